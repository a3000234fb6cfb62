package dev.retrograd.processor.frontend.attribution;

import java.net.URI;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/** Source in memory of a class that is yet to be generated: signatures are enough to attribute its callers. */
final class StubSource extends SimpleJavaFileObject {
    private static final String SCHEME = "retrograd-stub";

    private final String text;

    StubSource(String binaryName, String text) {
        super(URI.create(SCHEME + ":///" + binaryName.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
        this.text = text;
    }

    static boolean isStub(FileObject file) {
        return SCHEME.equals(file.toUri().getScheme());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
