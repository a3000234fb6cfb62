package corpus.exchanges;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Variables that take each other's values: what is in one place for a while must not be overwritten. */
final class Exchanges {
    private Exchanges() {}

    /** Variables that change places in branches and loops within loops. */
    @Differentiable
    static double[] turns(double[] v, double x, @In(from = 0, to = 11) int n) {
        double a = x, b = v[0], c = v[1], s = 0;
        double[] r = new double[6];
        for (int i = 0; i < n; i++) {
            double t = a;
            if (i % 3 == 0) { a = b; b = t; } else if (i % 3 == 1) { a = b; } else { double u = c; c = b * a; b = u; a = a + t; }
            double w = a;
            for (int j = 0; j < i; j++) {
                if (j % 2 == 0) { w = w * 0.5 + c; } else { s += w; }
                if (w > 1) { double z = s; s = c; c = z * 0.1; }
                t = w;
            }
            r[i % 6] += t * w - a + s;
            if (x > 0) { r[0] = r[0] + t; }
        }
        double k = b;
        if (n > 2) { k = k * a; } else { k = c; }
        double m = k;
        if (n % 2 == 0) { m = m + b; k = s; }
        r[5] = k * m + b;
        r[4] = m;
        return r;
    }

    /** The same in loops that end when a number says so, and an array that is one of two. */
    @Differentiable
    static double[] chases(double[] v, double x, @In(from = 0, to = 11) int n) {
        double[] r = new double[6];
        double a = x, b = 1, c = v[2];
        int i = 0;
        while (i < n && a < 50) {
            double old = a;
            if (a > b) { double t = a; a = b; b = t; }
            else if (i > 1) { c = a; a = a + v[i % v.length]; }
            int j = 0;
            double d = c, e = old;
            do { double t = d; d = e; e = t * 0.9 + b; j++; if (j == 2) { d = old; } } while (j < i);
            r[i % 6] += d * e + c + old * a;
            b = b + d * 0.1;
            i++;
        }
        double[] p = {a, b};
        double[] q = p;
        if (n > 1) { q = new double[] {b, c}; } 
        q[0] += a;
        r[5] += p[0] * q[1] + p[1];
        r[4] += a * b;
        return r;
    }

    /** An array that becomes another's next, and the largest of the numbers so far. */
    @Differentiable
    static double[] steps(double[] v, double x, @In(from = 0, to = 11) int n) {
        double[] r = new double[6];
        double[] prev = {x, v[0]};
        double m = v[1];
        for (int i = 0; i < n; i++) {
            double[] next = new double[2];
            next[0] = prev[1] * v[i % v.length];
            next[1] = Math.sqrt(Math.abs(prev[0])) + m;
            double best = next[0];
            for (int k = 0; k < 2; k++) { if (next[k] > best) { best = next[k]; } m = best > 1 ? m : best * m; }
            if (i % 2 == 0) { prev = next; }
            r[i % 6] = Math.max(best, m) * prev[0];
        }
        r[5] += prev[0] * m + prev[1];
        return r;
    }

    /** An array that a loop gives back, from one of its rounds or from none. */
    @Differentiable
    static double[] stopped(double[] v, double x, @In(from = 0, to = 5) int n) {
        for (int i = 0; i < n; i++) {
            double[] found = {x * v[i % v.length], x + i};
            if (x * v[0] > 0.3 * i) {
                continue;
            }
            return found;
        }
        return new double[] {x * x, v[0]};
    }

    /** An array that a loop without a counter exchanges for another. */
    @Differentiable
    static double[] replaced(double[] v, double x, @In(from = 0, to = 5) int n) {
        double[] last = {v[1], x};
        double[] now = {x, v[0]};
        int left = n;
        while (left > 0 && last[0] < 20) {
            last = now;
            now = new double[] {last[1] * v[left % v.length], last[0] + x};
            left--;
        }
        return new double[] {now[0] * now[1], last[1]};
    }
}
