package dev.retrograd.processor.frontend.attribution;

import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.FileObject;
import javax.tools.ForwardingFileObject;
import javax.tools.JavaFileObject;

/** The file object that {@code Filer.getResource} gives for a class file, which need not be a Java file object. */
final class ClassResource extends ForwardingFileObject<FileObject> implements JavaFileObject {
    ClassResource(FileObject file) {
        super(file);
    }

    @Override
    public Kind getKind() {
        return Kind.CLASS;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.CLASS && getName().endsWith(simpleName + ".class");
    }

    @Override
    public NestingKind getNestingKind() {
        return null;
    }

    @Override
    public Modifier getAccessLevel() {
        return null;
    }
}
