package corpus.records;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Records as parameters, locals and results. */
final class Records {
    private Records() {}

    record Vec(double x, double y) {
        static final Vec ZERO = new Vec(0, 0);

        Vec(double both) {
            this(both, both);
        }

        Vec plus(Vec o) {
            return new Vec(x + o.x, y + o.y());
        }

        Vec times(double s) {
            return new Vec(s * x, s * this.y);
        }

        double dot(Vec o) {
            return x * o.x + y * o.y;
        }

        double norm() {
            return Math.sqrt(dot(this));
        }

        static Vec polar(double r, double phi) {
            return new Vec(r * Math.cos(phi), r * Math.sin(phi));
        }
    }

    record Particle(Vec pos, @Constant Vec vel, double mass, int id, double[] charge) {
        Particle {
            if (mass < 0) {
                throw new IllegalArgumentException("mass " + mass);
            }
        }

        Particle at(Vec where) {
            return new Particle(where, vel, mass, id, charge);
        }
    }

    /** Keeps the larger number first. */
    record Ordered(double large, double small) {
        Ordered {
            if (small > large) {
                double swapped = large;
                large = small;
                small = swapped;
            }
        }
    }

    record Pair<A, B>(A first, B second) {
        static <T> Pair<T, T> twice(T t) {
            return new Pair<>(t, t);
        }

        <C> Pair<A, C> withSecond(C other) {
            return new Pair<>(first, other);
        }
    }

    record Stats(double mean, @Constant double count, double[] deviations, int n) {}

    record Single(double y) {}

    @Differentiable
    static double dot(Vec a, Vec b) {
        return a.dot(b) + a.x() * b.y;
    }

    @Differentiable
    static double constantVector(Vec a, @Constant Vec b) {
        return a.times(2).plus(b).norm();
    }

