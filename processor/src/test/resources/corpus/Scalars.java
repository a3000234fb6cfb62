package corpus.scalars;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Straight-line code. */
final class Scalars {
    private static final double RATE = 0.3;
    private static final int POWER = 3;
    private static final double DERIVED = RATE * POWER + Math.PI;

    private Scalars() {}

    @Differentiable
    static double quotient(double x, double y) {
        return x / (x + y);
    }

    @Differentiable
    static double identity(double x) {
        return x;
    }

    @Differentiable
    static double reassigned(double x, double y) {
        double a = x * y;
        a = Math.sin(a);
        a = a * x + y;
        double b = a;
        a = b * b;
        return a - b / x;
    }

    @Differentiable
    static double compound(double x, double y) {
        double a = x;
        a += y;
        a *= x;
        a -= 2 * y;
        a /= 1 + x * x;
        a %= 10;
        return a;
    }

    @Differentiable
    static double increments(double x) {
        double a = x;
        double b = a++ * x;
        double c = ++a * b;
        double d = a-- + c;
        return b * --a + d;
    }

    @Differentiable
    static double overwrittenParameter(double x, double y) {
        x = x * y;
        y = Math.exp(-x);
        x = x - y;
        return x * y;
    }

    @Differentiable
    static double parameterUsedTwice(double x) {
        double y = x * x;
        x = y * x;
        return y + x * y;
    }

    @Differentiable
    static double constants(double x) {
        return RATE * x + POWER / x + DERIVED * x * x + 1e-3 * x;
    }

    @Differentiable
    static double unary(double x) {
        double a = -x;
        double b = +a;
        return -(-b * -x) - -a;
    }

    @Differentiable
    static double sigmoidByHand(double x, double y) {
        return (x + sigma(y)) / (sigma(x) + (x + y) * (x + y));
    }

    @Differentiable
    static double sigmoidAcrossRegions(@In(from = -3, to = 3) double x) {
        double e = Math.exp(-x);
        double y = 1 / (Math.exp(-x * x) + 1);
        double sum = 1 + e;
        for (int i = 0; i < 3; i++) {
            double z = -y * i;
            y = y * (1 / sum) + 1 / (1 + Math.exp(z)) + 1 / (1 + Math.exp(-y)) + e / sum;
        }
        return y;
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Differentiable
    static double polynomial(@In(from = -2, to = 2) double x, @In(from = -2, to = 2) double y) {
        return 3 * x * x * y - 2 * x * y * y + 7 * y - x / 3 + 0.5;
    }

    @Differentiable
    static double remainder(@In(from = 5, to = 6) double x, double y) {
        return x % y * y + (x * x) % 3;
    }

    @Differentiable
    static double unusedLocals(double x) {
        double dead = Math.log(x - 100);
        double used = x * x;
        dead = used * dead;
        return used;
    }

    @Differentiable
    static double copies(double x, double y) {
        double a = x;
        double b = y;
        double t = a;
        a = b;
        b = t;
        return a * a * b;
    }

    @Differentiable
    static double nestedAssignment(double x) {
        double a;
        double b;
        a = b = x * x;
        double c = (a += x) * b;
        return a * b + c;
    }

    @Differentiable
    static double namesThatClash(double value, double seed, double dvalue, double ws) {
        double dseed = value * seed;
        double d = dvalue * ws + dseed;
        double adjoint = d * d;
        return adjoint + value * dvalue;
    }

    @Differentiable
    static double manyUses(double x) {
        double a = x * x;
        double b = a + x;
        double c = a * b;
        double d = c / b + a;
        double e = d * c - b + a;
        return a + b + c + d * e;
    }

    @Differentiable
    static double blocks(double x) {
        double r = x;
        {
            double t = x * 2;
            r += t;
        }
        {
            double t = Math.cos(x);
            r *= t;
        }
        return r;
    }

    @Differentiable
    static double finals(final double x, final double y) {
        final double a = x * y;
        var b = a - x;
        return b / y;
    }
}
