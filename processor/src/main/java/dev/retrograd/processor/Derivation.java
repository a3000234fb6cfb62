package dev.retrograd.processor;

import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;

/**
 * A companion that is to be derived from a lowered method. Between front end and file it depends on nothing else, so that all
 * those of a round are derived side by side.
 *
 * @param request what was asked for
 * @param method the method
 * @param source derives the companion
 */
record Derivation(Request request, ExecutableElement method, Supplier<String> source) {

    /**
     * A derived companion.
     *
     * @param derivation where it comes from
     * @param source its source; null if that failed
     * @param fault why it failed; null if it did not
     */
    record Result(Derivation derivation, String source, Throwable fault) {}

    /** Derives all companions, in whatever threads there are; the results are in order. */
    static List<Result> run(List<Derivation> derivations) {
        List<Result> results =
                derivations.parallelStream().map(Derivation::result).toList();
        return results.stream().map(Derivation::onceMore).toList();
    }

    /** The caller's stack may be deeper than a worker's. */
    private static Result onceMore(Result result) {
        return result.fault() instanceof StackOverflowError
                ? result.derivation().result()
                : result;
    }

    private Result result() {
        try {
            return new Result(this, source.get(), null);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return new Result(this, null, e);
        }
    }
}
