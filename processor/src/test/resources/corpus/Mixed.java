package corpus.mixed;
import dev.retrograd.*;
import dev.retrograd.processor.corpus.In;
import java.util.*;
import java.util.function.*;
/** Small programs of objects, as people write them. */
final class Mixed {
    // points, vectors as mutable classes with getters
    static class Vec3 {
        private double x, y, z;
        public Vec3(double x, double y, double z) { this.x = x; this.y = y; this.z = z; }
        public Vec3() { this(0, 0, 0); }
        public double getX() { return x; }
        public Vec3 add(Vec3 o) { return new Vec3(x + o.x, y + o.y, z + o.z); }
        public Vec3 sub(Vec3 o) { return new Vec3(x - o.x, y - o.y, z - o.z); }
        public Vec3 mul(double s) { return new Vec3(s * x, s * y, s * z); }
        public double dot(Vec3 o) { return x * o.x + y * o.y + z * o.z; }
        public Vec3 cross(Vec3 o) { return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x); }
        public double norm() { return Math.sqrt(dot(this)); }
        public Vec3 normalized() { return mul(1 / norm()); }
        @Override public String toString() { return "(" + x + ", " + y + ", " + z + ")"; }
    }
    @Differentiable
    static double rayTrace(double ox, double oy, double r) {
        Vec3 o = new Vec3(ox, oy, -3), d = new Vec3(0, 0, 1).normalized(), c = new Vec3();
        Vec3 oc = o.sub(c);
        double b = 2 * oc.dot(d), k = oc.dot(oc) - 9 * r * r, disc = b * b - 4 * k;
        if (disc < 0) return 0;
        double t = (-b - Math.sqrt(disc)) / 2;
        Vec3 n = o.add(d.mul(t)).sub(c).normalized();
        return Math.max(0, n.dot(new Vec3(1, 1, -1).normalized()));
    }
    @Differentiable
    static double sumOfVectors(double[] x) {
        Vec3 s = new Vec3();
        for (int i = 0; i + 2 < x.length; i++) s = s.add(new Vec3(x[i], x[i + 1], x[i + 2]).cross(new Vec3(1, 2, x[i])));
        return s.norm();
    }
    interface Shape { double area(); default double scaled(double k) { return k * k * area(); } }
    record Circle(double r) implements Shape { public double area() { return Math.PI * r * r; } }
    record Rect(double w, double h) implements Shape { public double area() { return w * h; } }
    record Tri(double a, double b, double c) implements Shape { public double area() { double s = (a + b + c) / 2; return Math.sqrt(s * (s - a) * (s - b) * (s - c)); } }
    @Differentiable
    static double shapes(double r, double w, double h) {
        Shape[] all = {new Circle(r), new Rect(w, h), new Tri(3, 4, 4 + 0.1 * h)};
        double s = 0;
        for (int i = 0; i < all.length; i++) s += all[i].scaled(i + 1) / (1 + i);
        return s;
    }
    static Shape make(int kind, double a, double b) {
        switch (kind) { case 0: return new Circle(a); case 1: return new Rect(a, b); default: return new Tri(a + b, a + b, a); }
    }
    @Differentiable
    static double factory(double a, double b, @In(from = 0, to = 2) int kind) { return make(kind, a, b).area() * 2; }
    @Differentiable
    static double factoryLoop(double a, double b) { double s = 0; for (int k = 0; k < 3; k++) s += make(k, a, b).area(); return s; }
    @Differentiable
    static double pattern(double a, double b, @In(from = 0, to = 2) int kind) {
        Shape s = make(kind, a, b);
        if (s instanceof Circle c) return c.r() * 3;
        else if (s instanceof Rect q && q.w() > 0) return q.w() - q.h();
        return s.area();
    }
    static abstract class Layer { abstract double[] forward(double[] x); }
    static class Dense extends Layer {
        final double[][] w; final double[] b;
        Dense(double[][] w, double[] b) { this.w = w; this.b = b; }
        double[] forward(double[] x) { double[] y = b.clone(); for (int i = 0; i < y.length; i++) for (int j = 0; j < x.length; j++) y[i] += w[i][j] * x[j]; return y; }
    }
    static class Relu extends Layer { double[] forward(double[] x) { double[] y = new double[x.length]; for (int i = 0; i < x.length; i++) y[i] = Math.max(0.1 * x[i], x[i]); return y; } }
    static class Softmax extends Layer { double[] forward(double[] x) { double m = Double.NEGATIVE_INFINITY; for (double v : x) m = Math.max(m, v); double s = 0; double[] y = new double[x.length]; for (int i = 0; i < x.length; i++) s += y[i] = Math.exp(x[i] - m); for (int i = 0; i < x.length; i++) y[i] /= s; return y; } }
    @Differentiable
    static double net(@In(size = {3, 2}) double[][] w, @In(size = 3) double[] b, @In(size = {2, 3}) double[][] v, @In(size = 2) double[] c, @In(size = 2) double[] x) {
        Layer[] layers = {new Dense(w, b), new Relu(), new Dense(v, c), new Softmax()};
        double[] h = x;
        for (Layer l : layers) h = l.forward(h);
        return -Math.log(h[0]);
    }
    static class Sequential { private final List<Layer> layers; Sequential(Layer... l) { layers = List.of(l); } double[] run(double[] x) { for (Layer l : layers) x = l.forward(x); return x; } }
    @Differentiable
    static double sequential(@In(size = {3, 2}) double[][] w, @In(size = 3) double[] b, @In(size = 2) double[] x) {
        return new Sequential(new Dense(w, b), new Relu()).run(x)[1];
    }
    static class Sequential2 { private final Layer[] layers; Sequential2(Layer... l) { layers = l; } double[] run(double[] x) { double[] h = x; for (Layer l : layers) { h = l.forward(h); } return h; } }
    @Differentiable
    static double sequential2(@In(size = {3, 2}) double[][] w, @In(size = 3) double[] b, @In(size = 2) double[] x) {
        Sequential2 s = new Sequential2(new Dense(w, b), new Relu(), new Softmax());
        return s.run(x)[1];
    }
    enum Unit { METER(1), FOOT(0.3048), INCH(0.0254); final double factor; Unit(double f) { factor = f; } double to(double x, Unit o) { return x * factor / o.factor; } }
    @Differentiable
    static double units(double x, Unit u) { return u.to(x, Unit.FOOT) + u.factor * x; }
    enum Opt { SGD { double step(double x, double g) { return x - 0.1 * g; } }, SIGN { double step(double x, double g) { return x - 0.01 * Math.signum(g) * x; } }; abstract double step(double x, double g); }
    @Differentiable
    static double optimise(double x, Opt o) { for (int i = 0; i < 4; i++) x = o.step(x, 2 * x + Math.cos(x)); return x; }
    static class Accumulator { private double sum, sq; private int n; void add(double v) { sum += v; sq += v * v; n++; } double variance() { double m = sum / n; return sq / n - m * m; } }
    @Differentiable
    static double variance(double[] x) { Accumulator a = new Accumulator(); for (double v : x) if (v > 0.6) a.add(v); return a.n == 0 ? 0 : a.variance(); }
    @Differentiable
    static double twoAccumulators(double[] x) { Accumulator lo = new Accumulator(), hi = new Accumulator(); lo.add(0); hi.add(0); for (double v : x) (v < 1.2 ? lo : hi).add(v); return lo.variance() + 3 * hi.variance(); }
    static class Particle { double x, v; final double m; Particle(double x, double v, double m) { this.x = x; this.v = v; this.m = m; } void kick(double f, double dt) { v += f / m * dt; } void drift(double dt) { x += v * dt; } }
    @Differentiable
    static double oscillators(double x1, double x2, double k) {
        Particle a = new Particle(x1, 0, 1), b = new Particle(x2, 0, 2);
        for (int i = 0; i < 5; i++) { double f = k * (b.x - a.x - 1); a.kick(f, 0.1); b.kick(-f, 0.1); for (Particle p : new Particle[] {a, b}) p.drift(0.1); }
        return a.x * b.v + b.x;
    }
    @Differentiable
    static double iteratorOver(double x) { double s = 0; Iterator<Integer> it = List.of(1, 2, 3).iterator(); while (it.hasNext()) s += it.next() * x; return s; }
    static <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
    static class Box<T> { T value; Box(T v) { value = v; } <R> Box<R> map(Function<T, R> f) { return new Box<>(f.apply(value)); } }
    static class Poly { private final double[] c; Poly(double... c) { this.c = c; } double at(double x) { double r = 0; for (int i = c.length; --i >= 0; ) r = r * x + c[i]; return r; } Poly derivative() { double[] d = new double[c.length - 1]; for (int i = 1; i < c.length; i++) d[i - 1] = i * c[i]; return new Poly(d); } }
    @Differentiable
    static double polynomial(double a, double b, double x) { Poly p = new Poly(a, b, a * b, 1); return p.at(x) + p.derivative().derivative().at(x); }
    @Differentiable
    static double newtonPoly(double a, double b) { Poly p = new Poly(-a, b, 0, 1), d = p.derivative(); double x = 1; for (int i = 0; i < 20; i++) { double s = p.at(x) / d.at(x); x -= s; if (Math.abs(s) < 1e-14) break; } return x; }
    static final class Tape { final double[] v = new double[16]; int top; void push(double x) { v[top++] = x; } double pop() { return v[--top]; } }
    @Differentiable
    static double stackMachine(double x, double y) { Tape t = new Tape(); for (char c : "xy*x+y*".toCharArray()) { switch (c) { case 'x' -> t.push(x); case 'y' -> t.push(y); case '*' -> t.push(t.pop() * t.pop()); case '+' -> t.push(t.pop() + t.pop()); default -> throw new IllegalArgumentException(); } } return t.pop(); }
    static class Matrix { final int n; final double[] a; Matrix(int n) { this.n = n; a = new double[n * n]; } double get(int i, int j) { return a[i * n + j]; } Matrix set(int i, int j, double v) { a[i * n + j] = v; return this; } static Matrix identity(int n) { Matrix m = new Matrix(n); for (int i = 0; i < n; i++) m.set(i, i, 1); return m; } Matrix times(Matrix o) { Matrix r = new Matrix(n); for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double s = 0; for (int k = 0; k < n; k++) s += get(i, k) * o.get(k, j); r.set(i, j, s); } return r; } }
    @Differentiable
    static double expm(double a, double b) { Matrix m = new Matrix(2).set(0, 1, a).set(1, 0, b).set(1, 1, 0.5), term = Matrix.identity(2), sum = Matrix.identity(2); for (int k = 1; k < 8; k++) { term = term.times(m); for (int i = 0; i < 4; i++) { term.a[i] /= k; sum.a[i] += term.a[i]; } } return sum.get(0, 0) + sum.get(0, 1); }
    static double evalFn(BiFunction<Double, Double, Double> f, double a, double b) { return f.apply(a, b); }
    @Differentiable
    static double biFunctionRef(double a, double b) { return evalFn(Math::pow, a, b) + evalFn((p, q) -> p / q, a, b) + evalFn(Math::max, a, b); }
    static class Lazy { private final DoubleSupplier s; Lazy(DoubleSupplier s) { this.s = s; } double get() { return s.getAsDouble(); } }
    @Differentiable
    static double lazy(double x) { Lazy l = new Lazy(() -> Math.exp(x)); return l.get() * l.get(); }
    static class Neuron { final double[] w; final DoubleUnaryOperator act; Neuron(double[] w, DoubleUnaryOperator act) { this.w = w; this.act = act; } double out(double... in) { double s = w[0]; for (int i = 0; i < in.length; i++) s += w[i + 1] * in[i]; return act.applyAsDouble(s); } }
    @Differentiable
    static double xor(@In(size = 9, from = -1) double[] w, double x, double y) { Neuron a = new Neuron(Arrays.copyOfRange(w, 0, 3), Math::tanh), b = new Neuron(Arrays.copyOfRange(w, 3, 6), Math::tanh), o = new Neuron(Arrays.copyOfRange(w, 6, 9), z -> 1 / (1 + Math.exp(-z))); return o.out(a.out(x, y), b.out(x, y)); }
    class Scaled { double f(double x) { return x * scale; } }
    final double scale;
    Mixed(double scale) { this.scale = scale; }
    @Differentiable
    double inner(double x) { return new Scaled().f(x) + x; }
    @Differentiable
    static double toStringed(double x) { Vec3 v = new Vec3(x, 1, 2); if (x > 100) System.out.println("v"); return v.norm(); }
}
