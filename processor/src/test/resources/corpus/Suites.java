package corpus.suites;

import dev.retrograd.Differentiable;
import dev.retrograd.Output;
import dev.retrograd.processor.corpus.In;
import java.util.Arrays;
import java.util.List;

/** The kinds of methods that the tests of differentiation tools are made of. */
final class Suites {
    private Suites() {}

    @Differentiable
    static double rosenbrock(@In(size = 5) double[] x) {
        double f = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double a = x[i + 1] - x[i] * x[i], b = 1 - x[i];
            f += 100 * a * a + b * b;
        }
        return f;
    }

    @Differentiable
    static double speelpenning(@In(size = 6) double[] x) {
        double p = 1;
        for (double v : x) p *= v;
        return p;
    }

    @Differentiable
    static double helmholtz(@In(size = 4, from = 0.01, to = 0.2) double[] x, @In(from = 0.5, to = 1) double t) {
        double sb = 0, slog = 0, quad = 0, bx = 0;
        for (int i = 0; i < x.length; i++) {
            bx += x[i] * 0.3;
            sb += x[i];
        }
        for (double v : x) slog += v * Math.log(v / (1 - bx));
        for (int i = 0; i < x.length; i++) for (int j = 0; j < x.length; j++) quad += x[i] * x[j] / (1.0 + i + j);
        return t * slog - quad * Math.log((1 + (1 + Math.sqrt(2)) * bx) / (1 + (1 - Math.sqrt(2)) * bx)) / (Math.sqrt(8) * bx) + sb;
    }

    @Differentiable
    static double lighthouse(double nu, double gamma, @In(from = 0.1, to = 0.3) double omega, double t) {
        double y1 = nu * Math.tan(omega * t) / (gamma + 2 - Math.tan(omega * t));
        double y2 = (gamma + 2) * y1;
        return y1 * y2;
    }

    /** The variable is overwritten on one path only, and read behind. */
    @Differentiable
    static double overwrittenOnOnePath(@In(from = -2) double x, double y) {
        double z = x * y;
        if (x > 0) {
            z = Math.sin(z) * x;
            x = z * y;
        } else if (y > 1) {
            y = x * x;
        }
        return z * x + y;
    }

    @Differentiable
    static double countdown(double x, int n) {
        double r = x;
        while (n-- > 0) {
            r = Math.sin(r) + x;
        }
        return r;
    }

    @Differentiable
    static double nestedLoopsWithLabels(@In(size = {4, 4}, from = -1) double[][] a) {
        double s = 0;
        outer:
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                if (a[i][j] < -0.5) continue outer;
                if (s > 12) break outer;
                s += a[i][j] * a[j][i];
            }
            s *= 1.25;
        }
        return s;
    }

    @Differentiable
    static double switchFallThrough(double x, @In(from = 0, to = 4) int k) {
        double r = x;
        switch (k) {
            case 0:
                r *= x;
            case 1:
                r += Math.sin(x);
                break;
            case 2: {
                double t = r * r;
                return t * t;
            }
            case 3:
            default:
                r = 1 / r;
        }
        return r;
    }

    @Differentiable
    static double[] cumulative(@In(size = 5) double[] x) {
        for (int i = 1; i < x.length; i++) x[i] += x[i - 1];
        for (int i = x.length - 1; i-- > 0; ) x[i] *= x[i + 1];
        return x;
    }

    @Differentiable
    static double indirect(@In(size = 5) double[] x, @In(size = 4, from = 0, to = 4) int[] idx) {
        double s = 0;
        for (int k = 0; k < idx.length; k++) {
            x[idx[k]] *= x[(idx[k] + 1) % x.length];
            s += x[idx[k]];
        }
        return s;
    }

    @Differentiable
    static double swapReferences(@In(size = 3) double[] a, @In(size = 3) double[] b) {
        double[] u = a, v = b;
        for (int i = 0; i < 3; i++) {
            u[i] += v[i] * v[(i + 1) % 3];
            double[] t = u;
            u = v;
            v = t;
        }
        return a[0] * b[1] + u[2];
    }

    @Differentiable
    static double jagged(@In(size = 6) double[] x) {
        double[][] t = new double[3][];
        for (int i = 0, k = 0; i < t.length; i++) {
            t[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) t[i][j] = x[k++];
        }
        for (int i = t.length - 1; i > 0; i--) for (int j = 0; j < i; j++) t[i - 1][j] += Math.max(t[i][j], t[i][j + 1]);
        return t[0][0];
    }

    @Differentiable
    static double powers(double x, @In(from = 2, to = 6) int n) {
        double result = 1, base = x;
        for (int e = n; e > 0; e >>= 1) {
            if ((e & 1) == 1) result *= base;
            base *= base;
        }
        return result + Math.pow(x, n) + Math.pow(2, x);
    }

    @Differentiable
    static double assignmentsInConditions(double x) {
        double y, s = 0;
        int i = 0;
        while ((y = x / (1 + i)) > 0.2 && i++ < 6) {
            s += y * y;
        }
        return s + y;
    }

    @Differentiable
    static double shortCircuits(@In(from = -2) double x, double y) {
        int calls = 0;
        double r = x;
        if (x > 0 && (r = Math.sqrt(x)) > y || ++calls > 0 && (r += y) > 0) {
            r *= y;
        }
        return r + calls * x;
    }

    @Differentiable
    static double thirdDimension(@In(size = {2, 3, 2}) double[][][] a) {
        double s = 0;
        for (double[][] plane : a) {
            double[] first = plane[0];
            for (int i = 1; i < plane.length; i++) {
                for (int k = 0; k < first.length; k++) {
                    first[k] += plane[i][k] * plane[i - 1][k];
                }
            }
            s += first[0] * first[1];
        }
        return s;
    }

    @Differentiable
    static void complexMultiply(@In(size = 2) double[] a, @In(size = 2) double[] b, @Output @In(size = 2) double[] out) {
        double re = a[0] * b[0] - a[1] * b[1];
        out[1] = a[0] * b[1] + a[1] * b[0];
        out[0] = re;
    }

    @Differentiable
    static double mandelbrotPotential(@In(from = 0.3, to = 0.6) double cr, @In(from = 0.4, to = 0.7) double ci) {
        double zr = 0, zi = 0;
        int n = 0;
        for (; n < 30 && zr * zr + zi * zi < 1e4; n++) {
            double t = zr * zr - zi * zi + cr;
            zi = 2 * zr * zi + ci;
            zr = t;
        }
        return Math.log(zr * zr + zi * zi) / (2 << Math.min(n, 8));
    }

    @Differentiable
    static double tenDeep(double x) {
        return h1(x);
    }

    private static double h1(double x) { return h2(x * x) + x; }
    private static double h2(double x) { return h3(Math.sin(x)) * x; }
    private static double h3(double x) { return h4(x + 1) - x; }
    private static double h4(double x) { return h5(x / 2) + h5(x); }
    private static double h5(double x) { return h6(x, x * x); }
    private static double h6(double x, double... more) { return h7(x + more[0]); }
    private static double h7(double x) { return h8(new double[] {x, 2}); }
    private static double h8(double[] x) { x[0] *= x[1]; return h9(x); }
    private static double h9(double[] x) { return Helper.h10(x[0]); }

    private static final class Helper {
        private static final double SCALE = Math.exp(-1);

        static double h10(double x) { return x * SCALE; }
        static int h10(int x) { return x + 1; }
    }

    // ---- objects around

    /** A spring whose nodes and links see it, and its own length. */
    private static final class Chain {
        private final double stiffness;
        private final double length;

        Chain(double stiffness, double length) {
            this.stiffness = stiffness;
            this.length = length;
        }

        final class Link {
            private final double length;

            Link(double length) {
                this.length = length;
            }

            double energy() {
                double strain = this.length - Chain.this.length;
                return Chain.this.stiffness * strain * strain / 2;
            }

            final class Joint {
                double torque(double length) {
                    return length * Link.this.length * Chain.this.length - this.angle() * Link.this.energy();
                }

                double angle() {
                    return Math.atan2(Link.this.length, length);
                }
            }
        }
    }

    @Differentiable
    static double outerThis(double stiffness, double rest, double x) {
        Chain chain = new Chain(stiffness, rest);
        Chain.Link link = chain.new Link(x);
        Chain.Link.Joint joint = link.new Joint();
        return link.energy() + joint.torque(x * rest);
    }

    @Differentiable
    static double outerThisOfTwo(double a, double b, double x) {
        Chain.Link one = new Chain(a, b).new Link(x);
        Chain.Link two = new Chain(b, x).new Link(a);
        Chain.Link chosen = x > a ? one : two;
        return one.energy() * two.energy() + chosen.energy();
    }

    // ---- types that stand for themselves

    /** What can be added and multiplied. */
    private interface Ring<T extends Ring<T>> {
        T plus(T other);

        T times(T other);
    }

    /** A number with its first derivative. */
    private record Jet(double value, double slope) implements Ring<Jet> {
        @Override
        public Jet plus(Jet other) {
            return new Jet(value + other.value, slope + other.slope);
        }

        @Override
        public Jet times(Jet other) {
            return new Jet(value * other.value, value * other.slope + slope * other.value);
        }
    }

    private static <T extends Ring<T>> T horner(T x, List<T> coefficients) {
        T result = coefficients.get(coefficients.size() - 1);
        for (int i = coefficients.size() - 2; i >= 0; i--) {
            result = result.times(x).plus(coefficients.get(i));
        }
        return result;
    }

    private static <T extends Ring<T>> T cubic(T x) {
        return x.times(x).times(x).plus(x).plus(x.times(x));
    }

    @Differentiable
    static double hornerOfJets(double x, double a, double b) {
        Jet jet = horner(new Jet(x, 1), List.of(new Jet(a, 0), new Jet(b, a), new Jet(2, 0)));
        return jet.value() * cubic(jet).slope() + cubic(new Jet(x, b)).slope();
    }

    // ---- objects that are constants

    /** A quadrature rule's point. */
    private record Node(double x, double weight) {}

    /** A term of an energy. */
    private interface Term {
        double of(double x);
    }

    private record Power(double factor, int exponent) implements Term {
        @Override
        public double of(double x) {
            return factor * Math.pow(x, exponent);
        }
    }

    private record Wave(double frequency) implements Term {
        @Override
        public double of(double x) {
            return Math.sin(frequency * x);
        }
    }

    private static final Node[] GAUSS = {new Node(-0.7745966692414834, 5.0 / 9), new Node(0, 8.0 / 9), new Node(0.7745966692414834, 5.0 / 9)};
    private static final List<Term> ENERGY = List.of(new Power(2, 3), new Wave(1.5), x -> Math.exp(-x));
    private static final double[] KNOTS = {0, 0.7, 1.1, 1.6, 2.5};

    @Differentiable
    static double gaussRule(double a, double b) {
        double sum = 0;
        for (Node node : GAUSS) {
            double x = (a + b) / 2 + (b - a) / 2 * node.x();
            sum += node.weight() * Math.exp(-x * x);
        }
        return sum * (b - a) / 2 * GAUSS[1].weight() * GAUSS.length;
    }

    @Differentiable
    static double constantTerms(double x) {
        double sum = 0;
        for (Term term : ENERGY) sum += term.of(x) * x;
        return sum + ENERGY.get(1).of(x * x) * ENERGY.size() + ENERGY.stream().mapToDouble(term -> term.of(2 * x)).sum();
    }

    @Differentiable
    static double streamOfTerms(double a, double x) {
        List<Term> terms = List.of(new Power(a, 2), new Wave(a), y -> a * y);
        double some = terms.stream().filter(term -> term.of(x) > 1).mapToDouble(term -> term.of(a)).sum();
        double first = terms.stream().limit(2).mapToDouble(term -> term.of(x)).reduce(1, (p, q) -> p * q);
        return terms.stream().anyMatch(term -> term.of(x) > 2) ? some * first : some + first * x;
    }

    @Differentiable
    static double knotSpan(double x) {
        int span = Arrays.binarySearch(KNOTS, x);
        if (span < 0) span = -span - 2;
        double[] copy = Arrays.copyOf(KNOTS, KNOTS.length);
        copy[span] += x;
        return (x - KNOTS[span]) / (KNOTS[span + 1] - KNOTS[span]) * Arrays.stream(KNOTS).sum() * copy[span];
    }
}
