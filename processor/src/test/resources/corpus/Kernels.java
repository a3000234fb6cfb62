package corpus.kernels;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Numerical kernels, jumps and small hierarchies of classes as tests of differentiation tools have them. */
final class Kernels {
    private Kernels() {}

    static final double[] GAUSS_X = {0.1488743389, 0.4333953941, 0.6794095682};
    static final double[] GAUSS_W = {0.2955242247, 0.2692667193, 0.2190863625};
    static final int[][] NEIGHBOURS = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
    enum Boundary { PERIODIC, REFLECT, ZERO }
    private static final long MASK = (1L << 53) - 1;

    @Differentiable
    static double gaussLegendre(double a, double b, double k) { double xm = 0.5 * (b + a), xr = 0.5 * (b - a), s = 0; for (int j = 0; j < GAUSS_X.length; j++) { double dx = xr * GAUSS_X[j]; s += GAUSS_W[j] * (Math.exp(k * (xm + dx)) + Math.exp(k * (xm - dx))); } return s *= xr; }

    @Differentiable
    static double boundary(@In(size = 5) double[] u, Boundary b) { double s = 0; int n = u.length; for (int i = 0; i < n; i++) { double l, r; switch (b) { case PERIODIC: l = u[(i - 1 + n) % n]; r = u[(i + 1) % n]; break; case REFLECT: l = u[i == 0 ? 1 : i - 1]; r = u[i == n - 1 ? n - 2 : i + 1]; break; default: l = i > 0 ? u[i - 1] : 0; r = i < n - 1 ? u[i + 1] : 0; } s += (l - 2 * u[i] + r) * u[i]; } return s; }

