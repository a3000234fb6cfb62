package corpus.dispatch;
import dev.retrograd.*;
import dev.retrograd.processor.corpus.In;
import java.util.*;
import java.util.function.*;
/** Objects of several classes, enums with code, inner, local and anonymous classes with state. */
final class Dispatch {
    enum Op {
        ADD("+") { double apply(double a, double b) { return a + b; } },
        MUL("*") { double apply(double a, double b) { return a * b; } };
        final String symbol;
        Op(String symbol) { this.symbol = symbol; }
        abstract double apply(double a, double b);
    }
    @Differentiable
    static double enumMethods(double x, double y) { return Op.ADD.apply(x, y) * Op.MUL.apply(x, y); }
    @Differentiable
    static double enumMethodParam(Op op, double x, double y) { return op.apply(x, y) + x; }
    enum Planet {
        EARTH(5.97, 6.37), MARS(0.64, 3.39);
        private final double mass, radius;
        Planet(double mass, double radius) { this.mass = mass; this.radius = radius; }
        double gravity() { return 6.67 * mass / (radius * radius); }
        double weight(double m) { return m * gravity(); }
    }
    @Differentiable
    static double planet(double m, Planet p) { return p.weight(m); }
    @Differentiable
    static double planets(double m) {
        double s = 0;
        for (Planet p : Planet.values()) s += p.weight(m) * p.ordinal();
        return s;
    }
    @Differentiable
    static double planetConstant(double m) { return Planet.EARTH.weight(m) + Planet.MARS.mass; }
    enum Act implements DoubleUnaryOperator {
        RELU { public double applyAsDouble(double x) { return Math.max(0, x); } },
        TANH { public double applyAsDouble(double x) { return Math.tanh(x); } };
    }
    @Differentiable
    static double activation(@In(from = -1, to = 2) double x, Act a) { return a.applyAsDouble(x) + Act.TANH.applyAsDouble(x); }

