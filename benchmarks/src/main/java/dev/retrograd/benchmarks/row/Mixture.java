package dev.retrograd.benchmarks.row;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.ArrayList;
import java.util.List;

/** ADBench's mixture of Gaussians, up to the constant of the prior, which has no derivative. */
final class Mixture {

    private Mixture() {}

    /**
     * The log posterior.
     *
     * @param alpha the logarithms of the weights
     * @param mean a row for each component
     * @param factor for each component the logarithms of the diagonal, then what is below it, column by column
     * @param x a row for each point
     * @param gamma the precision of the prior
     */
    @Differentiable
    static double mixture(
            double[] alpha, double[][] mean, double[][] factor, @Constant double[][] x, @Constant double gamma) {
        int components = alpha.length;
        int d = x[0].length;
        double[][][] lower = new double[components][d][d];
        double[] logDeterminant = new double[components];
        double prior = 0;
        for (int k = 0; k < components; k++) {
            int next = d;
            for (int column = 0; column < d; column++) {
                lower[k][column][column] = Math.exp(factor[k][column]);
                logDeterminant[k] += factor[k][column];
                for (int row = column + 1; row < d; row++) {
                    lower[k][row][column] = factor[k][next];
                    next++;
                }
            }
            for (int row = 0; row < d; row++) {
                for (int column = 0; column <= row; column++) {
                    prior += lower[k][row][column] * lower[k][row][column];
                }
            }
        }
        double[] centred = new double[d];
        double[] term = new double[components];
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            for (int k = 0; k < components; k++) {
                for (int j = 0; j < d; j++) {
                    centred[j] = x[p][j] - mean[k][j];
                }
                double squares = 0;
                for (int i = 0; i < d; i++) {
                    double y = 0;
                    for (int j = 0; j <= i; j++) {
                        y += lower[k][i][j] * centred[j];
                    }
                    squares += y * y;
                }
                term[k] = alpha[k] + logDeterminant[k] - 0.5 * squares;
            }
            sum += logSumExp(term);
        }
        return sum - x.length * logSumExp(alpha) + 0.5 * gamma * gamma * prior;
    }

    private static double logSumExp(double[] x) {
        double max = x[0];
        for (int i = 1; i < x.length; i++) {
            max = Math.max(max, x[i]);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.exp(x[i] - max);
        }
        return max + Math.log(sum);
    }

    /** The same with while, helpers, and all numbers in flat arrays that are never unpacked. */
    @Differentiable
    static double mixtureFlat(
            double[] alpha, double[] mean, double[] factor, @Constant double[] x, int d, @Constant double gamma) {
        int points = x.length / d;
        double[] term = new double[alpha.length];
        double[] centred = new double[d];
        double[] y = new double[d];
        double sum = 0;
        int p = 0;
        while (p < points) {
            for (int k = 0; k < alpha.length; k++) {
                int start = k * (d * (d + 1) / 2);
                for (int j = 0; j < d; j++) {
                    centred[j] = x[p * d + j] - mean[k * d + j];
                }
                stretch(factor, start, centred, y);
                term[k] = alpha[k] + sum(factor, start, d) - 0.5 * squares(y, 0, d);
            }
            sum += logSumExp(term);
            p++;
        }
        double prior = 0;
        for (int k = 0; k < alpha.length; k++) {
            int start = k * (d * (d + 1) / 2);
            for (int j = 0; j < d; j++) {
                prior += Math.exp(2 * factor[start + j]);
            }
            prior += squares(factor, start + d, d * (d - 1) / 2);
        }
        return sum - points * logSumExp(alpha) + 0.5 * gamma * gamma * prior;
    }

    private static void stretch(double[] factor, int start, double[] centred, double[] y) {
        int d = y.length;
        for (int i = 0; i < d; i++) {
            y[i] = Math.exp(factor[start + i]) * centred[i];
        }
        int next = start + d;
        for (int column = 0; column < d; column++) {
            for (int row = column + 1; row < d; row++) {
                y[row] += factor[next] * centred[column];
                next++;
            }
        }
    }

    private static double sum(double[] values, int start, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[start + i];
        }
        return sum;
    }

    private static double squares(double[] values, int start, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += values[start + i] * values[start + i];
        }
        return sum;
    }

    static Row row(int d, double primals) {
        String file = "gmm_d" + d + "_K25";
        Data data = Data.read(file + ".txt");
        double[] mean = Flat.of((Object) data.mean);
        double[] factor = Flat.of((Object) data.factor);
        double[] x = Flat.of((Object) data.x);
        return new RowBuilder("gmm" + d, "GMM d" + d + " K25 n1000", primals, 1.05)
                .contender(
                        Row.PRIMAL,
                        () -> Contender.primal(() -> mixture(data.alpha, data.mean, data.factor, data.x, data.gamma)))
                .contender(Row.RETROGRAD, () -> {
                    MixtureGrad.Workspace ws = new MixtureGrad.Workspace();
                    return Contender.of(
                            () -> MixtureGrad.gradient(data.alpha, data.mean, data.factor, data.x, data.gamma, ws),
                            () -> Flat.of(ws.alpha(), ws.mean(), ws.factor()));
                })
                .contender(Row.HAND, () -> {
                    MixtureByHand adjoint = new MixtureByHand(data.alpha.length, d);
                    return Contender.of(
                            () -> adjoint.gradient(data.alpha, data.mean, data.factor, data.x, data.gamma),
                            () -> Flat.of(adjoint.dAlpha(), adjoint.dMean(), adjoint.dFactor()));
                })
                .style(
                        "flat",
                        () -> Contender.primal(() -> mixtureFlat(data.alpha, mean, factor, x, d, data.gamma)),
                        () -> {
                            MixtureFlatGrad.Workspace ws = new MixtureFlatGrad.Workspace();
                            return Contender.of(
                                    () -> MixtureFlatGrad.gradient(data.alpha, mean, factor, x, d, data.gamma, ws),
                                    () -> Flat.of(ws.alpha(), ws.mean(), ws.factor()));
                        })
                .expect(
                        () -> AdBench.gradient(file + ".expected.txt"),
                        data,
                        data.alpha.length + mean.length + factor.length,
                        1e-11);
    }

    /** The parameters and points; also the log posterior over any kind of number. */
    private record Data(double[] alpha, double[][] mean, double[][] factor, double[][] x, double gamma)
            implements ScalarProgram {

        static Data read(String file) {
            AdBench in = AdBench.open(file);
            int d = in.integer();
            int components = in.integer();
            int points = in.integer();
            return new Data(
                    in.row(components),
                    in.rows(components, d),
                    in.rows(components, d * (d + 1) / 2),
                    in.rows(points, d),
                    in.number());
        }

        @Override
        public double[] inputs(int evaluation) {
            return Flat.of(alpha, mean, factor);
        }

        @Override
        public <T> List<T> outputs(Arithmetic<T> in, List<T> v, int evaluation) {
            int d = x[0].length;
            int size = d * (d + 1) / 2;
            List<T> squares = new ArrayList<>();
            List<T> logDeterminants = new ArrayList<>();
            List<List<T>> factors = new ArrayList<>();
            for (int k = 0; k < alpha.length; k++) {
                int start = alpha.length * (1 + d) + k * size;
                List<T> entries = new ArrayList<>(v.subList(start, start + size));
                T logDeterminant = in.constant(0);
                for (int i = 0; i < size; i++) {
                    if (i < d) {
                        logDeterminant = in.plus(logDeterminant, entries.get(i));
                        entries.set(i, in.exp(entries.get(i)));
                    }
                    squares.add(in.times(entries.get(i), entries.get(i)));
                }
                logDeterminants.add(logDeterminant);
                factors.add(entries);
            }
            T sum = in.times(total(in, squares), 0.5 * gamma * gamma);
            for (double[] point : x) {
                List<T> terms = new ArrayList<>();
                for (int k = 0; k < alpha.length; k++) {
                    T distance = distance(in, v, point, alpha.length + k * d, factors.get(k));
                    terms.add(in.plus(in.plus(v.get(k), logDeterminants.get(k)), in.times(distance, -0.5)));
                }
                sum = in.plus(sum, logSumExp(in, terms));
            }
            T logWeights = logSumExp(in, v.subList(0, alpha.length));
            return List.of(in.plus(sum, in.times(logWeights, -x.length)));
        }

        private static <T> T distance(Arithmetic<T> in, List<T> v, double[] point, int mean, List<T> factor) {
            List<T> centred = new ArrayList<>();
            List<T> y = new ArrayList<>();
            int d = point.length;
            for (int i = 0; i < d; i++) {
                centred.add(in.plus(in.times(v.get(mean + i), -1), point[i]));
                y.add(in.times(factor.get(i), centred.get(i)));
            }
            int next = d;
            for (int column = 0; column < d; column++) {
                for (int row = column + 1; row < d; row++) {
                    y.set(row, in.plus(y.get(row), in.times(factor.get(next), centred.get(column))));
                    next++;
                }
            }
            return total(in, y.stream().map(a -> in.times(a, a)).toList());
        }

        private static <T> T logSumExp(Arithmetic<T> in, List<T> terms) {
            double max = terms.stream().mapToDouble(in::value).max().orElseThrow();
            return in.plus(
                    in.log(total(
                            in,
                            terms.stream().map(a -> in.exp(in.plus(a, -max))).toList())),
                    max);
        }

        private static <T> T total(Arithmetic<T> in, List<T> terms) {
            T total = terms.get(0);
            for (T term : terms.subList(1, terms.size())) {
                total = in.plus(total, term);
            }
            return total;
        }
    }
}
