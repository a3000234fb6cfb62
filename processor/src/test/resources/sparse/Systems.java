package sparse;

import static dev.retrograd.Derivative.HESSIAN_DIAGONAL;
import static dev.retrograd.Derivative.SPARSE_HESSIAN;
import static dev.retrograd.Derivative.SPARSE_JACOBIAN;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;

/** Methods whose Jacobians and Hessians are mostly zero. */
public final class Systems {
    private Systems() {}

    /** Bundle adjustment, with a rotation of the first order: two errors for each observation, then a number for each weight. */
    @Differentiable(SPARSE_JACOBIAN)
    public static double[] observations(
            double[][] cameras,
            double[][] points,
            double[] weights,
            @Constant int[] cameraOf,
            @Constant int[] pointOf,
            @Constant double[][] features) {
        int n = weights.length;
        double[] errors = new double[3 * n];
        for (int i = 0; i < n; i++) {
            double[] c = cameras[cameraOf[i]];
            double[] p = points[pointOf[i]];
            double x = p[0] - c[3];
            double y = p[1] - c[4];
            double z = p[2] - c[5];
            double u = (x + c[1] * z - c[2] * y) / (z + c[0] * y - c[1] * x);
            double v = (y + c[2] * x - c[0] * z) / (z + c[0] * y - c[1] * x);
            double r = u * u + v * v;
            double distortion = 1 + c[9] * r + c[10] * r * r;
            errors[2 * i] = weights[i] * (c[6] * u * distortion + c[7] - features[i][0]);
            errors[2 * i + 1] = weights[i] * (c[6] * v * distortion + c[8] - features[i][1]);
        }
        for (int i = 0; i < n; i++) {
            errors[2 * n + i] = 1 - weights[i] * weights[i];
        }
        return errors;
    }

    /** The squared distances of points from the nearest centre. */
    @Differentiable({SPARSE_HESSIAN, HESSIAN_DIAGONAL})
    public static double clusters(@Constant double[][] points, double[][] centres) {
        double total = 0;
        for (double[] point : points) {
            double best = Double.POSITIVE_INFINITY;
            for (double[] centre : centres) {
                double distance = 0;
                for (int l = 0; l < point.length; l++) {
                    distance += (point[l] - centre[l]) * (point[l] - centre[l]);
                }
                best = Math.min(best, distance);
            }
            total += best;
        }
        return total;
    }

    /** Steps of the heat equation with a source that is not linear. */
    @Differentiable(SPARSE_JACOBIAN)
    public static double[] heat(double[] start, double source, @Constant int steps) {
        double[] state = start.clone();
        for (int t = 0; t < steps; t++) {
            double[] next = new double[state.length];
            for (int i = 0; i < state.length; i++) {
                double left = i == 0 ? 0 : state[i - 1];
                double right = i == state.length - 1 ? 0 : state[i + 1];
                next[i] = state[i] + 0.1 * (left - 2 * state[i] + right) + 0.01 * Math.sin(state[i] * source);
            }
            state = next;
        }
        return state;
    }

    /** Few rows of many columns. */
    @Differentiable(SPARSE_JACOBIAN)
    public static double[] sums(double[] x) {
        double[] sums = new double[3];
        for (int i = 0; i < x.length; i++) {
            sums[0] += x[i] * x[i];
            sums[1] += Math.sin(x[i]);
            if (i % 2 == 0) {
                sums[2] += x[i] * i;
            }
        }
        return sums;
    }

    /** What depends on which branch is taken. */
    @Differentiable(SPARSE_JACOBIAN)
    public static double[] pieces(double[] x) {
        double[] y = new double[x.length];
        for (int i = 1; i < x.length; i++) {
            y[i] = x[i] > 0 ? x[i] * x[i - 1] : x[i] * x[i];
        }
        return y;
    }

    /** The extended Rosenbrock function, whose Hessian is a band. */
    @Differentiable({SPARSE_HESSIAN, HESSIAN_DIAGONAL})
    public static double valley(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i];
            sum += 100 * a * a + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    /** Every number has to do with every other. */
    @Differentiable({SPARSE_HESSIAN, HESSIAN_DIAGONAL})
    public static double logSumExp(double[] x, float scale) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value * scale);
        }
        return Math.log(sum);
    }

    /** A body in the plane. */
    public record Body(double x, double y, @Constant double mass) {}

    /** The pull of each body's neighbours on it, in single precision. */
    @Differentiable(SPARSE_JACOBIAN)
    public static void pull(Body[] bodies, float[] strength, @Output float[] out) {
        for (int i = 0; i + 1 < bodies.length; i++) {
            double dx = bodies[i + 1].x() - bodies[i].x();
            double dy = bodies[i + 1].y() - bodies[i].y();
            out[i] = (float) (strength[i] * bodies[i].mass() / (dx * dx + dy * dy));
        }
    }

    /** A method that calls itself. */
    @Differentiable(SPARSE_JACOBIAN)
    public static double[] halves(double[] x) {
        double[] y = new double[x.length];
        divide(x, y, 0, x.length);
        return y;
    }

    private static void divide(double[] x, double[] y, int from, int to) {
        if (to - from == 1) {
            y[from] = x[from] * x[from];
        } else if (to > from) {
            int middle = (from + to) / 2;
            divide(x, y, from, middle);
            divide(x, y, middle, to);
        }
    }

    /** A number as a row of one. */
    @Differentiable(SPARSE_JACOBIAN)
    public static double ends(double[] x) {
        return x[0] * x[x.length - 1];
    }
}
