package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double recurrence(double x, int n) {
        double y = x;
        for (int i = 0; i < n; i++) {
            y = Math.sin(y) * x;
        }
        return y;
    }
}
