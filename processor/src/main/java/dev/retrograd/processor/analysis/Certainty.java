package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How surely a value reaches the result once it is computed. A value that a branch not taken would have used has the adjoint
 * zero, and zero times an infinite partial must not become NaN: its adjoint statement needs a guard.
 */
public final class Certainty {
    /** How surely, from least to most. */
    public enum Level {
        /** Only by uses that may not run, or not at all. */
        CONDITIONAL,
        /** By being stored in an array, of which any element may go unread. */
        STORED,
        /** Always. */
        CERTAIN
    }

    /** The levels of loops' variables as the last pass left them; the first pass takes them to be certain. */
    private final Map<Value, Level> variables = new HashMap<>();

    private final Map<Value, Level> levels = new HashMap<>();
    private boolean changed;

    private Certainty() {}

    /** Analyses a function. */
    public static Certainty of(Function function) {
        Certainty certainty = new Certainty();
        do {
            certainty.changed = false;
            certainty.levels.clear();
            certainty.scan(function.body(), List.of());
        } while (certainty.changed);
        return certainty;
    }

    /** The level of a value. */
    public Level level(Value value) {
        return levels.getOrDefault(value, Level.CONDITIONAL);
    }

    private void raise(Value value, Level level) {
        levels.merge(value, level, Certainty::stronger);
    }

    private static Level stronger(Level a, Level b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Level weaker(Level a, Level b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** A variable's level before the region that reads it has been seen in this pass. */
    private Level expected(Value variable) {
        return variables.getOrDefault(variable, Level.CERTAIN);
    }

    private void settle(List<Value> params) {
        for (Value param : params) {
            Level level = level(param);
            changed |= level != expected(param);
            variables.put(param, level);
        }
    }

    /** Uses count in the region that defines the value only; what a nested region reads may not be read at all. */
    private void scan(Region region, List<Level> yields) {
        for (int i = region.ops().size() - 1; i >= 0; i--) {
            Op op = region.ops().get(i);
            if (op instanceof Op.Return) {
                op.operands().forEach(value -> raise(value, Level.CERTAIN));
            } else if (op instanceof Op.Yield) {
                for (int k = 0; k < yields.size(); k++) {
                    raise(op.operands().get(k), yields.get(k));
                }
            } else if (op instanceof Op.Call) {
                op.operands().forEach(value -> raise(value, level(op.result())));
            } else if (op instanceof Op.Store store) {
                raise(store.value(), Level.STORED);
            } else if (op instanceof Op.If branch) {
                List<Level> levelsOfTargets =
                        branch.targets().stream().map(this::level).toList();
                branch.regions().forEach(inner -> scan(inner, levelsOfTargets));
            } else if (op instanceof Op.For loop) {
                scan(loop.body(), iterated(loop.targets(), loop.carried()));
                settle(loop.carried());
                enter(loop.inits(), loop.targets(), loop.carried());
            } else if (op instanceof Op.While loop) {
                List<Value> variables = loop.condition().params();
                scan(loop.body(), variables.stream().map(this::expected).toList());
                List<Level> forwarded = new ArrayList<>(List.of(Level.CONDITIONAL));
                for (int k = 0; k < loop.targets().size(); k++) {
                    forwarded.add(weaker(
                            level(loop.targets().get(k)),
                            level(loop.body().params().get(k))));
                }
                scan(loop.condition(), forwarded);
                settle(variables);
                for (int k = 0; k < variables.size(); k++) {
                    raise(loop.inits().get(k), level(variables.get(k)));
                }
            }
        }
    }

    /** What an iteration yields goes to the result after the last one, to the next iteration after any other. */
    private List<Level> iterated(List<Value> targets, List<Value> carried) {
        List<Level> result = new ArrayList<>();
        for (int k = 0; k < carried.size(); k++) {
            result.add(weaker(level(targets.get(k)), expected(carried.get(k))));
        }
        return result;
    }

    /** The initial value goes to the first iteration, to the result if there is none. */
    private void enter(List<Value> inits, List<Value> targets, List<Value> carried) {
        for (int k = 0; k < carried.size(); k++) {
            raise(inits.get(k), weaker(level(targets.get(k)), level(carried.get(k))));
        }
    }
}
