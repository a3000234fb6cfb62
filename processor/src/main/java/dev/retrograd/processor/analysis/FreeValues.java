package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The values that a region reads from around it. */
public final class FreeValues {
    private final Set<Value> free = new LinkedHashSet<>();
    private final Set<Value> defined = new HashSet<>();

    private FreeValues() {}

    /** The values that the region or one below it reads and that are defined outside, in order of first use. */
    public static Set<Value> of(Region region) {
        FreeValues values = new FreeValues();
        values.visit(region);
        return Collections.unmodifiableSet(values.free);
    }

    /** The operands of the operation and the free values of its regions. */
    public static Set<Value> of(Op op) {
        FreeValues values = new FreeValues();
        values.visit(op);
        return Collections.unmodifiableSet(values.free);
    }

    private void visit(Region region) {
        defined.addAll(region.params());
        region.ops().forEach(this::visit);
    }

    private void visit(Op op) {
        for (Value operand : op.operands()) {
            if (!defined.contains(operand)) {
                free.add(operand);
            }
        }
        op.regions().forEach(this::visit);
        defined.addAll(op.results());
    }
}
