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

    record Point(double x, double y) {
        Point plus(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }
    }

    static class Body {
        double x;
        double v;
        final double mass;
        final Point home;

        Body(double x, double mass, Point home) {
            this.x = x;
            this.mass = mass;
            this.home = home;
        }

        void pull(Body other, double dt) {
            double d = other.x - x;
            v += dt * other.mass * d / (1 + d * d);
        }
    }

    @Differentiable
    static double bodies(double[] x0, double m, double dt) {
        Body[] bodies = new Body[x0.length];
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = new Body(x0[i], m * (i + 1), new Point(x0[i], m));
        }
        for (int step = 0; step < 3; step++) {
            for (Body a : bodies) {
                for (Body b : bodies) {
                    if (a == b) {
                        continue;
                    }
                    a.pull(b, dt);
                }
            }
            for (int i = 0; i < bodies.length; i++) {
                Body a = bodies[i];
                a.x += dt * a.v;
            }
        }
        double energy = 0;
        for (Body b : bodies) {
            energy += 0.5 * b.mass * b.v * b.v + (b.x - b.home.x()) * b.home.y;
        }
        return energy;
    }

    @Differentiable
    static double points(double[] x, double t) {
        Point[] points = {new Point(x[0], t), new Point(x[1], x[2]), new Point(t, t)};
        Point first = points[0];
        points[0] = points[1].plus(t, first.x());
        points[2] = first;
        double area = 0;
        for (int i = 0, j = points.length - 1; i < points.length; j = i++) {
            area += points[j].x() * points[i].y() - points[i].x() * points[j].y();
        }
        return area + sum(points);
    }

    private static double sum(Point[] points) {
        double sum = 0;
        for (Point p : points) {
            sum += p.x() * p.x();
        }
        return sum;
    }

    private static final double[] COEFFICIENTS = {1.5, -0.5, 0.25, Math.sqrt(2)};
    private static final int[][] NEIGHBOURS = {{1, 2}, {0}, {1, 0}};

    private static double horner(double[] c, double x) {
        double y = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            y = y * x + c[i];
        }
        return y;
    }

    @Differentiable
    static double tables(double x) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j : NEIGHBOURS[i]) {
                sum += COEFFICIENTS[j] * x * i;
            }
        }
        return sum * horner(COEFFICIENTS, x);
    }
}
