package corpus.functionals;
import dev.retrograd.*;
import dev.retrograd.processor.corpus.In;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
/** Arrays, lists and compositions of functions; stages of streams. */
final class Functionals {
    @Differentiable
    static double arrayOfFunctions(double x) {
        DoubleUnaryOperator[] fs = {Math::sin, t -> t * t, Math::exp};
        double s = 0;
        for (DoubleUnaryOperator f : fs) s += f.applyAsDouble(x);
        return s;
    }
    @Differentiable
    static double listOfFunctions(double x) {
        List<DoubleUnaryOperator> fs = List.of(Math::sin, t -> t * t, Math::exp);
        double s = x;
        for (DoubleUnaryOperator f : fs) s = f.applyAsDouble(s);
        return s;
    }
    static DoubleUnaryOperator nth(DoubleUnaryOperator f, int n) {
        return n == 0 ? DoubleUnaryOperator.identity() : f.andThen(nth(f, n - 1));
    }
    @Differentiable
    static double limitAfterFilter(double[] x) {
        return Arrays.stream(x).filter(v -> v > 0.7).limit(2).map(v -> v * v).sum();
    }
    @Differentiable
    static double longStream(double x, @In(from = 2, to = 5) int n) {
        return LongStream.rangeClosed(1, n).mapToDouble(k -> x / k).sum();
    }
    @Differentiable
    static double factorialByReduce(double x) {
        return IntStream.rangeClosed(0, 5).mapToDouble(k -> Math.pow(x, k) / LongStream.rangeClosed(1, k).reduce(1, (a, b) -> a * b)).sum();
    }
    interface Layer { double[] apply(double[] x); }
    static Layer dense(double[][] w) {
        return x -> {
            double[] y = new double[w.length];
            for (int i = 0; i < w.length; i++) for (int j = 0; j < x.length; j++) y[i] += w[i][j] * x[j];
            return y;
        };
    }
    static Layer act(DoubleUnaryOperator f) { return x -> Arrays.stream(x).map(f).toArray(); }
    @Differentiable
    static double network(@In(size = {3, 2}) double[][] w1, @In(size = {2, 3}) double[][] w2, @In(size = 2) double[] x) {
        Layer[] layers = {dense(w1), act(Math::tanh), dense(w2)};
        double[] h = x;
        for (Layer l : layers) h = l.apply(h);
        return h[0] * h[1];
    }
    @Differentiable
    static double networkVarargs(@In(size = {3, 2}) double[][] w1, @In(size = {2, 3}) double[][] w2, @In(size = 2) double[] x) {
        return run(x, dense(w1), act(Math::tanh), dense(w2))[1];
    }
    static double[] run(double[] x, Layer... layers) {
        for (Layer l : layers) x = l.apply(x);
        return x;
    }
    @Differentiable
    static double sumCollect(double[] x) {
        return Arrays.stream(x).boxed().mapToDouble(v -> v * 2).sum();
    }
    @Differentiable
    static double supplierOf(double x) {
        Supplier<double[]> s = () -> new double[] {x, x * x};
        double[] v = s.get();
        return v[0] + v[1];
    }
    @Differentiable
    static double biFunction(double x, double y) {
        BiFunction<Double, Double, Double> f = (a, b) -> a * Math.exp(b);
        Function<Double, Double> g = f.andThen(v -> v + 1).apply(x, y) > 2 ? v -> v * v : v -> -v;
        return g.apply(x) + f.apply(y, x);
    }
    @Differentiable
    static double runnable(double x) {
        double[] acc = {x};
        Runnable r = () -> acc[0] = acc[0] * acc[0];
        r.run();
        r.run();
        return acc[0];
    }
    @Differentiable
    static double consumer(double[] x) {
        double[] acc = new double[1];
        DoubleConsumer c = v -> acc[0] += Math.sin(v);
        for (double v : x) c.accept(v);
        return acc[0];
    }
    @Differentiable
    static double optional(double x) {
        return Optional.of(x).map(v -> v * v).orElse(0.0);
    }
    @Differentiable
    static double optionalDouble(double[] x) {
        OptionalDouble m = Arrays.stream(x).filter(v -> v > 100).max();
        return m.isPresent() ? m.getAsDouble() : x[0] * 2;
    }
    static double fix(DoubleUnaryOperator f, double x, double tol) {
        double y = f.applyAsDouble(x);
        while (Math.abs(y - x) > tol) { x = y; y = f.applyAsDouble(x); }
        return y;
    }
    @Differentiable
    static double fixedPoint(double a) { return fix(t -> 0.5 * (t + a / t), 1, 1e-12); }
    @Differentiable
    static double sortedStream(double[] x) {
        return Arrays.stream(x).sorted().limit(2).sum();
    }
    @Differentiable
    static double zip(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToObj(i -> new double[] {x[i], y[i]}).mapToDouble(p -> p[0] * p[1]).sum();
    }
    @Differentiable
    static double capturedInBranch(double x) {
        DoubleUnaryOperator f = Math::sin;
        if (x > 1) {
            double a = x * x;
            f = t -> a * t;
        }
        return f.applyAsDouble(x);
    }
}
