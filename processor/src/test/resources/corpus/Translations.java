package corpus.translations;

import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** Methods as tests of tools for C++ have them, in the Java that one would translate them to. */
final class Translations {
    private Translations() {}

    // ---- Gradient / Assignments

    @Differentiable
    static double assignChain(double x, double y) {
        double a, b, c;
        a = b = c = x * y;
        a += b *= c -= x;
        return a + b * c;
    }

    @Differentiable
    static double assignInCondition(double x, double y) {
        double t;
        if ((t = x * y) > 1) return t * t;
        else if ((t = x + y) > 1) return t * 3;
        return (t = x) * t;
    }

    @Differentiable
    static double commaLike(double i, double j) {
        double a = i, b = j;
        for (int k = 0, m = 3; k < m; k++, m--, a *= b) b += a;
        return a + b;
    }

    static final class Ref {
        double value;

        Ref(double v) {
            value = v;
        }
    }

    static Ref addTo(Ref r, double d) {
        r.value += d;
        return r;
    }

    @Differentiable
    static double refReturn(double i, double j) {
        Ref r = new Ref(i);
        addTo(addTo(r, j), i * j).value *= i;
        return r.value;
    }

    static double increment(Ref a, Ref b) {
        a.value += b.value;
        b.value = a.value * a.value;
        return a.value - b.value;
    }

    @Differentiable
    static double aliased(double x) {
        Ref r = new Ref(x);
        double v = increment(r, r);
        return v + r.value * 2;
    }

    @Differentiable
    static double swapped(double a, double b) {
        Ref x = new Ref(a), y = new Ref(b);
        swap(x, y);
        swap(x, x);
        return x.value * x.value + y.value;
    }

    static void swap(Ref a, Ref b) {
        double t = a.value;
        a.value = b.value;
        b.value = t;
    }

    // ---- Switch

    @Differentiable
    static double switchInit(double i, double j, @In(from = 0, to = 8) int count) {
        double res = 0;
        final int c2;
        switch (c2 = count % 4) {
            case 0:
                res += i * j;
                break;
            case 1:
                res += i * i;
                {
                    case2Like();
                }
                break;
            case 2:
                double local = j * j;
                res += local;
            default:
                res += i + i;
        }
        return res * c2 + i;
    }

    static void case2Like() {}

    @Differentiable
    static double switchInLoop(double i, double j) {
        double res = 0;
        int count = 0;
        while (true) {
            switch (count++) {
                case 0: {
                    res += i * j;
                    break;
                }
                case 1:
                    res += i * i;
                    break;
                case 2:
                    res += j * j;
                    continue;
                case 4:
                    return res;
                default:
                    res *= 2;
            }
            res += 1;
        }
    }

    @Differentiable
    static double switchOnChar(double x, String op) {
        double acc = 1;
        for (char c : "x+x*-x/3".toCharArray()) {
            switch (c) {
                case '+' -> acc += x;
                case '*' -> acc *= x;
                case '-' -> acc -= x * x;
                case '/' -> acc /= 1 + x * x;
                case 'x' -> acc = acc * 0.5 + x;
                default -> {
                    int d = c - '0';
                    acc *= d;
                }
            }
        }
        return acc;
    }

    @Differentiable
    static double yielding(double x, int n) {
        double s = 0;
        for (int i = 0; i < 4; i++) {
            s += switch ((n + i) & 3) {
                case 0, 2 -> x * i;
                case 1 -> {
                    double q = x * x;
                    for (int k = 0; k < i; k++) {
                        if (q > 5) yield q;
                        q += x;
                    }
                    yield -q;
                }
                default -> throw_(i) ? 0 : Math.sin(x);
            };
        }
        return s;
    }

    static boolean throw_(int i) {
        if (i > 10) throw new IllegalStateException();
        return false;
    }

    // ---- Pointers and arrays

    @Differentiable
    static double offsetArray(@In(size = 6) double[] arr, int at) {
        int p = Math.floorMod(at, 3);
        double s = arr[p++] * arr[p++];
        s += arr[p--];
        arr[--p] *= s;
        return s + arr[p];
    }