    @Differentiable
    static double nested(Particle p, @In(from = 1, to = 3) int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += p.charge()[i] * p.pos().x() * p.charge[i];
        }
        return sum * p.mass + p.vel.dot(p.pos);
    }

    @Differentiable
    static double chained(Vec v, Vec w, double t) {
        return v.plus(w).times(t).dot(Vec.polar(t, w.x).plus(new Vec(t)));
    }

    @Differentiable
    static double carried(Vec v, double dt, @In(from = 2, to = 5) int steps) {
        Vec position = Vec.ZERO;
        Vec velocity = v;
        for (int i = 0; i < steps; i++) {
            Vec force = position.times(-1.5);
            velocity = velocity.plus(force.times(dt));
            position = position.plus(velocity.times(dt));
        }
        return position.norm() + velocity.x;
    }

    @Differentiable
    static double whileCarried(Vec v) {
        Vec p = v;
        int count = 0;
        while (p.norm() < 30 && count < 20) {
            p = p.plus(p.times(0.3 * v.y));
            count++;
            if (count == 7) {
                break;
            }
        }
        return p.x * p.y;
    }

    @Differentiable
    static double chosen(Vec a, Vec b, @In(from = -1, to = 1) double t) {
        Vec c = t > 0 ? a : b.times(t);
        Vec d;
        if (t > 0.3) {
            d = c;
        } else {
            d = Vec.polar(t, c.x);
        }
        return c.dot(d) + t;
    }

    static Vec early(Vec a, double t) {
        if (t < 0) {
            return a;
        }
        for (int i = 0; i < 4; i++) {
            if (a.x * i > 2) {
                return a.times(i);
            }
        }
        return new Vec(t, a.y);
    }

    @Differentiable
    static double earlyReturn(Vec a, @In(from = -1, to = 1) double t) {
        return early(a, t).norm();
    }

    @Differentiable
    static double ordered(double a, double b) {
        Ordered o = new Ordered(a, b);
        return o.large() * 3 - o.small() * o.small();
    }

    @Differentiable
    static double checked(double m, Vec v) {
        Particle p = new Particle(v, v, m, 2, new double[] {m, v.x});
        Particle q = p.at(v.times(m));
        return q.pos().dot(p.vel()) * q.charge()[1] * q.id();
    }

    @Differentiable
    static double pairs(double a, double b) {
        Pair<Double, Vec> pair = new Pair<>(a, new Vec(a, b));
        Pair<Vec, Vec> both = Pair.twice(pair.second());
        var changed = both.withSecond(a * b);
        return pair.first() * both.first().norm() + changed.second() * changed.first().x;
    }

    @Differentiable
    static double localRecord(double a, double b) {
        record Interval(double from, double to) {
            double length() {
                return to - from;
            }
        }
        Interval i = new Interval(a, a + b * b);
        return i.length() * i.from();
    }

    @Differentiable
    static Vec move(Vec p, Vec v, @In(from = -1, to = 1) double t) {
        if (t < 0) {
            return p;
        }
        return p.plus(v.times(t));
    }

    @Differentiable
    static Stats stats(double[] v) {
        double sum = 0;
        for (double e : v) {
            sum += e;
        }
        double mean = sum / v.length;
        double[] deviations = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            deviations[i] = (v[i] - mean) * (v[i] - mean);
        }
        return new Stats(mean, v.length * mean, deviations, v.length);
    }

    @Differentiable
    static Particle step(Particle p, double dt) {
        return p.at(p.pos().plus(p.vel().times(dt * p.mass)));
    }

    @Differentiable
    static Single single(double x) {
        return new Single(x * x);
    }

    @Differentiable
    static double overwritten(Vec v, double t) {
        v = v.times(t);
        v = v.plus(v);
        return v.dot(v);
    }

    @Differentiable
    static double arrayOfRecord(Particle p) {
        double[] c = p.charge();
        c[0] = c[0] * p.mass;
        return c[0] * c[1] + p.charge()[0];
    }

    @Differentiable
    static double notNull(Vec v) {
        if (v == null) {
            return 0;
        }
        return v.x * v.x * v.y;
    }

    record Mass(Vec at, double m, @Constant double charge, double[] moments) {}

    record Cloud(Mass[] masses, double scale) {}

    @Differentiable
    static double potential(Mass[] masses, Vec v) {
        double energy = 0;
        for (int i = 0; i < masses.length; i++) {
            for (int j = 0; j < i; j++) {
                Vec d = masses[i].at().plus(masses[j].at().times(-1));
                energy -= masses[i].m() * masses[j].m * masses[j].charge() / (1 + d.norm());
            }
        }
        for (Mass mass : masses) {
            energy += mass.at().dot(v) * mass.moments()[1];
        }
        return energy;
    }

    @Differentiable
    static double constantArray(double x, @Constant Vec[] points) {
        double sum = 0;
        for (Vec p : points) {
            sum += (x - p.x) * (x - p.y());
        }
        return sum;
    }

    @Differentiable
    static double cloud(Cloud c) {
        double sum = c.masses().length;
        for (Mass mass : c.masses) {
            sum += mass.m * mass.at.x * c.scale;
        }
        return sum;
    }

    @Differentiable
    static double[] distances(Vec[] points, Vec from) {
        double[] result = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            result[i] = points[i].plus(from.times(-1)).norm();
        }
        return result;
    }

    @Differentiable
    static double[] moments(Mass[] masses) {
        double sum = 0;
        double turn = 1;
        for (Mass mass : masses) {
            sum += mass.m() * mass.at().norm();
            turn *= Math.cos(mass.moments()[0] * mass.at().x());
        }
        return new double[] {sum, turn};
    }

    /** The component of the new record is computed, since it may throw, and never read; that of the old one is not read either. */
    @Differentiable
    static double replacedAndNotRead(double x, double[] w, @In(from = 0, to = 1) int i, Vec v) {
        v = new Vec(Math.atan(x), w[i]);
        return x * w[0];
    }
}
