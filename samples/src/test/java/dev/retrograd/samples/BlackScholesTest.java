package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The Greeks against their textbook formulas; the normal distribution by numerical integration. */
class BlackScholesTest {

    @Test
    void greeksAreTheTextbooks() {
        Random random = new Random(4);
        for (int option = 0; option < 100; option++) {
            double spot = 80 + 40 * random.nextDouble();
            double strike = 80 + 40 * random.nextDouble();
            double rate = 0.1 * random.nextDouble();
            double volatility = 0.1 + 0.4 * random.nextDouble();
            double maturity = 0.2 + 2 * random.nextDouble();

            CallPriceGrad.Gradient greeks = CallPriceGrad.gradient(spot, strike, rate, volatility, maturity);

            double deviation = volatility * Math.sqrt(maturity);
            double d1 = (Math.log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
            double d2 = d1 - deviation;
            double discounted = strike * Math.exp(-rate * maturity);
            double price = spot * cdf(d1) - discounted * cdf(d2);
            double theta = -spot * density(d1) * volatility / (2 * Math.sqrt(maturity)) - rate * discounted * cdf(d2);
            assertThat(greeks.value()).isEqualTo(BlackScholes.callPrice(spot, strike, rate, volatility, maturity));
            assertThat(greeks.value()).isCloseTo(price, within(1e-9));
            assertThat(greeks.spot()).as("delta").isCloseTo(cdf(d1), within(1e-10));
            assertThat(greeks.rate()).as("rho").isCloseTo(maturity * discounted * cdf(d2), within(1e-8));
            assertThat(greeks.volatility())
                    .as("vega")
                    .isCloseTo(spot * density(d1) * Math.sqrt(maturity), within(1e-8));
            assertThat(greeks.maturity()).as("-theta").isCloseTo(-theta, within(1e-8));
        }
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Simpson's rule from 0. */
    private static double cdf(double z) {
        int halves = 2000;
        double h = z / (2 * halves);
        double sum = density(0) - density(z);
        for (int i = 1; i <= halves; i++) {
            sum += 4 * density((2 * i - 1) * h) + 2 * density(2 * i * h);
        }
        return 0.5 + sum * h / 3;
    }
}
