package corpus.references;

import dev.retrograd.Differentiable;
import java.util.function.DoubleUnaryOperator;

/** References to objects and functions that loops assign, and that may be null. */
public final class References {
    private References() {}

    static class Complex {
        double re;
        double im;

        Complex(double re, double im) {
            this.re = re;
            this.im = im;
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
        }

        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        Complex scale(double s) {
            re *= s;
            im *= s;
            return this;
        }

        double abs2() {
            return re * re + im * im;
        }
    }

    static class Node {
        double v;
        Node next;

        Node(double v, Node next) {
            this.v = v;
            this.next = next;
        }
    }

    static final class Link {
        double v;
        Link next;

        void push(double w) {
            Link last = this;
            while (last.next != null) {
                last = last.next;
            }
            Link added = new Link();
            added.v = w * last.v;
            last.next = added;
        }
    }

    record Vec(double x, double y) {
        double dot(Vec o) {
            return x * o.x + y * o.y;
        }

        Vec plus(Vec o) {
            return new Vec(x + o.x, y + o.y);
        }
    }

    static class Body {
        Vec p;
        Vec v;
        Complex spin;

        Body(Vec p, Vec v, Complex spin) {
            this.p = p;
            this.v = v;
            this.spin = spin;
        }

        Body step(double h) {
            return new Body(new Vec(p.x() + h * v.x(), p.y() + h * v.y()), new Vec(v.x() - h * p.x(), v.y()), spin.times(spin));
        }
    }

    static class Tracker {
        Vec best;

        void offer(Vec v) {
            if (best == null || v.dot(v) > best.dot(best)) {
                best = v;
            }
        }
    }

    @Differentiable
    public static double mandelbrot(double a, double b) {
        Complex z = new Complex(a, b);
        Complex c = new Complex(0.3 * b, b);
        for (int i = 0; i < 4; i++) {
            z = z.times(z).plus(c);
        }
        z.scale(0.5);
        return z.abs2();
    }

    @Differentiable
    public static double escape(double a, double b) {
        Complex z = new Complex(a, b);
        int n = 0;
        while (n < 20 && z.abs2() < 4) {
            z = z.times(z).plus(new Complex(a, b)).scale(1.1);
            n++;
        }
        return z.re * z.im + n;
    }

    @Differentiable
    public static double swapped(double a, double b) {
        Complex p = new Complex(a, b);
        Complex q = new Complex(b, 1);
        for (int i = 0; i < 5; i++) {
            Complex t = p;
            p = q;
            q = t;
            p.scale(1.5);
            q.re += p.im * a;
        }
        return p.re * q.im + q.re;
    }

    @Differentiable
    public static double aliased(double a, double b) {
        Complex p = new Complex(a, b);
        Complex z = p;
        for (int i = 0; i < 3; i++) {
            z.scale(1.2);
            if (z.re > 1 + p.im) {
                z = z.times(p);
            }
        }
        p.re += z.re;
        return p.re * z.im + z.re;
    }

    @Differentiable
    public static double fibonacci(double a, double b) {
        Complex last = new Complex(a, 1);
        Complex current = new Complex(b, a);
        for (int i = 0; i < 4; i++) {
            Complex next = current.plus(last.scale(0.5));
            last = current;
            current = next;
        }
        return current.re * last.im;
    }

    @Differentiable
    public static double linkedList(double a, double b) {
        Node head = new Node(a, new Node(b, new Node(a * b, null)));
        double s = 0;
        for (Node p = head; p != null; p = p.next) {
            s = s * 0.5 + p.v * p.v;
        }
        return s;
    }

    @Differentiable
    public static double changingList(double a, double b) {
        Link head = new Link();
        head.v = a;
        head.push(b);
        head.push(a + b);
        Link p = head;
        while (p != null) {
            p.v *= p.next == null ? 2 : p.next.v;
            p = p.next;
        }
        return head.v + head.next.v * head.next.next.v;
    }

    @Differentiable
    public static double best(double[] x) {
        Vec best = null;
        for (int i = 0; i + 1 < x.length; i++) {
            Vec v = new Vec(x[i], x[i + 1]);
            if (best == null || v.dot(v) > best.dot(best)) {
                best = v;
            }
        }
        return best == null ? 0 : best.x() * best.y();
    }

    @Differentiable
    public static double bestChanging(double[] x) {
        Complex best = null;
        for (int i = 0; i + 1 < x.length; i++) {
            Complex v = new Complex(x[i], x[i + 1]);
            if (best == null || v.abs2() > best.abs2()) {
                best = v;
            }
            best.scale(0.9);
        }
        return best.re * best.im;
    }

    @Differentiable
    public static double tracked(double[] x) {
        Tracker tracker = new Tracker();
        for (double v : x) {
            tracker.offer(new Vec(v, v * v));
        }
        return tracker.best.x() + tracker.best.y();
    }

    static Vec first(double[] x, double limit) {
        for (int i = 0; i < x.length; i++) {
            if (x[i] > limit) {
                return new Vec(x[i], i * x[i]);
            }
        }
        return null;
    }

    @Differentiable
    public static double maybe(double[] x, double limit) {
        Vec found = first(x, limit);
        return found != null ? found.dot(found) * limit : limit * limit;
    }

    @Differentiable
    public static double nullChoice(double x, double y) {
        Vec v = x > y ? new Vec(x, y) : null;
        if (v == null) {
            v = new Vec(y * y, x);
        }
        return v.dot(new Vec(y, 2));
    }

    @Differentiable
    public static double bodies(double x, double y) {
        Body b = new Body(new Vec(x, y), new Vec(y, 1), new Complex(x, 0.5));
        for (int i = 0; i < 3; i++) {
            b = b.step(0.1);
            b.p = b.p.plus(new Vec(0.1, x));
        }
        return b.p.dot(b.v) + b.spin.abs2();
    }

    @Differentiable
    public static double heaviest(double[] m) {
        Complex[] all = new Complex[m.length];
        for (int i = 0; i < m.length; i++) {
            all[i] = new Complex(m[i], m[i] * i);
        }
        Complex top = all[0];
        for (int i = 1; i < all.length; i++) {
            if (all[i].re > top.re) {
                top = all[i];
            }
        }
        top.im += top.re * all[0].re;
        return top.im * all[0].im + top.abs2();
    }

    @Differentiable
    public static double pingPong(double[] x) {
        Vec[] now = new Vec[x.length];
        for (int i = 0; i < x.length; i++) {
            now[i] = new Vec(x[i], 1);
        }
        for (int k = 0; k < 3; k++) {
            Vec[] next = new Vec[x.length];
            for (int i = 0; i < x.length; i++) {
                next[i] = now[i].plus(now[(i + 1) % x.length]);
            }
            now = next;
        }
        return now[0].dot(now[0]);
    }

    @Differentiable
    public static double activation(double x, double y) {
        DoubleUnaryOperator f = t -> t * y;
        DoubleUnaryOperator g = Math::sin;
        double s = x;
        for (int i = 0; i < 4; i++) {
            s = f.applyAsDouble(s) + x;
            DoubleUnaryOperator t = f;
            f = g;
            g = t;
        }
        return s;
    }
}