    @Differentiable
    static double multiDim(@In(size = {2, 3}) double[][] a, double x) {
        double[][] m = {{x, x * x}, {1, x}, {}};
        double sum = 0;
        for (double[] row : m) for (double v : row) sum += v;
        double[] alias = a[1];
        alias[0] = sum * a[0][1];
        return a[1][0] + a[0][2] + alias[2];
    }

    @Differentiable
    static double pointerWalk(@In(size = 5) double[] data) {
        int cursor = 0;
        double product = 1;
        while (cursor < data.length) product *= data[cursor++];
        while (--cursor >= 0) product += data[cursor] * cursor;
        return product;
    }

    @Differentiable
    static double[] cumulative(@In(size = 5) double[] x) {
        double[] y = Arrays.copyOf(x, x.length + 1);
        for (int i = 1; i < y.length; i++) y[i] += y[i - 1];
        return Arrays.copyOfRange(y, 1, y.length);
    }

    @Differentiable
    static void gemv(@In(size = {3, 2}) double[][] a, @In(size = 2) double[] x, double alpha, double beta, @Output @In(size = 3) double[] out) {
        for (int i = 0; i < a.length; i++) {
            double t = 0;
            for (int j = 0; j < x.length; j++) t = Math.fma(a[i][j], x[j], t);
            out[i] = alpha * t + beta * out[i];
        }
    }

    @Differentiable
    static double threeDim(@In(size = {2, 2, 2}) double[][][] t) {
        double s = 0;
        for (double[][] p : t) for (double[] r : p) for (int i = r.length; i-- > 0; ) s = s * 0.5 + r[i] * r[i];
        return s;
    }

    // ---- Functors, lambdas

    static class Experiment {
        double x, y;
        final int scale;

        Experiment(double x, double y) {
            this(x, y, 2);
        }

        Experiment(double x, double y, int scale) {
            this.x = x;
            this.y = y;
            this.scale = scale;
        }

        double apply(double i, double j) {
            return x * i * i * j + y * j * j * scale;
        }

        void setX(double v) {
            x = v;
        }

        Experiment scaled(double k) {
            x *= k;
            y *= k;
            return this;
        }
    }

    @Differentiable
    static double functor(double i, double j) {
        Experiment e = new Experiment(3, 5);
        e.setX(i * j);
        return e.scaled(j).scaled(2).apply(i, j) + e.x;
    }

    static double runOn(DoubleBinaryOperator f, double a) {
        return f.applyAsDouble(a, f.applyAsDouble(a, 2));
    }

    @Differentiable
    static double functorAsLambda(double i, double j) {
        Experiment e = new Experiment(i, j, 3);
        return runOn(e::apply, j) + runOn((a, b) -> e.apply(b, a), i);
    }

    @Differentiable
    static double capture(double i, double j) {
        DoubleUnaryOperator square = t -> t * t;
        DoubleBinaryOperator f = (a, b) -> {
            double c = square.applyAsDouble(a);
            if (c > i) c -= j;
            return c * b;
        };
        return f.applyAsDouble(i, j) + square.andThen(Math::sin).applyAsDouble(j);
    }

    @Differentiable
    static double supplier(double x) {
        Supplier<Double> s = () -> x * x;
        DoubleSupplier d = () -> s.get() + x;
        BiFunction<Double, Integer, Double> pow = (b, n) -> {
            double r = 1;
            for (int i = 0; i < n; i++) r *= b;
            return r;
        };
        return d.getAsDouble() * pow.apply(x, 3);
    }

    @Differentiable
    static double consumer(double x) {
        double[] acc = {0};
        DoubleConsumer c = v -> acc[0] += v * v;
        c.andThen(v -> acc[0] *= v).accept(x);
        c.accept(2 * x);
        return acc[0];
    }

    // ---- Loops

