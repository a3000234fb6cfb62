package corpus.orders;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Sorting by comparators: indices by what they stand for, rows, objects, lists. */
final class Orders {
    record P(double x, double y) {}

    @Differentiable
    static double indices(@In(size = 9, from = -3, to = 3) double[] x) {
        Integer[] up = new Integer[x.length];
        for (int i = 0; i < x.length; i++) up[i] = i;
        Integer[] down = up.clone();
        Arrays.sort(up, Comparator.comparingDouble(i -> x[i]));
        Arrays.sort(down, (a, b) -> Double.compare(x[b], x[a]));
        double s = 0;
        for (int i : up) s = s * 0.5 + x[i] * x[i];
        for (int i : down) s = s * 0.5 + x[i] * x[i];
        return s;
    }

    @Differentiable
    static double byTwoKeys(@In(size = 8, from = -3, to = 3) double[] x) {
        Integer[] order = IntStream.range(0, x.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingInt((Integer i) -> i % 2).thenComparing(i -> -x[i]).reversed());
        double s = 0;
        for (int i : order) s = s * 0.5 + x[i] * x[i];
        return s;
    }

    @Differentiable
    static double lists(@In(size = 7, from = -3, to = 3) double[] x) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < x.length; i++) order.add(i);
        order.sort(Comparator.comparingDouble(i -> x[i]));
        double s = 0;
        for (int i : order) s = s * 0.5 + x[i] * x[i];
        Collections.sort(order, (a, b) -> Double.compare(x[b], x[a]));
        for (int i : order) s = s * 0.5 + x[i];
        int best = Collections.max(order, Comparator.comparingDouble(i -> x[i] * x[i]));
        return s + x[best];
    }

    @Differentiable
    static double inAStream(@In(size = 8, from = -3, to = 3) double[] x) {
        int[] order = IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i])).mapToInt(Integer::intValue).toArray();
        double s = 0;
        for (int i : order) s = s * 0.5 + x[i] * x[i];
        return s + Arrays.stream(x).boxed().sorted(Comparator.reverseOrder()).limit(2).mapToDouble(Double::doubleValue).sum()
                + Arrays.stream(x).mapToObj(v -> new P(v * v, v)).sorted(Comparator.comparing(P::x)).mapToDouble(P::y).reduce(0, (a, v) -> a * 0.5 + v);
    }

    @Differentiable
    static double objects(@In(size = 6, from = -3, to = 3) double[] x) {
        P[] ps = new P[x.length];
        for (int i = 0; i < ps.length; i++) ps[i] = new P(x[i], x[i] * i);
        Arrays.sort(ps, Comparator.comparingDouble(P::x));
        double s = 0;
        for (P p : ps) s = s * 0.5 + p.x() * p.y();
        List<P> list = new ArrayList<>(List.of(ps[0], ps[2], ps[1]));
        list.sort(Comparator.comparingDouble(p -> p.y()));
        Collections.sort(list, (a, b) -> Double.compare(b.x(), a.x()));
        P most = Collections.max(list, Comparator.comparingDouble(P::y));
        return s + list.get(0).x() * list.get(1).y() + most.x();
    }

    @Differentiable
    static double rows(@In(size = 6, from = -3, to = 3) double[] x) {
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) rows[i] = new double[] {x[i], i, x[i] * x[i]};
        Arrays.sort(rows, (a, b) -> Double.compare(a[0], b[0]));
        double s = 0;
        for (double[] row : rows) s = s * 0.5 + row[1] * row[2];
        return s;
    }

    @Differentiable
    static double boxes(@In(size = 6, from = -3, to = 3) double[] x) {
        Double[] r = new Double[x.length];
        for (int i = 0; i < x.length; i++) r[i] = x[i];
        Arrays.sort(r, Collections.reverseOrder());
        List<Double> l = new ArrayList<>(List.of(x[0], x[1], x[2] * x[2]));
        Collections.reverse(l);
        Collections.swap(l, 0, 1);
        return r[0] * r[1] + l.get(0) * l.get(1) + Collections.max(l) * Collections.min(l);
    }

    @Differentiable
    static double copies(double[] x) {
        P[] ps = new P[x.length];
        for (int i = 0; i < ps.length; i++) ps[i] = new P(x[i], x[i] * i);
        P[] old = ps.clone();
        Arrays.fill(ps, new P(x[0], x[1]));
        return old[1].x() * old[1].y() * ps[0].x() + ps[1].y();
    }

    @Differentiable
    static double ties(double[] x) {
        Integer[] order = {0, 1, 2, 3, 4, 5, 6};
        Arrays.sort(order, (a, b) -> a % 3 < b % 3 ? -1 : 1);
        double s = 0;
        for (int i : order) s = s * 0.5 + Math.sin(x[i % x.length] + i);
        return s;
    }
}
