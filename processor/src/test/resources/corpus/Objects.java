package corpus.objects;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Classes: as receivers and parameters, and objects that are made and changed. */
final class Objects {
    private Objects() {}

    static final class Spring {
        private final double stiffness;
        final double length;
        @Constant final double scale;
        private final double[] weights;
        private final int count;

        Spring(double stiffness, double length, double scale, double[] weights, @In(from = 1, to = 3) int count) {
            this.stiffness = stiffness;
            this.length = length;
            this.scale = scale;
            this.weights = weights.clone();
            this.count = count;
        }

        double stiffness() {
            return stiffness;
        }

        double[] getWeights() {
            return weights.clone();
        }

        int getCount() {
            return count;
        }

        private double stretch(double x) {
            return (x - length) * scale;
        }

        @Differentiable
        double energy(double x) {
            double d = stretch(x);
            double e = 0;
            for (int i = 0; i < count; i++) {
                e += 0.5 * stiffness * d * d * this.weights[i];
            }
            return e;
        }

        @Differentiable
        double twoSprings(Spring other, double x) {
            return stretch(x) * other.stretch(x) * other.stiffness;
        }
    }

    static class Accumulator {
        double sum;
        int count;
        double[] last = new double[2];

        void add(double v) {
            sum += v;
            last[count % 2] = v;
            count++;
        }

        double mean() {
            return sum / count;
        }
    }

    abstract static class Shape {
        protected final double factor;

        Shape(double factor) {
            this.factor = factor;
        }

        abstract double area();

        double scaled() {
            return factor * area();
        }
    }

    static class Circle extends Shape {
        final double r;

        Circle(double r) {
            super(2 * r);
            this.r = r;
        }

        @Override
        double area() {
            return Math.PI * r * r;
        }
    }

    static class Box extends Shape {
        final double a;
        final double b;

        Box(double a, double b) {
            super(a);
            this.a = a;
            this.b = b;
        }

        @Override
        double area() {
            return a * b;
        }

        @Override
        double scaled() {
            return super.scaled() + b;
        }
    }

    /** Runge-Kutta in the style of a textbook. */
    static final class State {
        double x;
        double v;

        State(double x, double v) {
            this.x = x;
            this.v = v;
        }

        void kick(double a, double dt) {
            v += a * dt;
            x += v * dt;
        }

        State copy() {
            return new State(x, v);
        }
    }

    @Differentiable
    static double springAsParameter(Spring s, double x) {
        return s.stiffness() * x * x + s.length * s.getWeights()[0] + s.stretch(x);
    }

    @Differentiable
    static double mean(double[] v) {
        Accumulator a = new Accumulator();
        for (double e : v) {
            a.add(e * e);
        }
        return a.mean() * a.last[0] + a.last[1];
    }

    @Differentiable
    static double shapes(double a, double b) {
        Shape circle = new Circle(a);
        Shape box = new Box(a, b);
        return circle.scaled() * box.scaled() + circle.area();
    }

    @Differentiable
    static double mutated(double x0, double v0, @In(from = 2, to = 6) int steps) {
        State s = new State(x0, v0);
        State start = s;
        State saved = s.copy();
        for (int i = 0; i < steps; i++) {
            s.kick(-s.x, 0.1);
            if (s.v < 0.5) {
                s.v += 0.01 * saved.x;
            }
        }
        advance(s, 3);
        return start.x * s.v + saved.v;
    }

    private static void advance(State state, int n) {
        int i = 0;
        while (i < n) {
            state.x = state.x * state.v;
            i++;
        }
    }

    @Differentiable
    static double twoBodies(double m, double d) {
        State a = new State(0, m);
        State b = new State(d, 0);
        for (int i = 0; i < 5; i++) {
            double f = m / ((b.x - a.x) * (b.x - a.x) + 1);
            a.kick(f, 0.1);
            b.kick(-f, 0.1);
        }
        return b.x - a.x;
    }
}
