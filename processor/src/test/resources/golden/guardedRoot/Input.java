package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double guardedRoot(double x) {
        double r = Math.sqrt(x);
        double s = 0;
        if (r > 0) {
            s = r;
        }
        return s;
    }
}
