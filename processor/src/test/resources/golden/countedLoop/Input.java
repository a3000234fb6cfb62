package golden;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

final class Input {
    private Input() {}

    @Differentiable
    static double countedLoop(double[] w, @Constant double[] x) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            s += Math.exp(w[i] * x[i]);
        }
        return Math.log(s);
    }
}
