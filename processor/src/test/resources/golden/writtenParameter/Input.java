package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double writtenParameter(double[] x, double f) {
        for (int i = 1; i < x.length; i++) {
            x[i] = x[i - 1] * f + x[i];
        }
        return x[x.length - 1];
    }
}
