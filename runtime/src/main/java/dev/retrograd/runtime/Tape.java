package dev.retrograd.runtime;

import java.util.Arrays;

/**
 * What a companion records where it cannot know beforehand how much there will be, as in a loop whose trip count is
 * unknown: growing stacks of values and references, and a pool of arrays for the ones made inside loops.
 *
 * <p>What it has grown to is kept from call to call: after {@link #reset} the same work is done without allocation. It
 * belongs to one thread at a time. When a call ends by an exception half-way, {@code reset} makes the tape usable again.
 *
 * <p>Every {@code pop} returns what the last matching {@code push} of its kind was given. Popping an empty stack throws
 * {@link ArrayIndexOutOfBoundsException}, pushing more than the memory
 * holds {@link OutOfMemoryError}.
 */
public final class Tape {
    private static final double[] NO_DOUBLES = new double[0];
    private static final int[] NO_INTS = new int[0];
    private static final long[] NO_LONGS = new long[0];
    private static final boolean[] NO_BOOLEANS = new boolean[0];
    private static final Object[] NO_REFERENCES = new Object[0];

    private final Chunks<double[]> doubleChunks = new Chunks<>(double[]::new);
    private double[] doubles = NO_DOUBLES;
    private int doubleCount;
    private final Chunks<int[]> intChunks = new Chunks<>(int[]::new);
    private int[] ints = NO_INTS;
    private int intCount;
    private final Chunks<long[]> longChunks = new Chunks<>(long[]::new);
    private long[] longs = NO_LONGS;
    private int longCount;
    private final Chunks<boolean[]> booleanChunks = new Chunks<>(boolean[]::new);
    private boolean[] booleans = NO_BOOLEANS;
    private int booleanCount;
    private final Chunks<Object[]> referenceChunks = new Chunks<>(Object[]::new);
    private Object[] references = NO_REFERENCES;
    private int referenceCount;

    private final ArrayPool<double[]> doubleArrays = new ArrayPool<>(double[]::new, a -> Arrays.fill(a, 0.0));
    private final ArrayPool<float[]> floatArrays = new ArrayPool<>(float[]::new, a -> Arrays.fill(a, 0.0f));
    private final ArrayPool<int[]> intArrays = new ArrayPool<>(int[]::new, a -> Arrays.fill(a, 0));
    private final ArrayPool<long[]> longArrays = new ArrayPool<>(long[]::new, a -> Arrays.fill(a, 0));
    private final ArrayPool<boolean[]> booleanArrays = new ArrayPool<>(boolean[]::new, a -> Arrays.fill(a, false));
    private final ArrayPool<double[][]> doubleRows = new ArrayPool<>(double[][]::new, a -> Arrays.fill(a, null));
    private final ArrayPool<float[][]> floatRows = new ArrayPool<>(float[][]::new, a -> Arrays.fill(a, null));

    /** Makes an empty tape. */
    public Tape() {}

    /** Empties the stacks, forgets all references, and takes back every array that was handed out. */
    public void reset() {
        referenceChunks.used(array -> Arrays.fill(array, null));
        doubleChunks.rewind();
        doubles = NO_DOUBLES;
        doubleCount = 0;
        intChunks.rewind();
        ints = NO_INTS;
        intCount = 0;
        longChunks.rewind();
        longs = NO_LONGS;
        longCount = 0;
        booleanChunks.rewind();
        booleans = NO_BOOLEANS;
        booleanCount = 0;
        referenceChunks.rewind();
        references = NO_REFERENCES;
        referenceCount = 0;
        doubleArrays.reset();
        floatArrays.reset();
        intArrays.reset();
        longArrays.reset();
        booleanArrays.reset();
        doubleRows.reset();
        floatRows.reset();
    }

