package dev.retrograd.processor.frontend.attribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import javax.tools.JavaFileObject;

/** A class file that tells, when it is read, which other classes it mentions. */
final class ClassFile extends NamedFile {
    private final Consumer<String> mentioned;

    ClassFile(String binaryName, JavaFileObject file, Consumer<String> mentioned) {
        super(binaryName, file);
        this.mentioned = mentioned;
    }

    @Override
    public InputStream openInputStream() throws IOException {
        byte[] bytes;
        try (InputStream in = super.openInputStream()) {
            bytes = in.readAllBytes();
        }
        ConstantPool.classNames(bytes).forEach(mentioned);
        return new ByteArrayInputStream(bytes);
    }
}
