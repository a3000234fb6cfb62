package dev.retrograd;

/** What a differentiable method may say about its derivative. */
public final class Retrograd {
    private Retrograd() {}

    /**
     * A value whose derivative counts as zero.
     *
     * @param value any number
     * @return the number
     */
    public static double constant(double value) {
        return value;
    }

    /**
     * A value whose derivative counts as zero.
     *
     * @param value any number
     * @return the number
     */
    public static float constant(float value) {
        return value;
    }

    /**
     * A copy of an array whose derivative counts as zero.
     *
     * @param values an array of any length
     * @return a new array with the same elements
     */
    public static double[] constant(double[] values) {
        return values.clone();
    }

    /**
     * A copy of an array whose derivative counts as zero.
     *
     * @param values an array of any length
     * @return a new array with the same elements
     */
    public static float[] constant(float[] values) {
        return values.clone();
    }

    /**
     * A copy of an array of arrays whose derivative counts as zero.
     *
     * @param values rows of any lengths, none of them null
     * @return a new array with new rows that have the same elements
     */
    public static double[][] constant(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values[i].clone();
        }
        return copy;
    }
}