    /** {@return whether all stacks are empty, as they are when a reverse sweep has taken everything back} */
    public boolean isEmpty() {
        return (doubleCount | intCount | longCount | booleanCount | referenceCount) == 0
                && doubleChunks.atStart()
                && intChunks.atStart()
                && longChunks.atStart()
                && booleanChunks.atStart()
                && referenceChunks.atStart();
    }

    /**
     * Records a {@code double}.
     *
     * @param value the value
     */
    public void push(double value) {
        if (doubleCount == doubles.length) {
            doubles = doubleChunks.next();
            doubleCount = 0;
        }
        doubles[doubleCount++] = value;
    }

    /** {@return the last {@code double} that has not been taken back} */
    public double popDouble() {
        if (doubleCount == 0) {
            doubles = doubleChunks.previous();
            doubleCount = doubles.length;
        }
        return doubles[--doubleCount];
    }

    /**
     * Records an {@code int}.
     *
     * @param value the value
     */
    public void pushInt(int value) {
        if (intCount == ints.length) {
            ints = intChunks.next();
            intCount = 0;
        }
        ints[intCount++] = value;
    }

    /** {@return the last {@code int} that has not been taken back} */
    public int popInt() {
        if (intCount == 0) {
            ints = intChunks.previous();
            intCount = ints.length;
        }
        return ints[--intCount];
    }

    /**
     * Records a {@code long}.
     *
     * @param value the value
     */
    public void pushLong(long value) {
        if (longCount == longs.length) {
            longs = longChunks.next();
            longCount = 0;
        }
        longs[longCount++] = value;
    }

    /** {@return the last {@code long} that has not been taken back} */
    public long popLong() {
        if (longCount == 0) {
            longs = longChunks.previous();
            longCount = longs.length;
        }
        return longs[--longCount];
    }

    /**
     * Records a {@code boolean}.
     *
     * @param value the value
     */
    public void pushBoolean(boolean value) {
        if (booleanCount == booleans.length) {
            booleans = booleanChunks.next();
            booleanCount = 0;
        }
        booleans[booleanCount++] = value;
    }

    /** {@return the last {@code boolean} that has not been taken back} */
    public boolean popBoolean() {
        if (booleanCount == 0) {
            booleans = booleanChunks.previous();
            booleanCount = booleans.length;
        }
        return booleans[--booleanCount];
    }

    /**
     * Records a reference.
     *
     * @param value an object or null
     */
    public void pushReference(Object value) {
        if (referenceCount == references.length) {
            references = referenceChunks.next();
            referenceCount = 0;
        }
        references[referenceCount++] = value;
    }

    /** {@return the last reference that has not been taken back; the caller knows its type} */
    public Object popReference() {
        if (referenceCount == 0) {
            references = referenceChunks.previous();
            referenceCount = references.length;
        }
        Object value = references[--referenceCount];
        references[referenceCount] = null;
        return value;
    }

    /**
     * Hands out an array of zeros, the caller's until the next {@link #reset}.
     *
     * @param length the length
     * @return the array
     */
    public double[] doubles(int length) {
        return doubleArrays.take(length);
    }

    /**
     * Hands out an array of zeros, the caller's until the next {@link #reset}.
     *
     * @param length the length
     * @return the array
     */
    public float[] floats(int length) {
        return floatArrays.take(length);
    }

    /**
     * Hands out an array of zeros, the caller's until the next {@link #reset}.
     *
     * @param length the length
     * @return the array
     */
    public int[] ints(int length) {
        return intArrays.take(length);
    }

    /**
     * Hands out an array of zeros, the caller's until the next {@link #reset}.
     *
     * @param length the length
     * @return the array
     */
    public long[] longs(int length) {
        return longArrays.take(length);
    }

    /**
     * Hands out an array of false, the caller's until the next {@link #reset}.
     *
     * @param length the length
     * @return the array
     */
    public boolean[] booleans(int length) {
        return booleanArrays.take(length);
    }

