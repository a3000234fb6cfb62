package dev.retrograd.benchmarks.eval;

import dev.retrograd.benchmarks.protocol.Eval;
import java.util.List;

/** All evals of this module; a new one is added to this list and nowhere else. */
public final class Evals {

    private Evals() {}

    /**
     * The evals.
     *
     * @return one for each module of GradBench that is implemented
     */
    public static List<Eval> all() {
        return List.of(
                Hello.eval(),
                LeastSquares.eval(),
                LogSumExp.eval(),
                RungeKutta.eval(),
                GaussianMixture.eval(),
                Lstm.eval(),
                BundleAdjustmentEval.eval(),
                KMeans.eval(),
                HandTrackingEval.eval(),
                Determinant.eval(),
                Saddle.eval(),
                Particle.eval());
    }
}
