package dev.retrograd.benchmarks.compiletime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Classes with small differentiable methods of the kinds that people write, all different in their constants and names. */
public final class SyntheticSources {

    /** How many methods a class has. */
    public static final int METHODS_PER_CLASS = 5;

    private static final String CLASS = """
            package synthetic;

            import dev.retrograd.Constant;
            import dev.retrograd.Differentiable;

            /** Small models. */
            public final class Models%1$d {

                private static final double SCALE = %2$s;

                private Models%1$d() {}

                @Differentiable
                public static double quotient%1$d(double x, double y) {
                    double sum = x + SCALE * y;
                    return (x + sigma(y)) / (sigma(x) + sum * sum);
                }

                @Differentiable
                public static double price%1$d(double spot, double rate, double volatility, @Constant double years) {
                    double deviation = volatility * Math.sqrt(years);
                    double d = (Math.log(spot / SCALE) + rate * years) / deviation + 0.5 * deviation;
                    return spot * sigma(%2$s * d) - Math.exp(-rate * years) * sigma(d - deviation);
                }

                @Differentiable
                public static double loss%1$d(double[] w, @Constant double[] x, @Constant double label) {
                    double score = 0;
                    for (int i = 0; i < w.length; i++) {
                        score += w[i] * x[i];
                    }
                    double error = sigma(score) - label;
                    return SCALE * error * error;
                }

                @Differentiable
                public static double huber%1$d(double[] r, double delta) {
                    double sum = 0;
                    for (double v : r) {
                        double size = Math.abs(v);
                        if (size < delta) {
                            sum += 0.5 * v * v;
                        } else {
                            sum += delta * (size - 0.5 * delta);
                        }
                    }
                    return sum / r.length;
                }

                @Differentiable
                public static double orbit%1$d(double x, double v, int steps) {
                    double position = x;
                    double speed = v;
                    for (int step = 0; step < steps; step++) {
                        speed -= %2$s * Math.sin(position);
                        position += %2$s * speed;
                    }
                    return position * position + speed * speed;
                }

                private static double sigma(double v) {
                    return 1 / (1 + Math.exp(-v));
                }
            }
            """;

    private SyntheticSources() {}

    /**
     * The sources of some classes.
     *
     * @param classes how many
     * @return the text of each by its qualified name
     */
    public static Map<String, String> of(int classes) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int number = 0; number < classes; number++) {
            String scale = String.format(Locale.ROOT, "%.3f", 0.1 + 0.001 * number);
            sources.put("synthetic.Models" + number, CLASS.formatted(number, scale));
        }
        return sources;
    }
}
