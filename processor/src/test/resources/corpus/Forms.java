package corpus.forms;

import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The forms that tests of differentiation tools give to statements and expressions. */
final class Forms {
    private Forms() {}

    // Clad-like

    static double sq(double v) { return v * v; }

    @Differentiable
    static double nestedCalls(double x, double y) { double t = sq(sq(x) + y); t = sq(t += x); return t - sq(y *= 2); }

    @Differentiable
    static double preIncrement(double x, double y) { double a = x++ * ++y; double b = --x * y--; return a + b + x * y; }

    @Differentiable
    static double arrayElementIncrement(@In(size = 3) double[] p) { int i = 0; p[i++] += p[i]; p[i]++; --p[i]; p[i] *= p[i++] + p[i]; return p[0] + p[1] * p[2]; }

    @Differentiable
    static double commaIf(double x, double y) { double r; if ((r = x * y) > 1 && (r = r * r) < 10 || (r += x) > 3) r *= 2; return r; }

    @Differentiable
    static double arrayAsExpression(double x) { double[] a; double s = (a = new double[] {x, x * x})[1]; (a)[0] = s; return a[0] * a[1]; }

    @Differentiable
    static double ternaryLhs(double x, double y, boolean c) { double[] a = {x}, b = {y}; (c ? a : b)[0] *= 3; return a[0] * b[0]; }

    @Differentiable
    static double addArray(@In(size = 5) double[] arr, int n) { double ret = 0; for (int i = 0; i < arr.length; i++) ret += (i % 2 == 0 ? 1 : -1) * arr[i] * n; return ret; }

    @Differentiable
    static double weightedSum(@In(size = 4) double[] p, @In(size = 4) double[] w) { return IntStream.range(0, p.length).mapToDouble(i -> p[i] * w[i]).reduce(0, Double::sum); }

    static double helper1(double[] a, int i) { a[i] = a[i] * a[i]; return a[i]; }

    @Differentiable
    static double sideEffectOrder(@In(size = 3) double[] a) { return helper1(a, 0) * a[0] + a[1] * helper1(a, 1); }

    @Differentiable
    static double[] returnsArgument(@In(size = 3) double[] a) { return scale(scale(a, 2), a[0]); }
    static double[] scale(double[] a, double f) { for (int i = 0; i < a.length; i++) a[i] *= f; return a; }

    @Differentiable
    static double pointerPair(@In(size = 4) double[] x) { double[] p = x, q = new double[x.length]; for (int k = 0; k < 3; k++) { for (int i = 0; i < p.length; i++) q[i] = p[i] * p[(i + 1) % p.length]; double[] t = p; p = q; q = t; } return p[0] + q[1]; }

    @Differentiable
    static double gotoLike(double x, @In(from = 0, to = 4) int n) {
        int state = 0; double r = x;
        loop:
        while (true) {
            switch (state) {
                case 0: r += x; state = n > 2 ? 2 : 1; continue loop;
                case 1: r *= x;
                case 2: r -= 1; state = 3; break;
                case 3: break loop;
                default: throw new IllegalStateException();
            }
            r *= 1.5;
        }
        return r;
    }

    @Differentiable
    static double duffsDevice(@In(size = 7) double[] a) {
        double s = 0; int n = a.length, i = 0;
        int rem = n % 4;
        switch (rem) { case 3: s += a[i++]; case 2: s += a[i++] * 2; case 1: s += sq(a[i++]); }
        for (; i < n; i += 4) { s += a[i]; s *= a[i + 1]; s += a[i + 2] / a[i + 3]; }
        return s;
    }

    @Differentiable
    static double longBits(double x, @In(from = 1, to = 100) long seed) { double s = 0; for (int i = 0; i < 5; i++) { seed = seed * 6364136223846793005L + 1442695040888963407L; double u = (seed >>> 11) * 0x1.0p-53; s += u * Math.exp(-u * x); } return s; }

    @Differentiable
    static double byteShort(double x, byte b, short s, char c) { b += 100; s *= s; c++; b >>= 1; return x * b + x * x * s + c / x; }

    @Differentiable
    static double intOverflow(double x) { int h = 17; for (int i = 0; i < 10; i++) h = 31 * h + i; return x * (h % 1000) + (h >>> 16) * x * x; }

    @Differentiable
    static double fmaChain(@In(size = 5) double[] c, double x) { double r = c[4]; for (int i = 3; i >= 0; --i) r = Math.fma(r, x, c[i]); return r; }

    @Differentiable
    static double strict(double x, double y) { return StrictMath.atan2(x, y) + StrictMath.hypot(x, y) * StrictMath.cbrt(x) + StrictMath.expm1(-x) + StrictMath.log1p(y); }

