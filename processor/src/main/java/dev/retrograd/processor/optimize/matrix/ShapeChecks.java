package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Emits the checks that the method's own matrix functions make of their operands, at the place of the call. */
final class ShapeChecks {
    private final MatrixValues values;

    ShapeChecks(MatrixValues values) {
        this.values = values;
    }

    void emit(RegionBuilder to, Op.Call call) {
        if (!MatrixCalls.isOwn(call)) {
            return;
        }
        List<Value> operands = call.operands();
        String name = MatrixCalls.name(call);
        switch (name) {
            case "times" -> invoke(to, "Product", values.witness(operands.get(0)), values.witness(operands.get(1)));
            case "plus", "minus", "hadamard", "divideElements" -> same(to, name, operands.get(0), operands.get(1));
            case "plusRow" -> invoke(to, "Row", values.witness(operands.get(0)), values.of(operands.get(1)));
            case "plusColumn" -> invoke(to, "Column", values.witness(operands.get(0)), values.of(operands.get(1)));
            case "zeros" ->
                invoke(to, "Size", to.constant(name), values.of(operands.get(0)), values.of(operands.get(1)));
            case "of", "wrap", "transpose", "scale" -> {
                if (operands.get(0).type().equals(ArrayType.ROWS)) {
                    invoke(to, "Rectangular", to.constant(name), values.witness(operands.get(0)));
                }
            }
            default -> {}
        }
    }

    private void same(RegionBuilder to, String name, Value left, Value right) {
        Value a = values.witness(left);
        Value b = values.witness(right);
        // Plain rows may be anything; a matrix is known to be rectangular.
        if (a != b || !left.type().equals(ClassType.MATRIX)) {
            invoke(to, "SameShape", to.constant(name), a, b);
        }
    }

    private static void invoke(RegionBuilder to, String check, Value... operands) {
        to.add(new Op.Invoke(List.of(), MatrixCalls.CHECKS + check, List.of(operands), to.origin()));
    }
}
