package dev.retrograd.processor.analysis;

import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What operations do to each class of arrays, those in their regions included. */
public final class Accesses {
    /** What is done to a class of arrays, in all. */
    public enum Kind {
        /** Elements are read. */
        READ,
        /** Elements are added to and never looked at otherwise: the order does not matter. */
        ADD,
        /** Anything. */
        ANY;

        private Kind and(Kind other) {
            return this == other ? this : ANY;
        }
    }

    /**
     * The operations that add to an element.
     *
     * @param load the read
     * @param steps additions and subtractions, the first of the read value and each of the one before
     * @param store the write
     */
    public record Sum(Op.Load load, List<Op.Call> steps, Op.Store store) {}

    private final Aliases aliases;
    private final Uses uses;
    private final Map<Storage, Kind> kinds = new HashMap<>();

    private Accesses(Aliases aliases, Uses uses) {
        this.aliases = aliases;
        this.uses = uses;
    }

    /** What operations, and those in their regions, do. */
    public static Accesses of(List<Op> ops, Aliases aliases, Uses uses) {
        Accesses accesses = new Accesses(aliases, uses);
        ops.forEach(accesses::visit);
        return accesses;
    }

    /** The classes that are touched. */
    public Set<Storage> storages() {
        return kinds.keySet();
    }

    /** Whether repetitions of the operations may run in any order, as far as a class of arrays is concerned. */
    public boolean isOrderFree(Storage storage) {
        return kinds.get(storage) != Kind.ANY;
    }

    /** Whether a class of arrays is read and never written. */
    public boolean isRead(Storage storage) {
        return kinds.get(storage) == Kind.READ;
    }

    /** Whether these operations and others may change places, as far as a class of arrays is concerned. */
    public boolean commutes(Storage storage, Accesses others) {
        Kind mine = kinds.get(storage);
        Kind theirs = others.kinds.get(storage);
        return mine == null || theirs == null || (mine == theirs && mine != Kind.ANY);
    }

    /** What is done to a class of arrays; null for nothing. */
    public Kind kind(Storage storage) {
        return kinds.get(storage);
    }

    private void note(Storage storage, Kind kind) {
        kinds.merge(storage, kind, Kind::and);
    }

    private void noteAll(Value reference, Kind kind) {
        if (!(reference.type() instanceof Primitive)) {
            aliases.levels(reference).forEach(storage -> note(storage, kind));
        }
    }

    private void visit(Op op) {
        if (op instanceof Op.Load load) {
            note(aliases.storage(load.array()), sumOf(load) != null ? Kind.ADD : Kind.READ);
        } else if (op instanceof Op.Store store) {
            note(aliases.storage(store.array()), isSum(store) ? Kind.ADD : Kind.ANY);
        } else if (op instanceof Op.Accumulate accumulate) {
            List<Storage> levels = aliases.levels(accumulate.target());
            levels.subList(0, levels.size() - 1).forEach(storage -> note(storage, Kind.READ));
            note(levels.get(levels.size() - 1), Kind.ADD);
            noteAll(accumulate.value(), Kind.READ);
        } else if (op instanceof Op.Shadow || op instanceof Op.Copy || op instanceof Op.Call) {
            op.operands().forEach(operand -> noteAll(operand, Kind.READ));
        } else if (op instanceof Op.Invoke) {
            op.operands().forEach(operand -> noteAll(operand, Kind.ANY));
            op.results().forEach(result -> noteAll(result, Kind.ANY));
        }
        op.regions().forEach(region -> region.ops().forEach(this::visit));
    }

    private boolean isSum(Op.Store store) {
        return sum(store) != null;
    }

    /** The operations of {@code a[i] += e - f}: the read, what is added, step by step, and the write; null if a write is something else. */
    public Sum sum(Op.Store store) {
        Deque<Op.Call> steps = new ArrayDeque<>();
        Value value = store.value();
        while (uses.count(value) == 1 && uses.definition(value).orElse(null) instanceof Op.Call call && isStep(call)) {
            steps.addFirst(call);
            value = call.operands().get(0);
        }
        return uses.definition(value).orElse(null) instanceof Op.Load load && sumOf(load) == store
                ? new Sum(load, List.copyOf(steps), store)
                : null;
    }

    /** The write that a read belongs to in {@code a[i] += e}; null if it is another read. */
    private Op.Store sumOf(Op.Load load) {
        Value value = load.target();
        Region region = uses.region(load);
        while (value.type().isFloating() && uses.count(value) == 1) {
            Op user = uses.users(value).get(0);
            if (uses.region(user) != region) {
                return null;
            } else if (user instanceof Op.Call call
                    && isStep(call)
                    && call.operands().get(0) == value) {
                value = call.target();
            } else if (user instanceof Op.Store store
                    && store.array() == load.array()
                    && store.index() == load.index()
                    && !isTouchedBetween(load, store, region)) {
                return store;
            } else {
                return null;
            }
        }
        return null;
    }

    private static boolean isStep(Op.Call call) {
        return call.target().type().isFloating()
                && (call.operands().size() == 2
                        ? call.function().equals("+") || call.function().equals("-")
                        : call.function().equals("(double)") || call.function().equals("(float)"));
    }

    private boolean isTouchedBetween(Op.Load load, Op.Store store, Region region) {
        Storage storage = aliases.storage(load.array());
        List<Op> ops = region.ops();
        int from = indexOf(load, ops);
        int to = indexOf(store, ops);
        for (Op op : ops.subList(from + 1, to)) {
            if (touches(op, storage)) {
                return true;
            }
        }
        return false;
    }

    private boolean touches(Op op, Storage storage) {
        if (!op.regions().isEmpty() || op instanceof Op.Invoke) {
            return true;
        }
        boolean accesses =
                op instanceof Op.Load || op instanceof Op.Store || op instanceof Op.Accumulate || op instanceof Op.Copy;
        return accesses
                && op.operands().stream()
                        .filter(operand -> !(operand.type() instanceof Primitive))
                        .anyMatch(operand -> aliases.levels(operand).contains(storage));
    }

    private static int indexOf(Op op, List<Op> ops) {
        int index = 0;
        while (ops.get(index) != op) {
            index++;
        }
        return index;
    }
}
