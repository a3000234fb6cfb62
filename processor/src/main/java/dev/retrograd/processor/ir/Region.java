package dev.retrograd.processor.ir;

import java.util.List;

/**
 * A straight sequence of operations with parameters, ended by {@link Op.Yield} or {@link Op.Return}.
 *
 * @param params the values that whoever enters the region supplies
 * @param ops the operations in program order, the terminator last
 */
public record Region(List<Value> params, List<Op> ops) {
    /** Copies the lists. */
    public Region {
        params = List.copyOf(params);
        ops = List.copyOf(ops);
    }

    /** Regions are compared by identity. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The last operation. */
    public Op terminator() {
        return ops.get(ops.size() - 1);
    }

    /** All operations but the terminator. */
    public List<Op> body() {
        return ops.subList(0, ops.size() - 1);
    }

    /** What the terminator yields or returns. */
    public List<Value> yields() {
        return terminator().operands();
    }
}