    /**
     * Hands out rows of zeros, the caller's until the next {@link #reset}.
     *
     * @param rows the number of rows
     * @param columns the length of each row
     * @return the rows
     */
    public double[][] doubles(int rows, int columns) {
        double[][] array = doubleRows(rows);
        if (columns < 0) {
            // As the method's own "new" does even where there are no rows.
            throw new NegativeArraySizeException(Integer.toString(columns));
        }
        for (int i = 0; i < rows; i++) {
            array[i] = doubles(columns);
        }
        return array;
    }

    /**
     * Hands out an array of rows that are null, the caller's until the next {@link #reset}.
     *
     * @param rows the number of rows
     * @return the array
     */
    public double[][] doubleRows(int rows) {
        return doubleRows.take(rows);
    }

    /**
     * Hands out rows of zeros, the caller's until the next {@link #reset}.
     *
     * @param rows the number of rows
     * @param columns the length of each row
     * @return the rows
     */
    public float[][] floats(int rows, int columns) {
        float[][] array = floatRows(rows);
        if (columns < 0) {
            // As the method's own "new" does even where there are no rows.
            throw new NegativeArraySizeException(Integer.toString(columns));
        }
        for (int i = 0; i < rows; i++) {
            array[i] = floats(columns);
        }
        return array;
    }

    /**
     * Hands out an array of rows that are null, the caller's until the next {@link #reset}.
     *
     * @param rows the number of rows
     * @return the array
     */
    public float[][] floatRows(int rows) {
        return floatRows.take(rows);
    }

    /**
     * Hands out zeros in a given shape, the caller's until the next {@link #reset}.
     *
     * @param shape rows of that shape, each of its own length; where one is null the zeros have no row either
     * @return the zeros
     */
    public double[][] zerosLike(double[][] shape) {
        double[][] zeros = doubleRows(shape.length);
        for (int i = 0; i < shape.length; i++) {
            zeros[i] = shape[i] == null ? null : doubles(shape[i].length);
        }
        return zeros;
    }

    /**
     * Hands out a copy of an array, the caller's until the next {@link #reset}.
     *
     * @param source the array
     * @return the copy
     */
    public double[] copy(double[] source) {
        double[] copy = doubles(source.length);
        System.arraycopy(source, 0, copy, 0, source.length);
        return copy;
    }

    /**
     * Hands out a copy of rows, each in an array of its own, the caller's until the next {@link #reset}.
     *
     * @param source the rows; one that is null stays null
     * @return the copy
     */
    public double[][] copy(double[][] source) {
        double[][] copy = doubleRows(source.length);
        for (int i = 0; i < source.length; i++) {
            copy[i] = source[i] == null ? null : copy(source[i]);
        }
        return copy;
    }

    /**
     * Hands out zeros in a given shape, the caller's until the next {@link #reset}.
     *
     * @param shape rows of that shape, each of its own length; where one is null the zeros have no row either
     * @return the zeros
     */
    public float[][] zerosLike(float[][] shape) {
        float[][] zeros = floatRows(shape.length);
        for (int i = 0; i < shape.length; i++) {
            zeros[i] = shape[i] == null ? null : floats(shape[i].length);
        }
        return zeros;
    }

    /**
     * Hands out a copy of an array, the caller's until the next {@link #reset}.
     *
     * @param source the array
     * @return the copy
     */
    public float[] copy(float[] source) {
        float[] copy = floats(source.length);
        System.arraycopy(source, 0, copy, 0, source.length);
        return copy;
    }

    /**
     * Hands out a copy of rows, each in an array of its own, the caller's until the next {@link #reset}.
     *
     * @param source the rows; one that is null stays null
     * @return the copy
     */
    public float[][] copy(float[][] source) {
        float[][] copy = floatRows(source.length);
        for (int i = 0; i < source.length; i++) {
            copy[i] = source[i] == null ? null : copy(source[i]);
        }
        return copy;
    }
}
