package corpus.loops;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Counted loops. */
final class Loops {
    private Loops() {}

    @Differentiable
    static double power(double x, @In(from = 0, to = 5) int n) {
        double r = 1;
        for (int i = 0; i < n; i++) {
            r *= x;
        }
        return r;
    }

    @Differentiable
    static double sumOfSines(double x, @In(from = 1, to = 5) int n) {
        double s = 0;
        for (int i = 1; i <= n; i++) {
            s += Math.sin(i * x) / i;
        }
        return s;
    }

    @Differentiable
    static double downwards(double x, @In(from = 0, to = 5) int n) {
        double r = x;
        for (int i = n - 1; i >= 0; i--) {
            r = r * x + i;
        }
        return r;
    }

    @Differentiable
    static double downwardsExclusive(double x, @In(from = 0, to = 5) int n) {
        double r = x;
        for (int i = n; i > 1; i--) {
            r = Math.sqrt(r + i * x);
        }
        return r;
    }

    @Differentiable
    static double stepTwo(double x, @In(from = 0, to = 9) int n) {
        double r = x;
        for (int i = 0; i < n; i += 2) {
            r = r * x - i * r;
        }
        return r;
    }

    @Differentiable
    static double stepThreeInclusive(double x, @In(from = 0, to = 12) int n) {
        double r = x;
        for (int i = 1; i <= n; i += 3) {
            r = r * x / i + i;
        }
        return r;
    }

    @Differentiable
    static double stepMinusThree(double x, @In(from = 0, to = 12) int n) {
        double r = x;
        for (int i = n; i > -2; i -= 3) {
            r = r * x + i;
        }
        return r;
    }

    @Differentiable
    static double stepMinusTwoInclusive(double x, @In(from = 0, to = 12) int n) {
        double r = x;
        for (int i = n; i >= 1; i -= 2) {
            r = Math.cos(r) * x + i;
        }
        return r;
    }

    @Differentiable
    static double zeroTrips(double x) {
        double r = x * x;
        for (int i = 5; i < 3; i++) {
            r *= x;
        }
        for (int i = 5; i <= 1; i += 4) {
            r *= x;
        }
        return r;
    }

    @Differentiable
    static double triangular(double x, @In(from = 0, to = 4) int n) {
        double r = 0;
        for (int i = 0; i < n; i++) {
            double t = x;
            for (int j = i; j < n; j++) {
                t = t * x + j;
            }
            r += Math.sin(t) * i;
        }
        return r;
    }

