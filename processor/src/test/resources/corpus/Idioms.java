package corpus.idioms;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Idioms of Java around numbers. */
final class Idioms {
    private Idioms() {}

    sealed interface Expr permits Num, Var, Add, Mul, Neg, Call {}

    record Num(double v) implements Expr {}

    record Var() implements Expr {}

    record Add(Expr l, Expr r) implements Expr {}

    record Mul(Expr l, Expr r) implements Expr {}

    record Neg(Expr e) implements Expr {}

    record Call(DoubleUnaryOperator f, Expr arg) implements Expr {}

    static double eval(Expr e, double x) {
        if (e instanceof Num n) return n.v();
        if (e instanceof Var) return x;
        if (e instanceof Add a) return eval(a.l(), x) + eval(a.r(), x);
        if (e instanceof Mul m) return eval(m.l(), x) * eval(m.r(), x);
        if (e instanceof Neg n) return -eval(n.e(), x);
        if (e instanceof Call c) return c.f().applyAsDouble(eval(c.arg(), x));
        throw new AssertionError(e);
    }

    @Differentiable
    static double tree(double a, double x) {
        Expr e = new Add(new Mul(new Num(a), new Var()), new Neg(new Add(new Var(), new Num(2))));
        return eval(e, x);
    }

    @Differentiable
    static double treeWithFunction(double a, double x) {
        Expr e = new Add(new Call(Math::sin, new Var()), new Mul(new Num(a), new Call(t -> t * t, new Var())));
        return eval(e, x);
    }

    enum Kernel {
        LINEAR {
            @Override
            double eval(double a, double b) {
                return a * b;
            }
        },
        RBF {
            @Override
            double eval(double a, double b) {
                return Math.exp(-(a - b) * (a - b) * gamma());
            }

            private double gamma() {
                return 0.5;
            }
        };

        abstract double eval(double a, double b);

        double self(double a) {
            return eval(a, a);
        }
    }

    @Differentiable
    static double kernels(double a, double b) {
        double s = 0;
        for (Kernel k : Kernel.values()) s += k.eval(a, b) * (k.ordinal() + 1) + k.self(b);
        return s;
    }

    @Differentiable
    static double kernelOf(double a, double b, int n) {
        Kernel k = Kernel.values()[Math.floorMod(n, 2)];
        return k.eval(a, b);
    }

    @Differentiable
    static double kernelNamed(double a, double b) {
        return Kernel.valueOf("RBF").eval(a, b);
    }

    enum Op implements DoubleBinaryOperator {
        PLUS("+", (l, r) -> l + r),
        TIMES("*", (l, r) -> l * r),
        POW("^", Math::pow);

        final String symbol;
        private final DoubleBinaryOperator f;

        Op(String symbol, DoubleBinaryOperator f) {
            this.symbol = symbol;
            this.f = f;
        }

        @Override
        public double applyAsDouble(double l, double r) {
            return f.applyAsDouble(l, r);
        }
    }

    @Differentiable
    static double opLambda(double x, double y) {
        double r = x;
        for (Op op : Op.values()) {
            r = op.applyAsDouble(r, y);
        }
        return r;
    }

    @Differentiable
    static double rpn(double x, double y) {
        Deque<Double> stack = new ArrayDeque<>();
        for (String token : "x y + x * 2 y * -".split(" ")) {
            switch (token) {
                case "x" -> stack.push(x);
                case "y" -> stack.push(y);
                case "+" -> stack.push(stack.pop() + stack.pop());
                case "*" -> stack.push(stack.pop() * stack.pop());
                case "-" -> {
                    double b = stack.pop(), a = stack.pop();
                    stack.push(a - b);
                }
                default -> stack.push(Double.parseDouble(token));
            }
        }
        return stack.pop();
    }

    static double sumOf(double... xs) {
        double s = 0;
        for (double x : xs) s += x;
        return s;
    }

