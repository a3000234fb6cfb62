package dev.retrograd.processor.hostile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Notes what is written through a filer, and for which elements; other files than sources are kept in memory. */
final class NotingFiler implements Filer {
    private final Filer filer;
    private final Map<String, List<String>> origins = new TreeMap<>();
    private final Map<String, StringWriter> texts = new TreeMap<>();
    private final RuntimeException fault;

    /**
     * A filer around another.
     *
     * @param fault what making a source throws; null if it does not
     */
    NotingFiler(Filer filer, RuntimeException fault) {
        this.filer = filer;
        this.fault = fault;
    }

    /** For each file the elements that it comes from. */
    Map<String, List<String>> origins() {
        return origins;
    }

    /** The files that are no sources, by name. */
    Map<String, StringWriter> texts() {
        return texts;
    }

    private void note(CharSequence name, Element... elements) {
        origins.put(
                name.toString(),
                List.of(elements).stream().map(Element::toString).toList());
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... originatingElements) throws IOException {
        note(name, originatingElements);
        if (fault != null) {
            throw fault;
        }
        return filer.createSourceFile(name, originatingElements);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... originatingElements) throws IOException {
        note(name, originatingElements);
        return filer.createClassFile(name, originatingElements);
    }

    @Override
    public FileObject createResource(
            JavaFileManager.Location location,
            CharSequence moduleAndPkg,
            CharSequence relativeName,
            Element... originatingElements) {
        note(relativeName, originatingElements);
        StringWriter text = new StringWriter();
        texts.put(relativeName.toString(), text);
        return new SimpleJavaFileObject(URI.create("memory:///" + relativeName), JavaFileObject.Kind.OTHER) {
            @Override
            public Writer openWriter() {
                return text;
            }
        };
    }

    @Override
    public FileObject getResource(
            JavaFileManager.Location location, CharSequence moduleAndPkg, CharSequence relativeName)
            throws IOException {
        return filer.getResource(location, moduleAndPkg, relativeName);
    }
}