    @Differentiable
    static double mathAll(double x, double y) { return Math.scalb(x, 3) + Math.copySign(y, -1) + Math.IEEEremainder(x, 0.7) + Math.nextUp(x) + Math.ulp(x) + Math.toRadians(x) + Math.toDegrees(y) + Math.signum(x) * y + Math.getExponent(x) + Math.sinh(x) * Math.cosh(y) + Math.tanh(x) + Math.asin(x / 9) + Math.acos(y / 9) + Math.log10(x); }

    @Differentiable
    static double earlyReturns(@In(size = 5, from = -1, to = 1) double[] a) { double s = 0; for (double v : a) { if (v < -0.8) return s * v; for (int j = 0; j < 3; j++) { s += v * j; if (s > 2) return s * s; } } return s; }

    @Differentiable
    static double tryFinallyNested(double x, int n) { double r = x; try { try { if (n > 1) return r * x; r += 1; } finally { r *= 2; n++; } } finally { r *= 3; } return r + n; }

    @Differentiable
    static double loopWithTryContinue(@In(size = 4) double[] a) { double s = 0; int hits = 0; for (int i = 0; i < a.length; i++) { try { if (a[i] < 0.8) continue; s += a[i]; if (s > 3) break; } finally { hits++; s *= 1.1; } } return s * hits; }

    @Differentiable
    static double doSide(double x) { int k = 0; double s = x; do { s = s * 0.5 + 1; } while (++k < 4 && (s += 0.1) < 10); return s * k; }

    @Differentiable
    static double forNoBody(@In(size = 5) double[] a) { double s = 0; int i; for (i = 0; i < a.length; s += a[i] * i, i++); return s / i; }

    @Differentiable
    static double forComma(double x) { double s = 0; for (double t = x, u = 1; u < 20; t *= x, u *= 2) s += t / u; return s; }

    @Differentiable
    static double rowSwap(@In(size = {3, 3}) double[][] a) { double[] t = a[0]; a[0] = a[2]; a[2] = t; a[0][0] *= t[1]; return a[0][0] + 2 * a[2][0] + a[1][1]; }

    @Differentiable
    static double cube3d(@In(size = {2, 3, 2}) double[][][] a) { double[][][] b = new double[2][][]; for (int i = 0; i < 2; i++) { b[i] = new double[i + 2][]; for (int j = 0; j < b[i].length; j++) b[i][j] = a[i][j].clone(); } double s = 0; for (double[][] p : b) for (double[] r : p) for (double v : r) s += v * v; b[1][2] = b[0][0]; b[1][2][0] = s; return b[0][0][0] * b[1][1][1]; }

    @Differentiable
    static double[][] transposeTimes(@In(size = {2, 3}) double[][] a) { int n = a[0].length; double[][] r = new double[n][n]; for (double[] row : a) for (int i = 0; i < n; i++) for (int j = i; j < n; j++) r[j][i] = r[i][j] += row[i] * row[j]; return r; }

    interface Kernel { double at(double r); default double scaled(double r, double s) { return at(r / s) / s; } }
    record Gauss(double sigma) implements Kernel { Gauss { if (!(sigma > 0)) throw new IllegalArgumentException("sigma"); sigma = sigma * 1.0; } public double at(double r) { return Math.exp(-r * r / (2 * sigma * sigma)); } }
    record Cauchy(double g) implements Kernel { public double at(double r) { return 1 / (1 + sq(r / g)); } }

    @Differentiable
    static double interfaces(double r, double s, boolean heavy) { Kernel k = heavy ? new Cauchy(s) : new Gauss(s); return k.scaled(r, 2) + k.at(r * r); }

    enum Op implements DoubleBinaryOperator { ADD { public double applyAsDouble(double a, double b) { return a + b; } }, MUL { public double applyAsDouble(double a, double b) { return a * b; } }, POW { public double applyAsDouble(double a, double b) { return Math.pow(a, b); } }; static Op of(int i) { return values()[i % values().length]; } }

    @Differentiable
    static double enumBodies(double a, double b, @In(from = 0, to = 2) int k) { double r = Op.of(k).applyAsDouble(a, b); for (Op o : Op.values()) { r += o.applyAsDouble(b, a) / (1 + o.ordinal()); } return r; }

    static final class Accumulator { private double sum, comp; private int n; Accumulator add(double v) { double y = v - comp, t = sum + y; comp = (t - sum) - y; sum = t; n++; return this; } double mean() { return sum / n; } }

    @Differentiable
    static double kahan(@In(size = 6) double[] v) { Accumulator a = new Accumulator(); for (double d : v) a.add(d).add(d * d); return a.mean(); }

    static class Base { protected double k = 2; double f(double x) { return k * x; } double twice(double x) { return f(f(x)); } }
    static class Sub extends Base { Sub(double k0) { super(); k += k0; } @Override double f(double x) { return super.f(x) + Math.sin(x); } }

    @Differentiable
    static double inheritance(double x, double k) { Base b = new Sub(k); return b.twice(x) + new Base().twice(x); }

    static <T extends Comparable<T>> int argmax(T[] v) { int b = 0; for (int i = 1; i < v.length; i++) if (v[i].compareTo(v[b]) > 0) b = i; return b; }

