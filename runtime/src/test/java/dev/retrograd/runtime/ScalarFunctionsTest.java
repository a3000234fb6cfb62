package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** The scalar functions that elements go through: accuracy against long decimals, order, edges. */
class ScalarFunctionsTest {
    private static final MathContext DIGITS = new MathContext(60);

    @Property(tries = 500)
    void sigmoidIsAccurate(@ForAll @DoubleRange(min = -700, max = 700) double x) {
        BigDecimal exact = BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(-x)), DIGITS);
        assertAccurate(Matrix.sigmoid(x), exact);
    }

    @Property(tries = 300)
    void sigmoidIsAccurateAroundZeroAndTheTail(@ForAll @DoubleRange(min = -45, max = 45) double x) {
        sigmoidIsAccurate(x);
    }

    @Property(tries = 2000)
    void sigmoidNeverDecreases(@ForAll @DoubleRange(min = -41, max = 5) double x) {
        double y = x;
        for (int i = 0; i < 50; i++) {
            double above = Math.nextUp(y);
            assertThat(Matrix.sigmoid(above)).isGreaterThanOrEqualTo(Matrix.sigmoid(y));
            y = above;
        }
    }

    @Example
    void sigmoidAtTheEdges() {
        assertThat(Matrix.sigmoid(-40.0)).isGreaterThan(Matrix.sigmoid(Math.nextDown(-40.0)));
        assertThat(Matrix.sigmoid(-740.0)).isPositive();
        assertThat(Matrix.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Matrix.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1.0);
        assertThat(Matrix.sigmoid(1e308)).isEqualTo(1.0);
        assertThat(Matrix.sigmoid(0.0)).isEqualTo(0.5);
        assertThat(Matrix.sigmoid(Double.NaN)).isNaN();
    }

    @Example
    void softplusAtTheEdges() {
        assertThat(Matrix.softplus(0.0)).isEqualTo(Math.log(2));
        assertThat(Matrix.softplus(1e308)).isEqualTo(1e308);
        assertThat(Matrix.softplus(-1e308)).isZero();
        assertThat(Matrix.softplus(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Matrix.softplus(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Matrix.softplus(Double.NaN)).isNaN();
    }

    @Property(tries = 300)
    void softplusIsAccurate(@ForAll @DoubleRange(min = -700, max = 30) double x) {
        // log(1 + e) solved for its argument: exp(softplus) - 1 = exp(x), with the error of softplus carried through.
        double y = Matrix.softplus(x);
        BigDecimal tolerance = new BigDecimal(4 * Math.ulp(y)).multiply(exp(y), DIGITS);
        assertThat(exp(y).subtract(BigDecimal.ONE).subtract(exp(x)).abs()).isLessThanOrEqualTo(tolerance);
    }

    @Example
    void reluAtTheEdges() {
        assertThat(Matrix.relu(2.5)).isEqualTo(2.5);
        assertThat(Matrix.relu(-2.5)).isZero();
        assertThat(1.0 / Matrix.relu(-0.0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Matrix.relu(Double.NaN)).isNaN();
    }

    private static void assertAccurate(double actual, BigDecimal exact) {
        BigDecimal tolerance = new BigDecimal(4 * Math.ulp(exact.doubleValue()));
        assertThat(new BigDecimal(actual).subtract(exact).abs()).isLessThanOrEqualTo(tolerance);
    }

    /** The exponential by its power series at {@code x / 2^12}, squared twelve times. */
    private static BigDecimal exp(double x) {
        MathContext wide = new MathContext(400);
        BigDecimal reduced = new BigDecimal(x).divide(new BigDecimal(4096), wide);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 220; n++) {
            term = term.multiply(reduced, wide).divide(new BigDecimal(n), wide);
            sum = sum.add(term, wide);
        }
        for (int i = 0; i < 12; i++) {
            sum = sum.multiply(sum, wide);
        }
        return sum;
    }
}
