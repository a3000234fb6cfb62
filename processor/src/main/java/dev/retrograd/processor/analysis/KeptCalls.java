package dev.retrograd.processor.analysis;

import java.util.Set;

/** What is known of methods of the platform that stay in the generated source as calls. */
final class KeptCalls {
    /** They neither write nor keep the arrays that they are given. */
    private static final Set<String> READERS = Set.of(
            "java.util.Arrays.toString",
            "java.util.Arrays.deepToString",
            "java.util.Arrays.hashCode",
            "java.util.Arrays.deepHashCode",
            "java.util.Arrays.equals",
            "java.util.Arrays.deepEquals",
            "java.util.Arrays.compare",
            "java.util.Arrays.mismatch",
            "java.util.Arrays.binarySearch",
            "java.util.Objects.requireNonNull",
            "java.util.Objects.isNull",
            "java.util.Objects.nonNull",
            "java.util.Objects.hash",
            "java.io.PrintStream#println",
            "java.io.PrintStream#print");

    /** They show the bits of a number, from which another method would make a number again. */
    private static final Set<String> BITS = Set.of(
            "java.lang.Double.doubleToLongBits",
            "java.lang.Double.doubleToRawLongBits",
            "java.lang.Float.floatToIntBits",
            "java.lang.Float.floatToRawIntBits");

    /** They put what they are given into an object of the platform. */
    private static final Set<String> STORING = Set.of(
            "accept",
            "accumulate",
            "add",
            "addElement",
            "addFirst",
            "addLast",
            "compareAndSet",
            "getAndSet",
            "insertElementAt",
            "merge",
            "offer",
            "offerFirst",
            "offerLast",
            "push",
            "put",
            "putIfAbsent",
            "replace",
            "set",
            "setElementAt");

    private KeptCalls() {}

    /** Whether a method of a collection of the platform, or of the like, keeps what it is given. */
    static boolean isStoring(String callee) {
        int method = callee.indexOf('#');
        return method > 0 && callee.startsWith("java.util.") && STORING.contains(callee.substring(method + 1));
    }

    /** Whether what a method does is up to whoever wrote a function: it may read any array that the caller has. */
    static boolean isUnknown(String callee) {
        return callee.startsWith("java.util.function.");
    }

    /** Whether a method leaves arrays alone, as the checks of the runtime do. */
    static boolean isReader(String callee) {
        return READERS.contains(callee) || callee.startsWith("dev.retrograd.runtime.");
    }

    /** Whether an integral result still stands for the number that it was made of. */
    static boolean showsBits(String callee) {
        return BITS.contains(callee);
    }

    /** The class whose static state a callee may use; null if it is none of the user's. */
    static String state(String callee) {
        boolean isStatic = callee.indexOf('#') < 0;
        boolean ofPlatform = callee.startsWith("java.") || callee.startsWith("dev.retrograd.runtime.");
        return isStatic && !ofPlatform && callee.indexOf('.') > 0 ? callee.substring(0, callee.lastIndexOf('.')) : null;
    }
}