    @Differentiable
    static double nestedBreak(double x) {
        double t = 1;
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 4; ++j) {
                if (i == 2 && j == 1) break outer;
                if (j == 3) continue outer;
                t *= x + i * j;
            }
        }
        return t;
    }

    @Differentiable
    static double doWhileChoose(@In(from = 0.1, to = 0.9) double x) {
        int n = 0;
        double t = x;
        do {
            t = t * x + (n % 2 == 0 ? x : -x);
            if (t > 0.9) break;
            n++;
        } while (n < 5 && t > 0.01);
        return t + n;
    }

    @Differentiable
    static double whileAssign(@In(from = 1, to = 2) double x) {
        double r = x, d;
        while (Math.abs(d = (r * r - x) / (2 * r)) > 1e-12) r -= d;
        return r;
    }

    @Differentiable
    static double loopDouble(double x) {
        double s = 0;
        for (double h = 0.1; h < 0.55; h += 0.1) s += Math.sin(h * x);
        return s;
    }

    @Differentiable
    static double countdownLong(double x, long n) {
        double r = 1;
        for (long k = (n & 7) + 1; k > 0; k >>= 1) {
            if ((k & 1L) != 0) r *= x;
            x *= x;
        }
        return r;
    }

    @Differentiable
    static double iteratorLoop(double x) {
        List<Integer> powers = List.of(1, 2, 3);
        double s = 0;
        for (Iterator<Integer> it = powers.iterator(); it.hasNext(); ) {
            int p = it.next();
            s += Math.pow(x, p);
        }
        return s;
    }

    // ---- Recursion

    @Differentiable
    static double sumRec(@In(size = 6) double[] a) {
        return sumRange(a, 0, a.length);
    }

    static double sumRange(double[] a, int lo, int hi) {
        if (hi - lo == 1) return a[lo] * a[lo];
        int mid = (lo + hi) >>> 1;
        return sumRange(a, lo, mid) * 0.5 + Math.sin(sumRange(a, mid, hi));
    }

    @Differentiable
    static double ackLike(double x, @In(from = 1, to = 4) int n) {
        return n <= 0 ? x : ackLike(x * 0.5 + ackLike(x, n - 2), n - 1);
    }

    @Differentiable
    static double power(double x, int n) {
        if (n < 0) return 1 / power(x, -n);
        if (n == 0) return 1;
        double h = power(x, n / 2);
        return n % 2 == 0 ? h * h : h * h * x;
    }

    // ---- Types

    @Differentiable
    static double mixed(float x, double y, int n, long m, short s, byte b, char c) {
        double r = x + y * n;
        r -= (double) m / (n * n + 1);
        r *= s + b;
        return r + c * x + (n / 2) * y + n / 2.0;
    }

    @Differentiable
    static double bits(double x, int n) {
        int mask = 1 << (n & 3);
        mask |= 8;
        mask ^= n;
        long h = mask * 0x9E3779B97F4A7C15L;
        h ^= h >>> 32;
        return x * Integer.bitCount(mask) + x * x * (h & 15) + Math.pow(x, Long.numberOfTrailingZeros(16));
    }

    @Differentiable
    static double constants(double x) {
        final double e = Math.E, half = 1 / 2, third = 1. / 3;
        return x * e + half * x + third * x * x + Math.PI + 0x1p3 * x + 1_000 * x + 'a' * x;
    }

    @Differentiable
    static double ternaries(double x, double y, double z) {
        double m = x > y ? x > z ? x : z : y > z ? y : z;
        double n = x < y ? (x < z ? x : z) : (y < z ? y : z);
        boolean big = m - n > 0.3 && (x > 0 || y > 0);
        return big ? m * n : m + (big ^ true ? n : 0);
    }

    @Differentiable
    static double logical(double x, double y) {
        boolean a = x > y, b = x * y > 1;
        double r = 0;
        if (a & !b) r = x;
        if (a | b) r += y;
        if (a == b) r *= x;
        if (a != b && !(x < 0)) r -= x * y;
        a |= b;
        return a ? r : -r;
    }

    @Differentiable
    static double castInt(double x, double y) {
        int i = (int) (x * 10);
        long l = Math.round(y * 7);
        i += y * 3;
        short s = (short) i;
        s += 2;
        char ch = (char) (s & 0x7f);
        return x * i + y * l + s * x * ch;
    }

    @Differentiable
    static double throwing(double x) {
        if (!(x < 1e9)) throw new ArithmeticException(String.format("x = %f too large", x));
        Objects.requireNonNull("x");
        assert x < 1e9 : "bad " + x;
        return Math.log1p(x * x);
    }
}
