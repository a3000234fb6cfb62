package dev.retrograd.benchmarks.eval;

import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Map;

/** GradBench's {@code det}: the determinant by expansion along the first row, again and again. */
public final class Determinant {

    private Determinant() {}

    static Eval eval() {
        return new Eval("det", Map.of("primal", Determinant::primal, "gradient", Determinant::gradient));
    }

    /**
     * The determinant of a square matrix.
     *
     * @param a its elements, row by row
     * @param size the number of rows
     * @return the determinant
     */
    @Differentiable
    public static double determinant(double[] a, int size) {
        int[] next = new int[size + 1];
        for (int column = 0; column < size; column++) {
            next[column] = column + 1;
        }
        return minor(a, size, 0, next);
    }

    /**
     * The determinant of the rows from the given one on and of the columns of a linked list, which {@code next[size]} begins
     * and {@code size} ends.
     */
    private static double minor(double[] a, int size, int row, int[] next) {
        if (row == size - 1) {
            return a[row * size + next[size]];
        }
        double sum = 0;
        double sign = 1;
        int before = size;
        for (int column = next[size]; column != size; column = next[column]) {
            next[before] = next[column];
            sum += sign * a[row * size + column] * minor(a, size, row + 1, next);
            next[before] = column;
            before = column;
            sign = -sign;
        }
        return sum;
    }

    private static Evaluation primal(Input input) {
        int size = input.integer("ell", 1);
        double[] a = input.square("A", size);
        return () -> determinant(a, size);
    }

    private static Evaluation gradient(Input input) {
        int size = input.integer("ell", 1);
        double[] a = input.square("A", size);
        DeterminantGrad.Workspace ws = new DeterminantGrad.Workspace();
        return () -> {
            DeterminantGrad.gradient(a, size, ws);
            return ws.a();
        };
    }
}
