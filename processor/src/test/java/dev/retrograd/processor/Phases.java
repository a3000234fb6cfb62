package dev.retrograd.processor;

import dev.retrograd.processor.ir.Function;
import java.util.Map;

/** Opens the pipeline to tests in other packages. */
public final class Phases {
    private Phases() {}

    /** What the back end gets with the default options. */
    public static Function gradient(Function lowered) {
        return new Pipeline(Options.of(Map.of())).gradient(lowered);
    }
}
