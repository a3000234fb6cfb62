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

    @Differentiable
    static double squares(double x, @Constant @In(from = 1, to = 4) int n) {
        double s = x;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i * i; k++) {
                s = Math.sin(s) + x * s;
            }
        }
        return s;
    }

    @Differentiable
    static double slopeOfSquares(double x, @Constant @In(from = 1, to = 4) int n) {
        return Math.sin(SquaresGrad.gradient(x, n).x() * x);
    }

    @Differentiable
    static double triangle(@In(size = 4) double[] x) {
        double s = x[0];
        for (int i = 0; i < x.length; i++) {
            double t = x[i];
            for (int k = i + 1; k < x.length; k++) {
                if (s > 0.5) {
                    t = Math.sin(t) * x[k];
                    for (int j = k; j >= i; j--) {
                        t += Math.sin(t) * x[j];
                    }
                } else {
                    t += x[k] * t * Math.exp(-s * s);
                }
            }
            for (int k = 2 * i; k >= 0; k -= 3) {
                t = Math.sin(t) * (1 + x[k / 2]);
            }
            s += t;
        }
        return s;
    }

    @Differentiable
    static double slopesOfTriangle(@In(size = 4) double[] x) {
        double sum = 0;
        for (double slope : TriangleGrad.gradient(x).x()) {
            sum += slope * slope;
        }
        return sum;
    }

    @Differentiable
    static double compressed(@In(size = 5) double[] v, @In(size = 3) double[] x, @Constant @In(from = 0, to = 3) int m) {
        int[] start = {0, m, m, 3, 5};
        double s = 1;
        for (int i = 0; i < start.length - 1; i++) {
            double t = 0.5;
            int end = start[i + 1];
            for (int k = start[i]; k < end; k++) {
                t = Math.sin(t + v[k] * x[(k * k) % 3]);
            }
            s *= 1 + t;
        }
        return s;
    }

    @Differentiable
    static double slopesOfCompressed(
            @In(size = 5) double[] v, @In(size = 3) double[] x, @Constant @In(from = 0, to = 3) int m) {
        CompressedGrad.Gradient gradient = CompressedGrad.gradient(v, x, m);
        double sum = 1;
        for (double slope : gradient.v()) {
            sum *= 1 + slope * slope;
        }
        for (double slope : gradient.x()) {
            sum += slope * slope * gradient.value();
        }
        return sum;
    }

    /** Square roots by Newton's method, each in a loop of unknown length within another one. */
    @Differentiable
    static double roots(double x, @Constant @In(from = 1, to = 4) int n) {
        double sum = 0;
        double y = 1 + x * x;
        for (int i = 1; i <= n; i++) {
            double error = 1;
            while (error * error > 1e-3) {
                error = y - (x * x + i) / y;
                y -= error / 2;
            }
            sum += y * Math.sin(x + error);
        }
        return sum;
    }

    @Differentiable
    static double slopeOfRoots(double x, @Constant @In(from = 1, to = 4) int n) {
        return Math.sin(RootsGrad.gradient(x, n).x() * x);
    }

    @Differentiable
    static double both(double a) {
        double b = a * a + 1;
        double sum = 0;
        while (b > 0.2) {
            double c = b;
            int turns = 0;
            while (c < 3 && turns < 4) {
                c += 0.3 * Math.cos(c * a) + 0.5;
                turns++;
            }
            sum += c * b;
            b *= 0.4 + 0.1 * Math.sin(c);
        }
        return sum;
    }

    @Differentiable
    static double slopeOfBoth(double a) {
        return BothGrad.gradient(a).a() * a;
    }

    /** Works in place on arrays of its own, and exchanges them, until it is done. */
    @Differentiable
    static double damped(@In(size = 3) double[] x) {
        double[] y = x.clone();
        double[] next = new double[y.length];
        int turns = 0;
        while (y[0] * y[0] > 1e-2 && turns < 9) {
            for (int i = 0; i < y.length; i++) {
                y[i] = Math.sin(y[i]) * 0.8;
                next[i] = y[i] + 0.1 * y[(i + 1) % y.length];
            }
            double[] old = y;
            y = next;
            next = old;
            turns++;
        }
        return y[0] * y[1] + next[y.length - 1] * x[0];
    }

    @Differentiable
    static double slopesOfDamped(@In(size = 3) double[] x) {
        double sum = 0;
        for (double slope : DampedGrad.gradient(x).x()) {
            sum += slope * slope;
        }
        return sum;
    }

    /** Jacobi's relaxation on a grid. */
    @Differentiable
    static double relaxed(@In(size = {3, 4}) double[][] grid, double w) {
        double[][] u = new double[3][4];
        double change = 1;
        for (int turns = 0; change > 0.05 && turns < 6; turns++) {
            change = 0;
            for (int i = 1; i < 2; i++) {
                double[] row = u[i];
                for (int j = 1; j < 3; j++) {
                    double old = row[j];
                    row[j] = 0.2 * w * (u[i - 1][j] + u[i + 1][j] + row[j - 1] * row[j + 1] + grid[i][j] * old + grid[0][j]);
                    change += Math.abs(row[j] - old);
                }
            }
        }
        return u[1][1] * u[1][2] + change;
    }

    @Differentiable
    static double slopesOfRelaxed(@In(size = {3, 4}) double[][] grid, double w) {
        RelaxedGrad.Gradient gradient = RelaxedGrad.gradient(grid, w);
        double sum = gradient.w();
        for (double[] row : gradient.grid()) {
            for (double slope : row) {
                sum += slope * slope;
            }
        }
        return sum;
    }

    @Differentiable
    static double remade(@In(size = 3) double[] x, @Constant @In(from = 1, to = 3) int n) {
        double s = 1;
        for (int i = 0; i < n; i++) {
            double[] y = new double[x.length + i];
            for (int k = 0; k < y.length; k++) {
                y[k] = Math.sin(x[k % x.length] * s);
            }
            for (int k = 0; k < y.length; k++) {
                s += y[k] * y[y.length - 1 - k];
            }
        }
        return s;
    }

    @Differentiable
    static double slopesOfRemade(@In(size = 3) double[] x, @Constant @In(from = 1, to = 3) int n) {
        double sum = 0;
        for (double slope : RemadeGrad.gradient(x, n).x()) {
            sum += slope * slope;
        }
        return sum;
    }

    @Differentiable({Derivative.GRADIENT, Derivative.JVP, Derivative.HVP})
    static double chained(@In(from = 0.2, to = 1.2) double x, @In(size = 3) double[] a) {
        return x > 3 ? x : a[0] * Math.sin(x) * chained(x * x + 1 + 0.1 * a[1] * a[1], a) + a[2] * x;
    }

    @Differentiable
    static double tangentOfChained(@In(from = 0.2, to = 1.2) double x, @In(size = 3) double[] a, double v) {
        ChainedGrad.Tangent jvp = ChainedGrad.jvp(x, a, v, a);
        return jvp.tangent() * jvp.value();
    }

    @Differentiable
    static double slopesOfChained(@In(from = 0.2, to = 1.2) double x, @In(size = 3) double[] a) {
        ChainedGrad.Gradient gradient = ChainedGrad.gradient(x, a);
        return gradient.value() + gradient.x() * gradient.a()[0] + gradient.a()[1] * gradient.a()[2];
    }

    @Differentiable
    static double curvatureOfChained(@In(from = 0.2, to = 1.2) double x, @In(size = 3) double[] a, double v) {
        ChainedGrad.Gradient hvp = ChainedGrad.hvp(x, a, v, a);
        return hvp.x() * hvp.a()[0] + hvp.a()[2];
    }

    /** Two methods that call each other, with a result that takes a seed. */
    @Differentiable
    static double[] evens(@In(size = 3) double[] x, double t, @Constant @In(from = 0, to = 3) int n) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = n == 0 ? x[i] * t : x[i] * odds(x, Math.sin(t), n - 1);
        }
        return y;
    }

    private static double odds(double[] x, double t, int n) {
        double sum = t * t;
        for (double part : n <= 0 ? x : evens(x, t + x[0], n - 1)) {
            sum += part * t;
        }
        return sum;
    }

    @Differentiable
    static double slopesOfEvens(
            @In(size = 3) double[] x, double t, @In(size = 3) double[] w, @Constant @In(from = 0, to = 3) int n) {
        EvensGrad.Gradient gradient = EvensGrad.gradient(x, t, n, w);
        double sum = gradient.t();
        for (double slope : gradient.x()) {
            sum += slope * slope;
        }
        return sum + gradient.value()[1];
    }

    /** A loop that exchanges rows until it is content: no run beforehand can count its turns. */
    @Differentiable
    static double[] exchanged(@In(size = {2, 2}) double[][] a, @In(from = 1.1, to = 2) double w) {
        double[][] rows = {a[0].clone(), a[1].clone()};
        double size = 0.1;
        while (size < 3) {
            double[] first = rows[0];
            rows[0] = rows[1];
            rows[1] = first;
            first[0] = Math.sin(first[0] * w) + rows[0][1];
            size *= w;
        }
        return new double[] {rows[0][0] * rows[1][1], size * rows[1][0]};
    }

    @Differentiable
    static double slopesOfExchanged(
            @In(size = {2, 2}) double[][] a, @In(from = 1.1, to = 2) double w, @In(size = 2) double[] seed) {
        ExchangedGrad.Gradient gradient = ExchangedGrad.gradient(a, w, seed);
        return gradient.w() * gradient.a()[0][0] + gradient.a()[1][0] * gradient.a()[0][1];
    }
}
