package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double nestedLoops(double[] x, int n) {
        double y = 1;
        for (int t = 0; t < n; t++) {
            for (int j = 0; j < x.length; j++) {
                y = Math.sin(y) * x[j];
            }
        }
        return y;
    }
}
