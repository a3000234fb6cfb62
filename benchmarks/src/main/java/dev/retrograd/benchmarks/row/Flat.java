package dev.retrograd.benchmarks.row;

import dev.retrograd.runtime.Matrix;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Puts derivatives one after the other. */
final class Flat {

    private Flat() {}

    /** The numbers of scalars, arrays of any depth and matrices, in order. */
    static double[] of(Object... parts) {
        return Arrays.stream(parts).flatMapToDouble(Flat::numbers).toArray();
    }

    private static DoubleStream numbers(Object part) {
        if (part instanceof double[] row) {
            return Arrays.stream(row);
        }
        if (part instanceof Object[] rows) {
            return Arrays.stream(rows).flatMapToDouble(Flat::numbers);
        }
        if (part instanceof Matrix matrix) {
            return numbers(matrix.data());
        }
        return DoubleStream.of((Double) part);
    }
}
