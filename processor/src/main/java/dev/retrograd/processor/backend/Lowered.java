package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The decisions about a function before any Java is written. */
record Lowered(Index index, Effects effects, Inlining inlining, Variables variables, Expressions expressions) {

    static Lowered of(Function function) {
        return of(function, false);
    }

    /** The decisions about a callee, whose parameters may be adjoints. */
    static Lowered ofCallee(Function function) {
        return of(function, true);
    }

    private static Lowered of(Function function, boolean callee) {
        Index index = new Index(function);
        Effects effects = new Effects(index, callee);
        Lowered first = of(index, effects, Set.of());
        Set<Value> stuck = new HashSet<>();
        first.collectStuck(index.root(), stuck);
        return stuck.isEmpty() ? first : of(index, effects, stuck);
    }

    private static Lowered of(Index index, Effects effects, Set<Value> sunk) {
        Inlining inlining = new Inlining(index, effects, sunk);
        Variables variables = new Variables(index, inlining);
        return new Lowered(index, effects, inlining, variables, new Expressions(index, inlining, variables));
    }

    /**
     * Finds the new values of loop variables that could not be written to the variables where they are computed, because the old
     * ones are still needed: they are better computed last.
     */
    private void collectStuck(Region region, Set<Value> stuck) {
        for (Op op : region.ops()) {
            if (op instanceof Op.For loop) {
                addStuck(loop.carried(), loop.carried(), loop.body(), stuck);
            } else if (op instanceof Op.While loop) {
                addStuck(loop.condition().params(), loop.body().params(), loop.body(), stuck);
            }
            op.regions().forEach(inner -> collectStuck(inner, stuck));
        }
    }

    private void addStuck(List<Value> targets, List<Value> olds, Region body, Set<Value> stuck) {
        for (int i = 0; i < targets.size(); i++) {
            Value target = targets.get(i);
            Value source = body.yields().get(i);
            if (!inlining.isInlined(source)
                    && index.definition(source) instanceof Op.Call
                    && (variables.of(source) != variables.of(target)
                            || variables.of(target) != variables.of(olds.get(i)))
                    && source.name() != null
                    && source.name().equals(variables.of(target).hint())) {
                stuck.add(source);
            }
        }
    }
}