    @Differentiable
    static double lowerTriangular(double x, @In(from = 0, to = 4) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                r = r * 0.5 + x / (1 + i + j) * r;
            }
        }
        return r;
    }

    @Differentiable
    static double boundsFromBody(double x, @In(from = 1, to = 4) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            int m = i % 3;
            for (int j = 0; j < m; j++) {
                r = Math.sin(r) + x * j;
            }
        }
        return r;
    }

    @Differentiable
    static double valueKilledInIteration(double x, @In(from = 1, to = 4) int n) {
        double r = x;
        double t = 1;
        for (int i = 0; i < n; i++) {
            t = r * x;
            r = t * t + r;
            t = 0;
            r = r / (1 + x);
        }
        return r + t;
    }

    @Differentiable
    static double twoCarried(double x, double y, @In(from = 0, to = 5) int n) {
        double a = x;
        double b = y;
        for (int i = 0; i < n; i++) {
            double t = a;
            a = b;
            b = t * b + 0.1;
        }
        return a * b;
    }

    @Differentiable
    static double fibonacci(double x, @In(from = 0, to = 6) int n) {
        double a = x;
        double b = 1;
        for (int i = 0; i < n; i++) {
            double c = a * x + b;
            b = a;
            a = c;
        }
        return b;
    }

    @Differentiable
    static double branchInLoop(@In(from = -1, to = 1) double x, double y, @In(from = 0, to = 6) int n) {
        double r = y;
        for (int i = 0; i < n; i++) {
            if (r > 1) {
                r = r * x;
            } else if (i % 2 == 0) {
                r = r + y;
            } else {
                double t = Math.exp(x);
                r = t * r;
            }
        }
        return r;
    }

    @Differentiable
    static double fiveDeep(double x, double y) {
        double r = x;
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b <= a; b++) {
                for (int c = 2; c > b; c--) {
                    double t = r * y;
                    for (int d = 0; d < 3; d += 2) {
                        for (int e = d; e < 3; e++) {
                            r = Math.sin(r + x * e) * t;
                        }
                        t = t + r;
                    }
                }
            }
        }
        return r;
    }

    @Differentiable
    static double loopAfterLoop(double x, @In(from = 0, to = 4) int n) {
        double s = 0;
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = Math.exp(x * i / 4);
            s += v[i];
        }
        double r = x;
        for (int i = 0; i < n; i++) {
            r += v[i] / s * v[i];
        }
        return r * s;
    }

    @Differentiable
    static double counterUsedInside(double x, @In(from = 1, to = 5) int n) {
        double r = 0;
        int k = 0;
        for (int i = 0; i < n; i++) {
            k += i;
            r += k * x * i;
            r *= x;
        }
        return r + k * x;
    }

    @Differentiable
    static double reusedCounter(double x, @In(from = 1, to = 5) int n) {
        double r = x;
        int i;
        for (i = 0; i < n; i++) {
            r *= x;
        }
        for (i = i - 1; i > 0; i--) {
            r += x * i;
        }
        return r * i + r;
    }

    @Differentiable
    static double breakOut(double x, @In(from = 1, to = 9) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            r = r * x;
            if (r > 10) {
                break;
            }
            r += i;
        }
        return r;
    }

    @Differentiable
    static double skip(double x, @In(from = 1, to = 9) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            if (i % 3 == 1) {
                continue;
            }
            r = Math.sqrt(r + x * i);
        }
        return r;
    }

    @Differentiable
    static double returnFromLoop(double x, @In(from = 1, to = 9) int n) {
        double r = x;
        for (int i = 0; i < n; i++) {
            if (r > 5) {
                return r * i * x;
            }
            r = r * x + 0.3;
        }
        return r;
    }

    @Differentiable
    static double labelled(double x, @In(from = 1, to = 5) int n) {
        double r = x;
        outer:
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (j > i) {
                    continue outer;
                }
                r = r * 0.7 + x * j;
                if (r > 4) {
                    break outer;
                }
            }
        }
        return r;
    }

    @Differentiable
    static double longCounter(double x, @In(from = 0, to = 5) long n) {
        double r = x;
        for (long i = 0; i < n; i++) {
            r = r * x + i;
        }
        return r;
    }

    @Differentiable
    static double doubleCounter(double x) {
        double r = x;
        for (double t = 0; t < 1; t += 0.25) {
            r += Math.sin(t * r) * x;
        }
        return r;
    }

    @Differentiable
    static double activeStep(double x) {
        double r = 0;
        double t = 0;
        for (int i = 0; i < 4; i++) {
            r += t * t;
            t += x;
        }
        return r + t;
    }

    @Differentiable
    static double invariantInside(double x, double y, @In(from = 1, to = 4) int n) {
        double r = y;
        for (int i = 0; i < n; i++) {
            double k = Math.exp(x);
            r = r * k + y;
        }
        return r;
    }

    /** A system in small steps and in larger ones. */
    @Differentiable
    static double attractor(
            double sigma,
            double rho,
            double beta,
            @Constant @In(from = 0.05, to = 0.2) double dt,
            @In(from = 0, to = 6) int steps) {
        double x = 1;
        double y = 1;
        double z = 1;
        for (int i = 0; i < steps; i++) {
            double dx = sigma * (y - x);
            double dy = x * (rho - z) - y;
            double dz = x * y - beta * z;
            x += dt * dx;
            y += dt * dy;
            z += dt * dz;
        }
        return x + y * z;
    }

    /** The step is a literal, and the result asks for one variable only. */
    @Differentiable
    static double predators(double birth, double death, @In(from = 0, to = 6) int steps) {
        double prey = 1;
        double hunters = birth;
        for (int i = 0; i < steps; i++) {
            double meetings = prey * hunters;
            double more = birth * prey - meetings;
            double less = meetings - death * hunters;
            prey += 0.1 * more;
            hunters += 0.1 * less;
        }
        return hunters;
    }

    /** The step is differentiated by, too. */
    @Differentiable
    static double pendulum(double length, @In(from = 0.05, to = 0.2) double dt, @In(from = 0, to = 6) int steps) {
        double angle = 1;
        double speed = 0;
        for (int i = 0; i < steps; i++) {
            double force = angle * length - speed * angle;
            angle += dt * speed;
            speed -= dt * force;
        }
        return angle * speed;
    }
}
