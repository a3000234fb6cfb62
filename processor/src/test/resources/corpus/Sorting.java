package corpus.sorting;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;

/** Sorting: derivatives go where the elements went. */
final class Sorting {
    private Sorting() {}

    @Differentiable
    static double weighted(@In(size = 7, from = -3, to = 3) double[] v) {
        Arrays.sort(v);
        double r = 0;
        for (int i = 0; i < v.length; i++) {
            r += (i + 1) * v[i] * v[i] * v[i];
        }
        return r;
    }

    @Differentiable
    static double[] ofRange(@In(size = 9, from = -3, to = 3) double[] v, @In(from = 0, to = 3) int first) {
        double[] w = v.clone();
        Arrays.sort(w, first, 8);
        w[first] *= v[0];
        return w;
    }

    @Differentiable
    static double middleValue(@In(size = 6, from = -3, to = 3) double[] v) {
        double[] sorted = Arrays.copyOf(v, v.length);
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return (sorted[middle - 1] + sorted[middle]) / 2 * sorted[0];
    }

    @Differentiable
    static double inLoop(@In(size = 5, from = -2, to = 2) double[] v, double x) {
        double r = 0;
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < v.length; i++) {
                v[i] = Math.sin(v[i] * x + i);
            }
            Arrays.sort(v);
            r += v[k] * v[k + 1];
        }
        return r;
    }

    @Differentiable
    static double indices(@In(size = 4, from = 0, to = 3) int[] indices, @In(size = 4) double[] v) {
        int[] sorted = indices.clone();
        Arrays.sort(sorted);
        double r = 0;
        for (int i : sorted) {
            r = r * v[i] + i;
        }
        return r;
    }
}
