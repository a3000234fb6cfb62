package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;

/** Which kinds of operations a function and its callees have: a pass that works on none of them need not run. */
final class Contents {
    private boolean branches;
    private boolean loops;
    private boolean lengths;
    private boolean stores;
    private boolean shadows;
    private boolean arrays;
    private boolean slots;
    private boolean integers;
    private boolean derivatives;

    private Contents() {}

    static Contents of(Function function) {
        Contents contents = new Contents();
        contents.scan(function.body());
        for (Function callee : function.callees()) {
            contents.scan(callee.body());
        }
        return contents;
    }

    /** Whether there are branches or loops. */
    boolean hasRegions() {
        return branches || loops;
    }

    boolean hasLoops() {
        return loops;
    }

    boolean hasLengths() {
        return lengths;
    }

    boolean hasStores() {
        return stores;
    }

    boolean hasShadows() {
        return shadows;
    }

    /** Whether arrays are made. */
    boolean hasArrays() {
        return arrays;
    }

    /** Whether values are saved and restored. */
    boolean hasSlots() {
        return slots;
    }

    /** Whether integers are computed. */
    boolean hasIntegers() {
        return integers;
    }

    /** Whether there is arithmetic that derivation has added. */
    boolean hasDerivatives() {
        return derivatives;
    }

    private void scan(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Call call) {
                integers |= call.target().type() == Primitive.INT;
                derivatives |= !call.origin().note().isEmpty();
            } else if (op instanceof Op.Store) {
                stores = true;
            } else if (op instanceof Op.Length) {
                lengths = true;
            } else if (op instanceof Op.Shadow) {
                shadows = true;
                arrays = true;
            } else if (op instanceof Op.Save) {
                slots = true;
            } else if (op instanceof Op.Alloc) {
                arrays = true;
            } else if (op instanceof Op.If) {
                branches = true;
            } else if (op instanceof Op.For || op instanceof Op.While) {
                loops = true;
            }
            for (Region inner : op.regions()) {
                scan(inner);
            }
        }
    }
}
