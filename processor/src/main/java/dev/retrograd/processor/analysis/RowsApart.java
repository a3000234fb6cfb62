package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Whether each iteration of a loop accesses elements or rows of its own of an array that outlives it. */
public final class RowsApart {
    private final Uses uses;
    private final Aliases aliases;

    /** For the arrays of one function. */
    public RowsApart(Uses uses, Aliases aliases) {
        this.uses = uses;
        this.aliases = aliases;
    }

    /** An access as the array that it starts from and the indices on its way. */
    private record Path(Value base, List<Value> indices) {}

    /** Whether what is loaded in one iteration of the loop is written in no other. */
    public boolean areApart(Op.Load load, Op writer, Op loop) {
        if (!(loop instanceof Op.For counted) || !(writer instanceof Op.Store store)) {
            return false;
        }
        Path read = path(load.array(), load.index(), loop);
        Path written = path(store.array(), store.index(), loop);
        if (read == null || written == null || read.base != written.base) {
            return false;
        }
        int last = read.indices.size() - 1;
        for (int level = 0; level <= last; level++) {
            boolean own =
                    read.indices.get(level) == counted.counter() && written.indices.get(level) == counted.counter();
            if (own && (level == last || areRowsDistinct(read.base))) {
                return true;
            }
        }
        return false;
    }

    /** The rows are different arrays, and remain the same ones. */
    private boolean areRowsDistinct(Value base) {
        return uses.definition(base).orElse(null) instanceof Op.Alloc && !aliases.areRowsReplaced(base);
    }

    private Path path(Value array, Value index, Op loop) {
        List<Value> indices = new ArrayList<>(List.of(index));
        Value base = array;
        while (isInside(base, loop)) {
            if (!(uses.definition(base).orElse(null) instanceof Op.Load row)) {
                return null;
            }
            indices.add(0, row.index());
            base = row.array();
        }
        return new Path(base, indices);
    }

    private boolean isInside(Value value, Op loop) {
        return uses.definition(value)
                .map(definition -> uses.enclosing(definition).stream().anyMatch(op -> op == loop))
                .orElse(!uses.isWithin(loop, uses.scope(value)));
    }
}
