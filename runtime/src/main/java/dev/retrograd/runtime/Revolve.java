package dev.retrograd.runtime;

/**
 * The schedule of binomial checkpointing: where to keep a snapshot of a loop's state so that the loop can be run backwards from few
 * of them with the least repetition (Griewank and Walther, Algorithm 799, 2000). Companions of methods with {@code @Checkpoint} call it.
 */
public final class Revolve {

    private static final int REFERENCE = 8;

    private Revolve() {}

    /**
     * How many iterations to run from a snapshot before the next is kept. With no snapshot left to use it is all but the last one, the
     * one to be reversed.
     *
     * @param iterations how many iterations behind the snapshot are still to be reversed, at least 1
     * @param free how many snapshots can still be kept
     * @return the number of iterations to run, less than {@code iterations} and not 0 unless that is 1
     */
    public static int advance(int iterations, int free) {
        if (free <= 0 || iterations <= 2) {
            return iterations - 1;
        }
        // with s snapshots and at most r runs of each iteration C(s + r, s) iterations can be reversed
        long s = free + 1L;
        long r = 1;
        long reach = s + 1;
        long before = 1;
        while (reach < iterations) {
            r++;
            before = reach;
            reach = multiplied(reach, s + r, r);
        }
        // before = C(s + r - 1, s): what could be reversed with one run less
        long least = multiplied(before, r - 1, s + r - 1);
        long right = multiplied(before, s, r);
        // C(s + r - 2, s) iterations at least in front of the next snapshot, C(s + r - 1, s - 1) at most behind it
        return (int) Math.max(1, Math.max(least, iterations - right));
    }

    /** a · b / c, which is whole, or the greatest number where that is too large. */
    private static long multiplied(long a, long b, long c) {
        return b > 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b / c;
    }

    /**
     * How many snapshots fit into memory.
     *
     * @param bytes the memory
     * @param size the bytes of one snapshot
     * @return their number, at least 1
     * @throws IllegalArgumentException if not even one fits
     */
    public static int snapshots(long bytes, long size) {
        if (size > bytes) {
            throw new IllegalArgumentException("a snapshot of the checkpointed loop takes " + size
                    + " bytes, more than the " + bytes + " allowed");
        }
        return (int) Math.min(Integer.MAX_VALUE - REFERENCE, bytes / size);
    }
}
