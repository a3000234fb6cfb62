package corpus.missing;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.HashMap;
import java.util.Map;

/** Variables of class {@code Double} that hold nothing yet, or nothing any more. */
final class Missing {
    private Missing() {}

    @Differentiable
    static double best(@In(size = 5, from = -2) double[] x) {
        Double best = null;
        for (double v : x) {
            double f = v * v - v;
            if (best == null || f < best) {
                best = f;
            }
        }
        return best;
    }

    @Differentiable
    static double lastPositive(@In(size = 5, from = -2) double[] x, double other) {
        Double last = null;
        for (double v : x) {
            if (v > 0) {
                last = v * v;
            }
        }
        return last == null ? other : Math.sin(last) * other;
    }

    @Differentiable
    static double differences(@In(size = 5) double[] x) {
        Double previous = null;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (previous != null) {
                sum += (x[i] - previous) * previous;
            }
            previous = i == 2 ? null : (Double) (x[i] * x[i]);
        }
        return sum;
    }

    private static Double firstAbove(double[] x, double limit) {
        for (double v : x) {
            if (v > limit) {
                return v * v * limit;
            }
        }
        return null;
    }

    @Differentiable
    static double found(@In(size = 4) double[] x, @In(from = 0.5, to = 1.6) double limit) {
        Double found = firstAbove(x, limit);
        if (found == null) {
            return Math.exp(limit);
        }
        return found * limit;
    }

    private static double or(Double value, double other) {
        return null == value ? other : value;
    }

    @Differentiable
    static double handedOn(double x, double y) {
        Double some = x > y ? x * y : null;
        Double same = some;
        some = null;
        return or(null, x) + or(x * y, y) + or(same, y * y) + or(some, x * x * x);
    }

    @Differentiable
    static double accumulated(@In(size = 4) double[] x) {
        Double sum = null;
        for (double v : x) {
            if (sum == null) {
                sum = 1.0;
            }
            sum += v * v;
            sum *= v;
            sum++;
        }
        return sum;
    }

    @Differentiable
    static double lookedUp(@In(from = 0, to = 4) int key, double x) {
        Map<Integer, Double> values = new HashMap<>();
        values.put(1, 0.5);
        values.put(3, 2.5);
        Double factor = values.get(key);
        if (factor == null) {
            factor = x * x;
        }
        Double second = values.get(3);
        return factor * x + (second != null ? second : 0) * x;
    }

    /** A number is asked for where there may be none, which nobody sees of this one. */
    @Differentiable
    static double golden(@In(from = 0.5, to = 1) double a, @In(from = 2, to = 3) double b) {
        Double fc = null, fd = null;
        double ratio = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 12; i++) {
            double c = b - ratio * (b - a), d = a + ratio * (b - a);
            if (fc == null) {
                fc = (c - 1.3) * (c - 1.3);
            }
            if (fd == null) {
                fd = (d - 1.3) * (d - 1.3);
            }
            if (fc < fd) {
                b = d;
                fd = fc;
                fc = null;
            } else {
                a = c;
                fc = fd;
                fd = null;
            }
        }
        return (a + b) / 2 + (fc == null ? fd : fc);
    }
}
