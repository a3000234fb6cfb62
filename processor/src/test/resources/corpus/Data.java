package corpus.data;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Strings, enums, collections and other objects that carry no derivative, and calls that touch nothing active. */
final class Data {
    private Data() {}

    enum Kind {
        LINEAR(1),
        SQUARE(2),
        CUBE(3);

        static final Kind USUAL = SQUARE;
        private final int degree;

        Kind(int degree) {
            this.degree = degree;
        }

        int degree() {
            return degree;
        }
    }

    static final double[] COEFFICIENTS = {0.5, -1.25, 2, 0.75};
    private static final double[] HIDDEN = {1.5, -0.25, 3};
    private static final double[][] TABLE = {{1, 2, 3}, {0.5, 0.25}};
    static final double GOLDEN = (1 + Math.sqrt(5)) / 2;
    private static final double SILVER = 1 + Math.sqrt(2);
    static double scale = 1.75;
    static final Integer BOXED = 3;

    @Differentiable
    static double ofStrings(double x, String s) {
        double r = x;
        switch (s) {
            case "a":
                r = x * x;
                break;
            case "b", "c":
                r = Math.sin(x) + s.length();
            default:
                r = r * x;
        }
        return r + x;
    }

    @Differentiable
    static double ofStringExpression(double x, String s) {
        return switch (s) {
            case "a", "b" -> x * x;
            case "c" -> {
                double y = Math.exp(x);
                yield y * y;
            }
            default -> x / 2;
        };
    }

    @Differentiable
    static double ofEnums(double x, Kind kind) {
        return switch (kind) {
            case LINEAR -> x;
            case SQUARE -> x * x;
            case CUBE -> x * x * x;
        };
    }

    @Differentiable
    static double ofEnumStatement(double x, Kind kind, @In(from = 1, to = 4) int n) {
        double r = 1;
        for (int i = 0; i < n; i++) {
            switch (kind) {
                case LINEAR:
                    r += x;
                    continue;
                case SQUARE:
                    r *= x;
                default:
                    r = Math.sin(r);
            }
            r *= 0.75;
        }
        return r;
    }

    @Differentiable
    static double comparedEnums(double x, Kind kind) {
        if (kind == Kind.USUAL || kind != Kind.CUBE && kind.ordinal() == 0) {
            return x * x * kind.degree();
        }
        return x * kind.name().length();
    }

    @Differentiable
    static double polynomial(double x) {
        double r = 0;
        for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
            r = r * x + COEFFICIENTS[i];
        }
        return r;
    }

    @Differentiable
    static double hiddenPolynomial(double x) {
        return horner(HIDDEN, x) + TABLE[1][0] * x * TABLE[0].length;
    }

    private static double horner(double[] c, double x) {
        double r = 0;
        for (double coefficient : c) {
            r = r * x + coefficient;
        }
        return r;
    }

    @Differentiable
    static double branchOfArrays(@In(from = -1, to = 1) double x, @In(size = 4) double[] v) {
        double[] p = x > 0 ? v : COEFFICIENTS;
        return p[0] * x + p[1] * v[2] * x * x;
    }

    @Differentiable
    static double constants(double x) {
        return GOLDEN * x + SILVER * x * x + BOXED * x + Math.pow(x, BOXED);
    }

    @Differentiable
    static double changingField(double x, @In(from = 1, to = 3) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            r = r * scale + Math.sin(r);
        }
        return r;
    }

    @Differentiable
    static double list(double x, List<Integer> powers) {
        double r = 0;
        for (int i = 0; i < powers.size(); i++) {
            r += powers.get(i) * Math.pow(x, powers.get(i));
        }
        return r;
    }

    @Differentiable
    static double eachOfList(double x, List<Integer> powers) {
        double r = x;
        for (int power : powers) {
            if (power == 2) {
                continue;
            }
            r = r * x + power;
        }
        for (Integer power : powers) {
            r += power * Math.sin(r);
        }
        return r;
    }

    @Differentiable
    static double random(double x) {
        Random random = new Random(42);
        double r = x;
        for (int i = 0; i < 5; i++) {
            r += random.nextGaussian() * Math.sin(r) + random.nextInt(3);
        }
        return r;
    }

    @Differentiable
    static double checks(@In(size = 4) double[] v, @In(from = 0, to = 3) int i) {
        double[] w = Objects.requireNonNull(v, "v");
        Objects.checkIndex(i, w.length);
        return w[i] * w[i] + v[0] * i;
    }

    @Differentiable
    static double lookup(@In(from = 0, to = 3) double x, @In(size = 3) double[] y) {
        double[] knots = {0, 1, 2.5, 4};
        int at = Arrays.binarySearch(knots, x);
        int i = Math.min(Math.max(at >= 0 ? at : -at - 2, 0), 2);
        return y[i] * (x - knots[i]) + x * x;
    }

    @Differentiable
    static double made(double x, @In(from = 1, to = 4) int n) {
        List<Integer> seen = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        double r = x;
        for (int i = 0; i < n; i++) {
            if (!seen.contains(i % 2)) {
                seen.add(i % 2);
                r = r * r;
            }
            text.append(i).append(',');
            r += Math.sin(r) * text.length();
        }
        return r * seen.size() + Integer.parseInt("12") * Double.parseDouble("1.5") * x;
    }

    @Differentiable
    static double tests(double x, Object o) {
        if (o instanceof String s && !s.isEmpty()) {
            return x * s.length();
        }
        if (!(o instanceof Integer i)) {
            return o instanceof Double ? x * (Double) o : x * (char) o;
        }
        return x * x * i;
    }

    @Differentiable
    static double testsInLoop(double x, @In(from = 2, to = 5) int n) {
        Object[] objects = {"one", 2, 'x', 4L};
        double r = x;
        for (int k = 0; k < n; k++) {
            Object o = objects[k % objects.length];
            if (o instanceof Integer i && i > 1 || o instanceof Character) {
                r *= x;
            } else if (o instanceof Long l) {
                r += l * x;
            } else {
                r += Math.sin(r);
            }
        }
        return r;
    }

    @Differentiable
    static double messages(double x, String s) {
        String message = "x is " + x + " for " + s;
        int length = message.length();
        return x * x + (length > 1000 ? x : 0) + s.charAt(0) * x;
    }

    @Differentiable
    static double indices(
            @In(size = 5) double[] v,
            @In(size = 5) boolean[] mask,
            @In(size = {3, 2}, from = 0, to = 4) int[][] rows,
            @In(size = 5, from = -2, to = 3) long[] factors) {
        double r = 0;
        for (int[] row : rows) {
            for (int j : row) {
                if (mask[j]) {
                    r += v[j] * factors[j];
                } else {
                    r += v[j] * v[j];
                }
            }
        }
        return r;
    }

    @Differentiable
    static double smallNumbers(double x, char c, byte b, short s, @Constant double k) {
        c += 1;
        b += 100;
        b <<= 1;
        s *= 3;
        s >>>= 1;
        int n = c + b * s;
        n /= 7;
        n %= 11;
        long wide = n * 1_000_000_007L;
        wide ^= wide >>> 7;
        return x * (c % 5) + x * x * (b & 3) + x * n + (wide % 3) * x * Math.floorMod(wide, 4L) + k * Integer.bitCount(n);
    }
}