    @Differentiable
    static double varargs(double x, double y) {
        return sumOf() + sumOf(x) * sumOf(x, y, x * y) + sumOf(new double[] {x, y});
    }

    static final class Model {
        private final double slope, offset;
        private final String name;

        private Model(Builder b) {
            slope = b.slope;
            offset = b.offset;
            name = b.name;
        }

        static Builder builder() {
            return new Builder();
        }

        double predict(double x) {
            return slope * x + offset + name.length();
        }

        static final class Builder {
            private double slope = 1, offset;
            private String name = "m";

            Builder slope(double s) {
                slope = s;
                return this;
            }

            Builder offset(double o) {
                this.offset = o;
                return this;
            }

            Builder named(String n) {
                this.name = n;
                return this;
            }

            Model build() {
                if (name.isEmpty()) throw new IllegalStateException("no name");
                return new Model(this);
            }
        }
    }

    @Differentiable
    static double built(double a, double b, double x) {
        return Model.builder().slope(a * b).offset(b).named("abc").build().predict(x);
    }

    static final class Range implements Iterable<Integer> {
        private final int from, to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next < to;
                }

                @Override
                public Integer next() {
                    return next++;
                }
            };
        }
    }

    @Differentiable
    static double ownIterable(double x) {
        double s = 0;
        for (int i : new Range(1, 5)) s += Math.pow(x, i) / i;
        return s;
    }

    @Differentiable
    static double logged(double x, int n) {
        StringBuilder log = new StringBuilder("start");
        double y = x;
        for (int i = 0; i < n; i++) {
            y = Math.cos(y) * x;
            log.append(i).append(": ").append(y).append('\n');
            if (log.length() > 10_000) log.setLength(0);
        }
        return y;
    }

    @Differentiable
    static double optional(@In(size = 4) double[] xs) {
        OptionalDouble m = Arrays.stream(xs).filter(v -> v > 1).max();
        double a = m.isPresent() ? m.getAsDouble() : 0;
        Optional<Double> o = Optional.of(a).map(v -> v * v).filter(v -> v > 0.1);
        return o.orElse(1.0) + m.orElse(2);
    }

    @Differentiable
    static double text(double x, double y) {
        var expression = "xxyx";
        var r = 1.0;
        for (int i = 0; i < expression.length(); i++) r = expression.charAt(i) == 'x' ? r * x : r + y;
        return expression.startsWith("x") && expression.contains("y") ? r : -r;
    }

    interface Shape {
        double area();

        default double doubled() {
            return 2 * area();
        }

        static Shape square(double a) {
            return () -> a * a;
        }
    }

    record Circle(double r) implements Shape {
        @Override
        public double area() {
            return Math.PI * r * r;
        }
    }

    record Rect(double w, double h) implements Shape {
        @Override
        public double area() {
            return w * h;
        }

        @Override
        public double doubled() {
            return Shape.super.doubled() + 1;
        }
    }

    @Differentiable
    static double shapeArray(double a, double b, @In(from = 0, to = 2) int n) {
        Shape[] shapes = {new Circle(a), new Rect(a, b)};
        return shapes[n % 2].area() + shapes[(n + 1) % 2].doubled();
    }

    @Differentiable
    static double anonymousClass(double x, double k) {
        DoubleUnaryOperator f = new DoubleUnaryOperator() {
            private double state = k;

            @Override
            public double applyAsDouble(double v) {
                state += v;
                return state * v;
            }
        };
        return f.applyAsDouble(x) + f.applyAsDouble(x);
    }

    static <T> T choose(boolean c, T a, T b) {
        return c ? a : b;
    }

    static <T, R> R let(T value, Function<? super T, ? extends R> body) {
        return body.apply(value);
    }

    @Differentiable
    static double generics(double x, double y) {
        double z = choose(x > y, x, y);
        return let(z * x, v -> let(v + y, w -> v * w)) + choose(y > 1, x, 2.0);
    }

    @Differentiable
    static double composed(double x) {
        Function<Double, Double> f = v -> v * v;
        Function<Double, Double> g = f.compose(v -> v + 1);
        UnaryOperator<Double> h = v -> Math.sin(v);
        DoubleUnaryOperator id = DoubleUnaryOperator.identity();
        return g.andThen(h).apply(x) * id.applyAsDouble(x) + Function.<Double>identity().apply(x);
    }

    @Differentiable
    static double predicates(@In(size = 5) double[] xs, double lo) {
        DoublePredicate above = v -> v > lo;
        DoublePredicate below = v -> v < 1.6;
        double s = 0;
        for (double v : xs) {
            if (above.and(below).test(v)) s += v * v;
            if (above.negate().or(below.negate()).test(v)) s -= v * lo;
        }
        Predicate<Double> big = v -> v > 1;
        return big.negate().test(s) ? s : s * lo;
    }

    @Differentiable
    static double localTypes(double x, double y) {
        record Pair(double a, double b) {
            double dot(Pair o) {
                return a * o.a + b * o.b;
            }
        }
        enum Mode {
            A,
            B
        }
        interface F {
            double f(Pair p);
        }
        F f = p -> p.dot(new Pair(1, x));
        double s = 0;
        for (Mode m : Mode.values()) s += m == Mode.A ? f.f(new Pair(x, y)) : f.f(new Pair(y, y));
        return s;
    }

    private static final double[][] TABLEAU = {{}, {0.5}, {0, 0.5}, {0, 0, 1}};
    private static final double[] WEIGHTS = {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0};
    static final int STEPS = 3;

    @Differentiable
    static double rungeKutta(double rate, double y) {
        final double h = 1.0 / STEPS;
        for (int n = 0; n < STEPS; n++) {
            double[] k = new double[WEIGHTS.length];
            double next = y;
            for (int i = 0; i < k.length; i++) {
                double yi = y;
                for (int j = 0; j < TABLEAU[i].length; j++) yi += h * TABLEAU[i][j] * k[j];
                k[i] = rate * yi * (1 - yi / 3);
                next += h * WEIGHTS[i] * k[i];
            }
            y = next;
        }
        return y;
    }

    @Differentiable
    static double mathMix(double x, double y) {
        int c = Double.compare(x, y);
        double s = Math.fma(x, y, c) + Math.floorMod(-7, 3) * x + Math.floorDiv(-7, 2) * y;
        if (Double.isNaN(s) || Double.isInfinite(s) || !Double.isFinite(x)) return Double.NaN;
        return s + Math.copySign(x, -y) + Math.scalb(y, 2) + Math.toRadians(x) + Math.IEEEremainder(x, 0.7) + Math.cbrt(y);
    }

    @Differentiable
    static double shapes(double a, double b) {
        List<Shape> shapes = List.of(new Circle(a), new Rect(a, b), Shape.square(b), () -> a + b);
        double total = 0;
        for (Shape s : shapes) total += s.doubled();
        return total;
    }

    static final class Chain implements Iterable<Double> {
        private final double start;
        private final int length;
        private int rounds;

        Chain(double start, int length) {
            this.start = start;
            this.length = length;
        }

        @Override
        public Iterator<Double> iterator() {
            return new Iterator<>() {
                private double value = start;
                private int made;

                @Override
                public boolean hasNext() {
                    return made < length;
                }

                @Override
                public Double next() {
                    made++;
                    rounds++;
                    value *= start;
                    return value;
                }
            };
        }
    }

    @Differentiable
    static double ownIterableOfNumbers(double x, double y) {
        Chain chain = new Chain(x, 4);
        double s = 0;
        for (double v : chain) {
            if (v > 9) break;
            for (double w : new Chain(y, 2)) s += v * w;
        }
        return s * chain.rounds;
    }
}
