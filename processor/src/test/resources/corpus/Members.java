package corpus.members;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Methods of objects: constructors, overriding, inner classes, conversions. */
final class Members {
    Members() {}

    record Complex(double re, double im) {
        static final Complex ONE = new Complex(1, 0);

        Complex {
            if (Double.isNaN(re)) throw new IllegalArgumentException("NaN");
        }

        Complex(double re) {
            this(re, 0);
        }

        Complex times(Complex o) {
            return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
        }

        Complex plus(Complex o) {
            return new Complex(re + o.re, im + o.im);
        }

        double norm() {
            return Math.hypot(re, im);
        }

        static Complex polar(double r, double t) {
            return new Complex(r * Math.cos(t), r * Math.sin(t));
        }
    }

    @Differentiable
    static double complexPower(Complex z, @In(from = 0, to = 5) int n) {
        Complex r = Complex.ONE;
        for (int i = 0; i < n; i++) r = r.times(z);
        return r.norm();
    }

    @Differentiable
    static Complex complexExp(Complex z) {
        return Complex.polar(Math.exp(z.re()), z.im());
    }

    @Differentiable
    static Complex complexSeries(Complex z) {
        Complex term = Complex.ONE, sum = new Complex(0);
        for (int k = 1; k < 6; k++) {
            sum = sum.plus(term);
            term = term.times(z).times(new Complex(1.0 / k));
        }
        return sum;
    }

    static class Base {
        protected double a;

        Base(double a) {
            this.a = a;
        }

        double f(double x) {
            return a * x;
        }

        double twice(double x) {
            return f(f(x));
        }
    }

    static class Derived extends Base {
        private final double b;

        Derived(double a, double b) {
            super(a + 1);
            this.b = b;
        }

        @Override
        double f(double x) {
            return super.f(x) + b;
        }
    }

    @Differentiable
    static double virtualCall(double x, double y) {
        Base b = new Derived(x, y);
        return b.twice(y) + new Base(x).twice(y);
    }

    @Differentiable
    static double virtualByFlag(double x, boolean flag) {
        Base b = flag ? new Derived(x, 2) : new Base(x);
        b.a *= 2;
        return b.twice(x);
    }

    static final class Outer {
        double k;

        Outer(double k) {
            this.k = k;
        }

        class Inner {
            double m;

            Inner(double m) {
                this.m = m;
            }

            double eval(double x) {
                k += x;
                return k * m * x;
            }
        }
    }

    @Differentiable
    static double innerClass(double x) {
        Outer o = new Outer(x);
        Outer.Inner i = o.new Inner(x * x);
        return i.eval(x) + i.eval(2) + o.k;
    }

    @Differentiable
    double memberOf(double x) {
        return helper(x) * helper(x + 1);
    }

    private double helper(double x) {
        return x * Math.exp(-x);
    }
}
