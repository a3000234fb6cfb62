package dev.retrograd.runtime;

/** How far the stacks of a {@link Tape} grow. */
final class Capacity {
    /** The longest array that every HotSpot configuration can make. */
    static final int MAX = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /** The capacity that follows {@code full}: half as much again, which keeps the copying below three words a push. */
    static int next(String what, int full) {
        if (full >= MAX) {
            throw new IllegalStateException("the tape holds at most " + MAX + " " + what
                    + "; a loop runs too often for its derivative to record each iteration");
        }
        return (int) Math.min(MAX, 16L + full + (full >> 1));
    }
}
