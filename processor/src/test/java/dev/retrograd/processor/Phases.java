package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.transform.Layout;
import java.util.Map;
import java.util.Set;

/** Opens the pipeline to tests in other packages. */
public final class Phases {
    private Phases() {}

    /** What the back end gets with the default options. */
    public static Function gradient(Function lowered) {
        return new Pipeline(Options.of(Map.of()))
                .gradient(lowered, seeded(lowered), Layout.FLAT, false)
                .function();
    }

    /** Whether a loop of the method's gradient can run in several threads. */
    public static boolean canRunInParallel(Function lowered) {
        return new Pipeline(Options.of(Map.of()))
                .inChunks(lowered, seeded(lowered), null)
                .isSplit();
    }

    /** The results that take seeds: the one of a function whose result is no number. */
    static Set<Integer> seeded(Function lowered) {
        return lowered.results().get(0).type().isFloating() ? Set.of() : Set.of(0);
    }
}
