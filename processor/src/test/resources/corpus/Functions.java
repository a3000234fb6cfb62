package corpus.functions;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** The functions of {@code Math}. */
final class Functions {
    private Functions() {}

    @Differentiable
    static double trigonometric(double x) {
        return Math.sin(x) + Math.cos(2 * x) * Math.tan(x / 4);
    }

    @Differentiable
    static double inverse(@In(from = -0.9, to = 0.9) double x) {
        return Math.asin(x) * Math.acos(x) + Math.atan(x);
    }

    @Differentiable
    static double hyperbolic(@In(from = -2, to = 2) double x) {
        return Math.sinh(x) * Math.cosh(x) + Math.tanh(x);
    }

    @Differentiable
    static double exponential(double x) {
        return Math.exp(-x) + Math.expm1(x) * Math.log1p(x) + Math.log(x) * Math.log10(x);
    }

    @Differentiable
    static double roots(double x) {
        return Math.sqrt(x) + Math.cbrt(x);
    }

    @Differentiable
    static double powers(double x, double y) {
        return Math.pow(x, y) + Math.pow(x, 3) + Math.pow(2, y) + Math.pow(x, 2) * Math.pow(y, -0.5);
    }

    @Differentiable
    static double twoArguments(double x, double y) {
        return Math.atan2(x, y) + Math.hypot(x, y) * Math.max(x, y) - Math.min(x * y, 1.3);
    }

    @Differentiable
    static double magnitude(@In(from = -2, to = 2) double x, @In(from = -2, to = 2) double y) {
        return Math.abs(x) * y + Math.abs(y - x) + Math.copySign(x, y) + Math.signum(x) * y;
    }

    @Differentiable
    static double rounded(@In(from = 1.1, to = 1.4) double x) {
        return Math.floor(x) * x + Math.ceil(x) / x + Math.rint(x) * x + Math.round(x) * x;
    }

    @Differentiable
    static double fused(double x, double y, double z) {
        return Math.fma(x, y, z) * Math.fma(x, x, -y);
    }

    @Differentiable
    static double angles(@In(from = 10, to = 80) double degrees) {
        double radians = Math.toRadians(degrees);
        return Math.sin(radians) * Math.toDegrees(radians);
    }

    @Differentiable
    static double strict(double x) {
        return StrictMath.sin(x) * StrictMath.exp(x) + StrictMath.pow(x, 2.5) + StrictMath.sqrt(x);
    }

    @Differentiable
    static double scaled(double x) {
        return Math.scalb(x, 3) * x + Math.IEEEremainder(x, 0.7);
    }

    @Differentiable
    static double ofInteger(double x, @In(from = 2, to = 5) int n) {
        return Math.pow(x, n) + Math.max(x, n) * Math.sqrt(n) * x;
    }

    @Differentiable
    static double repeated(double x) {
        double a = Math.exp(x) + Math.exp(x);
        double b = Math.tanh(x) * Math.tanh(x);
        return a * b / Math.exp(x);
    }
}
