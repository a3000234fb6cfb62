package corpus.classics;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Small records and classes at work, and classic numerical methods and test problems. */
final class Classics {
    private Classics() {}

    record Vec3(double x, double y, double z) {
        static final Vec3 ZERO = new Vec3(0, 0, 0);
        Vec3 { if (Double.isNaN(x)) throw new IllegalArgumentException("NaN"); }
        Vec3(double s) { this(s, s, s); }
        static Vec3 of(double... v) { if (v.length != 3) throw new IllegalArgumentException(); return new Vec3(v[0], v[1], v[2]); }
        Vec3 plus(Vec3 o) { return new Vec3(x + o.x, y + o.y, z + o.z); }
        Vec3 times(double s) { return new Vec3(s * x, s * y, s * z); }
        double dot(Vec3 o) { return x * o.x + y * o.y + z * o.z; }
        Vec3 cross(Vec3 o) { return new Vec3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x); }
        double norm() { return Math.sqrt(dot(this)); }
        Vec3 unit() { double n = norm(); return n == 0 ? this : times(1 / n); }
        double get(int i) { return switch (i) { case 0 -> x; case 1 -> y; case 2 -> z; default -> throw new IndexOutOfBoundsException(i); }; }
        double[] toArray() { return new double[] {x, y, z}; }
    }

    @Differentiable
    static Vec3 recordResult(Vec3 a, Vec3 b, double t) { Vec3 r = Vec3.ZERO; for (int i = 0; i < 3; i++) r = r.plus(a.cross(b).times(t)).plus(new Vec3(1)); return r.unit(); }

    @Differentiable
    static double byIndex(Vec3 a, double[] w) { double s = 0; for (int i = 0; i < 3; i++) s += a.get(i) * w[i]; return s + Vec3.of(a.toArray()).norm(); }

    @Differentiable
    static Vec3 earlyRecord(Vec3 a, double t) { if (t > 0.8) return a.times(t); for (int i = 0; i < 4; i++) { a = a.plus(a.unit()); if (a.norm() > 4) return a; } return Vec3.ZERO; }

    record State(double t, double[] y) {}
    record Config(double h, int steps, @Constant double scale) {}

    @Differentiable
    static State integrate(State s, Config c) { for (int k = 0; k < c.steps(); k++) { double[] d = new double[s.y().length]; for (int i = 0; i < d.length; i++) d[i] = s.y()[i] + c.h() * c.scale() * Math.sin(s.y()[(i + 1) % d.length] + s.t()); s = new State(s.t() + c.h(), d); } return s; }

    static final class Particle { final double m; double x, v; Particle(double m, double x, double v) { this.m = m; this.x = x; this.v = v; } void kick(double f, double dt) { v += f / m * dt; } void drift(double dt) { x += v * dt; } double energy() { return 0.5 * m * v * v; } }

    @Differentiable
    static double leapfrog(double m, double x0, double k) { Particle p = new Particle(m, x0, 0), q = new Particle(2 * m, -x0, 0.1); for (int i = 0; i < 5; i++) { double f = -k * (p.x - q.x); p.kick(f, 0.05); q.kick(-f, 0.05); p.drift(0.1); q.drift(0.1); f = -k * (p.x - q.x); p.kick(f, 0.05); q.kick(-f, 0.05); } return p.energy() + q.energy() + 0.5 * k * Math.pow(p.x - q.x, 2); }

    @Differentiable
    static double particles(@In(size = 4) double[] x, double k) { Particle[] ps = new Particle[x.length]; for (int i = 0; i < ps.length; i++) ps[i] = new Particle(1 + i, x[i], 0); for (int s = 0; s < 3; s++) { for (int i = 0; i < ps.length; i++) for (int j = i + 1; j < ps.length; j++) { double f = k * (ps[j].x - ps[i].x); ps[i].kick(f, 0.1); ps[j].kick(-f, 0.1); } for (Particle p : ps) p.drift(0.1); } double e = 0; for (Particle p : ps) e += p.energy(); return e; }

    static class Poly { private final double[] c; Poly(double... c) { this.c = c.clone(); } double at(double x) { double r = 0; for (int i = c.length; --i >= 0; ) r = r * x + c[i]; return r; } Poly derivative() { if (c.length <= 1) return new Poly(0); double[] d = new double[c.length - 1]; for (int i = 0; i < d.length; i++) d[i] = (i + 1) * c[i + 1]; return new Poly(d); } Poly times(Poly o) { double[] r = new double[c.length + o.c.length - 1]; for (int i = 0; i < c.length; i++) for (int j = 0; j < o.c.length; j++) r[i + j] += c[i] * o.c[j]; return new Poly(r); } int degree() { return c.length - 1; } }

    @Differentiable
    static double polynomials(@In(size = 3) double[] a, double x) { Poly p = new Poly(a), q = p.derivative().times(p); Poly d = q; while (d.degree() > 1) d = d.derivative(); return q.at(x) + d.at(x) + new Poly().times(p).degree(); }

    static class Spring { private final double k, rest; private static int created; Spring(double k, double rest) { this.k = k; this.rest = rest; }
        double k() { return k; } double rest() { return rest; }
        @Differentiable double springEnergy(double x) { double d = this.stretch(x); return 0.5 * this.k * d * d + log(d); }
        private double stretch(double x) { return x - rest; } private double log(double d) { return Math.log1p(d * d); } }

    record Matrix2(double a, double b, double c, double d) { Matrix2 mul(Matrix2 o) { return new Matrix2(a * o.a + b * o.c, a * o.b + b * o.d, c * o.a + d * o.c, c * o.b + d * o.d); } Matrix2 pow(int n) { if (n == 0) return new Matrix2(1, 0, 0, 1); Matrix2 h = pow(n / 2); h = h.mul(h); return (n & 1) == 1 ? h.mul(this) : h; } double det() { return a * d - b * c; } }

    @Differentiable
    static double matrixPower(double a, double b, @In(from = 1, to = 6) int n) { Matrix2 m = new Matrix2(a, b, 1, 0).pow(n); return m.a() + m.det(); }

    @Differentiable
    static Matrix2 fibonacci(Matrix2 m, @In(from = 1, to = 6) int n) { Matrix2 r = new Matrix2(1, 0, 0, 1); while (n > 0) { if ((n & 1) != 0) r = r.mul(m); m = m.mul(m); n >>= 1; } return r; }

    sealed interface Shape permits Circle, Rect, Tri {}
    record Circle(double r) implements Shape {}
    record Rect(double w, double h) implements Shape {}
    record Tri(double b, double h) implements Shape {}
    static double area(Shape s) { if (s instanceof Circle c) return Math.PI * c.r() * c.r(); if (s instanceof Rect r && r.w() > 0) return r.w() * r.h(); if (!(s instanceof Tri t)) throw new IllegalArgumentException("shape"); return t.b() * t.h() / 2; }

    @Differentiable
    static double sealedArea(double a, double b, @In(from = 0, to = 2) int k) { Shape s; switch (k) { case 0: s = new Circle(a); break; case 1: s = new Rect(a, b); break; default: s = new Tri(a, b); } return area(s) + area(new Circle(b)); }

    @Differentiable
    static double[] tridiagonal(@In(size = 4, from = 0.1, to = 0.4) double[] lo, @In(size = 4, from = 2, to = 3) double[] di, @In(size = 4, from = 0.1, to = 0.4) double[] up, @In(size = 4) double[] rhs) { int n = di.length; double[] c = up.clone(), d = Arrays.copyOf(rhs, n); c[0] /= di[0]; d[0] /= di[0]; for (int i = 1; i < n; i++) { final double w = 1 / (di[i] - lo[i] * c[i - 1]); c[i] *= w; d[i] = (d[i] - lo[i] * d[i - 1]) * w; } for (int i = n - 1; i-- > 0; ) d[i] -= c[i] * d[i + 1]; return d; }

    @Differentiable
    static double gaussJordan(@In(size = {3, 3}) double[][] a) { int n = a.length; double[][] m = new double[n][2 * n]; for (int i = 0; i < n; i++) { System.arraycopy(a[i], 0, m[i], 0, n); m[i][n + i] = 1; } for (int p = 0; p < n; p++) { int best = p; for (int i = p + 1; i < n; i++) if (Math.abs(m[i][p]) > Math.abs(m[best][p])) best = i; double[] t = m[p]; m[p] = m[best]; m[best] = t; double piv = m[p][p]; for (int j = 0; j < 2 * n; j++) m[p][j] /= piv; for (int i = 0; i < n; i++) { if (i == p) continue; double f = m[i][p]; for (int j = p; j < 2 * n; j++) m[i][j] -= f * m[p][j]; } } double tr = 0; for (int i = 0; i < n; i++) tr += m[i][n + i]; return tr; }

    @Differentiable
    static double jacobiEigen(@In(size = {3, 3}) double[][] in) { int n = in.length; double[][] a = new double[n][n]; for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) a[i][j] = a[j][i] = in[i][j]; sweep: for (int s = 0; s < 4; s++) { for (int p = 0; p < n - 1; p++) for (int q = p + 1; q < n; q++) { if (Math.abs(a[p][q]) < 1e-14) continue sweep; double th = (a[q][q] - a[p][p]) / (2 * a[p][q]), t = Math.signum(th) / (Math.abs(th) + Math.sqrt(th * th + 1)); if (th == 0) t = 1; double c = 1 / Math.sqrt(t * t + 1), sn = t * c; for (int k = 0; k < n; k++) { double x = a[k][p], y = a[k][q]; a[k][p] = c * x - sn * y; a[k][q] = sn * x + c * y; } for (int k = 0; k < n; k++) { double x = a[p][k], y = a[q][k]; a[p][k] = c * x - sn * y; a[q][k] = sn * x + c * y; } } } double m = a[0][0]; for (int i = 1; i < n; i++) m = Math.max(m, a[i][i]); return m; }

    @Differentiable
    static double bessel(double x, @In(from = 0, to = 4) int n) { double term = 1; for (int k = 1; k <= n; k++) term *= x / 2 / k; double s = 0; for (int k = 0; ; ) { s += term; if (Math.abs(term) <= 1e-17 * Math.abs(s)) return s; k++; term *= -x * x / 4 / k / (k + n); } }

    @Differentiable
    static double gammaLanczos(double x) { final double[] g = {76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5}; double y = x, tmp = x + 5.5, ser = 1.000000000190015; tmp -= (x + 0.5) * Math.log(tmp); for (double c : g) ser += c / ++y; return -tmp + Math.log(2.5066282746310005 * ser / x); }

    @Differentiable
    static double continuedFraction(double a, double b, @In(from = 0.1, to = 0.5) double x) { final double tiny = 1e-30; double qab = a + b, qap = a + 1, qam = a - 1, c = 1, d = 1 - qab * x / qap; if (Math.abs(d) < tiny) d = tiny; d = 1 / d; double h = d; int m; for (m = 1; m <= 100; m++) { int m2 = 2 * m; double aa = m * (b - m) * x / ((qam + m2) * (a + m2)); d = 1 + aa * d; if (Math.abs(d) < tiny) d = tiny; c = 1 + aa / c; if (Math.abs(c) < tiny) c = tiny; d = 1 / d; h *= d * c; aa = -(a + m) * (qab + m) * x / ((a + m2) * (qap + m2)); d = 1 + aa * d; if (Math.abs(d) < tiny) d = tiny; c = 1 + aa / c; if (Math.abs(c) < tiny) c = tiny; d = 1 / d; double del = d * c; h *= del; if (Math.abs(del - 1) < 3e-15) break; } if (m > 100) throw new ArithmeticException("a or b too big"); return h; }

    @Differentiable
    static double romberg(double a, double b) { double[][] r = new double[6][6]; double h = b - a; DoubleUnaryOperator f = x -> Math.exp(-x) * Math.cos(a * x); r[0][0] = h * (f.applyAsDouble(a) + f.applyAsDouble(b)) / 2; for (int i = 1, n = 1; i < 6; i++, n <<= 1) { double s = 0, x = a + h / 2; for (int j = 0; j < n; j++, x += h) s += f.applyAsDouble(x); r[i][0] = (r[i - 1][0] + h * s) / 2; h /= 2; double p = 1; for (int k = 1; k <= i; k++) r[i][k] = r[i][k - 1] + (r[i][k - 1] - r[i - 1][k - 1]) / ((p *= 4) - 1); if (i > 3 && Math.abs(r[i][i] - r[i - 1][i - 1]) < 1e-14) return r[i][i]; } return r[5][5]; }

    @Differentiable
    static double golden(double a, double b) { final double g = (Math.sqrt(5) - 1) / 2; double lo = 0, hi = 2, c = hi - g * (hi - lo), d = lo + g * (hi - lo); DoubleUnaryOperator f = x -> (x - a) * (x - a) + b * x * x * x * x; double fc = f.applyAsDouble(c), fd = f.applyAsDouble(d); while (hi - lo > 0.3) { if (fc < fd) { hi = d; d = c; fd = fc; fc = f.applyAsDouble(c = hi - g * (hi - lo)); } else { lo = c; c = d; fc = fd; fd = f.applyAsDouble(d = lo + g * (hi - lo)); } } return fc + fd; }

    @Differentiable
    static double livermoreHydro(@In(size = 8) double[] y, @In(size = 14) double[] z, double q, double r, double t) { double[] x = new double[8]; for (int l = 1; l <= 2; l++) for (int k = 0; k < 8; k++) x[k] = q + y[k] * (r * z[k + 3] + t * z[k + 4]); double s = 0; for (double v : x) s += v; return s; }

    @Differentiable
    static double livermoreIccg(@In(size = 16) double[] x, @In(size = 16) double[] v) { int ii = 8, ipntp = 0, i; do { int ipnt = ipntp; ipntp += ii; ii /= 2; i = ipntp - 1; for (int k = ipnt + 1; k < ipntp; k += 2) { i++; x[i] = x[k] - v[k] * x[k - 1] - v[k + 1] * x[k + 1]; } } while (ii > 0); return x[14] * x[8]; }

    @Differentiable
    static double livermorePic(@In(size = 4) double[] grd, @In(size = 6, from = 0, to = 3) double[] pos) { double s = 0; for (int k = 0; k < pos.length; k++) { int ix = (int) pos[k]; double xi = ix; double ex = grd[ix] + (pos[k] - xi) * (grd[(ix + 1) & 3] - grd[ix]); s += ex * ex; } return s; }

    @Differentiable
    static double mgh10Meyer(@In(size = 3) double[] x) { final double[] y = {3.4780, 2.8610, 2.3650, 1.9740}; double f = 0; for (int i = 0; i < y.length; ) { double t = 0.45 + 0.5 * ++i; double r = x[0] * Math.exp(x[1] / (t + x[2])) - y[i - 1]; f += r * r; } return f; }

    @Differentiable
    static double[] mghBroydenBanded(@In(size = 6) double[] x) { int n = x.length, ml = 5, mu = 1; double[] f = new double[n]; for (int k = 0; k < n; k++) { int k1 = Math.max(0, k - ml), k2 = Math.min(k + mu, n - 1); double temp = 0; for (int j = k1; j <= k2; j++) if (j != k) temp += x[j] * (1 + x[j]); f[k] = x[k] * (2 + 5 * x[k] * x[k]) + 1 - temp; } return f; }

    @Differentiable
    static void mghWatson(@In(size = 4) double[] x, @Output @In(size = 6) double[] out) { int m = out.length, n = x.length; for (int i = 0; i < m - 2; i++) { double t = (i + 1) / 29.0, s1 = 0, dx = 1; for (int j = 1; j < n; j++) { s1 += j * dx * x[j]; dx *= t; } double s2 = 0; dx = 1; for (double v : x) { s2 += dx * v; dx *= t; } out[i] = s1 - s2 * s2 - 1; } out[m - 2] = x[0]; out[m - 1] = x[1] - x[0] * x[0] - 1; }

    @Differentiable
    static double freudenstein(double x1, double x2) { double f1, f2; f1 = -13 + x1 + ((5 - x2) * x2 - 2) * x2; f2 = -29 + x1 + ((x2 + 1) * x2 - 14) * x2; return f1 * f1 + f2 * f2; }

    static void swap(double[] a, int i, int j) { double t = a[i]; a[i] = a[j]; a[j] = t; }
    static int partition(double[] a, int lo, int hi) { double p = a[hi]; int i = lo - 1; for (int j = lo; j < hi; j++) if (a[j] <= p) swap(a, ++i, j); swap(a, i + 1, hi); return i + 1; }
    static void quick(double[] a, int lo, int hi) { if (lo < hi) { int p = partition(a, lo, hi); quick(a, lo, p - 1); quick(a, p + 1, hi); } }

    @Differentiable
    static double quicksort(@In(size = 6, from = -1) double[] a) { quick(a, 0, a.length - 1); double s = 0; for (int i = 0; i < a.length; i++) s += (i + 1) * a[i] * a[i]; return s; }

    static double[] merge(double[] a, double[] b) { double[] r = new double[a.length + b.length]; int i = 0, j = 0, k = 0; while (i < a.length && j < b.length) r[k++] = a[i] <= b[j] ? a[i++] : b[j++]; while (i < a.length) r[k++] = a[i++]; while (j < b.length) r[k++] = b[j++]; return r; }
    static double[] mergeSort(double[] a) { if (a.length <= 1) return a; int m = a.length / 2; return merge(mergeSort(Arrays.copyOfRange(a, 0, m)), mergeSort(Arrays.copyOfRange(a, m, a.length))); }

    @Differentiable
    static double[] mergesort(@In(size = 6, from = -1) double[] a) { return mergeSort(a); }

    @Differentiable
    static double heap(@In(size = 6, from = -1) double[] a) { int n = a.length; for (int i = n / 2 - 1; i >= 0; i--) sift(a, i, n); for (int e = n - 1; e > 0; e--) { swap(a, 0, e); sift(a, 0, e); } return a[0] * a[5] + a[2]; }
    static void sift(double[] a, int i, int n) { for (int c; (c = 2 * i + 1) < n; i = c) { if (c + 1 < n && a[c + 1] > a[c]) c++; if (a[i] >= a[c]) return; swap(a, i, c); } }

    @Differentiable
    static double nanGuards(double x, double y) { double r = x / y; if (Double.isNaN(r) || r == Double.POSITIVE_INFINITY) return 0; if (Double.compare(r, 1.0) > 0) r = Math.sqrt(r); return Double.isFinite(r) ? r : -1; }

    @Differentiable
    static double listOfArrays(@In(size = 3) double[] x) { List<double[]> l = new ArrayList<>(); double[] cur = x; for (int i = 0; i < 3; i++) { double[] n = new double[3]; for (int j = 0; j < 3; j++) n[j] = cur[j] * cur[(j + 1) % 3] + i; l.add(n); cur = n; } double s = 0; for (double[] a : l) s += a[0]; return s + l.get(l.size() - 1)[2]; }

    @Differentiable
    static double suppliers(double x) { Supplier<DoubleUnaryOperator> s = () -> t -> t * x; BiFunction<Double, Double, Double> bf = (p, q) -> p * q + x; ToDoubleFunction<double[]> first = a -> a[0]; DoubleSupplier ds = () -> x * x; return s.get().applyAsDouble(3) + bf.apply(x, 2.0) + first.applyAsDouble(new double[] {x}) + ds.getAsDouble(); }

    static double iterate(int n, DoubleUnaryOperator f, double x) { for (; n > 0; n--) x = f.applyAsDouble(x); return x; }

    @Differentiable
    static double counterLambda(double x) { int[] calls = {0}; double[] acc = {0}; double r = iterate(5, t -> { calls[0]++; acc[0] += t; return Math.cos(t) * x; }, x); return r * calls[0] + acc[0]; }

    static double apply2(DoubleBinaryOperator... ops) { double r = 1; for (DoubleBinaryOperator o : ops) r = o.applyAsDouble(r, 2); return r; }

    @Differentiable
    static double varargLambdas(double x) { return apply2((a, b) -> a * b + x, Math::pow, Double::sum, (a, b) -> Math.max(a, b) * x); }

    static double outer(double x) { class Inner { double v = x; double next() { return v *= x; } } Inner i = new Inner(); i.next(); return i.next(); }

    @Differentiable
    static double localClass(double x) { return outer(x) + outer(2); }

    static class Counter<T extends Number> { T last; double total; int n; void put(T t) { last = t; total += t.doubleValue(); n++; } }

    @Differentiable
    static double genericHolder(double x, double y) { Counter<Double> c = new Counter<>(); c.put(x); c.put(x * y); return c.total * c.n + c.last; }

    static <A, B> B mapOne(A a, Function<? super A, ? extends B> f) { return f.apply(a); }

    @Differentiable
    static double genericMap(double x) { double[] r = mapOne(x, v -> new double[] {v, v * v}); Vec3 v = mapOne(new Vec3(x), Vec3::unit); return r[1] * mapOne(r, a -> a.length) + v.x(); }

    @Differentiable
    static double outerLoops(@In(size = {3, 4}, from = -1) double[][] a) { double s = 0; rows: for (double[] r : a) { double p = 1; for (double v : r) { if (v < -0.9) continue rows; if (v > 1.95) break rows; p *= 1 + v; } s += p; } return s; }

    @Differentiable
    static double nestedSwitch(double x, char c, @In(from = 0, to = 2) int k) { double r = 0; switch (c) { case 'a': case 'b': switch (k) { case 0: r = x; break; case 1: r = x * x; default: r += 1; } break; case 'z': return -x; default: for (int i = 0; i < 3; i++) { switch (i) { case 1: continue; } r += x * i; } } return r * r; }
}
