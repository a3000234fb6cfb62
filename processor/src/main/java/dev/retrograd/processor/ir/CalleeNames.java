package dev.retrograd.processor.ir;

/** What the functions are called that a callee becomes: the callee's name with one of these behind it. */
public final class CalleeNames {
    /** The forward sweep: the method itself, which leaves on the tape what the reverse sweep needs. */
    public static final String FORWARD = "Forward";

    /** The reverse sweep. */
    public static final String REVERSE = "Reverse";

    /** Both sweeps, as long as they are one function. */
    public static final String SWEEPS = "Sweeps";

    /** The function with tangents, or its sweeps, if one of the others stands behind. */
    public static final String TANGENT = "Tangent";

    /** A run of a loop's iterations, which may run beside others; a number may follow. */
    public static final String CHUNK = ".chunk";

    private CalleeNames() {}

    /** Whether a function of this name is a run of a loop's iterations. */
    public static boolean isChunk(String name) {
        return name.contains(CHUNK);
    }

    /** The method's name, of a name that may end in one of these. */
    public static String method(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }
}
