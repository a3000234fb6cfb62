package corpus.casts;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Conversions between the primitive types. */
final class Casts {
    private Casts() {}

    @Differentiable
    static double truncated(@In(from = 3.2, to = 3.8) double x) {
        int whole = (int) x;
        return x * whole + (x - whole) * x;
    }

    @Differentiable
    static double toLong(@In(from = 3.2, to = 3.8) double x, @In(from = 1, to = 5) int n) {
        long whole = (long) (x * 10);
        return whole * x / n;
    }

    @Differentiable
    static double fromInt(double x, @In(from = 2, to = 5) int n, @In(from = 2, to = 5) long m) {
        return n * x + x / m + (double) n / m * x + n / 2 * x;
    }

    @Differentiable
    static double integerArithmetic(double x, @In(from = 2, to = 9) int n) {
        int a = n * 7 % 5;
        int b = a << 2 | 1;
        int c = b ^ n & 3;
        int d = -c >>> 28;
        long e = (long) a * b + (c >> 1);
        return x * a + x * x * b + x / (c * c + 1) + d * x + e * x;
    }

    @Differentiable
    static double charsAndBytes(double x, @In(from = 2, to = 9) int n) {
        byte b = (byte) (n * 50);
        short s = (short) (n * 10000);
        char c = (char) (n + 'a');
        return x * b + x * x * s / 1000 + x * (c - 'a');
    }

    @Differentiable
    static double hiddenDouble(double x, @Constant double scale) {
        int k = 3;
        k += 2;
        k *= 2;
        double y = x * k;
        y += 1;
        return y * scale;
    }

    @Differentiable
    static double remainderOfInts(double x, @In(from = -9, to = 9) int n) {
        return x * (n % 4) + x * x * Math.floorMod(n, 4) + Math.floorDiv(n, 4) * x + Math.abs(n) * x + Math.max(n, 2) * x;
    }
}