    @Differentiable
    static double genericIndex(@In(size = 3) double[] x) { return x[argmax(new Integer[] {3, 9, 4})] * x[argmax(new String[] {"a", "c", "b"})]; }

    static double simpson(DoubleUnaryOperator f, double a, double b, int n) { double h = (b - a) / n, s = f.applyAsDouble(a) + f.applyAsDouble(b); for (int i = 1; i < n; i++) s += (i % 2 != 0 ? 4 : 2) * f.applyAsDouble(a + i * h); return s * h / 3; }

    @Differentiable
    static double doubleIntegral(double k, double b) { return simpson(x -> simpson(y -> Math.exp(-k * x * y), 0, x, 4), 0, b, 4); }

    static double newton(DoubleUnaryOperator f, DoubleUnaryOperator df, double x0) { double x = x0, dx; int it = 0; do { dx = f.applyAsDouble(x) / df.applyAsDouble(x); x -= dx; if (++it > 50) throw new ArithmeticException("no convergence"); } while (Math.abs(dx) > 1e-13); return x; }

    @Differentiable
    static double cubeRoot(double a) { return newton(x -> x * x * x - a, x -> 3 * x * x, 1.5); }

    static double sumTree(double[] a, int lo, int hi) { return hi - lo == 1 ? a[lo] : sumTree(a, lo, lo + hi >>> 1) + 1.01 * sumTree(a, lo + hi >>> 1, hi); }

    @Differentiable
    static double pairwise(@In(size = 7) double[] a) { return sumTree(a, 0, a.length); }

    static boolean even(int n) { return n == 0 || odd(n - 1); }
    static boolean odd(int n) { return n != 0 && even(n - 1); }

    @Differentiable
    static double parity(double x, @In(from = 0, to = 9) int n) { return even(n) ? x * x : odd(n) ? Math.cos(x) : 0; }

    @Differentiable
    static void stencil(@In(size = 6) double[] u, double nu, @Output @In(size = 6) double[] out) { int n = u.length; System.arraycopy(u, 0, out, 0, n); for (int step = 0; step < 3; step++) { double left = out[0]; for (int i = 1; i < n - 1; i++) { double old = out[i]; out[i] += nu * (left - 2 * old + out[i + 1]); left = old; } } }

    @Differentiable
    static void prefixInPlace(@Output @In(size = 5) double[] out) { for (int i = 1; i < out.length; i++) out[i] += out[i - 1] * out[i]; }

    @Differentiable
    static double varargMax(double a, double b, double c) { return max(a, b * c, max(c), a * c) + max(); }
    static double max(double... v) { double m = v.length == 0 ? 1 : v[0]; for (double d : v) m = Math.max(m, d); return m; }

    @Differentiable
    static double streams(@In(size = 5) double[] v) { double mean = DoubleStream.of(v).average().orElse(0); double var = Arrays.stream(v).map(t -> (t - mean) * (t - mean)).sum() / (v.length - 1); return Arrays.stream(v).map(t -> (t - mean) / Math.sqrt(var)).filter(t -> t > 0).max().orElseThrow() + mean; }

    @Differentiable
    static double argumentChecks(@In(size = 3) double[] x, double tol) { if (x == null || x.length == 0) throw new IllegalArgumentException("empty: " + Arrays.toString(x)); if (Double.isNaN(tol) || tol <= 0) throw new IllegalArgumentException(String.format("tol=%g", tol)); double n = 0; for (double v : x) { if (Double.isInfinite(v)) return Double.NaN; n += v * v; } return Math.sqrt(n) / tol; }

    @Differentiable
    static double intToDouble(double x, @In(from = 2, to = 5) int n) { IntToDoubleFunction f = k -> Math.pow(x, k) / fact(k); double s = 0; for (int k = 0; k <= n; k++) s += f.applyAsDouble(k); return s; }
    static long fact(int k) { return k <= 1 ? 1L : k * fact(k - 1); }

    @Differentiable
    static double switchYield(double x, String mode) { double r = switch (mode) { case "a", "b" -> { double t = x; t *= t; yield t; } case "c" -> Math.sin(x); default -> { if (x < 0) throw new IllegalArgumentException(mode); yield Math.sqrt(x); } }; return r * x; }

    @Differentiable
    static double compoundIndex(@In(size = 4) double[] a) { int i = 0; a[i] = i = 2; a[i] += a[i -= 1] * (a[++i] = a[3]); int j = i++ + ++i; return a[0] + a[1] * a[2] + j; }

    @Differentiable
    static double sharedAlias(@In(size = 3) double[] a) { double[][] m = {a, a, new double[] {1, 2, 3}}; m[0][1] *= m[1][1]; m[2] = m[0]; m[2][0] += m[1][1]; double s = 0; for (double[] r : m) s += r[0] * r[1] + r[2]; return s; }
}
