package dev.retrograd.samples;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

/** The price of a European call option; its companion computes the sensitivities that traders call the Greeks. */
public final class BlackScholes {

    private BlackScholes() {}

    /**
     * The Black-Scholes price of a European call. Of the companion's components, {@code spot} is the option's delta,
     * {@code rate} its rho, {@code volatility} its vega, and {@code maturity} minus its theta.
     *
     * @param spot the price of the underlying today
     * @param strike the price at which the option may be exercised
     * @param rate the riskless interest rate a year
     * @param volatility the standard deviation of the underlying's return a year
     * @param maturity the years until exercise
     * @return the price of the option today
     */
    @Differentiable
    public static double callPrice(
            double spot, @Constant double strike, double rate, double volatility, double maturity) {
        double deviation = volatility * Math.sqrt(maturity);
        double d1 = (Math.log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
        double d2 = d1 - deviation;
        return spot * normalCdf(d1) - strike * Math.exp(-rate * maturity) * normalCdf(d2);
    }

    /** The probability that a standard normal variable is below z: 1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + …), to the last digit. */
    private static double normalCdf(double z) {
        double square = z * z;
        double term = z;
        double sum = z;
        double before = 0;
        int divisor = 1;
        while (sum != before) {
            before = sum;
            divisor += 2;
            term *= square / divisor;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-square / 2) / Math.sqrt(2 * Math.PI);
    }
}
