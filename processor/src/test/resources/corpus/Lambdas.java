package corpus.lambdas;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Functions passed to functions. */
final class Lambdas {
    private Lambdas() {}

    static double integrate(DoubleUnaryOperator f, double from, double to) {
        int n = 8;
        double h = (to - from) / n;
        double sum = 0.5 * (f.applyAsDouble(from) + f.applyAsDouble(to));
        for (int i = 1; i < n; i++) {
            sum += f.applyAsDouble(from + i * h);
        }
        return sum * h;
    }

    @Differentiable
    static double captured(double a, double b) {
        return integrate(t -> Math.sin(a * t) + b, 0, 1);
    }

    @Differentiable
    static double referred(double a) {
        return integrate(Math::exp, 0, a);
    }

    private static double bump(double x) {
        double u = x * x;
        return Math.exp(-u) * u;
    }

    @Differentiable
    static double referredHelper(double a, double b) {
        return integrate(Lambdas::bump, a, a + b);
    }

    @Differentiable
    static double twofold(double a, double b) {
        return integrate(x -> integrate(y -> Math.cos(a * x * y) * b, 0, x), 0, 1);
    }

    @Differentiable
    static double stored(double a, double x) {
        DoubleUnaryOperator f = t -> a * t * t;
        DoubleUnaryOperator g = t -> {
            double s = f.applyAsDouble(t);
            return s + Math.sin(s);
        };
        return g.applyAsDouble(x) * f.applyAsDouble(x + 1);
    }

    @Differentiable
    static double severalReturns(double a, @In(from = -2) double x) {
        DoubleUnaryOperator soft = t -> {
            if (t > 1) {
                return t;
            }
            if (t < -1) {
                return a * t;
            }
            return a * t * t * t;
        };
        return soft.applyAsDouble(x) + soft.applyAsDouble(2 * x) * soft.applyAsDouble(x + a);
    }

    private static DoubleUnaryOperator twice(DoubleUnaryOperator f) {
        return x -> f.applyAsDouble(f.applyAsDouble(x));
    }

    @Differentiable
    static double returned(double a) {
        return twice(twice(x -> x * Math.sin(x))).applyAsDouble(a);
    }

    @Differentiable
    static double chosen(double a, double b) {
        DoubleUnaryOperator f = a > b ? x -> x * a : Math::sqrt;
        return f.applyAsDouble(b) + f.applyAsDouble(a);
    }

    private static DoubleUnaryOperator activation(int kind) {
        if (kind == 0) {
            return Math::tanh;
        } else if (kind == 1) {
            return x -> 1 / (1 + Math.exp(-x));
        } else if (kind == 2) {
            return x -> Math.max(0, x);
        }
        return DoubleUnaryOperator.identity();
    }

    @Differentiable
    static double activations(@In(from = -2) double[] x, @In(from = 0, to = 4) int kind) {
        DoubleUnaryOperator f = activation(kind);
        double s = 0;
        for (double v : x) {
            s += f.applyAsDouble(v) * v;
        }
        return s;
    }

    @Differentiable
    static double switched(double x, @In(from = 0, to = 3) int kind) {
        DoubleUnaryOperator f = switch (kind) {
            case 0 -> Math::sin;
            case 1 -> t -> t * t * x;
            default -> t -> t;
        };
        return f.applyAsDouble(x);
    }

    @Differentiable
    static double assignedInBranches(double x, @In(from = -1, to = 1) double y) {
        DoubleBinaryOperator f;
        if (y > 0) {
            f = (u, v) -> u * v;
        } else {
            f = Math::atan2;
        }
        return f.applyAsDouble(x, y) + f.applyAsDouble(y, x);
    }

    interface Kernel {
        double at(double distance);

        default double twice(double distance) {
            return at(distance) * at(2 * distance);
        }

        static Kernel gaussian(double width) {
            return d -> Math.exp(-d * d / (2 * width * width));
        }
    }

