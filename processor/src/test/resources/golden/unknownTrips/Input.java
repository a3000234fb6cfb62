package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double unknownTrips(double x) {
        while (x > 1) {
            x = Math.sqrt(x) - 0.1 * x;
        }
        return x;
    }
}
