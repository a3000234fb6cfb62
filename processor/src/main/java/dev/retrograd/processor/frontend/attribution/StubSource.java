package dev.retrograd.processor.frontend.attribution;

import java.net.URI;
import java.util.function.Supplier;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Source in memory of a class that is yet to be generated: signatures are enough to attribute its callers. It is made when the
 * compiler asks for it, which it does for classes that are named somewhere.
 */
final class StubSource extends SimpleJavaFileObject {
    private static final String SCHEME = "retrograd-stub";

    private final Supplier<String> text;

    StubSource(String binaryName, Supplier<String> text) {
        super(URI.create(SCHEME + ":///" + binaryName.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
        this.text = text;
    }

    static boolean isStub(FileObject file) {
        return SCHEME.equals(file.toUri().getScheme());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text.get();
    }
}
