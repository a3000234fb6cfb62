package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Differentiable
    static double pathsThatMeet(double x, double y) {
        double numerator = x + sigma(y);
        double denominator = sigma(x) + (x + y) * (x + y);
        return numerator / denominator;
    }
}
