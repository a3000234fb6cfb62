package dev.retrograd.benchmarks.row;

import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.List;
import java.util.Random;

/** The tutorial's second example: (x + σ(y)) / (σ(x) + (x + y)²). */
final class Quotient {

    private static final int EVALUATIONS = 1000;

    private Quotient() {}

    @Differentiable
    static double quotient(double x, double y) {
        double numerator = x + sigma(y);
        double sum = x + y;
        double denominator = sigma(x) + sum * sum;
        return numerator / denominator;
    }

    private static double sigma(double v) {
        return 1 / (1 + Math.exp(-v));
    }

    /** The same in a single expression. */
    @Differentiable
    static double quotientAtOnce(double x, double y) {
        return (x + 1 / (1 + Math.exp(-y))) / (1 / (1 + Math.exp(-x)) + (x + y) * (x + y));
    }

    /** The adjoint by hand: the three paths of x and the two of y, with one division for both quotients. */
    static double quotientByHand(double x, double y, double[] gradient) {
        double sigmaY = sigma(y);
        double sigmaX = sigma(x);
        double sum = x + y;
        double value = (x + sigmaY) / (sigmaX + sum * sum);
        double dNumerator = 1 / (sigmaX + sum * sum);
        double dDenominator = -value * dNumerator;
        double dSum = 2 * sum * dDenominator;
        gradient[0] = dNumerator + dSum + dDenominator * sigmaX * (1 - sigmaX);
        gradient[1] = dSum + dNumerator * sigmaY * (1 - sigmaY);
        return value;
    }

    static Row row() {
        Points points = Points.random();
        return new RowBuilder("scalar", "scalar example 2", 2.0, 1.05)
                .evaluations(EVALUATIONS)
                .contender(Row.PRIMAL, () -> Contender.primal(() -> points.sum(Quotient::quotient)))
                .contender(Row.RETROGRAD, () -> {
                    QuotientGrad.Workspace ws = new QuotientGrad.Workspace();
                    return points.contender((x, y, gradient) -> {
                        double value = QuotientGrad.gradient(x, y, ws);
                        gradient[0] = ws.x();
                        gradient[1] = ws.y();
                        return value;
                    });
                })
                .contender(Row.HAND, () -> points.contender(Quotient::quotientByHand))
                .style("expression", () -> Contender.primal(() -> points.sum(Quotient::quotientAtOnce)), () -> {
                    QuotientAtOnceGrad.Workspace ws = new QuotientAtOnceGrad.Workspace();
                    return points.contender((x, y, gradient) -> {
                        double value = QuotientAtOnceGrad.gradient(x, y, ws);
                        gradient[0] = ws.x();
                        gradient[1] = ws.y();
                        return value;
                    });
                })
                .expectTape(points, 2 * EVALUATIONS, 1e-13);
    }

    /** A function of two variables. */
    private interface Primal {
        double at(double x, double y);
    }

    /** The same with its gradient. */
    private interface Gradient {
        double at(double x, double y, double[] gradient);
    }

    /** Where it is evaluated. */
    private record Points(double[] x, double[] y) implements ScalarProgram {

        static Points random() {
            Random random = new Random(1);
            double[] x = random.doubles(EVALUATIONS, 0.1, 3).toArray();
            double[] y = random.doubles(EVALUATIONS, 0.1, 3).toArray();
            return new Points(x, y);
        }

        double sum(Primal primal) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += primal.at(x[i], y[i]);
            }
            return sum;
        }

        Contender contender(Gradient function) {
            double[] derivatives = new double[2 * EVALUATIONS];
            double[] gradient = new double[2];
            return Contender.of(
                    () -> {
                        double sum = 0;
                        for (int i = 0; i < x.length; i++) {
                            sum += function.at(x[i], y[i], gradient);
                            derivatives[2 * i] = gradient[0];
                            derivatives[2 * i + 1] = gradient[1];
                        }
                        return sum;
                    },
                    derivatives::clone);
        }

        @Override
        public int evaluations() {
            return EVALUATIONS;
        }

        @Override
        public double[] inputs(int evaluation) {
            return new double[] {x[evaluation], y[evaluation]};
        }

        @Override
        public <T> List<T> outputs(Arithmetic<T> in, List<T> arguments, int evaluation) {
            T a = arguments.get(0);
            T b = arguments.get(1);
            T sum = in.plus(a, b);
            return List.of(in.divide(in.plus(a, in.sigmoid(b)), in.plus(in.sigmoid(a), in.times(sum, sum))));
        }
    }
}
