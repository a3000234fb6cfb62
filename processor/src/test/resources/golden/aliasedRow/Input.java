package golden;

import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double[] aliasedRow(double[][] a) {
        double[] sums = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            for (double v : row) {
                sums[i] += v * v;
            }
        }
        return sums;
    }
}
