package corpus.libraries;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The library of the platform around numbers. */
final class Libraries {
    private Libraries() {}

    @Differentiable
    static double arraysMix(@In(size = 6) double[] x) {
        double[] y = new double[8];
        Arrays.fill(y, x[0]);
        Arrays.fill(y, 2, 4, x[1] * x[2]);
        System.arraycopy(x, 1, y, 4, 3);
        double[] z = Arrays.copyOfRange(y, 2, 7);
        Arrays.sort(z);
        Arrays.setAll(y, i -> y[i] * i);
        return z[0] * z[z.length - 1] + Arrays.stream(y).sum() + Arrays.stream(z, 1, 3).average().orElse(0);
    }

    @Differentiable
    static double parse(double x) {
        int n = Integer.parseInt("12") / 5;
        double c = Double.parseDouble("1.5e0") + Double.valueOf("2") + Integer.valueOf(7) + Long.parseLong("3");
        return c * Math.pow(x, n);
    }

    @Differentiable
    static double random(double mu, double sigma) {
        Random r = new Random(42);
        double s = 0;
        for (int i = 0; i < 10; i++) {
            double z = mu + sigma * r.nextGaussian();
            s += z > 0 ? z * z : -z;
            if (r.nextBoolean()) s += r.nextInt(3) * mu;
        }
        return s / 10;
    }

