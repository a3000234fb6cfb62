package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which matrices need no storage because the one loop nest that uses them can compute their elements itself. Nothing may be
 * written between the call and that nest.
 */
final class Fusion {
    private final List<Op> ops;
    private final Uses uses;
    private final IdentityHashMap<Op, Integer> positions = new IdentityHashMap<>();
    private final int[] writesBefore;

    /** Where in the region the nest stands that computes a deferred value. */
    private final Map<Value, Integer> nests = new HashMap<>();

    private Fusion(Region region, Uses uses) {
        this.ops = region.ops();
        this.uses = uses;
        this.writesBefore = new int[ops.size() + 1];
        for (int at = 0; at < ops.size(); at++) {
            writesBefore[at + 1] = writesBefore[at] + (writes(ops.get(at)) ? 1 : 0);
            positions.put(ops.get(at), at);
        }
    }

    /** The values of a region to defer to the nest that uses them. */
    static Set<Value> deferrable(Region region, Uses uses) {
        Fusion fusion = new Fusion(region, uses);
        for (int at = fusion.ops.size() - 1; at >= 0; at--) {
            if (fusion.ops.get(at) instanceof Op.Call call) {
                fusion.defer(call, at);
            }
        }
        return fusion.nests.keySet();
    }

    private void defer(Op.Call call, int at) {
        List<Op> readers = readers(call.target());
        if (readers.isEmpty() && MatrixCalls.isElementwise(call)) {
            nests.put(call.target(), at);
        } else if (readers.size() == 1 && positions.containsKey(readers.get(0)) && fits(call, readers.get(0))) {
            Op reader = readers.get(0);
            int user = positions.get(reader);
            int nest = reader.results().isEmpty() ? user : nests.getOrDefault(reader.result(), user);
            if (writesBefore[nest] == writesBefore[at + 1]) {
                nests.put(call.target(), nest);
            }
        }
    }

    /** The operations that need more of the value than its shape, once for each operand that it is. */
    private List<Op> readers(Value value) {
        List<Op> readers = new ArrayList<>();
        for (Op op : uses.users(value)) {
            for (Value operand : op.operands()) {
                if (operand == value && !MatrixCalls.shapeOperands(op).contains(value)) {
                    readers.add(op);
                }
            }
        }
        return readers;
    }

    private static boolean fits(Op.Call call, Op reader) {
        boolean added = reader instanceof Op.Accumulate accumulate && accumulate.value() == call.target();
        if (MatrixCalls.isElementwise(call)) {
            return added
                    || (reader instanceof Op.Call outer
                            && (MatrixCalls.isElementwise(outer) || MatrixCalls.isReduction(outer)));
        } else if (MatrixCalls.is(call, "transpose")) {
            boolean leftFactor =
                    MatrixCalls.is(reader, "times") && reader.operands().get(0) == call.target();
            return !MatrixCalls.isOwn(call) && (added || leftFactor);
        }
        return added
                && (MatrixCalls.is(call, "times")
                        || MatrixCalls.is(call, "rowSums")
                        || MatrixCalls.is(call, "columnSums"));
    }

    private static boolean writes(Op op) {
        boolean harmless = op instanceof Op.Save || op instanceof Op.Restore || MatrixCalls.isShapeCheck(op);
        return !harmless && Effects.of(op).writes();
    }
}
