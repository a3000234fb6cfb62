package corpus.floats;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Single precision. */
final class Floats {
    private Floats() {}

    @Differentiable
    static float product(float x, float y) {
        return x * y + x / y;
    }

    @Differentiable
    static float mixed(float x, double y, @Constant float z) {
        double wide = x * y;
        float narrow = (float) (wide * wide);
        return narrow + x * z;
    }

    @Differentiable
    static float elements(float[] v, float x) {
        float s = 0;
        for (int i = 0; i < v.length; i++) {
            s += v[i] * v[i] * x;
        }
        return s;
    }

    @Differentiable
    static float[] scaledFloats(float[] v, float x) {
        float[] r = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            r[i] = v[i] * x;
        }
        return r;
    }

    @Differentiable
    static double viaFloat(double x) {
        float f = (float) x;
        f *= 2;
        f += x;
        return f * f;
    }

    @Differentiable
    static float loop(float x, @In(from = 1, to = 4) int n) {
        float r = x;
        for (int i = 0; i < n; i++) {
            r = r * x + 0.5f;
        }
        return r;
    }

    @Differentiable
    static float whileLoop(float x) {
        float r = x;
        while (r < 10) {
            r = r * 1.5f + x;
        }
        return r;
    }

    @Differentiable
    static float functions(float x, float y) {
        return (float) Math.sin(x) * Math.max(x, y) + Math.abs(y);
    }

    @Differentiable
    static float recursive(float x, float y) {
        return weighted(x, y, 4);
    }

    private static float weighted(float x, float y, int n) {
        return n == 0 ? x : x * 0.5f + (float) Math.sin(y) * weighted(y, x * y, n - 1);
    }

    @Differentiable
    static float largest(@In(from = -1) float[] x, float y) {
        Float largest = null;
        for (float v : x) {
            boolean larger = largest == null || v * y > largest;
            if (larger) {
                largest = v * y;
            }
        }
        return largest * y;
    }
}
