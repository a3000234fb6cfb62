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
     * The determinant of a square matrix. Of each row one column after the other is taken out of the linked list of columns, which
     * {@code next[size]} begins and {@code size} ends, while the minor of the rows below and of the columns that remain is computed.
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
        double[] minor = new double[size + 1];
        double[] sign = new double[size + 1];
        int[] before = new int[size + 1];
        int[] chosen = new int[size];
        minor[size] = 1;
        sign[0] = 1;
        before[0] = size;
        int row = 0;
        while (row >= 0) {
            int column = next[before[row]];
            if (column < size) {
                next[before[row]] = next[column];
                chosen[row] = column;
                row++;
                before[row] = size;
                if (row < size) {
                    minor[row] = 0;
                    sign[row] = 1;
                }
            } else {
                row--;
                if (row >= 0) {
                    int last = chosen[row];
                    minor[row] += sign[row] * a[row * size + last] * minor[row + 1];
                    sign[row] = -sign[row];
                    next[before[row]] = last;
                    before[row] = last;
                }
            }
        }
        return minor[0];
    }

    private static Evaluation primal(Input input) {
        int size = input.integer("ell", 1);
        double[] a = input.vector("A", size * size);
        return () -> determinant(a, size);
    }

    private static Evaluation gradient(Input input) {
        int size = input.integer("ell", 1);
        double[] a = input.vector("A", size * size);
        DeterminantGrad.Workspace ws = new DeterminantGrad.Workspace();
        return () -> {
            DeterminantGrad.gradient(a, size, ws);
            return ws.a();
        };
    }
}
