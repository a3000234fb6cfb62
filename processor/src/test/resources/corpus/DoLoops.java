package corpus.doloops;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Loops whose condition computes: it runs once more than the body. */
final class DoLoops {
    private DoLoops() {}

    @Differentiable
    static double halving(@In(from = 5, to = 9) double x, @In(from = 1.5, to = 3) double y) {
        double s = 0;
        do {
            double quotient = x / y;
            s += quotient * Math.sin(x);
            x = quotient - 0.1;
        } while (x > 0.3);
        return s * x;
    }

    @Differentiable
    static double doInDo(@In(from = 5, to = 9) double x, @In(from = 1.5, to = 3) double y) {
        double s = 1;
        do {
            double z = x;
            do {
                z = z / y - s * 0.01;
                s += z * z;
            } while (z > 1);
            x -= y;
        } while (x * s > 0);
        return s;
    }

    @Differentiable
    static double assignmentInCondition(@In(from = 5, to = 9) double x, @In(from = 1.5, to = 3) double y) {
        double r = 0;
        double z;
        while ((z = x * x / y) > 1) {
            x = x * 0.6 - 0.01 * z;
            if (x < 2) {
                r += z;
            } else {
                r -= Math.cos(z);
            }
        }
        return r + z;
    }
}
