package dev.retrograd.processor.frontend.attribution;

/** Splits and joins binary class names. */
final class QualifiedNames {
    private QualifiedNames() {}

    /** The part before the last dot; empty if there is none. */
    static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** The part after the last dot. */
    static String simpleOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static String join(String packageName, String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    /** Path of a class file relative to its root. */
    static String classFile(String packageName, String simpleName) {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        return folder + simpleName + ".class";
    }
}