    @Differentiable
    static double bitset(@In(size = 6) double[] x) {
        BitSet used = new BitSet(x.length);
        double s = 0;
        for (int i = 0; i < x.length; i += 2) used.set(i);
        used.flip(1);
        for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) s += x[i] * x[i];
        return used.get(3) ? -s : s * used.cardinality();
    }

    @Differentiable
    static double tryFinally(double x) {
        double y = x;
        int calls = 0;
        try {
            y *= x;
            if (x > 1.2) return y + 1;
            y += 3;
        } finally {
            calls++;
        }
        return y * calls;
    }


    @Differentiable
    static double overflow(double x, int n) {
        int h = 17;
        for (int i = 0; i < 10; i++) h = 31 * h + i * n;
        long l = (long) h * h;
        byte b = (byte) h;
        b += 100;
        b >>>= 1;
        short q = (short) (l >>> 3);
        return x * (h % 7) + x * x * (l % 5) + b * x - q * 1e-3 * x;
    }

    @Differentiable
    static double streams(@In(size = 5) double[] x, @In(size = 5) double[] w) {
        double dot = IntStream.range(0, x.length).mapToDouble(i -> x[i] * w[i]).sum();
        double norm = Math.sqrt(DoubleStream.of(x).map(v -> v * v).sum());
        double logsum = Arrays.stream(w).map(Math::log).reduce(0, Double::sum);
        double prod = Arrays.stream(x).skip(1).limit(3).reduce(1, (a, b) -> a * b);
        return dot / norm + logsum * prod;
    }

    @Differentiable
    static double[] streamArray(@In(size = 5) double[] x) {
        double mean = Arrays.stream(x).average().getAsDouble();
        return IntStream.range(0, x.length).filter(i -> i % 2 == 0).mapToDouble(i -> x[i] - mean).toArray();
    }

    @Differentiable
    static double nestedStream(@In(size = {3, 3}) double[][] m) {
        return Arrays.stream(m).mapToDouble(r -> Arrays.stream(r).map(v -> v * v).sum()).max().getAsDouble();
    }

    @Differentiable
    static double streamOfBoxed(double x) {
        return Stream.of(x, x * x, 3.0).mapToDouble(Double::doubleValue).sum() + Stream.iterate(x, v -> v * 0.5).limit(5).reduce(0.0, Double::sum);
    }

    @Differentiable
    static double listLoop(double x) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) rows.add(new double[] {x * i, x});
        double s = 0;
        for (double[] r : rows) s += r[0] * r[1];
        return s;
    }

    @Differentiable
    static double linked(double x) {
        LinkedList<Double> q = new LinkedList<>();
        q.addLast(x);
        q.addFirst(x * x);
        q.offer(2 * x);
        double s = 0;
        while (!q.isEmpty()) {
            double v = q.pollFirst();
            s = s * x + v;
            if (v > 3 && q.size() < 2) q.add(v / 4);
        }
        return s;
    }

    @Differentiable
    static double dateLike(double x) {
        Map<String, Integer> index = new HashMap<>();
        index.put("a", 1);
        index.put("b", 2);
        double s = 0;
        for (String k : List.of("a", "b", "a")) s += index.get(k) * x + index.getOrDefault("c", 3);
        for (Map.Entry<String, Integer> e : new TreeMap<>(index).entrySet()) s *= x + e.getValue();
        return s;
    }

    @Differentiable
    static double sets(@In(size = 4) double[] x) {
        Set<Integer> seen = new HashSet<>();
        double s = 0;
        for (int i = 0; i < 8; i++) {
            int k = (i * i) % x.length;
            if (seen.add(k)) s += x[k] * (i + 1);
        }
        return s;
    }

    @Differentiable
    static double priority(double x) {
        PriorityQueue<Integer> q = new PriorityQueue<>(List.of(3, 1, 2));
        double s = 1;
        while (!q.isEmpty()) s = s * x + q.poll();
        return s;
    }

    @Differentiable
    static double printed(double x) {
        String t = "v " + x + " " + Double.toString(x);
        if (t.isEmpty()) System.err.println(t);
        long start = System.nanoTime();
        double r = x * x;
        if (System.nanoTime() < start - 1000) System.out.printf("%d%n", start);
        return r;
    }

    @Differentiable
    static double threeWay(double a, double b, double c) {
        double lo = Math.min(a, Math.min(b, c)), hi = Math.max(a, Math.max(b, c));
        double mid = a + b + c - lo - hi;
        return (mid - lo) / (hi - lo);
    }

    @Differentiable
    static double memo(double x, @In(from = 2, to = 6) int n) {
        double[] cache = new double[n + 2];
        Arrays.fill(cache, Double.NaN);
        return fib(n, x, cache);
    }

    static double fib(int n, double x, double[] cache) {
        if (n < 2) return x;
        if (!Double.isNaN(cache[n])) return cache[n];
        return cache[n] = fib(n - 1, x, cache) + x * fib(n - 2, x, cache);
    }

    @Differentiable
    static double boxedArray(double x) {
        Double[] d = {x, x * x};
        Integer k = 3;
        d[0] += k;
        return d[0] * d[1];
    }

    @Differentiable
    static double intsOnly(double x, int n) {
        int[] counts = new int[4];
        for (int i = 0; i <= n + 5; i++) counts[i % 4]++;
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int g = IntStream.of(counts).sum() + Arrays.stream(sorted).max().getAsInt();
        return x * g + counts[1] * x * x;
    }

    @Differentiable
    static double stringSwitch(double x, String s) {
        String mode = s == null ? "none" : s.trim().toLowerCase();
        switch (mode) {
            case "square":
                return x * x;
            case "none":
            default:
                return x;
        }
    }

    @Differentiable
    static double nestedLambda(double x) {
        Function<Double, Function<Double, Double>> add = a -> b -> a * b + a;
        DoubleFunction<DoubleUnaryOperator> scale = k -> v -> k * v;
        return add.apply(x).apply(x + 1) + scale.apply(x).applyAsDouble(3);
    }

    @Differentiable
    static double newtonLambda(@In(from = 1.2, to = 2) double a) {
        return newton(v -> v * v - a, v -> 2 * v, a, 1e-12, 50);
    }

    static double newton(DoubleUnaryOperator f, DoubleUnaryOperator df, double x, double tol, int max) {
        for (int i = 0; i < max; i++) {
            double step = f.applyAsDouble(x) / df.applyAsDouble(x);
            x -= step;
            if (Math.abs(step) < tol) return x;
        }
        throw new IllegalStateException("no convergence after " + max);
    }

    @Differentiable
    static double clampLike(double x) {
        double t = Math.max(0.7, Math.min(1.4, x));
        int k = Math.min(3, Math.max(0, (int) (x * 4)));
        return t * t * (3 - 2 * t) + k * x + Math.signum(x) + Math.floor(x) * x + Math.abs(k - 2);
    }

    @Differentiable
    static double multiReturn(double x, double y) {
        double[] r = polar(x, y);
        var q = polar(r[0], r[1]);
        return r[0] * q[1] + q[0];
    }

    static double[] polar(double x, double y) {
        return new double[] {Math.hypot(x, y), Math.atan2(y, x)};
    }

    @Differentiable
    static double boolArray(@In(size = 5) double[] x) {
        boolean[] keep = new boolean[x.length];
        for (int i = 0; i < x.length; i++) keep[i] = x[i] > 1;
        double s = 0;
        for (int i = 0; i < x.length; i++) if (keep[i]) s += x[i] * x[i]; else s -= x[i];
        return s;
    }
}
