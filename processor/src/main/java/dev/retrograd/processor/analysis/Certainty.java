package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        /** By being stored in an array, of which any element may go unread, by a callee, or by uses in a loop, which may not run. */
        STORED,
        /** Always. */
        CERTAIN
    }

    /** The levels of loops' variables as the last pass left them; the first pass takes them to be certain. */
    private final Map<Value, Level> variables = new HashMap<>();

    private final Map<Value, Level> levels = new HashMap<>();
    private final Level returned;
    private boolean changed;

    private Certainty(Level returned) {
        this.returned = returned;
    }

    /** Analyses a function. */
    public static Certainty of(Function function) {
        return of(function, Level.CERTAIN);
    }

    /** Analyses a function whose callers may leave its results unused. */
    public static Certainty ofCallee(Function function) {
        return of(function, Level.STORED);
    }

    private static Certainty of(Function function, Level returned) {
        Certainty certainty = new Certainty(returned);
        do {
            certainty.changed = false;
            certainty.levels.clear();
            certainty.scan(function.body(), List.of());
        } while (certainty.changed);
        return certainty;
    }

    /** The function with the level of each value. */
    public static String print(Function function) {
        Certainty certainty = of(function);
        return Printer.print(function, new Printer.Remarks() {
            @Override
            public String of(Value value) {
                return certainty.level(value).name().toLowerCase(Locale.ROOT);
            }
        });
    }

    /** The level of a value. */
    public Level level(Value value) {
        return levels.getOrDefault(value, Level.CONDITIONAL);
    }

    private static void raise(Map<Value, Level> uses, Value value, Level level) {
        uses.merge(value, level, Certainty::stronger);
    }

    /** Settles the level of a value whose definition has been reached. */
    private Level take(Map<Value, Level> uses, Value value) {
        Level level = uses.getOrDefault(value, Level.CONDITIONAL);
        uses.remove(value);
        levels.put(value, level);
        return level;
    }

    private List<Level> take(Map<Value, Level> uses, List<Value> values) {
        return values.stream().map(value -> take(uses, value)).toList();
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

    /** Scans a region backwards; gives what its uses mean for values from outside, provided that the region runs. */
    private Map<Value, Level> scan(Region region, List<Level> yields) {
        Map<Value, Level> uses = new HashMap<>();
        for (int i = region.ops().size() - 1; i >= 0; i--) {
            Op op = region.ops().get(i);
            if (op instanceof Op.Return) {
                op.operands().forEach(value -> raise(uses, value, returned));
            } else if (op instanceof Op.Yield) {
                for (int k = 0; k < yields.size(); k++) {
                    raise(uses, op.operands().get(k), yields.get(k));
                }
            } else if (op instanceof Op.Call) {
                Level level = take(uses, op.result());
                op.operands().forEach(value -> raise(uses, value, level));
            } else if (op instanceof Op.Store store) {
                raise(uses, store.value(), Level.STORED);
            } else if (op instanceof Op.If branch) {
                scan(branch, uses);
            } else if (op instanceof Op.For loop) {
                List<Level> results = take(uses, loop.targets());
                Map<Value, Level> inner = scan(loop.body(), iterated(results, loop.carried()));
                settle(loop.carried());
                inner.forEach((value, level) -> raise(uses, value, weaker(level, Level.STORED)));
                for (int k = 0; k < results.size(); k++) {
                    raise(
                            uses,
                            loop.inits().get(k),
                            weaker(results.get(k), level(loop.carried().get(k))));
                }
            } else if (op instanceof Op.While loop) {
                scan(loop, uses);
            } else {
                op.results().forEach(result -> take(uses, result));
                if (op instanceof Op.Invoke) {
                    op.operands().forEach(value -> raise(uses, value, Level.STORED));
                }
            }
        }
        region.params().forEach(param -> take(uses, param));
        return uses;
    }

    /** A value is certain to be used if both arms use it. */
    private void scan(Op.If branch, Map<Value, Level> uses) {
        List<Level> results = take(uses, branch.targets());
        Map<Value, Level> then = scan(branch.then(), results);
        Map<Value, Level> otherwise = scan(branch.otherwise(), results);
        then.forEach((value, level) ->
                raise(uses, value, weaker(level, otherwise.getOrDefault(value, Level.CONDITIONAL))));
    }

    /** The condition runs at least once, the body may not. */
    private void scan(Op.While loop, Map<Value, Level> uses) {
        List<Level> results = take(uses, loop.targets());
        List<Value> variables = loop.condition().params();
        Map<Value, Level> inBody =
                scan(loop.body(), variables.stream().map(this::expected).toList());
        List<Level> forwarded = new ArrayList<>(List.of(Level.CONDITIONAL));
        for (int k = 0; k < results.size(); k++) {
            forwarded.add(weaker(results.get(k), level(loop.body().params().get(k))));
        }
        Map<Value, Level> inCondition = scan(loop.condition(), forwarded);
        settle(variables);
        inBody.forEach((value, level) -> raise(uses, value, weaker(level, Level.STORED)));
        inCondition.forEach((value, level) -> raise(uses, value, level));
        for (int k = 0; k < variables.size(); k++) {
            raise(uses, loop.inits().get(k), level(variables.get(k)));
        }
    }

    /** What an iteration yields goes to the result after the last one, to the next iteration after any other. */
    private List<Level> iterated(List<Level> results, List<Value> carried) {
        List<Level> result = new ArrayList<>();
        for (int k = 0; k < carried.size(); k++) {
            result.add(weaker(results.get(k), expected(carried.get(k))));
        }
        return result;
    }
}
