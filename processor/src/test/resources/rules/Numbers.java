package rules;

import dev.retrograd.Checkpoint;
import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

/** Methods that have rules in another class, and methods that call them. */
public final class Numbers {
    private Numbers() {}

    /** The error function by its series: nothing that a derivative should go through. */
    public static double erf(double x) {
        double sum = 0;
        double term = x;
        for (int k = 0; k < 60; k++) {
            sum += term / (2 * k + 1);
            term = -term * x * x / (k + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    /** A method with two numbers and one that has no derivative. */
    public static double scaledPower(double base, double exponent, int copies) {
        double sum = 0;
        for (int i = 0; i < copies; i++) {
            sum += Math.pow(base, exponent);
        }
        return sum;
    }

    /** The solution of {@code a x = b} by elimination with pivots. */
    public static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[][] m = new double[n][];
        for (int i = 0; i < n; i++) {
            m[i] = a[i].clone();
        }
        double[] x = b.clone();
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(m[i][k]) > Math.abs(m[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = m[k];
            m[k] = m[pivot];
            m[pivot] = row;
            double right = x[k];
            x[k] = x[pivot];
            x[pivot] = right;
            for (int i = k + 1; i < n; i++) {
                double factor = m[i][k] / m[k][k];
                for (int j = k; j < n; j++) {
                    m[i][j] -= factor * m[k][j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= m[i][j] * x[j];
            }
            x[i] /= m[i][i];
        }
        return x;
    }

    public static Matrix twice(Matrix a) {
        return a.scale(2);
    }

    public static float half(float x) {
        return x / 2;
    }

    /** Its rule is three times too large, on purpose: whoever reads the method gets another derivative. */
    public static double wrong(double x) {
        return x * x;
    }

    /** A curve through a point: an object whose class has a number. */
    public static final class Curve {
        private double height;

        public Curve(double height) {
            this.height = height;
        }

        public void raise(double by) {
            height += by;
        }

        public double at(double x) {
            return height + x * x * x;
        }
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double calls(double x, double y) {
        return erf(x) * y + erf(x * y) / (1 + erf(y));
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double loop(double x, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            if (w[i] > 0) {
                sum += erf(x * w[i]) * sum + w[i];
            }
        }
        return sum;
    }

    /** The steps of a checkpointed loop are run again, and the call with them. */
    @Checkpoint(snapshots = 3)
    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double longLoop(double x, double[] w) {
        double y = x;
        for (int i = 0; i < 12; i++) {
            y += erf(Math.sin(y * w[i % w.length])) / 10;
        }
        return y * y;
    }

    /** A method that calls itself, and one with a rule that returns an array. */
    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double solvedAgain(double[] x) {
        double[][] a = {{4 + x[0], x[1]}, {x[0], 5}};
        return repeatedly(a, new double[] {x[1], 2}, 3);
    }

    private static double repeatedly(double[][] a, double[] b, int times) {
        return times == 0 ? b[0] * b[1] : repeatedly(a, solve(a, b), times - 1) * b[0] + b[1];
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double whileLoop(double x) {
        double y = Math.sin(x) + 1.5;
        int n = 0;
        while (erf(y) > 0.1 && n < 20) {
            y = y - 0.3 * erf(y) + 0.003 * Math.cos(x) * n;
            n++;
        }
        return y * erf(y);
    }

    private static double helper(double u, double v) {
        double e = erf(u - v);
        return e * e;
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double inHelpers(double x, double y) {
        return helper(x, y) + helper(y, x * x);
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double library(double x, double y) {
        return Math.hypot(x, y) * x + Math.hypot(y, 2);
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double powers(double a, double b, int n) {
        return scaledPower(a, b, n) + scaledPower(b, 2, n + 1);
    }

    private static double[][] square(double[][] a) {
        double[][] m = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[i][j] = a[i][j] + (i == j ? 4 : 0);
            }
        }
        return m;
    }

    private static double[] three(double[] b) {
        return java.util.Arrays.copyOf(b, 3);
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double linear(double[][] a, double[] b, double[] w) {
        double[] x = solve(square(a), three(b));
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[i] * x[i] * x[i];
        }
        return sum;
    }

    @Differentiable({Derivative.JVP, Derivative.JACOBIAN})
    static double[] overwritten(double[][] a, double[] b) {
        double[][] matrix = square(a);
        b = three(b);
        double[] x = solve(matrix, b);
        matrix[0][0] += x[1] * x[1];
        b[0] = x[0] * b[0];
        x[0] = x[0] * x[1];
        double[] y = solve(matrix, x);
        y[1] *= x[0] + b[0];
        return y;
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double repeated(double[][] a, double[] right, int n) {
        double[][] matrix = square(a);
        double[] b = three(right);
        double[] x = b;
        for (int i = 0; i < n; i++) {
            x = solve(matrix, x);
            x[0] += x[1] * b[i % 3];
        }
        return x[0] * x[1];
    }

    @Differentiable
    static double matrices(Matrix a, Matrix b) {
        Matrix c = twice(a.times(b.transpose()));
        return c.get(0, 1) * twice(a).get(1, 1) + c.get(1, 0);
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static float floats(float x, float y) {
        return half(x * y) * half(x) + y;
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double sameTwice(double x) {
        return Math.hypot(x, x) * x;
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double chosen(double x) {
        double r = Math.hypot(x, 0);
        double s = 1;
        if (r > 0) {
            s = r;
        }
        return s + x;
    }

    @Differentiable
    static double ofRule(double x) {
        return wrong(x);
    }

    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    static double functions(double x) {
        java.util.function.DoubleUnaryOperator f = Numbers::erf;
        return f.applyAsDouble(x) + java.util.stream.IntStream.range(0, 3).mapToDouble(i -> erf(x * i)).sum();
    }

    @Differentiable(Derivative.JVP)
    static double ofObject(double x, double y) {
        Curve curve = make(2);
        return curve.at(x) * y + curve.at(y);
    }

    static Curve make(double height) {
        return CURVES.get((int) height);
    }

    static final java.util.List<Curve> CURVES = java.util.List.of(new Curve(0), new Curve(1), new Curve(2.5));

    @Differentiable({Derivative.JVP, Derivative.JACOBIAN, Derivative.HVP, Derivative.HESSIAN_DIAGONAL})
    static double tangents(double x, double[] w) {
        double sum = sine(x);
        for (int i = 0; i < w.length; i++) {
            sum = sine(sum * w[i]) + solve(new double[][] {{2, x}, {w[i], 30}}, new double[] {w[0], x})[0];
        }
        return sum;
    }

    public static double sine(double x) {
        return Math.sin(x);
    }
}
