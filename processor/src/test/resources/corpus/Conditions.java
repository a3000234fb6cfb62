package corpus.conditions;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Branches. */
final class Conditions {
    private Conditions() {}

    @Differentiable
    static double ternary(@In(from = -2, to = 2) double x) {
        return x > 0 ? x * x : -3 * x;
    }

    @Differentiable
    static double ifElse(@In(from = -2, to = 2) double x, double y) {
        double r;
        if (x < 0.5) {
            r = x * y;
        } else {
            r = Math.sin(x) / y;
        }
        return r * r;
    }

    @Differentiable
    static double ifWithoutElse(@In(from = -2, to = 2) double x, double y) {
        double r = x * y;
        if (x < 0) {
            r = r * r - y;
        }
        return r + x;
    }

    @Differentiable
    static double chain(@In(from = -3, to = 3) double x, double y) {
        double r = y;
        if (x < -1) {
            r = x * y;
        } else if (x < 0) {
            r += x;
        } else if (x == 0) {
            r = 100;
        } else if (x <= 1) {
            r = y / (1 + x);
        } else {
            r = r * x * x;
        }
        return r;
    }

    @Differentiable
    static double nested(@In(from = -2, to = 2) double x, @In(from = -2, to = 2) double y) {
        double a = x;
        double b = y;
        if (x > y) {
            a = x * y;
            if (y > 0) {
                b = a * x;
            } else {
                a = a + b;
            }
        } else {
            if (x > 0) {
                b = Math.exp(a);
            }
            a = b * a;
        }
        return a * b + a;
    }

    @Differentiable
    static double conjunction(@In(from = -2, to = 2) double x, @In(from = -2, to = 2) double y) {
        double r = x;
        if (x > 0 && y > 0 || x < -1 && !(y < 0.5)) {
            r = x * y * y;
        }
        boolean big = Math.abs(x) >= 1 || y != y;
        if (!big) {
            r *= y;
        }
        return r;
    }

    @Differentiable
    static double flag(double x, boolean squared, @In(from = 0, to = 2) int mode) {
        double r = squared ? x * x : x;
        if (mode == 0) {
            r = r + 1;
        } else if (mode != 1) {
            r = Math.log(r);
        }
        return r * x;
    }

    @Differentiable
    static double shortCircuitGuards(@In(from = -1, to = 1) double x) {
        double r = 1;
        if (x > 0 && Math.sqrt(x) > 0.5) {
            r = Math.sqrt(x);
        }
        return r * x;
    }

    @Differentiable
    static double deadBranchIsNaN(@In(from = -2, to = 2) double x, double y) {
        double root = Math.sqrt(x);
        double r = y * x;
        if (x > 0) {
            r = root * y;
        }
        return r;
    }

    @Differentiable
    static double piecewise(@In(from = -2, to = 2) double x) {
        double s = x > 1 ? 1 : x < -1 ? -1 : x;
        return s * s + (x >= 0 ? s * x : x);
    }

    @Differentiable
    static double earlyReturn(@In(from = -2, to = 2) double x, double y) {
        if (x < -1) {
            return y;
        }
        double r = x * y;
        if (r > 1) {
            return r * r;
        }
        r += x;
        return r * y;
    }

    @Differentiable
    static double conditionOnResult(double x, double y) {
        double a = x * y;
        double b = a > 1 ? a * a : Math.sqrt(a);
        double c = b > y ? b - y : y - b;
        return a * b * c;
    }

    @Differentiable
    static double swapInBranch(@In(from = -2, to = 2) double x, @In(from = -2, to = 2) double y) {
        double small = x;
        double large = y;
        if (small > large) {
            double t = small;
            small = large;
            large = t;
        }
        return large * large * large - small;
    }

    @Differentiable
    static double emptyArm(@In(from = -2, to = 2) double x) {
        double r = x * x;
        if (x > 0) {
        } else {
            r *= x;
        }
        return r;
    }

    @Differentiable
    static double comparisons(@In(from = 1, to = 3) int i, @In(from = 1, to = 3) long l, double x) {
        double r = x;
        r = i < 2 ? r * x : r;
        r = i <= 2 ? r + 2 * x : r;
        r = l > 2 ? r / (1 + x) : r;
        r = l >= 2 ? r * r : r;
        r = i == l ? r * 3 : r;
        r = i != l ? r - x : r;
        return r;
    }

    @Differentiable
    static double modulo(double x, @In(from = 0, to = 9) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            if (i % 3 == 0) {
                r *= x;
            } else if ((i & 1) == 0) {
                r += 1 / x;
            }
        }
        return r;
    }
}
