package corpus.styles;
import dev.retrograd.*;
import dev.retrograd.processor.corpus.In;
import java.math.BigDecimal;
import java.util.*;
import java.util.concurrent.atomic.*;
import static java.lang.Math.*;
/** What Java offers beside arithmetic, in the formatting of all sorts of authors. */
final class Styles {
    @Differentiable
    static double bits(double x, @In(from = 0, to = 31) int m) {
        double s = 0;
        for (int i = 0; i < 5; i++) if ((m >> i & 1) == 1) s += x * (1 << i);
        return s + Integer.bitCount(m) * x + Long.numberOfTrailingZeros(m | 32L);
    }
    @Differentiable
    static double utilities(double x) {
        double y = Math.fma(x, x, 1);
        y += StrictMath.hypot(x, 2);
        if (Double.isNaN(y) || Double.isInfinite(y)) return Double.MAX_VALUE;
        if (Double.compare(x, 1.0) > 0) y *= 2;
        return y + Double.parseDouble("1.5") * x + Integer.parseInt("7") * x + Double.valueOf("2.5") + Float.parseFloat("0.5") + Double.MIN_VALUE * x;
    }
    @Differentiable
    static double bigDecimal(double x) {
        BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), java.math.MathContext.DECIMAL64);
        return x * third.doubleValue() + new BigDecimal("0.125").doubleValue();
    }
    @Differentiable
    static double logging(double x) {
        StringBuilder log = new StringBuilder();
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            x = x * x * 0.5;
            log.append("i=").append(i).append(" x=").append(x).append('\n');
        }
        if (log.length() < 0) System.out.printf("%s %f %d%n", log, x, System.nanoTime() - start);
        return x;
    }
    @Differentiable
    static double formatted(double x) {
        String s = String.valueOf(42);
        return x * s.length() + x * Integer.valueOf(s) + """
            a
            b
            """.length();
    }
    @Differentiable
    static double seeded(double x) {
        Random r = new Random(42);
        double s = 0;
        for (int i = 0; i < 5; i++) s += exp(x * r.nextGaussian() - x * x / 2) + r.nextInt(3) * x + r.nextDouble();
        return s / 5;
    }
    @Differentiable
    static double requireNonNull(double[] x) {
        double[] y = Objects.requireNonNull(x, "x");
        Objects.checkIndex(1, y.length);
        return y[0] * y[1];
    }
    @Differentiable
    static double compound(double x, int n) {
        int k = 5; k *= 1.7; k >>>= 1; k ^= n; k %= 7;
        byte b = (byte) 300; b += 3; short sh = 5; sh *= 2; char c = 'a'; c++;
        long l = 1L << 40; l |= 5; l &= ~1L;
        x += k; x *= b; x -= sh; x /= c; x %= 11;
        return x * (l % 10);
    }
    @Differentiable
    static double unusual(double x) { double y=x,z=y*y;{double w=z;z=w+ +w- -x;}; ;if(x>0);else z++; return(((z)));}
    @Differentiable
    static double arrayDecl(double x) { double a[] = {x, 2 * x}, b[][] = {{x}, a}; return a[0] * b[1][1] + b[0][0]; }
    @Differentiable
    static double labelled(double[] x) {
        double s = 0;
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < x.length; j++) {
                if (i + j > 5) break outer;
                if (x[j] > 1.5) continue outer;
                s += x[i % x.length] * x[j];
            }
            if (i > 3) break;
        }
        return s;
    }
    @Differentiable
    static double switchExpr(double x, @In(from = 0, to = 5) int k) {
        double c = switch (k % 4) { case 0 -> x; case 1, 2 -> { double t = x * x; yield t + 1; } default -> throw2(x); };
        return c * switch (k) { case 3: yield 2; default: yield x; };
    }
    static double throw2(double x) { if (x > 100) throw new IllegalStateException("big " + x); return -x; }
    @Differentiable
    static double switchArrow(double x, @In(from = 0, to = 3) int k) {
        switch (k) { case 0 -> x *= 2; case 1 -> { x = sin(x); x++; } default -> {} }
        return x;
    }
    @Differentiable
    static double doLoop(double x) { int i = 0; do { x = 0.5 * (x + 2 / x); if (i > 10) break; i++; } while (abs(x * x - 2) > 1e-3); return x; }
    @Differentiable
    static double tryFinally(double x) { double y = x; try { y *= x; if (y > 2) return y; } finally { x = 0; } return y * y; }
    static final double[] NODES;
    static final double[][] TABLE = {{1, 2}, {3, 4}};
    static { NODES = new double[4]; for (int i = 0; i < 4; i++) NODES[i] = cos(PI * (i + 0.5) / 4); }
    @Differentiable
    static double staticInit(double x) { double s = 0; for (double n : NODES) s += sin(n * x) * TABLE[1][0]; return s; }
    @Differentiable
    static double ternaries(@In(from = -2, to = 2) double x) { return x < -1 ? -x : x < 0 ? x * x : x < 1 ? sin(x) : exp(x); }
    @Differentiable
    static double charArithmetic(double x) { String s = "hello"; double h = 0; for (char c : s.toCharArray()) h = h * 0.3 + (c - 'a') * x; return h; }
    @Differentiable
    static double charAt(double x) { double h = 0; String s = "abc"; for (int i = 0; i < s.length(); i++) h += x * s.charAt(i); return h; }
    @Differentiable
    static double varargs(double x, double y) { return sum(x, y, x * y) + sum() + sum(new double[] {x}); }
    static double sum(double... v) { double s = 0; for (double d : v) s += d; return s; }
    @Differentiable
    static double atomic(double x) { AtomicInteger n = new AtomicInteger(); for (int i = 0; i < 3; i++) { n.incrementAndGet(); x *= 1.1; } return x * n.get(); }
    @Differentiable
    static double boxed(Double x, double y) { Double z = x * y; z += 1; Integer i = 3; return z * i; }
    @Differentiable
    static double bitSet(double[] x) { BitSet b = new BitSet(); b.set(1); b.set(3); double s = 0; for (int i = b.nextSetBit(0); i >= 0; i = b.nextSetBit(i + 1)) s += x[i] * x[i]; return s; }
    @Differentiable
    static double nestedTernaryAssign(double x, double y) { double a, b; a = b = x * y; double m = (a > 1 ? (b = 2 * a) : (b = 3)) + b; return m; }
    @Differentiable
    static double longLoop(double x) { double s = 0; for (long i = 0; i < 5L; i++) s += x / (i + 1); for (double t = 0; t < 1; t += 0.25) s += t * x; for (byte b = 0; b < 3; b++) s += b * x; return s; }
    @Differentiable
    static double commaFor(double[] x) { double s = 0; for (int i = 0, j = x.length - 1; i < j; i++, j--) s += x[i] * x[j]; return s; }
    @Differentiable
    static double infinite(double x) { int i = 0; while (true) { x = sqrt(x) + 1; if (++i == 4) return x; } }
    @Differentiable
    static double forEver(double x) { for (;;) { x *= 2; if (x > 10) break; } return x; }
    @Differentiable
    static double doubleBits(double x) { long b = Double.doubleToLongBits(2.0); return x * Double.longBitsToDouble(b) + x * Math.getExponent(8.0) + Math.ulp(1.0) * x; }
    @Differentiable
    static double fastInvSqrtConstant(double x) { return x * Float.intBitsToFloat(0x5f3759df - (Float.floatToIntBits(2f) >> 1)) * 1e-19; }
    @Differentiable
    static double rounding(double x) { return x * Math.round(2.6) + Math.floorMod(-7, 3) * x + (int) x * x + Math.floorDiv(-7, 2) + (long) (x * 10) % 3; }
    @Differentiable
    static double stringSwitch(double x) { double s = 0; for (String op : new String[] {"a", "b", "c"}) { switch (op) { case "a": s += x; case "b": s *= x; break; default: s -= 1; } } return s; }
    @Differentiable
    static double arraysUtils(double[] x) { double[] y = Arrays.copyOf(x, 6); Arrays.fill(y, 4, 6, x[0]); double[] z = Arrays.copyOfRange(y, 1, 6); double s = Arrays.stream(z, 1, 4).sum(); return s * z.length + (Arrays.equals(x, y) ? 1 : x[1]); }
    @Differentiable
    static double hashCodes(double x) { return x * (Objects.hashCode("k") % 5) + Arrays.asList(1, 2, 3).indexOf(2) * x; }
    @Differentiable
    static double asserts(double x) { assert x > 0 : "x " + x; assert !Double.isNaN(x); return log(x); }
    @Differentiable
    static double intArrays(double[] x) { int[] p = {2, 0, 1, 3}; int[] inv = new int[4]; for (int i = 0; i < 4; i++) inv[p[i]] = i; double s = 0; for (int i : inv) s = s * 0.5 + x[i]; return s; }
    @Differentiable
    static double jaggedPascal(double x) { int[][] c = new int[5][]; for (int i = 0; i < 5; i++) { c[i] = new int[i + 1]; c[i][0] = c[i][i] = 1; for (int j = 1; j < i; j++) c[i][j] = c[i - 1][j - 1] + c[i - 1][j]; } double s = 0; for (int j = 0; j < 5; j++) s += c[4][j] * pow(x, j); return s; }
    @Differentiable
    static void swapInPlace(@Output double[] out, double x) { for (int i = 0, j = out.length - 1; i < j; i++, j--) { double t = out[i] * x; out[i] = out[j]; out[j] = t; } }
    @Differentiable
    static double synchronizedFree(double x) { final double k; if (x > 1) k = 2; else k = 3; return k * x; }
    @Differentiable
    static double xorshift(double x) { long s = 88172645463325252L; double r = 0; for (int i = 0; i < 4; i++) { s ^= s << 13; s ^= s >>> 7; s ^= s << 17; r += x * ((s >>> 11) * 0x1.0p-53); } return r; }
    @Differentiable
    static double sieve(double x) { boolean[] c = new boolean[20]; double s = 0; for (int i = 2; i < 20; i++) { if (c[i]) continue; s += Math.pow(i, -x); for (int j = i * i; j < 20; j += i) c[j] = true; } return s; }
    @Differentiable
    static double gcdLoop(double x) { int a = 48, b = 18; while (b != 0) { int t = a % b; a = b; b = t; x = x * 0.9 + a; } return x; }
}
