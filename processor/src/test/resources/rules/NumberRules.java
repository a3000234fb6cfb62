package rules.elsewhere;

import dev.retrograd.DerivativeOf;
import dev.retrograd.DerivativeOf.Mode;
import dev.retrograd.runtime.Matrix;
import rules.Numbers;

/** The derivatives of the methods of another class. */
public final class NumberRules {
    private NumberRules() {}

    @DerivativeOf(type = Numbers.class, method = "erf", parameters = double.class)
    public static double erf(double x, double erf, double seed) {
        return seed * 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    public record Power(double base, double exponent) {}

    @DerivativeOf(
            type = Numbers.class,
            method = "scaledPower",
            parameters = {double.class, double.class, int.class})
    public static Power power(double base, double exponent, int copies, double result, double seed) {
        return new Power(
                seed * exponent * copies * Math.pow(base, exponent - 1), seed * result * Math.log(base));
    }

    public record System(double[][] a, double[] b) {}

    @DerivativeOf(
            type = Numbers.class,
            method = "solve",
            parameters = {double[][].class, double[].class})
    public static System solve(double[][] a, double[] b, double[] x, double[] seed) {
        int n = b.length;
        double[][] transposed = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                transposed[i][j] = a[j][i];
            }
        }
        double[] db = Numbers.solve(transposed, seed);
        double[][] da = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                da[i][j] = -db[i] * x[j];
            }
        }
        return new System(da, db);
    }

    @DerivativeOf(
            type = Numbers.class,
            method = "solve",
            parameters = {double[][].class, double[].class},
            mode = Mode.TANGENT)
    public static double[] solveTangent(double[][] a, double[] b, double[][] aTangent, double[] bTangent) {
        double[] x = Numbers.solve(a, b);
        double[] right = bTangent.clone();
        for (int i = 0; i < right.length; i++) {
            for (int j = 0; j < right.length; j++) {
                right[i] -= aTangent[i][j] * x[j];
            }
        }
        return Numbers.solve(a, right);
    }

    @DerivativeOf(type = Numbers.class, method = "twice", parameters = Matrix.class)
    public static Matrix twice(Matrix a, Matrix result, Matrix seed) {
        return seed.scale(2);
    }

    @DerivativeOf(type = Numbers.class, method = "half", parameters = float.class)
    public static float half(float x, float result, float seed) {
        return seed / 2;
    }

    @DerivativeOf(type = Numbers.class, method = "wrong", parameters = double.class)
    public static double wrong(double x, double result, double seed) {
        return seed * 6 * x;
    }

    public record Pair(double x, double y) {}

    @DerivativeOf(
            type = Math.class,
            method = "hypot",
            parameters = {double.class, double.class})
    public static Pair hypot(double x, double y, double r, double seed) {
        return new Pair(seed * x / r, seed * y / r);
    }

    @DerivativeOf(type = Numbers.Curve.class, method = "at", parameters = double.class)
    public static double at(Numbers.Curve curve, double x, double y, double seed) {
        return seed * 3 * x * x;
    }

    @DerivativeOf(type = Numbers.class, method = "sine", parameters = double.class)
    public static double sine(double x, double result, double seed) {
        return seed * Math.cos(x);
    }

    @DerivativeOf(type = Numbers.class, method = "sine", parameters = double.class, mode = Mode.TANGENT)
    public static double sineTangent(double x, double xTangent) {
        return xTangent * Math.cos(x);
    }
}
