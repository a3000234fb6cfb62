package corpus.gaps;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
/** Arrays of objects some of whose elements are missing. */
final class Gaps {
    record Vec(double x, double y) {
        double cross(Vec o) { return x * o.y - y * o.x; }
    }
    static final class Cell {
        double mass;
        int hits;
        Cell(double mass) { this.mass = mass; }
        void add(double m) { mass += m * m; hits++; }
    }
    @Differentiable
    static double constantIndex(double x) {
        Vec[] a = new Vec[3];
        a[0] = new Vec(x, x * x);
        double s = 0;
        if (a[0] != null) s += a[0].x() * a[0].y();
        if (a[1] == null) s += x * 5;
        return null == a[2] ? s * x : s;
    }
    @Differentiable
    static double unknownIndex(double x, @In(from = 0, to = 9) int k) {
        Vec[] a = new Vec[4];
        a[k & 3] = new Vec(x, x * x);
        double s = 0;
        for (int i = 0; i < a.length; i++) if (a[i] != null) s += a[i].y() * (i + 1);
        return s;
    }
    @Differentiable
    static double unknownLength(double[] x) {
        Vec[] a = new Vec[x.length];
        for (int i = 0; i < x.length; i += 2) a[i] = new Vec(x[i], x[i] * x[i]);
        double s = 0;
        for (Vec v : a) {
            if (v == null) s += x[0] * 0.5;
            else s += v.y() * v.x();
        }
        return s;
    }
    @Differentiable
    static double conditional(double[] x) {
        Vec[] a = new Vec[x.length];
        for (int i = 0; i < x.length; i++) if (x[i] > 0.7) a[i] = new Vec(x[i], x[i] * x[i]);
        double s = 1;
        Vec last = null;
        for (int i = 0; i < a.length; i++) {
            Vec v = a[i];
            if (v == null) { s -= 0.1 * x[i]; continue; }
            if (last != null) s += last.cross(v) * i;
            last = v;
        }
        return s;
    }
    @Differentiable
    static double buckets(double[] x) {
        Cell[] cells = new Cell[4];
        for (int i = 0; i < x.length; i++) {
            int k = i * 3 % 4;
            if (cells[k] == null) cells[k] = new Cell(x[i]);
            else cells[k].add(x[i]);
        }
        double s = 0;
        for (Cell c : cells) if (c != null) s += Math.log1p(c.mass) * (c.hits + 1);
        return s;
    }
    @Differentiable
    static double cleared(double[] x) {
        Vec[] a = new Vec[x.length];
        for (int i = 0; i < x.length; i++) a[i] = new Vec(x[i], 2 + i);
        a[x.length / 2] = null;
        double s = 0;
        for (Vec v : a) s += v == null ? 1 : v.x() * v.y();
        return s * x[0];
    }
    @Differentiable
    static double copiedChoice(double[] x) {
        Vec[] a = new Vec[x.length];
        Vec[] b = new Vec[x.length];
        for (int i = 0; i < x.length; i++) a[i] = i % 2 == 0 ? new Vec(x[i], 3) : null;
        for (int i = 0; i < x.length; i++) b[x.length - 1 - i] = a[i];
        double s = 0;
        for (int i = 0; i < x.length; i++) if (b[i] != null) s += b[i].x() * b[i].x() * (i + 1);
        return s;
    }
    static double twiddle(Vec[] memo, int n, double t) {
        if (memo[n] == null) memo[n] = new Vec(Math.cos(n * t), Math.sin(n * t));
        return memo[n].x() + 2 * memo[n].y();
    }
    @Differentiable
    static double memo(double t) {
        Vec[] memo = new Vec[5];
        double s = 0;
        for (int i = 0; i < 12; i++) s += twiddle(memo, i * i % 5, t) * i;
        return s;
    }
    static Vec first(Vec[] a) {
        for (Vec v : a) if (v != null) return v;
        return null;
    }
    @Differentiable
    static double found(double[] x, @In(from = 0, to = 2) int at) {
        Vec[] a = new Vec[3];
        a[at] = new Vec(x[0], x[0] * x[1]);
        Vec v = first(a);
        return v == null ? 0 : v.x() * v.y();
    }
    record Pair(Vec a, Vec b) {}
    @Differentiable
    static double nested(double[] x) {
        Pair[] pairs = new Pair[x.length];
        for (int i = 0; i < x.length; i++) {
            if (i != 1) pairs[i] = new Pair(new Vec(x[i], 1), i % 2 == 0 ? null : new Vec(2, x[i]));
        }
        double s = 0;
        for (Pair p : pairs) {
            if (p == null) continue;
            s += p.a().x() * (p.b() == null ? 2 : p.b().cross(p.a()));
        }
        return s;
    }
}
