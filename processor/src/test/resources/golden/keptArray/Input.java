package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double keptArray(double[] x, int n) {
        double state = 1;
        for (int i = 0; i < n; i++) {
            double[] t = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                t[k] = x[k] * state;
            }
            double sum = 0;
            for (int k = 0; k < x.length; k++) {
                sum += t[k] * t[k];
            }
            state = Math.cos(sum);
        }
        return state;
    }
}
