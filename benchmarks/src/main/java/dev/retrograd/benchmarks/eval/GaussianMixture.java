package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.LinkedHashMap;
import java.util.Map;

/** GradBench's {@code gmm}: the log posterior of a mixture of Gaussians with full covariances and a Wishart prior. */
public final class GaussianMixture {

    private GaussianMixture() {}

    static Eval eval() {
        return new Eval("gmm", Map.of("objective", GaussianMixture::objective, "jacobian", GaussianMixture::jacobian));
    }

    /**
     * The log posterior. The inverse covariance of a component is QᵀQ with a lower triangular Q.
     *
     * @param alpha the logarithms of the components' weights, up to a common constant
     * @param mu the means, one row for each component
     * @param q the logarithms of the diagonals of Q
     * @param l the parts of Q below the diagonal, column by column
     * @param x the observations, one row for each
     * @param gamma the prior's precision
     * @param m the prior's degrees of freedom beyond the dimension
     * @return the log posterior
     */
    @Differentiable(Derivative.HVP)
    public static double logPosterior(
            double[] alpha,
            double[][] mu,
            double[][] q,
            double[][] l,
            @Constant double[][] x,
            @Constant double gamma,
            int m) {
        int n = x.length;
        int k = alpha.length;
        int d = x[0].length;
        double[][] beta = new double[n][k];
        double prior = k * logNormalizer(d, m, gamma);
        for (int c = 0; c < k; c++) {
            double logDeterminant = sum(q[c]);
            double[][] factor = lowerTriangle(q[c], l[c]);
            for (int i = 0; i < n; i++) {
                double squares = 0;
                for (int row = 0; row < d; row++) {
                    double dot = 0;
                    for (int column = 0; column <= row; column++) {
                        dot += factor[row][column] * (x[i][column] - mu[c][column]);
                    }
                    squares += dot * dot;
                }
                beta[i][c] = alpha[c] + logDeterminant - 0.5 * squares;
            }
            prior -= 0.5 * gamma * gamma * squaredNorm(factor) - m * logDeterminant;
        }
        double logLikelihood = -0.5 * n * d * Math.log(2 * Math.PI) - n * LogSumExp.logSumExp(alpha);
        for (int i = 0; i < n; i++) {
            logLikelihood += LogSumExp.logSumExp(beta[i]);
        }
        return logLikelihood + prior;
    }

    private static double[][] lowerTriangle(double[] logDiagonal, double[] below) {
        int d = logDiagonal.length;
        double[][] triangle = new double[d][d];
        int next = 0;
        for (int column = 0; column < d; column++) {
            triangle[column][column] = Math.exp(logDiagonal[column]);
            for (int row = column + 1; row < d; row++) {
                triangle[row][column] = below[next];
                next++;
            }
        }
        return triangle;
    }

    private static double squaredNorm(double[][] triangle) {
        double sum = 0;
        for (int row = 0; row < triangle.length; row++) {
            for (int column = 0; column <= row; column++) {
                sum += triangle[row][column] * triangle[row][column];
            }
        }
        return sum;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The part of the Wishart prior that depends on no parameter. */
    private static double logNormalizer(int d, int m, double gamma) {
        int degrees = d + m + 1;
        double logGamma = 0.25 * d * (d - 1) * Math.log(Math.PI);
        for (int j = 1; j <= d; j++) {
            logGamma += logGammaOfHalf(degrees + 1 - j);
        }
        return degrees * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGamma;
    }

    /** log Γ(count / 2) by recurrence from Γ(1/2) = √π and Γ(1) = 1. */
    private static double logGammaOfHalf(int count) {
        boolean odd = count % 2 == 1;
        double logGamma = odd ? 0.5 * Math.log(Math.PI) : 0;
        for (int i = odd ? 1 : 2; i < count; i += 2) {
            logGamma += Math.log(0.5 * i);
        }
        return logGamma;
    }

    private static Evaluation objective(Input input) {
        Arguments in = Arguments.of(input);
        return () -> logPosterior(in.alpha, in.mu, in.q, in.l, in.x, in.gamma, in.m);
    }

    private static Evaluation jacobian(Input input) {
        Arguments in = Arguments.of(input);
        LogPosteriorGrad.Workspace ws = new LogPosteriorGrad.Workspace();
        return () -> {
            LogPosteriorGrad.gradient(in.alpha, in.mu, in.q, in.l, in.x, in.gamma, in.m, ws);
            Map<String, Object> gradient = new LinkedHashMap<>();
            gradient.put("alpha", ws.alpha());
            gradient.put("mu", ws.mu());
            gradient.put("q", ws.q());
            gradient.put("l", ws.l());
            return gradient;
        };
    }

    /** The decoded input. */
    private record Arguments(
            double[] alpha, double[][] mu, double[][] q, double[][] l, double[][] x, double gamma, int m) {

        static Arguments of(Input input) {
            int d = input.integer("d", 1);
            int k = input.integer("k", 1);
            int n = input.integer("n", 1);
            return new Arguments(
                    input.vector("alpha", k),
                    input.matrix("mu", k, d),
                    input.matrix("q", k, d),
                    input.matrix("l", k, d * (d - 1) / 2),
                    input.matrix("x", n, d),
                    input.number("gamma"),
                    input.integer("m", 0));
        }
    }
}
