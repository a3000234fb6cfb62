package corpus.streams;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Streams that are loops. */
final class Streams {
    private Streams() {}

    @Differentiable
    static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    /** The sum that the platform computes is compensated; a plain one would have other bits. */
    @Differentiable
    static double compensated(@In(size = 9, from = -1e8, to = 1e8) double[] x, double a) {
        return Arrays.stream(x).map(v -> v * 1e-8 + 1 / a / (v * v)).sum();
    }

    @Differentiable
    static double sumOfStream(@In(size = 40, from = 0.1) double[] x) {
        return DoubleStream.of(x).sum() * Arrays.stream(x).sum();
    }

    @Differentiable
    static double average(@In(size = 7) double[] x) {
        double mean = Arrays.stream(x).average().getAsDouble();
        double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        return mean + Math.sqrt(variance);
    }

    @Differentiable
    static double extremes(@In(from = -2) double[] x, double y) {
        double max = Arrays.stream(x).max().getAsDouble();
        double min = Arrays.stream(x).map(v -> v * y).min().orElse(Double.NaN);
        OptionalDouble none = DoubleStream.empty().max();
        return max * min + none.orElse(y) + (none.isPresent() ? 1 : 2);
    }

    @Differentiable
    static double rangeClosed(double x) {
        return IntStream.rangeClosed(1, 6).mapToDouble(k -> Math.pow(x, k) / k).sum()
                + IntStream.rangeClosed(3, 1).mapToDouble(k -> x).sum();
    }

    @Differentiable
    static double filtered(@In(from = -2) double[] x) {
        return Arrays.stream(x).filter(v -> v > 0).map(Math::sqrt).sum()
                + IntStream.range(0, 4).filter(i -> i % 2 == 0).mapToDouble(i -> x[i] * x[i]).max().getAsDouble();
    }

    @Differentiable
    static double reduced(double[] x) {
        return Arrays.stream(x).reduce(1, (a, b) -> a * b) + Arrays.stream(x).reduce(Math::min).getAsDouble()
                + Arrays.stream(x).reduce((a, b) -> Math.sin(a) + b).getAsDouble();
    }

    @Differentiable
    static double logSumExp(double[] x) {
        double m = Arrays.stream(x).max().orElse(0);
        return m + Math.log(Arrays.stream(x).map(v -> Math.exp(v - m)).sum());
    }

    @Differentiable
    static double[] softmax(double[] x) {
        double[] e = Arrays.stream(x).map(Math::exp).toArray();
        double s = Arrays.stream(e).sum();
        return IntStream.range(0, e.length).mapToDouble(i -> e[i] / s).toArray();
    }

    @Differentiable
    static double matVec(@In(size = {3, 4}) double[][] a, @In(size = 4) double[] x) {
        double[] y = Arrays.stream(a)
                .mapToDouble(row -> IntStream.range(0, row.length).mapToDouble(j -> row[j] * x[j]).sum())
                .toArray();
        return DoubleStream.of(y).map(Math::tanh).sum();
    }

    @Differentiable
    static double[][] outer(@In(size = 2) double[] x, @In(size = 3) double[] y) {
        return Arrays.stream(x).mapToObj(u -> Arrays.stream(y).map(v -> u * v).toArray()).toArray(double[][]::new);
    }

    @Differentiable
    static double forEach(double[] x, double a) {
        double[] y = new double[x.length];
        IntStream.range(1, x.length).forEach(i -> y[i] = y[i - 1] * a + x[i]);
        Arrays.setAll(x, i -> x[i] * y[i]);
        return x[1] + x[3] * y[2];
    }

    @Differentiable
    static double partOfArray(@In(size = 6) double[] x) {
        return Arrays.stream(x, 1, 4).map(v -> v * v).sum() + Arrays.stream(x).skip(4).sum()
                + Arrays.stream(x).limit(2).map(Math::log).sum() + Arrays.stream(x).limit(99).sum();
    }

    @Differentiable
    static double iterated(double x) {
        return DoubleStream.iterate(1, t -> t * x / 2).limit(8).sum()
                + IntStream.iterate(1, k -> k < 50, k -> 2 * k).mapToDouble(k -> Math.sin(k * x)).sum();
    }

