package dev.retrograd.runtime;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Arrays of one type, sorted by length into shelves. Between two resets an array is handed out once; after a reset the
 * same arrays are handed out again, cleared.
 */
final class ArrayPool<A> {
    /** How many times the largest use so far the pool may hold before it lets go of lengths that are out of use. */
    private static final int SLACK = 4;

    private final IntFunction<A> allocate;
    private final Consumer<A> clear;
    private int[] lengths = new int[0];
    private Shelf[] shelves = new Shelf[0];
    private long held;
    private long mostUsed;

    ArrayPool(IntFunction<A> allocate, Consumer<A> clear) {
        this.allocate = allocate;
        this.clear = clear;
    }

    /** The arrays of one length; the first {@code used} are handed out. */
    private static final class Shelf {
        Object[] arrays = new Object[1];
        int used;
        int filled;
    }

    @SuppressWarnings("unchecked") // a shelf holds only what this pool's allocate made
    A take(int length) {
        int at = Arrays.binarySearch(lengths, length);
        if (at >= 0 && shelves[at].used < shelves[at].filled) {
            return (A) shelves[at].arrays[shelves[at].used++];
        }
        // Before anything else: for a negative length this throws what the method itself throws.
        A made = allocate.apply(length);
        Shelf shelf = at >= 0 ? shelves[at] : insert(~at, length);
        if (shelf.filled == shelf.arrays.length) {
            shelf.arrays = Arrays.copyOf(shelf.arrays, Capacity.next("arrays of length " + length, shelf.filled));
        }
        shelf.arrays[shelf.filled++] = made;
        shelf.used++;
        held += length;
        return made;
    }

    private Shelf insert(int at, int length) {
        int[] longer = new int[lengths.length + 1];
        Shelf[] more = new Shelf[longer.length];
        System.arraycopy(lengths, 0, longer, 0, at);
        System.arraycopy(shelves, 0, more, 0, at);
        longer[at] = length;
        more[at] = new Shelf();
        System.arraycopy(lengths, at, longer, at + 1, lengths.length - at);
        System.arraycopy(shelves, at, more, at + 1, lengths.length - at);
        lengths = longer;
        shelves = more;
        return more[at];
    }

    @SuppressWarnings("unchecked") // see take
    void reset() {
        long used = 0;
        for (int i = 0; i < shelves.length; i++) {
            used += (long) shelves[i].used * lengths[i];
        }
        mostUsed = Math.max(mostUsed, used);
        boolean trim = held / SLACK > mostUsed;
        for (int i = 0; i < shelves.length; i++) {
            Shelf shelf = shelves[i];
            for (int k = 0; k < shelf.used; k++) {
                clear.accept((A) shelf.arrays[k]);
            }
            if (trim) {
                Arrays.fill(shelf.arrays, shelf.used, shelf.filled, null);
                held -= (long) (shelf.filled - shelf.used) * lengths[i];
                shelf.filled = shelf.used;
            }
            shelf.used = 0;
        }
    }
}
