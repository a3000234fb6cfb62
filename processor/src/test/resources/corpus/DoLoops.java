package corpus.doloops;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Loops whose condition computes: it runs once more than the body. */
final class DoLoops {
    private DoLoops() {}

    @Differentiable
    static double halving(@In(from = 5, to = 9) double x, @In(from = 1.5, to = 3) double y) {
        double s = 0;
        do {
            double quotient = x / y;
            s += quotient * Math.sin(x);
            x = quotient - 0.1;
        } while (x > 0.3);
        return s * x;
    }

    @Differentiable
    static double doInDo(@In(from = 5, to = 9) double x, @In(from = 1.5, to = 3) double y) {
        double s = 1;
        do {
            double z = x;
            do {
                z = z / y - s * 0.01;
                s += z * z;
            } while (z > 1);
            x -= y;
        } while (x * s > 0);
        return s;
    }

    @Differentiable
    static double assignmentInCondition(@In(from = 5, to = 9) double x, @In(from = 1.5, to = 3) double y) {
        double r = 0;
        double z;
        while ((z = x * x / y) > 1) {
            x = x * 0.6 - 0.01 * z;
            if (x < 2) {
                r += z;
            } else {
                r -= Math.cos(z);
            }
        }
        return r + z;
    }

    @Differentiable
    static double onlyTheLastTripCounts(double x, double[] v) {
        double y = 0;
        double r = x;
        int k = 0;
        do {
            k++;
            y = (v[0] = 0.6 * Math.tanh(x));
            r *= Math.sin(x);
        } while (k < 3);
        return r + y;
    }

    @Differentiable
    static double onlyTheOtherTripsCount(double x, double[] v, @In(from = 0, to = 3) int n) {
        double y = x;
        double r = x;
        double[] t = {x, v[1]};
        int k = 0;
        do {
            k++;
            if (k > 1) {
                r += y * v[k % 4];
            }
            y = x < 0 ? v[0] : Math.sin(v[1] * r);
            if (n > 1) {
                t[k % 2] = y * Math.tanh(y);
            }
        } while (k < n);
        return r + t[0];
    }

    @Differentiable
    static double loopsInDoLoop(@In(from = -2) double x, @In(from = -2) double y, @In(from = -2) double[] v, @In(from = 0, to = 3) int n) {
        int k = 0;
        do {
            k++;
            for (int i = 0; ; i++) {
                if (i >= 2 || y > v[2]) {
                    break;
                }
                y = x;
            }
            x /= 2 + Math.cos(Math.sin(v[k % 3]));
            double p = v[n % 3];
            if (n == 2) {
                int j = 0;
                while (true) {
                    if ((p = 0.6 * Math.tanh(v[2])) > 0.1 || ++j > 2) {
                        break;
                    }
                }
            }
            v[k & 1] /= 2 + Math.cos(p + p);
        } while (k < 3);
        return y + y;
    }

    /** The body stores into an array: what the condition's region writes belongs to a snapshot too. */
    @Differentiable
    static double storedByBody(@In(size = 5) double[] x) {
        double[] acc = {0, 1};
        int i = 0;
        do {
            acc[0] += x[i];
            acc[1] *= acc[0];
        } while (++i < x.length);
        return acc[1];
    }
}
