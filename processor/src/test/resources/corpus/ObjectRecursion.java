package corpus.objectrecursion;

import dev.retrograd.Differentiable;
import java.util.function.DoubleUnaryOperator;

/** Methods that call themselves with objects and functions among their arguments. */
public final class ObjectRecursion {
    private ObjectRecursion() {}

    record V2(double x, double y) {
        V2 plus(V2 o) {
            return new V2(x + o.x, y + o.y);
        }

        V2 times(double s) {
            return new V2(x * s, y * s);
        }
    }

    static V2 power(V2 v, int n) {
        return n == 0 ? new V2(1, 0) : power(v, n - 1).times(v.x()).plus(v.times(0.5));
    }

    @Differentiable
    public static double powers(double x, double y, int n) {
        V2 r = power(new V2(x, y), 3 + n % 2);
        return r.x() * r.y();
    }

    static double zigzag(V2 v, int n) {
        return n == 0 ? v.x() : v.y() * zigzag(new V2(v.y(), v.x() * 0.5), n - 1);
    }

    @Differentiable
    public static double zigzags(V2 v) {
        return zigzag(v, 4);
    }

    record Bracket(double a, double b, double fa, double fm, double fb) {}

    static double simpson(DoubleUnaryOperator f, Bracket s, double eps, int depth) {
        double m = (s.a() + s.b()) / 2;
        double fl = f.applyAsDouble((s.a() + m) / 2);
        double fr = f.applyAsDouble((m + s.b()) / 2);
        double one = (s.b() - s.a()) / 6 * (s.fa() + 4 * s.fm() + s.fb());
        double two = (s.b() - s.a()) / 12 * (s.fa() + 4 * fl + 2 * s.fm() + 4 * fr + s.fb());
        if (depth <= 0 || Math.abs(two - one) < eps) {
            return two;
        }
        return simpson(f, new Bracket(s.a(), m, s.fa(), fl, s.fm()), eps / 2, depth - 1)
                + simpson(f, new Bracket(m, s.b(), s.fm(), fr, s.fb()), eps / 2, depth - 1);
    }

    @Differentiable
    public static double adaptive(double k, double b) {
        DoubleUnaryOperator f = t -> Math.exp(-k * t) * Math.sin(b * t);
        return simpson(f, new Bracket(0, b, f.applyAsDouble(0), f.applyAsDouble(b / 2), f.applyAsDouble(b)), 1e-3, 4);
    }

    static final class Poly {
        private final double[] c;
        private final double scale;

        Poly(double[] c, double scale) {
            this.c = c;
            this.scale = scale;
        }

        double horner(double x, int i) {
            return i == c.length - 1 ? c[i] : c[i] + scale * x * horner(x, i + 1);
        }
    }

    @Differentiable
    public static double polynomial(double[] c, double x) {
        return new Poly(c, x).horner(x, 0);
    }

    static double iterate(DoubleUnaryOperator f, double x, int n) {
        return n == 0 ? x : iterate(f, f.applyAsDouble(x), n - 1);
    }

    @Differentiable
    public static double iterated(double x, double y) {
        return iterate(t -> Math.sin(t) * y, x, 3) + iterate(Math::cos, y, 2);
    }

    interface Expr {}

    record Const(double c) implements Expr {}

    record Var() implements Expr {}

    record Add(Expr l, Expr r) implements Expr {}

    record Mul(Expr l, Expr r) implements Expr {}

    static double eval(Expr e, double x) {
        if (e instanceof Const c) {
            return c.c();
        }
        if (e instanceof Var) {
            return x;
        }
        if (e instanceof Add a) {
            return eval(a.l(), x) + eval(a.r(), x);
        }
        Mul m = (Mul) e;
        return eval(m.l(), x) * eval(m.r(), x);
    }

    @Differentiable
    public static double expression(double x, double k) {
        return eval(new Add(new Mul(new Var(), new Const(k)), new Mul(new Var(), new Var())), x);
    }

    record Tree(double v, Tree left, Tree right) {}

    static double total(Tree t) {
        return t == null ? 0 : t.v() * t.v() + 0.5 * total(t.left()) + 2 * total(t.right());
    }

    @Differentiable
    public static double tree(double a, double b) {
        return total(new Tree(a, new Tree(b, null, null), new Tree(a * b, new Tree(b, null, null), null)));
    }
}
