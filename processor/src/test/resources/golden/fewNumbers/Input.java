package golden;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double fewNumbers(double rate, double start, @Constant double dt, int steps) {
        double x = start;
        for (int i = 0; i < steps; i++) {
            x += dt * (rate * x * (1 - x));
        }
        return x;
    }
}
