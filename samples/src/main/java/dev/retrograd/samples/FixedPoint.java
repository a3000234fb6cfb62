package dev.retrograd.samples;

import dev.retrograd.Derivative;
import dev.retrograd.DerivativeOf;
import dev.retrograd.Differentiable;

/**
 * Kepler's equation {@code E = M + e sin E}, solved by iteration. By the implicit function theorem its derivative takes no iteration
 * at all: dE = (dM + sin E de) / (1 - e cos E).
 */
public final class FixedPoint {
    private static final double CLOSE = 1e-15;
    private static final int MOST = 500;

    private FixedPoint() {}

    /**
     * The eccentric anomaly.
     *
     * @param mean the mean anomaly
     * @param eccentricity the eccentricity, from 0 to below 1
     * @return the fixed point
     */
    public static double anomaly(double mean, double eccentricity) {
        return iterate(mean, eccentricity);
    }

    /** The same method under another name, which has no rule: its loop is differentiated. */
    static double iterate(double mean, double eccentricity) {
        double anomaly = mean;
        for (int i = 0; i < MOST; i++) {
            double next = mean + eccentricity * Math.sin(anomaly);
            boolean settled = Math.abs(next - anomaly) <= CLOSE;
            anomaly = next;
            if (settled) {
                break;
            }
        }
        return anomaly;
    }

    /**
     * The adjoints of a fixed point.
     *
     * @param mean the adjoint of the mean anomaly
     * @param eccentricity the adjoint of the eccentricity
     */
    public record Adjoints(double mean, double eccentricity) {}

    /**
     * The adjoint of the fixed point, by the implicit function theorem.
     *
     * @param mean the mean anomaly
     * @param eccentricity the eccentricity
     * @param anomaly the fixed point
     * @param seed its adjoint
     * @return the adjoints of the parameters
     */
    @DerivativeOf(
            type = FixedPoint.class,
            method = "anomaly",
            parameters = {double.class, double.class})
    public static Adjoints anomalyAdjoint(double mean, double eccentricity, double anomaly, double seed) {
        double dmean = seed / (1 - eccentricity * Math.cos(anomaly));
        return new Adjoints(dmean, dmean * Math.sin(anomaly));
    }

    /**
     * How far an orbit is from where it was observed.
     *
     * @param axis the semi-major axis
     * @param eccentricity the eccentricity
     * @param means the mean anomalies at the times of the observations
     * @param distances the distances observed
     * @return half the sum of the squared differences
     */
    @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
    public static double orbitMisfit(double axis, double eccentricity, double[] means, double[] distances) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double difference = axis * (1 - eccentricity * Math.cos(anomaly(means[i], eccentricity))) - distances[i];
            sum += difference * difference;
        }
        return sum / 2;
    }

    /** The same through the loop of the iteration. */
    @Differentiable({Derivative.JVP, Derivative.HESSIAN})
    static double orbitMisfitByLoops(double axis, double eccentricity, double[] means, double[] distances) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double difference = axis * (1 - eccentricity * Math.cos(iterate(means[i], eccentricity))) - distances[i];
            sum += difference * difference;
        }
        return sum / 2;
    }
}
