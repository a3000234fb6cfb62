package corpus.objectresults;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Results that are arrays of objects. */
final class ObjectResults {
    private ObjectResults() {}

    record Vec(double x, double y) {
        Vec plus(Vec o) { return new Vec(x + o.x, y + o.y); }
        Vec times(double s) { return new Vec(s * x, s * y); }
    }

    record Body(Vec at, Vec v, double[] w, int id) {}

    record Path(Vec[] points, double length) {}

    @Differentiable
    static Vec[] circle(double r, @In(size = 4) double[] angles) {
        Vec[] points = new Vec[angles.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Vec(r * Math.cos(angles[i]), r * Math.sin(angles[i]));
        }
        return points;
    }

    @Differentiable
    static Vec[] ends(Vec a, Vec b, double t) {
        return new Vec[] {a.times(t), a.plus(b), b};
    }

    @Differentiable
    static Vec[] moved(Vec[] points, Vec by) {
        for (int i = 0; i < points.length; i++) {
            if (points[i].x() > 1) {
                points[i] = points[i].plus(by);
            }
        }
        return points;
    }

    @Differentiable
    static Body[] bodies(@In(size = 3) double[] x, double dt) {
        Body[] all = new Body[x.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Body(new Vec(x[i], i), new Vec(0, x[i] * dt), new double[] {x[i] * x[i], dt}, i);
        }
        for (int step = 0; step < 3; step++) {
            for (int i = 0; i < all.length; i++) {
                Body b = all[i];
                all[i] = new Body(b.at().plus(b.v().times(dt)), b.v().times(0.9), b.w(), b.id() + 1);
            }
        }
        return all;
    }

    @Differentiable
    static Path path(Vec start, double h) {
        Vec[] points = new Vec[4];
        points[0] = start;
        double length = 0;
        for (int i = 1; i < points.length; i++) {
            Vec step = new Vec(h, h * points[i - 1].y());
            points[i] = points[i - 1].plus(step);
            length += Math.hypot(step.x(), step.y());
        }
        return new Path(points, length);
    }

    static Vec[] scaled(Vec[] points, double s) {
        Vec[] result = new Vec[points.length];
        for (int i = 0; i < result.length; i++) result[i] = points[i].times(s);
        return result;
    }

    @Differentiable
    static Vec[] throughHelpers(Vec[] points, double s) {
        if (s > 1.2) return scaled(points, s);
        Vec[] twice = scaled(scaled(points, s), s);
        return twice;
    }

    @Differentiable
    static Vec[] streamed(@In(size = 3) double[] x) {
        return java.util.Arrays.stream(x).mapToObj(v -> new Vec(v, v * v)).toArray(Vec[]::new);
    }
}
