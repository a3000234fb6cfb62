package dev.retrograd.processor.ir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call of a function means inside it, whether the function is called as a whole or is two sweeps that are called one by one.
 *
 * @param function the function
 * @param params its values that the operands of the call become
 * @param results its values that become the results of the call
 */
public record Passing(Function function, List<Value> params, List<Value> results) {

    /** Of a call; empty if none of the functions is called. */
    public static Optional<Passing> of(Op.Invoke invoke, List<Function> functions) {
        if (!invoke.isInternal()) {
            return Optional.empty();
        }
        String name = invoke.function();
        for (Function function : functions) {
            String method = CalleeNames.method(function.name(), CalleeNames.SWEEPS);
            boolean sweeps = !method.equals(function.name());
            if (function.name().equals(name)) {
                return Optional.of(new Passing(function, function.params(), function.results()));
            } else if (sweeps && name.equals(method + CalleeNames.FORWARD)) {
                return Optional.of(forward(function));
            } else if (sweeps && name.equals(method + CalleeNames.REVERSE)) {
                return Optional.of(reverse(function));
            }
        }
        return Optional.empty();
    }

    /** The operands of the turn between two sweeps. */
    private static List<Value> passed(Function sweeps) {
        return sweeps.body().ops().stream()
                .filter(Op.Invoke::isTurn)
                .findFirst()
                .orElseThrow()
                .operands();
    }

    /** Of the forward one of two sweeps. */
    public static Passing forward(Function sweeps) {
        List<Value> passed = passed(sweeps);
        List<Value> params = sweeps.params().stream().filter(passed::contains).toList();
        int shadows = sweeps.active().size();
        return new Passing(sweeps, params, passed.subList(params.size() - shadows, passed.size() - shadows));
    }

    /** Of the reverse one of two sweeps. */
    public static Passing reverse(Function sweeps) {
        List<Value> passed = passed(sweeps);
        Stream<Value> seeds = sweeps.params().stream().filter(param -> !passed.contains(param));
        Stream<Value> shadows = sweeps.params().stream().filter(sweeps.active()::contains);
        return new Passing(sweeps, Stream.concat(seeds, shadows).toList(), sweeps.results());
    }
}