    @Differentiable
    static double generated(double x) {
        double[] state = {x};
        return DoubleStream.generate(() -> state[0] = 3.2 * state[0] * (1 - state[0] / 3)).limit(4).sum();
    }

    @Differentiable
    static double integers(double x, @In(size = 4, from = 0, to = 5) int[] k) {
        int sum = Arrays.stream(k).sum();
        int max = Arrays.stream(k).map(i -> i * i).max().getAsInt();
        long count = Arrays.stream(k).filter(i -> i > 2).count();
        double mean = Arrays.stream(k).average().getAsDouble();
        long factorial = LongStream.of(1, 5, 9).sum();
        int[] even = Arrays.stream(k).filter(i -> i % 2 == 0).toArray();
        boolean any = Arrays.stream(k).anyMatch(i -> i == 3) && IntStream.range(0, 3).allMatch(i -> k[i] < 9);
        return x * sum + max * x * x + count * Math.sin(x) + mean / x + factorial + even.length * x + (any ? x : 2 * x);
    }

    @Differentiable
    static double stored(double[] x, @In(from = 0.5, to = 2) double p) {
        DoubleStream powers = Arrays.stream(x).map(v -> Math.pow(v, p));
        double s = powers.sum();
        return Math.pow(s, 1 / p);
    }

    private static double norm(double... v) {
        return Math.sqrt(Arrays.stream(v).map(t -> t * t).sum());
    }

    @Differentiable
    static double helper(double a, double b, double c) {
        return norm(a, b, c) + norm(a, b) * norm() + DoubleStream.of(a, b, c).map(t -> 1 / t).sum();
    }

    @Differentiable
    static double polynomial(double[] c, double x) {
        return IntStream.range(0, c.length).mapToDouble(i -> c[c.length - 1 - i]).reduce(0, (acc, v) -> acc * x + v);
    }

    @Differentiable
    static double inLoop(@In(size = {3, 3}) double[][] a) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            int row = i;
            s += IntStream.range(0, 3).mapToDouble(j -> a[row][j] * a[j][row]).sum();
            if (Arrays.stream(a[i]).sum() > 4) {
                continue;
            }
            s *= Arrays.stream(a[i]).max().getAsDouble();
        }
        return s;
    }

    @Differentiable
    static double infinite(@Constant double[] weights, double x) {
        double clipped = Arrays.stream(weights).map(w -> Double.POSITIVE_INFINITY).sum();
        return Math.min(clipped, 3) * x + Arrays.stream(weights).sum() * x;
    }

    @Differentiable
    static double nestedStreams(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> Math.abs(x[i] - x[j] + 5)).sum())
                .sum();
    }

    @Differentiable
    static double streamOf(double x) {
        return Stream.of(x, 2 * x, x * x).mapToDouble(Double::doubleValue).sum() + Stream.of(x).count();
    }

    @Differentiable
    static double copiedRows(@In(size = {2, 2}) double[][] a) {
        double[][] b = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
        b[0][0] *= b[1][0];
        Double d = Double.valueOf(a[0][0]);
        return b[0][0] * d.doubleValue() + d.intValue();
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double v) {
            sum += v;
            count++;
        }

        double value() {
            return sum / count;
        }
    }

    @Differentiable
    static double object(@In(from = 0.5) double[] x) {
        Mean mean = new Mean();
        Arrays.stream(x).forEach(mean::add);
        Arrays.stream(x).filter(v -> v > 1).forEach(v -> mean.add(v * v));
        return mean.value();
    }

    private record Gaussian(double width) {
        double at(double x) {
            return Math.exp(-x * x / width);
        }

        double sum(double[] points) {
            return Arrays.stream(points).map(p -> this.at(p) + at(2 * p) * width).sum();
        }
    }

    @Differentiable
    static double record(double[] x, double width) {
        Gaussian g = new Gaussian(width * 2);
        return g.sum(x) + Arrays.stream(x).map(g::at).max().getAsDouble();
    }

    @Differentiable
    static double constructed(@In(from = 0.5) double[] x) {
        return Arrays.stream(x).mapToObj(Gaussian::new).mapToDouble(g -> g.at(0.5) * g.width()).sum();
    }
}
