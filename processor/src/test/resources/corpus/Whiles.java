package corpus.whiles;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Loops of unknown length. */
final class Whiles {
    private Whiles() {}

    @Differentiable
    static double newtonRoot(@In(from = 2, to = 9) double x) {
        double r = x;
        while (Math.abs(r * r - x) > 1e-13 * x) {
            r = 0.5 * (r + x / r);
        }
        return r;
    }

    @Differentiable
    static double doubling(double x, double y) {
        double r = x;
        int n = 0;
        while (r < 20) {
            r = r * 1.5 + y;
            n++;
        }
        return r * n;
    }

    @Differentiable
    static double zeroTrips(double x) {
        double r = x;
        while (r < 0) {
            r = r * r;
        }
        return r * x;
    }

    @Differentiable
    static double insideFor(double x, @In(from = 1, to = 4) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            while (r < 4 + i) {
                r = r * x + 0.9;
            }
            r = Math.sqrt(r) + x;
        }
        return r;
    }

    @Differentiable
    static double containsFor(double x, @In(from = 2, to = 4) int n) {
        double r = x;
        while (r < 6) {
            double t = r;
            for (int i = 0; i < n; i++) {
                t = Math.sin(t) * x + i;
            }
            r = r + t * t + 1;
        }
        return r;
    }

    @Differentiable
    static double nested(double x) {
        double r = x;
        int k = 0;
        while (k < 3) {
            int j = 0;
            while (j <= k) {
                r = r * 0.5 + Math.cos(r * x);
                j++;
            }
            r += x;
            k++;
        }
        return r;
    }

    @Differentiable
    static double conditionComputes(double x) {
        double r = x;
        double error = 1;
        while (error * error > 1e-20 && r < 100) {
            double next = Math.cos(r) * x / 4;
            error = next - r;
            r = next;
        }
        return r;
    }

    @Differentiable
    static double doWhile(double x) {
        double r = x;
        do {
            r = r * x + 1;
        } while (r < 9);
        return r;
    }

    @Differentiable
    static double breakInWhile(double x) {
        double r = x;
        int k = 0;
        while (true) {
            r = r * x + 0.4;
            k++;
            if (r > 8 || k > 20) {
                break;
            }
            r += x;
        }
        return r * x;
    }

    @Differentiable
    static double ifInWhile(double x, double y) {
        double a = x;
        double b = y;
        int k = 0;
        while (k < 6) {
            if (a > b) {
                a = a - b / 3;
            } else {
                b = b * a;
                a = a + 0.5;
            }
            k += 2;
        }
        return a * b;
    }

    @Differentiable
    static double series(@In(from = -1, to = 1) double x) {
        double sum = 0;
        double term = 1;
        int n = 0;
        while (Math.abs(term) > 1e-17) {
            sum += term;
            n++;
            term *= x / n;
        }
        return sum;
    }

    @Differentiable
    static double bisection(@In(from = 1.5, to = 3) double x) {
        double r = x;
        for (int i = 0; i < 3; i++) {
            double low = 0;
            double high = 2;
            int k = 0;
            while (k < 3) {
                double mid = 0.5 * (low + high);
                if (mid * mid * mid > x) {
                    high = mid * x / 2;
                } else {
                    low = mid;
                }
                k++;
            }
            r += low * high * r;
        }
        return r;
    }

    @Differentiable
    static double neverEntered(double x, @In(from = 0, to = 2) int n) {
        double r = x;
        for (int i = 0; i < n && 1 < 0.1; i++) {
            r *= x;
        }
        while (1 > 2 || n > 9) {
            r += x;
        }
        return r * x;
    }

    @Differentiable
    static double leftByThrow(double x, @In(from = 1, to = 2) int n) {
        double r = x;
        int k = 0;
        while (true) {
            r *= x;
            if (++k > n) {
                return r;
            }
            if (k > 5) {
                throw new IllegalStateException();
            }
        }
    }
}