    static abstract class Shape { abstract double area(); double twice() { return 2 * area(); } }
    static class Circle extends Shape { double r; Circle(double r) { this.r = r; } double area() { return Math.PI * r * r; } }
    static class Square extends Shape { double a; Square(double a) { this.a = a; } double area() { return a * a; } }
    @Differentiable
    static double shapes(double r, double a) {
        Shape s = new Circle(r);
        Shape t = new Square(a);
        return s.area() + t.twice();
    }
    @Differentiable
    static double shapeArray(double r, double a) {
        Shape[] all = {new Circle(r), new Square(a)};
        double s = 0;
        for (Shape q : all) s += q.area();
        return s;
    }
    @Differentiable
    static double shapeChoice(double r, @In(from = -1, to = 1) double a) {
        Shape s = a > 0 ? new Circle(r) : new Square(r);
        return s.area();
    }
    static class Counter {
        double total; int n;
        void add(double v) { total += v; n++; }
        double mean() { return total / n; }
    }
    @Differentiable
    static double counter(double[] x) {
        Counter c = new Counter();
        for (double v : x) c.add(v);
        return c.mean();
    }
    static class Builder {
        private double a = 1, b = 2; private double[] w = {1, 2};
        Builder a(double v) { a = v; return this; }
        Builder b(double v) { b = v; return this; }
        double build(double x) { return a * x + b * w[1]; }
    }
    @Differentiable
    static double builder(double x, double y) { return new Builder().a(x).b(y).build(x * y); }
    static class Init {
        double a; final double b;
        { a = 2; }
        Init(double v) { b = v; a *= v; }
        { a += 1; }
    }
    @Differentiable
    static double instanceInitialiser(double x) { Init i = new Init(x); return i.a * i.b; }
    static class Matrix2 {
        final double[][] d;
        Matrix2(int n) { d = new double[n][n]; }
        double get(int i, int j) { return d[i][j]; }
        void set(int i, int j, double v) { d[i][j] = v; }
        Matrix2 times(Matrix2 o) {
            Matrix2 r = new Matrix2(d.length);
            for (int i = 0; i < d.length; i++) for (int j = 0; j < d.length; j++) {
                double s = 0;
                for (int k = 0; k < d.length; k++) s += get(i, k) * o.get(k, j);
                r.set(i, j, s);
            }
            return r;
        }
        double trace() { double s = 0; for (int i = 0; i < d.length; i++) s += get(i, i); return s; }
    }
    @Differentiable
    static double matrixClass(@In(size = {2, 2}) double[][] a) {
        Matrix2 m = new Matrix2(2);
        for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) m.set(i, j, a[i][j]);
        return m.times(m).times(m).trace();
    }
    @Differentiable
    static double matrixPower(@In(size = {2, 2}) double[][] a, @In(from = 1, to = 4) int n) {
        Matrix2 m = new Matrix2(2);
        for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) m.set(i, j, a[i][j]);
        Matrix2 p = m;
        for (int k = 0; k < n; k++) p = p.times(m);
        return p.trace();
    }
    record Complex(double re, double im) {
        Complex plus(Complex o) { return new Complex(re + o.re, im + o.im); }
        Complex times(Complex o) { return new Complex(re * o.re - im * o.im, re * o.im + im * o.re); }
        double abs2() { return re * re + im * im; }
        static final Complex ONE = new Complex(1, 0);
    }
    @Differentiable
    static double complexPoly(double re, double im) {
        Complex z = new Complex(re, im), s = Complex.ONE;
        for (int i = 0; i < 3; i++) s = s.times(z).plus(Complex.ONE);
        return s.abs2();
    }
    static Complex[] fft(Complex[] a) {
        int n = a.length;
        if (n == 1) return new Complex[] {a[0]};
        Complex[] e = new Complex[n / 2], o = new Complex[n / 2];
        for (int i = 0; i < n / 2; i++) { e[i] = a[2 * i]; o[i] = a[2 * i + 1]; }
        e = fft(e); o = fft(o);
        Complex[] r = new Complex[n];
        for (int k = 0; k < n / 2; k++) {
            double t = -2 * Math.PI * k / n;
            Complex w = new Complex(Math.cos(t), Math.sin(t)).times(o[k]);
            r[k] = e[k].plus(w);
            r[k + n / 2] = e[k].plus(new Complex(-1, 0).times(w));
        }
        return r;
    }
    class Inner { double v; Inner(double v) { this.v = v * k; } double get() { return v + k; } }
    double k = 3;
    Dispatch(double k) { this.k = k; }
    @Differentiable
    double innerClass(double x) { return new Inner(x).get(); }
    interface Potential { double energy(double r); default double force(double r) { return energy(r) * r; } double SIGMA = 1.5; }
    static class Lj implements Potential { public double energy(double r) { double s = SIGMA / r; return s * s * s; } }
    @Differentiable
    static double potentials(double r) { Potential p = new Lj(); return p.force(r); }
    static double total(Potential p, double[] r) { double s = 0; for (double v : r) s += p.energy(v); return s; }
    @Differentiable
    static double potentialArgument(double[] r) { return total(new Lj(), r) + total(v -> v * v, r); }
    static class Node { double v; Node next; Node(double v, Node next) { this.v = v; this.next = next; } }
    record Vec(double x, double y) { Vec plus(Vec o) { return new Vec(x + o.x, y + o.y); } Vec scale(double s) { return new Vec(x * s, y * s); } }
    @Differentiable
    static double localClass(double x) {
        class Acc { double s = x; void add(double v) { s += v * x; } }
        Acc a = new Acc();
        a.add(x); a.add(2);
        return a.s;
    }
    @Differentiable
    static double localEnum(double x) {
        enum K { A, B }
        double s = 0;
        for (K k : K.values()) s += k == K.A ? x : x * x;
        return s;
    }
    @Differentiable
    static double localInterface(double x) {
        interface F { double f(double v); }
        F f = v -> v * v * x;
        return f.f(x);
    }
    @Differentiable
    static double anonymousWithField(double x) {
        var o = new Object() { double s = x; double twice() { return 2 * s; } };
        o.s *= x;
        return o.twice();
    }
    @Differentiable
    static double mergedMutable(double x, @In(from = -1, to = 1) double y) {
        Counter a = new Counter(), b = new Counter();
        Counter c = y > 0 ? a : b;
        c.add(x);
        a.add(y);
        return a.total + 2 * b.total;
    }
    sealed interface Expr permits Num, Add, Mul {}
    record Num(double v) implements Expr {}
    record Add(Expr l, Expr r) implements Expr {}
    record Mul(Expr l, Expr r) implements Expr {}
    static double eval(Expr e) {
        if (e instanceof Num n) return n.v();
        if (e instanceof Add a) return eval(a.l()) + eval(a.r());
        if (e instanceof Mul m) return eval(m.l()) * eval(m.r());
        throw new IllegalStateException();
    }
    static class Singleton { static final Singleton I = new Singleton(); final double c = 2.5; double f(double x) { return c * x; } }
    @Differentiable
    static double singleton(double x) { return Singleton.I.f(x); }
    static class Dual { double v, d; Dual(double v, double d) { this.v = v; this.d = d; } Dual mul(Dual o) { return new Dual(v * o.v, v * o.d + d * o.v); } static Dual sin(Dual a) { return new Dual(Math.sin(a.v), Math.cos(a.v) * a.d); } }
    @Differentiable
    static double dualNumbers(double x) {
        Dual a = new Dual(x, 1);
        Dual b = a.mul(Dual.sin(a));
        return b.d;
    }
}
