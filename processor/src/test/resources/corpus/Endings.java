package corpus.endings;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** What runs behind statements whichever way they end, and assertions. */
final class Endings {
    private Endings() {}

    @Differentiable
    static double returned(@In(from = -2, to = 2) double x) {
        double r = x;
        try {
            if (x > 1) {
                return r * x;
            }
            r = Math.sin(x);
            if (x < 0) {
                return r + x;
            }
        } finally {
            r = r * 3;
        }
        return r * r;
    }

    @Differentiable
    static double counted(double x, @In(from = 1, to = 6) int n) {
        double r = x;
        double passes = 0;
        for (int i = 0; i < n; i++) {
            try {
                if (i == 3) {
                    continue;
                }
                if (r > 5) {
                    break;
                }
                r = r * x + passes;
            } finally {
                passes += x;
            }
        }
        return r * passes;
    }

    @Differentiable
    static double nested(double x, @In(from = 0, to = 3) int k) {
        double a = x;
        double b = 1;
        try {
            try {
                if (k == 0) {
                    return a;
                }
                a = a * a;
            } finally {
                b = b + a;
                a = b * x;
            }
            if (k == 1) {
                return a + b;
            }
            a = Math.cos(a);
        } finally {
            b = a * b;
        }
        return a * b;
    }

    @Differentiable
    static double throwing(double x, @In(from = 1, to = 3) int n) {
        int depth = 0;
        double r = 0;
        try {
            depth++;
            if (n < 0) {
                throw new IllegalArgumentException("n is " + n);
            }
            r = helper(x, n);
        } finally {
            depth--;
        }
        return r + depth;
    }

    private static double helper(double x, int n) {
        double y = x;
        try {
            for (int i = 0; i < n; i++) {
                if (y > 3) {
                    return y * x;
                }
                y *= x + 0.5;
            }
            return y;
        } finally {
            y = 0;
        }
    }

    @Differentiable
    static double asserted(@In(from = 0.5, to = 2) double x, @In(size = 4) double[] v) {
        assert x > 0 : "x is " + x;
        double r = x;
        for (double e : v) {
            assert e > 0;
            r = r * e + x;
        }
        return r;
    }
}
