package golden;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double logistic(double[] w, @Constant double[][] x, @Constant double[] y) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double dot = 0;
            for (int j = 0; j < w.length; j++) {
                dot += w[j] * x[i][j];
            }
            loss += Math.log(1 + Math.exp(-y[i] * dot));
        }
        return loss / x.length;
    }
}