    @Differentiable
    static double density(double[] x, double width) {
        Kernel kernel = Kernel.gaussian(width);
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                s += kernel.at(x[i] - x[j]) + kernel.twice(x[i] - x[j]);
            }
        }
        return Math.log(s);
    }

    @Differentiable
    static double anonymous(double x, double c) {
        Kernel kernel = new Kernel() {
            @Override
            public double at(double distance) {
                return scaled(distance) + c;
            }

            private double scaled(double distance) {
                return c * distance * distance;
            }
        };
        return kernel.twice(x) - kernel.at(c);
    }

    @Differentiable
    static double boxed(double x, double y) {
        Function<Double, Double> square = v -> v * v;
        BiFunction<Double, Double, Double> add = (u, v) -> u + v;
        return add.apply(square.apply(x), square.andThen(square).apply(y));
    }

    @Differentiable
    static double combined(double x, double y) {
        DoubleUnaryOperator f = Math::sin;
        return f.andThen(t -> t * y).compose(t -> t * t).applyAsDouble(x);
    }

    @Differentiable
    static double suppliers(double x) {
        DoubleSupplier s = () -> x * x;
        Supplier<double[]> pair = () -> new double[] {x, s.getAsDouble()};
        return pair.get()[0] * pair.get()[1];
    }

    private static double[] gradientDescent(ToDoubleFunction<double[]> f, double[] start, double h) {
        double[] x = start.clone();
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < x.length; i++) {
                double old = x[i];
                x[i] = old + h;
                double up = f.applyAsDouble(x);
                x[i] = old - h;
                double down = f.applyAsDouble(x);
                x[i] = old - 0.1 * (up - down) / (2 * h);
            }
        }
        return x;
    }

    @Differentiable
    static double[] minimum(@In(size = 2) double[] start, double a) {
        return gradientDescent(p -> (p[0] - a) * (p[0] - a) + a * p[1] * p[1] * p[1] * p[1], start, 0.01);
    }

    interface Slope {
        void at(double t, double[] y, double[] dy);
    }

    private static void euler(Slope slope, double[] y, double h, int steps) {
        double[] dy = new double[y.length];
        for (int i = 0; i < steps; i++) {
            slope.at(i * h, y, dy);
            for (int j = 0; j < y.length; j++) {
                y[j] += h * dy[j];
            }
        }
    }

    @Differentiable
    static double[] pendulum(@In(size = 2) double[] start, double length) {
        double[] y = start.clone();
        euler((t, s, ds) -> {
            ds[0] = s[1];
            ds[1] = -9.81 / length * Math.sin(s[0]) + Math.cos(t);
        }, y, 0.05, 5);
        return y;
    }

    private static double newton(DoubleUnaryOperator f, DoubleUnaryOperator df, double start) {
        double x = start;
        for (int i = 0; i < 50; i++) {
            double step = f.applyAsDouble(x) / df.applyAsDouble(x);
            x -= step;
            if (Math.abs(step) < 1e-13) {
                return x;
            }
        }
        return x;
    }

    @Differentiable
    static double cubeRoot(double a) {
        return newton(x -> x * x * x - a, x -> 3 * x * x, a);
    }

    private static final DoubleUnaryOperator SQUARE = x -> x * x;
    private static final DoubleBinaryOperator HYPOT = (x, y) -> Math.sqrt(SQUARE.applyAsDouble(x) + SQUARE.applyAsDouble(y));

    @Differentiable
    static double constants(double x, double y) {
        return HYPOT.applyAsDouble(x, y);
    }

    private static double[] map(double[] x, DoubleUnaryOperator f) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(x[i]);
        }
        return y;
    }

    private static double fold(double[] x, double start, DoubleBinaryOperator f) {
        double s = start;
        for (double v : x) {
            s = f.applyAsDouble(s, v);
        }
        return s;
    }

    @Differentiable
    static double mapAndFold(double[] x, double a) {
        return fold(map(map(x, v -> v + a), Math::log), 1, (s, v) -> s * (v + a)) + fold(x, 0, Double::sum) + fold(x, 0, Math::max);
    }

    private static double sum(int n, IntToDoubleFunction term) {
        double s = 0;
        for (int i = 0; i < n; i++) {
            s += term.applyAsDouble(i);
        }
        return s;
    }

    @Differentiable
    static double series(double x) {
        return sum(6, k -> Math.pow(x, k) / (k + 1)) + sum(3, k -> k);
    }

    @Differentiable
    static double predicate(@In(from = -2) double[] x) {
        DoublePredicate positive = v -> v > 0;
        double s = 0;
        for (double v : x) {
            if (positive.test(v) && !positive.test(v - 1)) {
                s += v * v;
            }
        }
        return s;
    }

    private static <T> T same(T x) {
        T y = x;
        return y;
    }

    private static <T, R> R applied(Function<T, R> f, T x) {
        return f.apply(x);
    }

    private static <T extends Number> double doubled(T x) {
        return 2;
    }

    private static <A> A first(A one, A other) {
        return one;
    }

    @Differentiable
    static double generic(double x, double[] v) {
        double[] w = same(v);
        double y = first(x * x, 2.0);
        return same(x) * w[0] + applied(t -> t * t, x) * applied(a -> a[1], v) + y;
    }

    @Differentiable
    static double sideEffects(double x) {
        double[] total = new double[1];
        int[] calls = {0};
        DoubleUnaryOperator f = v -> {
            total[0] += v * v;
            calls[0]++;
            return total[0] * calls[0];
        };
        double s = 0;
        for (int i = 0; i < 3; i++) {
            s += f.applyAsDouble(x + i);
        }
        Runnable shift = () -> total[0] *= x;
        shift.run();
        return s * total[0];
    }

    @Differentiable
    static double loopBoundChangedByLambda(double x) {
        int[] limit = {3};
        Runnable grow = () -> limit[0] = Math.min(limit[0] + 1, 6);
        double s = 1;
        for (int i = 0; i < limit[0]; i++) {
            grow.run();
            s *= x + i;
        }
        return s;
    }

    private static double curried(Function<Double, Function<Double, Double>> f, double a, double b) {
        return f.apply(a).apply(b);
    }

    @Differentiable
    static double curry(double a, double b) {
        return curried(x -> y -> x * Math.exp(y), a, b) + curried(x -> y -> x / y, b, a);
    }

    @Differentiable
    static double operators(double a, double b) {
        UnaryOperator<double[]> swap = p -> new double[] {p[1], p[0]};
        BinaryOperator<double[]> times =
                (p, q) -> new double[] {p[0] * q[0] - p[1] * q[1], p[0] * q[1] + p[1] * q[0]};
        double[] z = {a, b};
        double[] w = times.apply(swap.apply(z), times.apply(z, z));
        return w[0] - 2 * w[1];
    }

    @Differentiable
    static double inLoop(double[] x, double a) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            double v = x[i];
            int k = i;
            DoubleUnaryOperator f = t -> t * v + k * a;
            s += integrate(f, 0, a);
            if (s > 3) {
                s -= f.applyAsDouble(s);
            }
        }
        return s;
    }

    @Differentiable
    static double methodOfKernel(double x, double w) {
        Kernel k = Kernel.gaussian(w);
        return integrate(k::at, 0, x) + integrate(k::twice, 0, x);
    }
}