    @Differentiable
    static double[][] gameGrid(@In(size = {3, 3}) double[][] g) { int n = g.length, m = g[0].length; double[][] next = new double[n][m]; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) { double s = 0; for (int[] d : NEIGHBOURS) { int a = i + d[0], b = j + d[1]; if (a < 0 || b < 0 || a >= n || b >= m) continue; s += g[a][b]; } next[i][j] = s / (1 + g[i][j]); } return next; }

    @Differentiable
    static double explicitFinal(final double x, final double... rest) { final double base; base = x; double out = base; for (final double r : rest) out = out * r + base; return out; }

    @Differentiable
    static double bigSwitch(double x, @In(from = -1, to = 6) int op) { double y = 0; switch (op) { case -1: y = -x; break; case 0: break; case 1: { y = x; break; } case 2: y = x; case 3: y += x * x; if (y > 2) break; y *= 2; case 4: y -= 1; break; case 5: for (;;) { y += x; if (y > 3) break; } default: y = y * y + x; } return y + x; }

    @Differentiable
    static double whileCondSide(@In(size = 6) double[] a) { int i = 0, n = a.length; double s = 0, t; while (i < n && (t = a[i++]) > 0) { if ((i & 1) == 0) { s -= t; continue; } s += t * t; } return s; }

    @Differentiable
    static double labelBlock(double x, double y) { double r = x; done: { if (x > y) { r = y; break done; } r *= 2; if (r > 1.5) break done; r += y; } return r * x; }

    @Differentiable
    static double nestedTry(double x) { double r = x; try { for (int i = 0; i < 3; i++) { try { r *= x; if (i == 1) continue; r += i; } finally { r += 0.5; } } } finally { r = r / 2; } return r; }

    @Differentiable
    static double conditionalReturnInTry(double x) { try { if (x > 1) return x * x; return -x; } finally { x = 17; } }

    @Differentiable
    static double multiAssign(double a) { double x, y, z; x = y = z = a; x *= y += z -= 0.5 * x; return x + y * z; }

    @Differentiable
    static double shadowedLoopVars(double x) { double s = 0; for (int i = 0; i < 3; i++) { double t = x * i; s += t; } for (int i = 3; i-- > 0; ) { double t = x + i; s *= t; } { int i = 7; s += i * x; } return s; }

    @Differentiable
    static double doubleCounter(double x) { double s = 0; for (double t = 0.0; t <= 1.0 + 1e-12; t += 0.25) s += Math.sin(t * x); for (float f = 1; f > 0.1f; f /= 2) s += f * x; return s; }

    @Differentiable
    static double loopBoundChanges(double x, int n) { int m = 3; double s = x; for (int i = 0; i < m; i++) { s *= x; if (i == 1) m = 5; } return s; }

    @Differentiable
    static double counterChangesInBody(@In(size = 8) double[] a) { double s = 0; for (int i = 0; i < a.length; i++) { s += a[i]; if (a[i] > 1) i++; else if (i == 3) i += 2; } return s * s; }

    @Differentiable
    static double bitTricks(@In(size = 8) double[] a) { double s = 0; for (int m = 0; m < 16; m++) { int lo = m & -m, c = Integer.bitCount(m), r = Integer.reverse(m) >>> 29; s += a[r] * c - a[(m ^ (m >> 1)) & 7] * Integer.numberOfTrailingZeros(lo | 8); } return s; }

    @Differentiable
    static double[] bitReversal(@In(size = 8) double[] a) { int n = a.length; for (int i = 1, j = 0; i < n; i++) { int bit = n >> 1; for (; (j & bit) != 0; bit >>= 1) j ^= bit; j ^= bit; if (i < j) { double t = a[i]; a[i] = a[j]; a[j] = t; } } for (int h = 1; h < n; h *= 2) for (int i = 0; i < n; i += h * 2) for (int j = i; j < i + h; j++) { double x = a[j], y = a[j + h]; a[j] = x + y; a[j + h] = x - y; } return a; }

    static double[] fft(double[] re, double[] im, boolean inverse) { int n = re.length; if (n == 1) return re; double[] er = new double[n / 2], ei = new double[n / 2], or = new double[n / 2], oi = new double[n / 2]; for (int k = 0; k < n / 2; k++) { er[k] = re[2 * k]; ei[k] = im[2 * k]; or[k] = re[2 * k + 1]; oi[k] = im[2 * k + 1]; } fft(er, ei, inverse); fft(or, oi, inverse); for (int k = 0; k < n / 2; k++) { double th = (inverse ? 2 : -2) * Math.PI * k / n, wr = Math.cos(th), wi = Math.sin(th); double tr = wr * or[k] - wi * oi[k], ti = wr * oi[k] + wi * or[k]; re[k] = er[k] + tr; im[k] = ei[k] + ti; re[k + n / 2] = er[k] - tr; im[k + n / 2] = ei[k] - ti; } return re; }

    @Differentiable
    static double recursiveFft(@In(size = 4) double[] x) { double[] im = new double[x.length]; double[] r = fft(x.clone(), im, false); double p = 0; for (int k = 0; k < r.length; k++) p += (k + 1) * (r[k] * r[k] + im[k] * im[k]); return p; }

    static double det(double[][] m) { int n = m.length; if (n == 1) return m[0][0]; if (n == 2) return m[0][0] * m[1][1] - m[0][1] * m[1][0]; double d = 0; for (int c = 0; c < n; c++) { double[][] sub = new double[n - 1][n - 1]; for (int i = 1; i < n; i++) for (int j = 0, k = 0; j < n; j++) { if (j == c) continue; sub[i - 1][k++] = m[i][j]; } d += (c % 2 == 0 ? 1 : -1) * m[0][c] * det(sub); } return d; }

    @Differentiable
    static double determinant(@In(size = {3, 3}) double[][] m) { return det(m); }

    static void permute(double[] a, int k, double[] best) { if (k == a.length) { double s = 0; for (int i = 0; i < a.length; i++) s += (i + 1) * a[i]; if (s > best[0]) best[0] = s; return; } for (int i = k; i < a.length; i++) { double t = a[k]; a[k] = a[i]; a[i] = t; permute(a, k + 1, best); t = a[k]; a[k] = a[i]; a[i] = t; } }

    @Differentiable
    static double permutations(@In(size = 3, from = -1) double[] a) { double[] best = {Double.NEGATIVE_INFINITY}; permute(a, 0, best); return best[0]; }

    static double hanoi(int n, double a, double b, double c) { return n == 0 ? a * b : hanoi(n - 1, a, c, b) + hanoi(n - 1, c, b, a) * 0.5; }

    @Differentiable
    static double towers(double a, double b, double c) { return hanoi(3, a, b, c); }

    static int gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }
    static double memoFib(int n, double[] memo, double x) { if (n < 2) return memo[n] = x; if (memo[n] != 0) return memo[n]; return memo[n] = memoFib(n - 1, memo, x) + x * memoFib(n - 2, memo, x); }

    @Differentiable
    static double fibMemo(double x, @In(from = 2, to = 6) int n) { return memoFib(n, new double[n + 1], x) / gcd(12, n); }

    interface Ode { void rhs(double t, double[] y, double[] dy); }
    static double[] rk4(Ode f, double[] y0, double t0, double t1, int steps) { int n = y0.length; double[] y = y0.clone(), k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n], tmp = new double[n]; double h = (t1 - t0) / steps, t = t0; for (int s = 0; s < steps; s++, t += h) { f.rhs(t, y, k1); for (int i = 0; i < n; i++) tmp[i] = y[i] + h / 2 * k1[i]; f.rhs(t + h / 2, tmp, k2); for (int i = 0; i < n; i++) tmp[i] = y[i] + h / 2 * k2[i]; f.rhs(t + h / 2, tmp, k3); for (int i = 0; i < n; i++) tmp[i] = y[i] + h * k3[i]; f.rhs(t + h, tmp, k4); for (int i = 0; i < n; i++) y[i] += h / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]); } return y; }

    @Differentiable
    static double[] lotka(double a, double b, @In(size = 2) double[] y0) { return rk4((t, y, dy) -> { dy[0] = a * y[0] - b * y[0] * y[1]; dy[1] = b * y[0] * y[1] - y[1]; }, y0, 0, 1, 3); }

    static class Oscillator implements Ode { final double w, z; Oscillator(double w, double z) { this.w = w; this.z = z; } @Override public void rhs(double t, double[] y, double[] dy) { dy[0] = y[1]; dy[1] = -w * w * y[0] - 2 * z * w * y[1] + Math.cos(t); } }

    @Differentiable
    static double oscillator(double w, double z) { return rk4(new Oscillator(w, z), new double[] {1, 0}, 0, 1, 4)[0]; }

    static abstract class Optimiser { protected double rate; protected int t; Optimiser(double rate) { this.rate = rate; } abstract double step(double g); double run(double x, DoubleUnaryOperator grad, int n) { for (t = 1; t <= n; t++) x -= step(grad.applyAsDouble(x)); return x; } }
    static class Momentum extends Optimiser { private double v; private final double mu; Momentum(double rate, double mu) { super(rate); this.mu = mu; } double step(double g) { return v = mu * v + rate * g; } }
    static class AdaGrad extends Optimiser { double acc = 1e-8; AdaGrad(double rate) { super(rate); } double step(double g) { acc += g * g; return rate * g / Math.sqrt(acc) / t; } }

    @Differentiable
    static double optimisers(double x, double rate) { DoubleUnaryOperator g = u -> 2 * u + Math.cos(u); return new Momentum(rate / 10, 0.5).run(x, g, 3) + new AdaGrad(rate).run(x, g, 3); }

    @Differentiable
    static double optimiserChosen(double x, double rate, boolean adaptive) { Optimiser o = adaptive ? new AdaGrad(rate) : new Momentum(rate, 0.1); return o.run(x, u -> u * u, 4); }

    static class Grid { final int nx, ny; final double[] data; Grid(int nx, int ny) { this.nx = nx; this.ny = ny; data = new double[nx * ny]; } double get(int i, int j) { return data[i * ny + j]; } void set(int i, int j, double v) { data[i * ny + j] = v; } void add(int i, int j, double v) { data[i * ny + j] += v; } Grid copy() { Grid g = new Grid(nx, ny); System.arraycopy(data, 0, g.data, 0, data.length); return g; } double sum() { return Arrays.stream(data).sum(); } }

    @Differentiable
    static double heatGrid(@In(size = 3) double[] top, double nu) { Grid g = new Grid(4, 3); for (int j = 0; j < 3; j++) g.set(0, j, top[j]); for (int s = 0; s < 3; s++) { Grid o = g.copy(); for (int i = 1; i < 3; i++) for (int j = 0; j < 3; j++) { double l = o.get(i, j > 0 ? j - 1 : j), r = o.get(i, Math.min(j + 1, 2)); g.add(i, j, nu * (o.get(i - 1, j) + o.get(i + 1, j) + l + r - 4 * o.get(i, j))); } } return g.sum() + g.get(2, 1); }

    @Differentiable
    static double gridSwap(@In(size = 4) double[] x, double c) { Grid a = new Grid(2, 2), b = new Grid(2, 2); for (int i = 0; i < 4; i++) a.data[i] = x[i]; for (int s = 0; s < 3; s++) { for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) b.set(i, j, c * a.get(j, i) + a.get(i, 1 - j) * a.get(i, j)); Grid t = a; a = b; b = t; } return a.get(0, 1) - b.get(1, 1); }

    static final class Complex { final double re, im; Complex(double re, double im) { this.re = re; this.im = im; } static Complex polar(double r, double t) { return new Complex(r * Math.cos(t), r * Math.sin(t)); } Complex add(Complex o) { return new Complex(re + o.re, im + o.im); } Complex sub(Complex o) { return add(o.neg()); } Complex neg() { return new Complex(-re, -im); } Complex mul(Complex o) { return new Complex(re * o.re - im * o.im, re * o.im + im * o.re); } Complex div(Complex o) { double d = o.re * o.re + o.im * o.im; return new Complex((re * o.re + im * o.im) / d, (im * o.re - re * o.im) / d); } Complex sqrt() { double r = Math.hypot(re, im); double a = Math.sqrt((r + Math.abs(re)) / 2); return re >= 0 ? new Complex(a, im / (2 * a)) : new Complex(Math.abs(im) / (2 * a), Math.copySign(a, im)); } double abs() { return Math.hypot(re, im); } @Override public String toString() { return re + "+" + im + "i"; } @Override public boolean equals(Object o) { return o instanceof Complex c && c.re == re && c.im == im; } @Override public int hashCode() { return Double.hashCode(re) * 31 + Double.hashCode(im); } }

    @Differentiable
    static double durandKerner(double a, double b, double c) { Complex[] r = new Complex[3]; Complex seed = new Complex(0.4, 0.9); r[0] = new Complex(1, 0); for (int i = 1; i < 3; i++) r[i] = r[i - 1].mul(seed); Complex A = new Complex(a, 0), B = new Complex(b, 0), C = new Complex(c, 0); for (int it = 0; it < 30; it++) { double change = 0; for (int i = 0; i < 3; i++) { Complex x = r[i], p = x.add(A).mul(x).add(B).mul(x).add(C); for (int j = 0; j < 3; j++) if (j != i) p = p.div(x.sub(r[j])); r[i] = x.sub(p); change += p.abs(); } if (change < 1e-13) break; } return r[0].abs() + r[1].abs() * r[2].abs(); }

    @Differentiable
    static Complex quadraticRoot(Complex b, Complex c) { Complex d = b.mul(b).sub(c.mul(new Complex(4, 0))).sqrt(); Complex q = b.re * d.re + b.im * d.im >= 0 ? b.add(d) : b.sub(d); return c.mul(new Complex(-2, 0)).div(q); }

    static double norm(double[] v, int p) { if (p == 1) { double s = 0; for (double x : v) s += Math.abs(x); return s; } else if (p == 2) { double scale = 0, ssq = 1; for (double x : v) if (x != 0) { double ax = Math.abs(x); if (scale < ax) { ssq = 1 + ssq * (scale / ax) * (scale / ax); scale = ax; } else ssq += (ax / scale) * (ax / scale); } return scale * Math.sqrt(ssq); } double m = 0; for (double x : v) m = Math.max(m, Math.abs(x)); return m; }

    @Differentiable
    static double norms(@In(size = 4, from = -1) double[] v) { return norm(v, 1) * norm(v, 2) + norm(v, Integer.MAX_VALUE); }

    @Differentiable
    static double householderQr(@In(size = {3, 3}) double[][] a) { int n = a.length; double[] rdiag = new double[n]; for (int k = 0; k < n; k++) { double nrm = 0; for (int i = k; i < n; i++) nrm = Math.hypot(nrm, a[i][k]); if (nrm != 0.0) { if (a[k][k] < 0) nrm = -nrm; for (int i = k; i < n; i++) a[i][k] /= nrm; a[k][k] += 1.0; for (int j = k + 1; j < n; j++) { double s = 0; for (int i = k; i < n; i++) s += a[i][k] * a[i][j]; s = -s / a[k][k]; for (int i = k; i < n; i++) a[i][j] += s * a[i][k]; } } rdiag[k] = -nrm; } double p = 1; for (double d : rdiag) p *= d; return p + a[0][2]; }

    @Differentiable
    static double bisect(double c) { double lo = 0, hi = 4, mid = 0; for (int i = 0; i < 40; i++) { mid = (lo + hi) / 2; if (mid * mid * mid > 8.3) hi = mid; else lo = mid; } return mid - (mid * mid * mid - c) / (3 * mid * mid); }

    @Differentiable
    static double secant(double a) { double x0 = 1, x1 = 2, f0 = x0 * x0 - a, f1; int n = 0; do { f1 = x1 * x1 - a; if (f1 == f0) break; double t = x1 - f1 * (x1 - x0) / (f1 - f0); x0 = x1; f0 = f1; x1 = t; } while (Math.abs(x1 - x0) > 1e-12 && ++n < 30); return x1; }

    @Differentiable
    static double spline(@In(size = 5) double[] y, @In(from = 0.1, to = 3.9) double t) { int n = y.length; double[] y2 = new double[n], u = new double[n - 1]; for (int i = 1; i < n - 1; i++) { double p = 0.5 * y2[i - 1] + 2; y2[i] = -0.5 / p; u[i] = y[i + 1] - 2 * y[i] + y[i - 1]; u[i] = (3 * u[i] - 0.5 * u[i - 1]) / p; } for (int k = n - 2; k >= 0; k--) y2[k] = y2[k] * y2[k + 1] + u[k]; int klo = 0, khi = n - 1; while (khi - klo > 1) { int k = (khi + klo) >>> 1; if (k > t) khi = k; else klo = k; } double a = khi - t, b = t - klo; return a * y[klo] + b * y[khi] + ((a * a * a - a) * y2[klo] + (b * b * b - b) * y2[khi]) / 6; }

    @Differentiable
    static double neville(@In(size = 4) double[] ys, double x) { double[] p = ys.clone(); for (int m = 1; m < p.length; m++) for (int i = 0; i < p.length - m; i++) p[i] = ((x - (i + m)) * p[i] + (i - x) * p[i + 1]) / (i - (i + m)); return p[0]; }

    @Differentiable
    static double lcgMonteCarlo(double s0, double vol, int n) { int seed = 12345; double sum = 0; for (int i = 0; i < 6; i++) { seed = seed * 1103515245 + 12345; int r1 = (seed >>> 16) & 0x7fff; seed = seed * 1103515245 + 12345; int r2 = (seed >>> 16) & 0x7fff; double u1 = (r1 + 1.0) / 32769, u2 = r2 / 32768.0; double z = Math.sqrt(-2 * Math.log(u1)) * Math.cos(2 * Math.PI * u2); double st = s0 * Math.exp(vol * z - vol * vol / 2); sum += Math.max(st - 1, 0); } return sum / 6; }

    @Differentiable
    static double npbLikeEp(double a, double x0) { double s = x0, t = 0; for (int i = 0; i < 5; i++) { s = a * s - Math.floor(a * s); double u = 2 * s - 1; if (u * u >= 1) continue; t += u * u; } return t; }

    @Differentiable
    static double sparseCsr(@In(size = 5) double[] vals, @In(size = 3) double[] x) { int[] ptr = {0, 2, 3, 5}, col = {0, 2, 1, 0, 2}; double s = 0; for (int i = 0; i < 3; i++) { double yi = 0; for (int k = ptr[i]; k < ptr[i + 1]; k++) yi += vals[k] * x[col[k]]; s += yi * x[i]; } return s; }

    @Differentiable
    static double conjugateGradient(@In(size = 3, from = 3, to = 4) double[] diag, @In(size = 3) double[] b) { int n = b.length; double[] x = new double[n], r = b.clone(), p = r.clone(), ap = new double[n]; double rs = 0; for (double v : r) rs += v * v; for (int it = 0; it < n; it++) { double pap = 0; for (int i = 0; i < n; i++) { ap[i] = diag[i] * p[i] + (i > 0 ? p[i - 1] : 0) + (i + 1 < n ? p[i + 1] : 0); pap += p[i] * ap[i]; } double al = rs / pap; double rn = 0; for (int i = 0; i < n; i++) { x[i] += al * p[i]; r[i] -= al * ap[i]; rn += r[i] * r[i]; } if (Math.sqrt(rn) < 1e-9) break; double be = rn / rs; for (int i = 0; i < n; i++) p[i] = r[i] + be * p[i]; rs = rn; } return x[0] + x[1] * x[2]; }


    @Differentiable
    static double maskedLong(double x, long bits) { long h = bits & MASK; int c = 0; while (h != 0 && c < 6) { if ((h & 1) == 1) x += 0.1 * x; h >>>= 1; c++; } return x * c; }



    static double[][] identity(int n) { double[][] r = new double[n][n]; for (int i = 0; i < n; i++) r[i][i] = 1; return r; }
    static double[][] mul(double[][] a, double[][] b) { int n = a.length, m = b[0].length, k = b.length; double[][] c = new double[n][m]; for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) { double s = 0; for (int l = 0; l < k; l++) s += a[i][l] * b[l][j]; c[i][j] = s; } return c; }
    static double[][] add(double[][] a, double[][] b, double f) { return IntStream.range(0, a.length).mapToObj(i -> IntStream.range(0, a[i].length).mapToDouble(j -> a[i][j] + f * b[i][j]).toArray()).toArray(double[][]::new); }

    @Differentiable
    static double[][] expm(@In(size = {2, 2}) double[][] a) { double[][] term = identity(2), sum = term; for (int k = 1; k < 8; k++) { term = mul(term, a); double f = 1.0 / k; for (double[] row : term) for (int j = 0; j < row.length; j++) row[j] *= f; sum = add(sum, term, 1); } return sum; }
}
