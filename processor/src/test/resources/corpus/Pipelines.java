package corpus.pipelines;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Streams of objects, streams over collections, collectors. */
final class Pipelines {
    static final List<Double> WEIGHTS = new ArrayList<>(List.of(0.5, -1.25, 2.0, 0.75));
    static final Map<String, Double> RATES = new TreeMap<>(Map.of("a", 0.5, "b", 1.5, "c", -2.5));

    record P(double x, double y) {
        P plus(P o) { return new P(x + o.x, y + o.y); }
        double norm() { return Math.hypot(x, y); }
    }

    @Differentiable
    static double overACollection(double x) {
        return x * WEIGHTS.stream().mapToDouble(Double::doubleValue).max().orElse(0)
                + WEIGHTS.stream().mapToDouble(w -> Math.sin(w * x)).sum()
                + WEIGHTS.stream().reduce(0.0, Double::sum) * x * x;
    }

    @Differentiable
    static double overEntries(double x) {
        double[] total = {1};
        RATES.forEach((name, rate) -> total[0] += total[0] * Math.exp(rate * x));
        WEIGHTS.forEach(w -> total[0] += w * x * total[0]);
        return total[0]
                + RATES.entrySet().stream().filter(e -> !e.getKey().equals("b")).mapToDouble(e -> e.getValue() * x * x).sum()
                + RATES.values().stream().mapToDouble(Double::doubleValue).map(v -> v * x).sum();
    }

