package corpus.lists;
import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;
import java.util.*;
/** Lists, queues and stacks that a method makes. */
final class Lists {
    @Differentiable
    static double grows(@In(size = 7) double[] x) {
        List<Double> squares = new ArrayList<>();
        for (int k = 0; k < 3; k++) for (double v : x) if (v * k != 1) squares.add(v * v + k);
        double s = 0;
        for (double v : squares) s += v * s + v;
        for (int i = 0; i < squares.size(); i++) s += squares.get(i) * i;
        return s / 1e5;
    }
    @Differentiable
    static double stack(double x, double y) {
        Deque<Double> st = new ArrayDeque<>();
        for (String token : "x y * x + y /".split(" ")) {
            switch (token) {
                case "x" -> st.push(x);
                case "y" -> st.push(y);
                case "*" -> st.push(st.pop() * st.pop());
                case "+" -> st.push(st.pop() + st.pop());
                default -> {
                    double b = st.pop(), a = st.pop();
                    st.push(a / b);
                }
            }
        }
        return st.pop();
    }
    @Differentiable
    static double oldStack(double[] x) {
        Stack<Double> st = new Stack<>();
        for (double v : x) {
            if (!st.isEmpty() && st.peek() > v) st.push(st.pop() * v);
            else st.push(v * v);
        }
        double s = 0;
        while (!st.empty()) s = s * 0.5 + st.pop();
        return s;
    }
    @Differentiable
    static double window(@In(size = 9) double[] x) {
        Queue<Double> last = new LinkedList<>();
        double sum = 0, best = 0;
        for (double v : x) {
            last.add(v);
            sum += v;
            if (last.size() > 3) sum -= last.poll();
            best += sum * sum / last.size();
        }
        return best + last.peek();
    }
    @Differentiable
    static double bothEnds(@In(size = 12) double[] x) {
        Deque<Double> d = new ArrayDeque<>();
        for (int i = 0; i < x.length; i++) if (i % 3 == 0) d.addLast(x[i]); else d.addFirst(x[i] * x[i]);
        double s = 0;
        int k = 1;
        for (double v : d) s += v * k++;
        while (d.size() > 1) s += d.removeFirst() * d.removeLast();
        return s;
    }
    @Differentiable
    static double edited(double[] x) {
        List<Double> l = new LinkedList<>();
        for (double v : x) l.add(0, v);
        l.add(1, x[0] * x[1]);
        l.remove(0);
        double old = l.set(1, 2.0 * x[0]);
        l.replaceAll(v -> v * v);
        double s = old;
        for (int i = 0; i < l.size(); i++) s = s * 0.7 + l.get(i);
        l.clear();
        return l.isEmpty() ? s : 0;
    }
    record Vec(double x, double y) {
        Vec rotated(double a) { return new Vec(x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)); }
        double cross(Vec o) { return x * o.y - y * o.x; }
    }
    @Differentiable
    static double points(double r, double a) {
        List<Vec> path = new ArrayList<>();
        path.add(new Vec(r, 0));
        for (int i = 0; i < 10; i++) path.add(path.get(path.size() - 1).rotated(a));
        double area = 0;
        for (int i = 0; i + 1 < path.size(); i++) area += path.get(i).cross(path.get(i + 1)) * (i + 1);
        for (Vec v : path) area += v.x();
        return area;
    }
    @Differentiable
    static double trajectory(double[] x) {
        List<double[]> states = new ArrayList<>();
        double[] s = x.clone();
        for (int i = 0; i < 10; i++) {
            states.add(s);
            double[] next = new double[s.length];
            for (int j = 0; j < s.length; j++) next[j] = s[j] + 0.1 * Math.sin(s[(j + 1) % s.length]);
            s = next;
        }
        double sum = 0;
        for (double[] state : states) sum += state[0] * state[state.length - 1];
        return sum;
    }
    static void collect(List<Double> into, double x, int n) {
        for (int i = 0; i < n; i++) into.add(Math.pow(x, i));
    }
    @Differentiable
    static double helper(double x, double y) {
        List<Double> l = new ArrayList<>();
        collect(l, x, 3);
        collect(l, y, 4);
        List<Double> m = new ArrayList<>(l);
        m.addAll(l);
        m.addAll(List.of(x, y));
        Collections.sort(m);
        double s = 0;
        for (Iterator<Double> it = m.iterator(); it.hasNext(); ) s = s * 0.9 + it.next();
        return s;
    }
    @Differentiable
    static double streamed(double[] x) {
        List<Double> l = new ArrayList<>();
        for (double v : x) l.add(v * v);
        double[] a = l.stream().mapToDouble(Double::doubleValue).toArray();
        return l.stream().mapToDouble(v -> v).sum() * List.of(x[0], x[1]).stream().mapToDouble(v -> v * v).sum() + a[1] * a[2];
    }
    @Differentiable
    static double fixed(double x, double y) {
        double s = 0;
        for (Iterator<Double> it = List.of(x, x * y).iterator(); it.hasNext(); ) s += it.next() * s + 1;
        List<Double> l = new ArrayList<>(List.of(x, x * y));
        l.add(y);
        return l.get(0) * l.get(2) + s;
    }
    static final class Series {
        private final List<Double> values = new ArrayList<>();
        private double total;
        Series add(double v) { values.add(v); total += v; return this; }
        double mean() { return total / values.size(); }
        double variance() { double m = mean(), s = 0; for (double v : values) s += (v - m) * (v - m); return s / (values.size() - 1); }
    }
    @Differentiable
    static double field(double[] x) {
        Series s = new Series();
        for (double v : x) s.add(v).add(v * v);
        return s.variance() / s.mean();
    }
    @Differentiable
    static double thrown(double x) {
        List<Double> l = new ArrayList<>();
        l.add(x);
        double s = 0;
        for (int i = 0; i < 3; i++) {
            if (i < l.size()) s += l.get(i) * x;
            if (l.size() < 2) l.add(s);
        }
        return s;
    }

    /** Plain numbers may be in any collection, with all that the library can do. */
    @Differentiable
    static double weightsOfLibrary(double x, @Constant @In(from = 1, to = 5) int n) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            weights.add(1.0 / (i + 1) - (i % 2));
        }
        Collections.sort(weights);
        Collections.reverse(weights);
        double s = Collections.max(weights) * x + weights.indexOf(1.0);
        for (double weight : weights) {
            s += Math.sin(weight * x);
        }
        return s;
    }

    @Differentiable
    static double removedByFunction(double[] x) {
        List<Double> l = new ArrayList<>();
        for (double v : x) {
            l.add(v * v);
            l.add(Math.sin(v));
        }
        boolean gone = l.removeIf(v -> v < l.get(0) * 0.5);
        double s = gone ? x[0] : 2 * x[0];
        for (double v : l) {
            s = s * 0.5 + v * v;
        }
        return s + (l.removeIf(v -> v > 1e9) ? 1 : l.size() * x[0]);
    }

    record Ball(double radius, double mass) {}

    @Differentiable
    static double removedRecords(double[] x) {
        List<Ball> balls = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            balls.add(new Ball(x[i], x[i] * x[0] + i));
        }
        for (int round = 0; round < 2; round++) {
            double limit = 0.25 * round;
            balls.removeIf(ball -> ball.radius() < limit);
            balls.add(new Ball(0.1 + x[0] * x[0], round));
        }
        return balls.stream().mapToDouble(ball -> ball.radius() * ball.mass()).sum();
    }

    @Differentiable
    static double addedTogether(double a, double b) {
        List<Double> l = new ArrayList<>();
        Collections.addAll(l, a, b * a, Math.sin(b));
        return l.get(0) * l.get(1) + l.get(2);
    }

    /** The least pair is merged until one is left, as codes of least length are found. */
    @Differentiable
    static double merged(double[] x) {
        PriorityQueue<Double> queue = new PriorityQueue<>();
        for (double v : x) {
            queue.add(v * v + 0.1);
        }
        double cost = 0;
        while (queue.size() > 1) {
            double both = queue.poll() + queue.poll();
            cost += both * both;
            queue.offer(both);
        }
        return cost + (queue.isEmpty() ? 0 : queue.peek());
    }

    static double drained(Queue<Double> queue, int count) {
        double s = 0;
        for (int i = 0; i < count && !queue.isEmpty(); i++) {
            s = s * 0.5 + queue.remove() * (i + 1);
        }
        return s;
    }

    @Differentiable
    static double leastOfMany(double[] x, double scale) {
        Queue<Double> queue = new PriorityQueue<>(16);
        for (int i = 0; i < x.length; i++) {
            queue.add(scale * Math.cos(x[i] + i));
        }
        return drained(queue, 2) * scale + queue.size();
    }

    /** Plain numbers in a queue of the library's own. */
    @Differentiable
    static double queueOfLibrary(double x) {
        PriorityQueue<Double> weights = new PriorityQueue<>();
        weights.add(0.75);
        weights.add(0.25);
        double s = 0;
        for (double weight : weights) {
            s += Math.sin(weight * x);
        }
        return s + weights.poll() * x;
    }

    record Weighted(double value, double weight) {}

    static final class Gauge {
        double level;

        Gauge(double level) {
            this.level = level;
        }
    }

    /** A list that a loop makes and changes by a function, beside objects that were made before it. */
    @Differentiable
    static double replacedInBranch(double x, @In(from = 0, to = 1) int n) {
        Weighted[] pairs = {new Weighted(x, 0.5 * x), new Weighted(x * x, 2)};
        double s = x;
        for (Weighted pair : pairs) {
            List<Double> l = new ArrayList<>(List.of(pair.value(), 0.5 * x));
            if (n > 0) {
                l.replaceAll(t -> t);
                s = x;
            }
        }
        return s * pairs[1].weight();
    }

    @Differentiable
    static double visitedBesideObject(double x) {
        Gauge gauge = new Gauge(x * x);
        double s = x;
        for (int i = 0; i < 3; i++) {
            ArrayList<Double> l = new ArrayList<>(List.of(x, 0.5 * x));
            l.forEach(t -> {});
            s += gauge.level * i;
        }
        return s;
    }

    @Differentiable
    static double setBesideObject(double x) {
        Gauge gauge = new Gauge(x * x);
        double s = x;
        for (int i = 0; i < 3; i++) {
            double[] a = {x, 2 * x};
            java.util.Arrays.setAll(a, j -> Math.sin(x * j));
            s += gauge.level * a[1];
        }
        return s;
    }

    @Differentiable
    static double joinedBesideObject(double x) {
        Gauge gauge = new Gauge(Math.cos(x));
        double s = x;
        for (int i = 0; i < 3; i++) {
            ArrayList<Double> l = new ArrayList<>(List.of(x, 0.5 * x));
            ArrayList<Double> m = new ArrayList<>(List.of(x * i));
            m.addAll(l);
            s += gauge.level * java.util.Collections.max(m);
        }
        return s;
    }
}
