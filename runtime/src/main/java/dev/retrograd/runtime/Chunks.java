package dev.retrograd.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The arrays that one stack of a {@link Tape} lies in, one behind the other: growing copies nothing, and no array is so long that a
 * collector treats it apart. The first is short, as most tapes are.
 *
 * @param <A> the type of the arrays
 */
final class Chunks<A> {
    private static final int SHORTEST = 64;
    private static final int LONGEST = 1 << 15;

    private final IntFunction<A> allocator;
    private final List<A> arrays = new ArrayList<>();
    private int current = -1;

    Chunks(IntFunction<A> allocator) {
        this.allocator = allocator;
    }

    /** The array behind the current one, made if there is none yet. */
    A next() {
        if (current + 1 == arrays.size()) {
            arrays.add(allocator.apply((int) Math.min(LONGEST, (long) SHORTEST << Math.min(arrays.size(), 32))));
        }
        current++;
        return arrays.get(current);
    }

    /**
     * The array before the current one.
     *
     * @throws ArrayIndexOutOfBoundsException if there is none: more is taken from the stack than was put there
     */
    A previous() {
        if (current <= 0) {
            throw new ArrayIndexOutOfBoundsException(
                    "the stack of the tape is empty: another call works in the same workspace; give each thread a workspace of its own");
        }
        current--;
        return arrays.get(current);
    }

    /** Whether the current array is the first, or none. */
    boolean atStart() {
        return current <= 0;
    }

    /** Goes back to where there is no array yet; all are kept for {@link #next}. */
    void rewind() {
        current = -1;
    }

    /** Visits the arrays that have been in use since the last {@link #rewind}. */
    void used(Consumer<A> visitor) {
        for (int i = 0; i <= current; i++) {
            visitor.accept(arrays.get(i));
        }
    }
}
