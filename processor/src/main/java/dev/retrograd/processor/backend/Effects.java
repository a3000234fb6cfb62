package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/** What operations do besides computing their results, and with that, which of them may change places. */
final class Effects {
    /**
     * An operation's effects.
     *
     * @param ordered whether it may throw or acts on something that is seen from outside
     * @param reads the arrays read, {@code null} standing for any
     * @param writes the arrays written, {@code null} standing for any
     */
    record Summary(boolean ordered, List<Value> reads, List<Value> writes) {
        static final Summary PURE = new Summary(false, List.of(), List.of());

        boolean isPure() {
            return !ordered && reads.isEmpty() && writes.isEmpty();
        }
    }

    private enum Kind {
        PRIMAL,
        SHADOW,
        UNKNOWN
    }

    private static final List<Value> ANY = Collections.singletonList(null);

    private final Index index;
    private final boolean callee;
    private final IdentityHashMap<Op, Summary> summaries = new IdentityHashMap<>();

    /**
     * The effects of a function's operations.
     *
     * @param callee whether its parameters may be adjoints, too
     */
    Effects(Index index, boolean callee) {
        this.index = index;
        this.callee = callee;
    }

    Summary of(Op op) {
        Summary known = summaries.get(op);
        if (known == null) {
            known = summarise(op);
            summaries.put(op, known);
        }
        return known;
    }

    /** Whether two operations have to stay in their order. */
    boolean conflict(Op first, Op second) {
        if (first instanceof Op.Length && second instanceof Op.Length) {
            // Whichever array is missing, the exception is the same.
            return false;
        }
        Summary a = of(first);
        Summary b = of(second);
        return (a.ordered() && b.ordered())
                || overlap(a.reads(), b.writes())
                || overlap(a.writes(), b.reads())
                || overlap(a.writes(), b.writes());
    }

    private Summary summarise(Op op) {
        if (op instanceof Op.Call call && call.function().contains("#")) {
            return Summary.PURE;
        } else if (op instanceof Op.Call call) {
            boolean readsMemory = hasReference(call.operands())
                    && !call.function().startsWith("(")
                    && !call.function().contains("=");
            return new Summary(readsMemory || mayThrow(call), readsMemory ? ANY : List.of(), List.of());
        } else if (op instanceof Op.Load load) {
            return new Summary(!isShadow(load.array()), List.of(load.array()), List.of());
        } else if (op instanceof Op.Store store) {
            return new Summary(!isShadow(store.array()), List.of(), List.of(store.array()));
        } else if (op instanceof Op.Length length) {
            return new Summary(!isNew(length.array()), List.of(), List.of());
        } else if (op instanceof Op.Alloc) {
            return new Summary(true, List.of(), List.of());
        } else if (op instanceof Op.Shadow || op instanceof Op.Copy) {
            return new Summary(true, ANY, List.of());
        } else if (op instanceof Op.Accumulate) {
            return new Summary(true, ANY, ANY);
        } else if (op instanceof Op.Invoke invoke) {
            boolean tape = invoke.callee().startsWith("Tape.");
            return new Summary(true, tape ? List.of() : ANY, tape ? List.of() : ANY);
        }
        boolean ends = op instanceof Op.Yield || op instanceof Op.Return || op instanceof Op.Const;
        return ends ? Summary.PURE : nested(op);
    }

    private static boolean hasReference(List<Value> values) {
        for (Value value : values) {
            if (!(value.type() instanceof Primitive)) {
                return true;
            }
        }
        return false;
    }

    private Summary nested(Op op) {
        if (op.regions().isEmpty()) {
            return new Summary(true, ANY, ANY);
        }
        // A loop may not end, which nothing behind it may overtake.
        boolean ordered = !(op instanceof Op.If);
        List<Value> reads = new ArrayList<>();
        List<Value> writes = new ArrayList<>();
        for (Region region : op.regions()) {
            for (Op inner : region.ops()) {
                Summary summary = of(inner);
                ordered |= summary.ordered();
                reads.addAll(summary.reads());
                writes.addAll(summary.writes());
            }
        }
        return new Summary(ordered, reads, writes);
    }

    private boolean mayThrow(Op.Call call) {
        String function = call.function();
        if (call.target().type().isFloating() || call.target().type() == Primitive.BOOLEAN) {
            return false;
        } else if (function.equals("/") || function.equals("%")) {
            return !(index.definition(call.operands().get(1)) instanceof Op.Const divisor)
                    || ((Number) divisor.value()).longValue() == 0;
        } else if (function.startsWith("(")) {
            return !(call.target().type() instanceof Primitive);
        }
        // Math.addExact, Math.floorDiv and the like throw; the harmless ones gain little from moving.
        return function.contains(".");
    }

    /** Whether an array is an adjoint, whose elements exist wherever the method itself has got to the primal's. */
    private boolean isShadow(Value array) {
        return kind(array) == Kind.SHADOW;
    }

    /** What is known of the storage behind a reference: adjoints and what the method works on never share any. */
    private Kind kind(Value array) {
        Op definition = index.definition(array);
        if (definition instanceof Op.Load load) {
            // Rows of a new array may be anything that has been stored there.
            return isNew(load.array()) && !isShadow(load.array()) ? Kind.UNKNOWN : kind(load.array());
        } else if (definition instanceof Op.Shadow) {
            return Kind.SHADOW;
        }
        return isNew(array) || (isParameter(array) && !callee) ? Kind.PRIMAL : Kind.UNKNOWN;
    }

    private boolean isNew(Value array) {
        Op definition = index.definition(array);
        return definition instanceof Op.Alloc || definition instanceof Op.Shadow || definition instanceof Op.Copy;
    }

    private boolean isParameter(Value value) {
        return index.root().params().contains(value);
    }

    private boolean overlap(List<Value> some, List<Value> others) {
        for (Value a : some) {
            for (Value b : others) {
                if (mayBeSame(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayBeSame(Value a, Value b) {
        if (a == b || a == null || b == null) {
            return true;
        }
        boolean typesDiffer =
                isPlain(a.type()) && isPlain(b.type()) && !a.type().equals(b.type());
        boolean bothNew = isNew(a) && isNew(b);
        boolean newAndGiven = (isNew(a) && isParameter(b)) || (isNew(b) && isParameter(a));
        boolean kindsDiffer = kind(a) != kind(b) && kind(a) != Kind.UNKNOWN && kind(b) != Kind.UNKNOWN;
        return !(typesDiffer || bothNew || newAndGiven || kindsDiffer);
    }

    private static boolean isPlain(Type type) {
        return type instanceof ArrayType array && !(array.leaf() instanceof ClassType);
    }
}
