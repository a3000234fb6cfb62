package corpus.switches;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Switches whose groups return, fall through or break. */
final class Switches {
    private Switches() {}

    @Differentiable
    @SuppressWarnings("fallthrough")
    static double returning(@In(from = -2, to = 2) double x, @Constant @In(from = -1, to = 3) double choice) {
        switch ((int) choice) {
            case 0:
                return x * x;
            case 1:
                x = Math.sin(x);
            default:
                return x * 3;
        }
    }

    @Differentiable
    static double breaking(@In(from = -2, to = 2) double x, @Constant @In(from = -1, to = 3) double choice) {
        double r = x;
        switch ((int) choice) {
            case 0:
                r = x * x;
                break;
            case 1:
            case 2:
                r = Math.cos(x) * r;
        }
        return r * x;
    }
}
