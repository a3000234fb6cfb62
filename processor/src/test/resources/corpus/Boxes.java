package corpus.boxes;
import dev.retrograd.Differentiable;
import java.util.*;
import java.util.function.*;
/** Numbers in boxes, and classes with a type parameter that hold them. */
final class Boxes {
    static final class Box<T> {
        final T v;
        Box(T v) { this.v = v; }
        <R> Box<R> map(Function<T, R> f) { return new Box<>(f.apply(v)); }
        <U, R> Box<R> combine(Box<U> other, BiFunction<? super T, ? super U, ? extends R> f) { return new Box<R>(f.apply(v, other.v)); }
        T get() { return v; }
    }
    @Differentiable
    static double mapped(double x) { return new Box<>(x).map(v -> v * v).map(v -> v + 1).get(); }
    @Differentiable
    static double combined(double x, double y) {
        Box<Double> b = new Box<>(x), c = b.map(v -> v * y);
        return b.combine(c, (p, q) -> p * q + p).get() * b.v;
    }
    record Pair<A, B>(A a, B b) {
        <C> Pair<C, B> withA(C c) { return new Pair<>(c, b); }
        static <P, Q> Pair<P, Q> of(P p, Q q) { return new Pair<>(p, q); }
        Pair<B, A> swap() { return new Pair<>(b, a); }
    }
    @Differentiable
    static double pairs(double x) {
        Pair<Double, Double> p = Pair.of(x, 2 * x).swap();
        var q = Pair.of(x, Pair.of(3, x * x));
        return p.a() * p.b() + p.withA(x * x).a() + q.a() * q.b().a() * q.b().b();
    }
    static <T extends Comparable<T>> T most(T a, T b) { return a.compareTo(b) >= 0 ? a : b; }
    @Differentiable
    static double compared(double x, double y) { return most(x, y) * 2 + x * most(3, 2); }
    @Differentiable
    static double asked(Double x) {
        Double y = x * x;
        if (y.equals(x) || y.isNaN()) return y;
        return y.intValue() * x + (y.compareTo(x) > 0 ? x : 0) + (x.isInfinite() ? 1 : y.doubleValue());
    }
    static double sum(int k, Double... v) {
        double s = k;
        for (Double d : v) s += d * d;
        for (double d : v) s *= d;
        return s;
    }
    @Differentiable
    static double variable(double x) { return sum(1, x, 2 * x) * sum(2) + sum(3, x); }
    @Differentiable
    static double array(double x) {
        Double[] a = {x, 2 * x};
        Double[] b = new Double[2];
        b[0] = a[0] * x;
        b[1] = b[0];
        return a[0] * a[1] + b[0] * b[1];
    }
    @SuppressWarnings("unchecked")
    @Differentiable
    static double suppliers(double x) {
        Supplier<Double>[] s = new Supplier[] {() -> x, () -> x * x};
        double t = 1;
        for (Supplier<Double> q : s) t = t * 2 + q.get();
        return t;
    }
    @Differentiable
    static Double boxedResult(Double x, double y) {
        Double product = x * y;
        if (x > y) return product;
        return product + Math.sin(x);
    }
    @Differentiable
    static Double boxedPower(Double x, int n) { return n <= 0 ? x : Math.sin(x) * boxedPower(x / 2, n - 1); }
    static <T, R> List<R> mapAll(List<T> all, Function<? super T, ? extends R> f) {
        List<R> result = new ArrayList<>();
        for (T t : all) result.add(f.apply(t));
        return result;
    }
    static <T> double total(List<T> all, ToDoubleFunction<T> f) {
        double sum = 0;
        for (T t : all) sum += f.applyAsDouble(t);
        return sum;
    }
    record Weighted(double w, double v) {}
    @Differentiable
    static double listsOfTypeVariables(double[] x) {
        List<Weighted> all = new ArrayList<>();
        for (int i = 0; i < x.length; i++) all.add(new Weighted(x[i], x[i] * x[0]));
        List<Weighted> scaled = mapAll(all, p -> new Weighted(p.w() * x[0], Math.sin(p.v())));
        List<Double> products = mapAll(scaled, p -> p.w() * p.v());
        return total(scaled, Weighted::v) + total(products, p -> p * p) + products.get(0);
    }
}
