package corpus.helpers;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Calls of methods in the same source. */
final class Helpers {
    private Helpers() {}

    private static double square(double x) {
        return x * x;
    }

    private static double hypotenuse(double a, double b) {
        return Math.sqrt(square(a) + square(b));
    }

    @Differentiable
    static double nested(double x, double y) {
        return hypotenuse(square(x), y) * square(hypotenuse(x, square(y)));
    }

    private static double[] scaled(double[] v, double by) {
        double[] r = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            r[i] = v[i] * by;
        }
        return r;
    }

    @Differentiable
    static double returnsArray(double[] v, double x) {
        double[] a = scaled(v, x);
        double[] b = scaled(a, a[0]);
        return a[1] * b[2];
    }

    private static void addTo(double[] target, double[] v) {
        for (int i = 0; i < target.length; i++) {
            target[i] += v[i] * v[i];
        }
    }

    @Differentiable
    static double writesArray(double[] v, double[] w) {
        double[] t = new double[v.length];
        addTo(t, v);
        addTo(t, w);
        addTo(t, t);
        double s = 0;
        for (double e : t) {
            s += e;
        }
        return s;
    }

    @Differentiable
    static double writesParameterOfCaller(double[] v, double[] w) {
        addTo(v, w);
        return v[0] * v[1] + w[0];
    }

    private static double[] itself(double[] v) {
        v[0] = v[0] * 2;
        return v;
    }

    @Differentiable
    static double returnsArgument(double[] v) {
        double[] w = itself(v);
        w[1] = w[0] * v[1];
        return v[1] * w[0];
    }

    private static double[] either(double[] a, double[] b, boolean first) {
        if (first) {
            return a;
        }
        return b;
    }

    @Differentiable
    static double returnsOneOfTwo(double[] a, double[] b, boolean first) {
        double[] p = either(a, b, first);
        p[0] = p[1] * b[0];
        return a[0] * b[0];
    }

    private static double horner(double[] c, double x) {
        double r = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            r = r * x + c[i];
        }
        return r;
    }

    @Differentiable
    static double calledInLoop(double[] c, double x) {
        double s = 0;
        for (int i = 0; i < 3; i++) {
            s = s * 0.5 + horner(c, x + i) * horner(c, s);
        }
        return s;
    }

    private static double overwritesParameter(double x) {
        x = x * x;
        x = x + 1;
        return x;
    }

    @Differentiable
    static double parameterOfHelper(double x) {
        double a = overwritesParameter(x);
        return a * x + overwritesParameter(a);
    }

    private static double clamp(double x, double low, double high) {
        if (x < low) {
            return low;
        }
        if (x > high) {
            return high;
        }
        return x;
    }

    @Differentiable
    static double earlyReturnsInHelper(@In(from = -2, to = 2) double x, @In(from = -2, to = 2) double y) {
        return clamp(x, -1, y) * y + clamp(y, x, 1.5);
    }

    private static int steps(int n) {
        return n * 2 - 1;
    }

    @Differentiable
    static double integerHelper(double x, @In(from = 1, to = 3) int n) {
        double r = x;
        for (int i = 0; i < steps(n); i++) {
            r = r * x + steps(i);
        }
        return r;
    }

    static final class Other {
        private static final double FACTOR = 1.5;

        private Other() {}

        static double scale(double x) {
            return FACTOR * x;
        }
    }

    @Differentiable
    static double ofNestedClass(double x) {
        return Other.scale(x * Other.scale(x));
    }

    private static double unusedResult(double[] v) {
        v[0] = v[0] * v[1];
        return v[0];
    }

    @Differentiable
    static double resultDropped(double[] v) {
        unusedResult(v);
        return v[0] * v[1];
    }

    private static double whileInHelper(double x) {
        double r = x;
        while (r < 5) {
            r = r * 1.5 + x;
        }
        return r;
    }

    @Differentiable
    static double loopsInHelper(double x, double y) {
        return whileInHelper(x) * whileInHelper(whileInHelper(y) - 4);
    }
}