    @Differentiable
    static double counted(double x, @Constant @In(from = 4, to = 9) int n) {
        Map<Integer, Integer> count = new TreeMap<>();
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        Map<String, Double> sums = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            count.merge(i * i % 5, 1, Integer::sum);
            groups.computeIfAbsent(i % 3, k -> new ArrayList<>()).add(i);
            sums.merge(i % 2 == 0 ? "even" : "odd", 0.25 * i, Double::sum);
        }
        double s = sums.get("even") * x - sums.get("odd");
        for (Map.Entry<Integer, Integer> e : count.entrySet()) s += e.getKey() * Math.pow(x, e.getValue());
        for (int k : groups.keySet()) for (int i : groups.get(k)) s += Math.sin(x * i + k);
        return s;
    }

    @Differentiable
    static double parsed(double x) {
        return Arrays.stream("0.5,2,-3e-1".split(",")).mapToDouble(Double::parseDouble).map(v -> Math.cos(v * x)).sum();
    }

    @Differentiable
    static double boxes(double[] x) {
        Double[] squares = IntStream.range(0, x.length).mapToObj(i -> x[i] * x[i]).toArray(Double[]::new);
        List<Double> list = Arrays.stream(x).boxed().collect(Collectors.toList());
        list.add(squares[0]);
        List<Double> fixed = Arrays.stream(x).map(v -> v * v).filter(v -> v > 0).boxed().toList();
        double s = squares[1];
        for (double v : list) s += v * s;
        for (double v : fixed) s += Math.sqrt(v + 1) * s;
        return s;
    }

    @Differentiable
    static double collectors(@In(from = -3, to = 3) double[] x) {
        double sum = Arrays.stream(x).boxed().collect(Collectors.summingDouble(v -> v * v));
        double mean = Arrays.stream(x).boxed().collect(Collectors.averagingDouble(v -> Math.exp(v)));
        long many = Arrays.stream(x).boxed().filter(v -> v > 0).collect(Collectors.counting());
        return sum * mean + many * x[0] + Arrays.stream(x).boxed().collect(Collectors.reducing(1.0, (a, b) -> a * b))
                + Arrays.stream(x).boxed().collect(Collectors.mapping(v -> v * v * v, Collectors.summingDouble(v -> v)));
    }

    @Differentiable
    static double summary(@In(size = 6, from = -3, to = 3) double[] x) {
        DoubleSummaryStatistics s = Arrays.stream(x).map(v -> v * v).summaryStatistics();
        DoubleSummaryStatistics none = Arrays.stream(x).filter(v -> v > 10).summaryStatistics();
        return s.getMax() - s.getMin() * s.getAverage() + s.getSum() / s.getCount() + none.getAverage() * x[0];
    }

    @Differentiable
    static double rows(double[][] x) {
        return Arrays.stream(x).flatMapToDouble(Arrays::stream).map(v -> v * v).sum()
                + Arrays.stream(x).mapToDouble(r -> Arrays.stream(r).sum()).max().getAsDouble()
                + Arrays.stream(x).flatMapToDouble(r -> Arrays.stream(r).map(Math::sin)).max().getAsDouble()
                + IntStream.range(0, x[0].length).flatMap(i -> IntStream.range(0, i)).mapToDouble(j -> x[0][j]).sum();
    }

    @Differentiable
    static double flattened(double[][] x) {
        double[] all = Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray();
        double s = 0;
        for (int i = 0; i < all.length; i++) s += all[i] * all[all.length - 1 - i] * i;
        return s;
    }

    @Differentiable
    static double given(double a, double b) {
        return Stream.of(new P(a, b), new P(b, a), new P(a * b, a)).mapToDouble(P::x).sum()
                * Stream.of(new P(a, b), new P(b, a), new P(a * b, a)).reduce(new P(0, 0), P::plus).norm()
                + Stream.of(a, b, a * b).mapToDouble(v -> v).sum();
    }

    @Differentiable
    static double objects(double[] x) {
        P[] ps = IntStream.range(0, x.length).mapToObj(i -> new P(x[i], i)).toArray(P[]::new);
        List<P> list = IntStream.range(0, x.length).mapToObj(i -> new P(x[i] * i, x[0])).collect(Collectors.toList());
        double s = ps[0].plus(ps[1]).norm();
        for (P p : list) s += p.norm() * p.x();
        return s + IntStream.range(0, x.length).mapToObj(i -> new P(x[i], i)).reduce(new P(0, 0), P::plus).norm()
                + list.stream().map(P::norm).mapToDouble(Double::doubleValue).sum();
    }

    @Differentiable
    static double extremes(@In(from = -3, to = 3) double[] x) {
        P far = Arrays.stream(x).mapToObj(v -> new P(v, v * v)).max(Comparator.comparingDouble(P::norm)).get();
        P low = Arrays.stream(x).mapToObj(v -> new P(v, 2)).min(Comparator.comparing(P::x)).orElseThrow();
        double both = Arrays.stream(x).boxed().max(Comparator.naturalOrder()).get();
        return far.x() * far.y() + low.norm() * low.x() + both * both
                + Arrays.stream(x).mapToObj(v -> new P(v, v)).reduce(P::plus).get().norm();
    }

    @Differentiable
    static double endless(@In(from = 0.5, to = 2) double a) {
        return DoubleStream.iterate(a, v -> v * 0.5).limit(8).map(Math::sin).sum()
                + IntStream.iterate(1, i -> i * 2).limit(8).mapToDouble(i -> a / i).sum()
                + IntStream.iterate(1, i -> i < 100, i -> i * 2).mapToDouble(i -> Math.pow(a, i % 5)).sum()
                + IntStream.iterate(1, i -> i + 3).takeWhile(i -> i < 20).mapToDouble(i -> Math.cos(a * i)).sum();
    }

    @Differentiable
    static double whileTrue(@In(size = 7, from = -3, to = 3) double[] x) {
        double taken = Arrays.stream(x).takeWhile(v -> v > -1.5).map(v -> v * v).sum();
        double[] left = Arrays.stream(x).dropWhile(v -> v < 0.5).toArray();
        double few = IntStream.range(0, 100).takeWhile(i -> i < x.length).mapToDouble(i -> x[i] * i).sum();
        return taken * few + (left.length > 0 ? left[0] * left[left.length - 1] : x[0]);
    }

    @Differentiable
    static double manyOfOne(double x, @Constant @In(from = 3, to = 9) int n) {
        List<Double> l = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double w = 1.0 / (i + 1) - (i % 2);
            l.add(w);
        }
        List<Double> m;
        m = new ArrayList<>();
        m.add(2.0);
        m.add(3.0);
        Collections.reverse(l);
        Collections.reverse(m);
        double s = m.get(0) * x;
        for (double v : l) s = s * x + v;
        return s;
    }

    static final IntToDoubleFunction WEIGHT = i -> 1.0 / (i + 2);
    static final Supplier<Double> START = () -> 0.75;

    @Differentiable
    static double functionsOfOthers(@In(from = 0.5, to = 2) double x) {
        double s = START.get() * x;
        for (int i = 0; i < 4; i++) s += WEIGHT.applyAsDouble(i) * Math.pow(x, i) * s;
        return s;
    }

    @Differentiable
    static double tableOfBoxes(double[] x) {
        Double[][] b = new Double[2][x.length];
        for (int i = 0; i < x.length; i++) {
            b[0][i] = x[i];
            b[1][i] = x[i] * x[i];
        }
        double s = 0;
        for (Double[] r : b) for (Double v : r) s += v * s + v;
        return b[0][1] * b[1][0] + s;
    }

    static double half(double v) { return v / 2; }

    @Differentiable
    static double searched(double x, @Constant @In(from = 3, to = 6) int n) {
        List<Double> l = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < n; i++) {
            double w = 1.0 / (i + 1);
            double v = half(w) + random.nextDouble();
            l.add(v);
        }
        Collections.shuffle(l, new Random(7));
        return l.indexOf(0.5) + Math.sin(l.get(0) * x) + l.get(1) * x;
    }
}
