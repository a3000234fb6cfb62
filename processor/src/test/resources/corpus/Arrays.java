package corpus.arrays;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Arrays of numbers. */
final class Arrays {
    private Arrays() {}

    @Differentiable
    static double sum(double[] v) {
        double s = 0;
        for (int i = 0; i < v.length; i++) {
            s += v[i];
        }
        return s;
    }

    @Differentiable
    static double forEach(double[] v) {
        double s = 1;
        for (double e : v) {
            s *= e;
        }
        return s;
    }

    @Differentiable
    static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    @Differentiable
    static double logSumExp(double[] v) {
        double max = v[0];
        for (int i = 1; i < v.length; i++) {
            max = Math.max(max, v[i]);
        }
        double s = 0;
        for (double e : v) {
            s += Math.exp(e - max);
        }
        return max + Math.log(s);
    }

    @Differentiable
    static double temporary(double[] v) {
        double[] t = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            t[i] = v[i] * v[i];
        }
        double r = 1;
        for (int i = 0; i < v.length; i++) {
            r = r * t[i] + v[v.length - 1 - i];
        }
        return r;
    }

    @Differentiable
    static double overwrittenElement(double x, double y) {
        double[] t = new double[2];
        t[0] = x * y;
        t[1] = t[0] * x;
        t[0] = Math.sin(t[1]);
        t[1] *= t[0];
        t[0] += y;
        return t[0] * t[1];
    }

    @Differentiable
    static double prefixSums(double[] v) {
        double[] p = new double[v.length];
        p[0] = v[0];
        for (int i = 1; i < v.length; i++) {
            p[i] = v[i] + p[i - 1] * p[i - 1];
        }
        return p[v.length - 1];
    }

    @Differentiable
    static double inPlacePrefixSums(double[] v) {
        for (int i = 1; i < v.length; i++) {
            v[i] += v[i - 1] * v[i];
        }
        double s = 0;
        for (double e : v) {
            s += e * e;
        }
        return s;
    }

    @Differentiable
    static double aliasOfLocal(double x) {
        double[] a = new double[3];
        double[] b = a;
        a[0] = x;
        b[1] = a[0] * a[0];
        a[2] = b[1] * x;
        return b[2] + a[1] + b[0];
    }

    @Differentiable
    static double aliasOfParameter(double[] v) {
        double[] w = v;
        w[0] = v[1] * v[0];
        v[1] = w[0] * v[2];
        return w[1] * v[0];
    }

    @Differentiable
    static double swapOfReferences(double[] a, double[] b) {
        double[] p = a;
        double[] q = b;
        for (int i = 0; i < 3; i++) {
            double[] t = p;
            p = q;
            q = t;
        }
        return p[0] * q[1] * q[1];
    }

    @Differentiable
    static double chosenReference(double[] a, double[] b, @In(from = -1, to = 1) double x) {
        double[] p = x > 0 ? a : b;
        double r = 0;
        for (double e : p) {
            r = r * x + e;
        }
        return r * a[0];
    }

    @Differentiable
    static double chosenReferenceWritten(double[] a, double[] b, @In(from = -1, to = 1) double x) {
        double[] p = a;
        if (x > 0) {
            p = b;
        }
        p[1] = p[0] * x;
        return a[1] * b[1] + a[0];
    }

    @Differentiable
    static double smoothing(double[] v, @In(from = 0, to = 4) int steps) {
        double[] u = v.clone();
        for (int s = 0; s < steps; s++) {
            double[] next = new double[u.length];
            for (int i = 0; i < u.length; i++) {
                double left = i > 0 ? u[i - 1] : u[i];
                double right = i + 1 < u.length ? u[i + 1] : u[i];
                next[i] = 0.5 * u[i] + 0.25 * left * right;
            }
            u = next;
        }
        double r = 0;
        for (int i = 0; i < u.length; i++) {
            r += u[i] * u[i] * i;
        }
        return r;
    }

    @Differentiable
    static double doubleBuffer(double[] v, @In(from = 0, to = 5) int steps) {
        double[] now = v.clone();
        double[] next = new double[v.length];
        for (int s = 0; s < steps; s++) {
            for (int i = 0; i < now.length; i++) {
                next[i] = now[i] * now[(i + 1) % now.length] + 0.1;
            }
            double[] t = now;
            now = next;
            next = t;
        }
        double r = 0;
        for (double e : now) {
            r += e;
        }
        return r;
    }

    @Differentiable
    static double allocatedInLoop(double[] v) {
        double r = 0;
        for (int i = 0; i < v.length; i++) {
            double[] t = new double[3];
            t[0] = v[i];
            t[1] = t[0] * r;
            t[2] += t[1] + v[0];
            r = r + t[2] * t[0];
        }
        return r;
    }

    @Differentiable
    static double allocatedInNest(double[] v, @In(from = 1, to = 3) int n) {
        double r = 1;
        for (int i = 0; i < n; i++) {
            double[] outer = new double[n];
            for (int j = 0; j < n; j++) {
                double[] inner = new double[2];
                inner[0] = v[i] * r;
                inner[1] = inner[0] * v[j];
                outer[j] = inner[1] - inner[0] * outer[0];
            }
            for (double e : outer) {
                r = r + 0.1 * e;
            }
        }
        return r;
    }

    @Differentiable
    static double allocatedInWhile(double x, double y) {
        double[] state = {x, y};
        double r = 0;
        while (r < 10) {
            double[] next = new double[2];
            next[0] = state[1] + 0.5;
            next[1] = state[0] * state[1];
            state = next;
            r = r + state[0] * state[0];
        }
        return r * state[1];
    }

    @Differentiable
    static double initialiser(double x, double y) {
        double[] c = {1, x, x * y, y * y, 4};
        double r = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            r = r * x + c[i];
        }
        return r;
    }

    @Differentiable
    static double cloned(double[] v) {
        double[] c = v.clone();
        c[0] = c[1] * c[2];
        v[1] = c[0] * v[0];
        return c[0] * v[1] + c[1] * v[0];
    }

    @Differentiable
    static double gather(double[] v, @In(from = 0, to = 3, size = 6) int[] index) {
        double r = 1;
        for (int k : index) {
            r = r * 0.5 + v[k] * v[k];
        }
        return r;
    }

    @Differentiable
    static double scatter(double[] v, @In(from = 0, to = 3, size = 6) int[] index) {
        double[] bins = new double[4];
        for (int k = 0; k < index.length; k++) {
            bins[index[k]] += v[k % v.length] * k;
        }
        double r = 0;
        for (double b : bins) {
            r += b * b;
        }
        return r;
    }

    @Differentiable
    static double indexFromData(@In(from = 0, to = 3) double[] v) {
        double r = 0;
        for (int i = 0; i < v.length; i++) {
            int k = (int) v[i];
            r += v[k] * v[i] * v[i];
        }
        return r;
    }

    @Differentiable
    static double reversedInPlace(double[] v) {
        for (int i = 0, j = v.length - 1; i < j; i++, j--) {
            double t = v[i];
            v[i] = v[j];
            v[j] = t;
        }
        return v[0] * v[0] + v[1] * v[2] * v[3];
    }

    @Differentiable
    static double bubbleSort(double[] v) {
        double[] s = v.clone();
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j + 1 < s.length - i; j++) {
                if (s[j] > s[j + 1]) {
                    double t = s[j];
                    s[j] = s[j + 1];
                    s[j + 1] = t;
                }
            }
        }
        double r = 0;
        for (int i = 0; i < s.length; i++) {
            r += (i + 1) * s[i] * s[i];
        }
        return r;
    }

    @Differentiable
    static double overwrittenByConstant(double[] v) {
        double r = v[0] * v[1];
        v[0] = 3;
        r += v[0] * v[2];
        v[0] = r;
        return v[0] * v[0];
    }

    @Differentiable
    static double elementKilledInIteration(double[] v) {
        double[] t = new double[1];
        double r = 0;
        for (double e : v) {
            t[0] = e * e;
            r += t[0] * t[0];
            t[0] = r;
        }
        return r + t[0];
    }

    @Differentiable
    static double recurrence(double x, @In(from = 3, to = 8) int n) {
        double[] t = new double[n];
        t[0] = 1;
        t[1] = x;
        for (int k = 2; k < n; k++) {
            t[k] = 2 * x * t[k - 1] - t[k - 2];
        }
        return t[n - 1] + t[n - 2];
    }

    @Differentiable
    static double emptyArray(double x) {
        double[] none = new double[0];
        double r = x;
        for (double e : none) {
            r += e;
        }
        return r * x;
    }

    @Differentiable
    static double conditionalStore(@In(from = -1, to = 1) double[] v) {
        double[] t = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            if (v[i] > 0) {
                t[i] = Math.log(v[i] + 1);
            } else if (i > 0) {
                t[i - 1] = v[i] * t[i];
            }
        }
        double r = 0;
        for (int i = 0; i < t.length; i++) {
            r += t[i] * v[i];
        }
        return r;
    }

    @Differentiable
    static double referenceFromLoop(double[] v, @In(from = 0, to = 4) int n) {
        double[] last = v;
        for (int i = 0; i < n; i++) {
            double[] t = new double[2];
            t[0] = last[1] * v[0];
            t[1] = last[0] + i;
            if (i % 2 == 0) {
                last = t;
            }
        }
        return last[0] * last[1];
    }

    @Differentiable
    static double compoundIndexOnce(double[] v) {
        int i = 0;
        v[i++] += v[i] * 2;
        v[i++] *= v[i];
        v[i] -= v[i - 1];
        return v[0] * v[1] + v[2] * i;
    }

    @Differentiable
    static double incrementElement(double[] v) {
        double a = v[0]++ * v[1];
        double b = --v[1] * v[0];
        return a * b + v[1];
    }

    @Differentiable
    static double cloneOfUnwritten(double[] v) {
        double[] c = v.clone();
        c[0] = 5 * v[1];
        c[2] *= v[0];
        return c[0] * v[0] + c[1] * v[2] + c[2];
    }

    @Differentiable
    static double twoClones(double[] v, double x) {
        double[] a = v.clone();
        double[] b = v.clone();
        a[0] = x;
        b[1] = a[1] * x;
        return a[0] * b[0] + b[1] * a[2];
    }
}
