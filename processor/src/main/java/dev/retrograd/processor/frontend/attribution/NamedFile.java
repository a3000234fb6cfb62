package dev.retrograd.processor.frontend.attribution;

import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/** A file that knows which class it holds: a file manager of ours cannot infer that from a file object of another. */
class NamedFile extends ForwardingJavaFileObject<JavaFileObject> {
    private final String binaryName;

    NamedFile(String binaryName, JavaFileObject file) {
        super(file);
        this.binaryName = binaryName;
    }

    final String binaryName() {
        return binaryName;
    }

    /** True also for an auxiliary class, whose file bears the name of another class. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == getKind()
                && (fileObject.isNameCompatible(simpleName, kind)
                        || QualifiedNames.simpleOf(binaryName).equals(simpleName));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedFile that
                && that.binaryName.equals(binaryName)
                && that.getKind() == getKind()
                && that.toUri().equals(toUri());
    }

    @Override
    public int hashCode() {
        return binaryName.hashCode();
    }
}
