package corpus.nested;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Methods that call companions of other methods: derivatives of derivatives, in every combination of modes. */
final class Nested {
    private Nested() {}

    @Differentiable
    static double saddle(double[] p, double[] q) {
        return (p[0] * p[0] + p[1] * p[1]) - (q[0] * q[0] + q[1] * q[1]) + Math.log(p[0] * q[1]);
    }

    @Differentiable
    static double potential(double x, double y, double w) {
        double first = Math.hypot(x - 10, y - 10 + w);
        return 1 / first + 1 / Math.sqrt((x - 10) * (x - 10) + y * y);
    }

    @Differentiable
    static double[] field(double[] x, double c) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = Math.sin(x[i] * c) / (1 + x[(i + 1) % x.length]);
        }
        return result;
    }

    @Differentiable
    static double ascent(@In(size = 2) double[] p) {
        double[] q = {1, 1};
        for (int i = 0; i < 5; i++) {
            SaddleGrad.Gradient gradient = SaddleGrad.gradient(p, q);
            q[0] += 0.1 * gradient.q()[0];
            q[1] += 0.1 * gradient.q()[1] * p[0];
        }
        return saddle(p, q);
    }

    @Differentiable
    static double slopes(@In(size = 2) double[] p) {
        double sum = 0;
        double[] q = {1, 2};
        int n = 0;
        while (n < 4 && sum < 1000) {
            sum += SaddleGrad.jvp(p, q, new double[] {1, 0}, new double[] {0, p[1]}).tangent() * p[0];
            n++;
        }
        return sum + SaddleGrad.jvp(p, q, p, q).value();
    }

    @Differentiable
    static double landing(double w) {
        double x = 0;
        double y = 8;
        double vx = 0.75;
        double vy = 0;
        while (true) {
            var force = PotentialGrad.gradient(x, y, w);
            x += 0.1 * vx;
            y += 0.1 * vy;
            if (y <= 0) {
                double d = -y / vy;
                double hit = x + d * vx;
                return hit * hit;
            }
            vx -= 0.1 * force.x();
            vy -= 0.1 * force.y();
        }
    }

    @Differentiable
    static double landingByTangents(double w) {
        double x = 0;
        double y = 8;
        double vx = 0.75;
        double vy = 0;
        while (true) {
            double ax = -PotentialGrad.jvp(x, y, w, 1, 0, 0).tangent();
            double ay = -PotentialGrad.jvp(x, y, w, 0, 1, 0).tangent();
            x += 0.1 * vx;
            y += 0.1 * vy;
            if (y <= 0) {
                double hit = x - y / vy * vx;
                return hit * hit;
            }
            vx += 0.1 * ax;
            vy += 0.1 * ay;
        }
    }

    @Differentiable
    static double curvature(@In(size = 2) double[] p, @Constant double[] unused) {
        double[] q = {p[1], 2};
        SaddleGrad.Gradient product = SaddleGrad.hvp(p, q, q, p);
        return product.p()[0] * product.q()[1] + product.value();
    }

    @Differentiable
    static double weighted(@In(size = 3) double[] x, @In(size = 3) double[] seed) {
        FieldGrad.Gradient gradient = FieldGrad.gradient(x, 0.5, seed);
        double sum = gradient.c();
        for (int i = 0; i < x.length; i++) {
            sum += gradient.x()[i] * gradient.value()[i] * i;
        }
        return sum;
    }

    /** The tangent is zero where its own derivative is not: a guard of the inner derivative. */
    @Differentiable
    static double crossing(@In(from = 1, to = 1) double x, double y) {
        double ratio = PotentialGrad.jvp(x, y, 0.25, x - 1, 0, (x - 1) * y).tangent();
        return ratio + y * SaddleGrad.gradient(new double[] {x, y}, new double[] {y, 1}).p()[0];
    }

    /** Heron's method: a loop of unknown length whose values the reverse sweep needs. */
    @Differentiable
    static double root(double a, double b) {
        double x = 1 + a * a;
        double step = 1;
        while (Math.abs(step) > 1e-3 * b * b) {
            step = x - (a * a + 2) / x;
            x -= step / 2;
        }
        return x * Math.sin(b) + Math.exp(step * b);
    }

    @Differentiable
    static double slopeOfRoot(double a, double b) {
        RootGrad.Gradient gradient = RootGrad.gradient(a, b);
        return gradient.a() * b + gradient.b() * gradient.b() + gradient.value();
    }

    @Differentiable
    static double descent(double a) {
        double b = 1.5;
        while (b > 0.9) {
            b -= 0.1 * Math.cos(RootGrad.gradient(a, b).b());
        }
        return b * a;
    }

    @Differentiable
    static double towards(@In(size = 3) double[] p, double q) {
        double sum = 0;
        int i = 0;
        double last = 0;
        while (i < p.length && sum < 100) {
            double[] pair = {p[i] * q, sum};
            last = pair[0] * pair[1] + last * last;
            sum += Math.sin(pair[0]) + last;
            i += 1 + (int) Math.signum(last * last);
        }
        return sum * q;
    }

    @Differentiable
    static double steepness(@In(size = 3) double[] p, double q) {
        TowardsGrad.Gradient gradient = TowardsGrad.gradient(p, q);
        double sum = gradient.q();
        for (double slope : gradient.p()) {
            sum += slope * slope;
        }
        return sum;
    }
}
