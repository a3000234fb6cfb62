package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;

/** What the values of the function became: other values, or calls deferred to the loop nest that uses them. */
final class MatrixValues {
    private final Map<Value, Value> replacements = new HashMap<>();
    private final Map<Value, Op.Call> deferred = new HashMap<>();

    /** The value that stands for one of the function's; rows for a matrix. */
    Value of(Value value) {
        return replacements.getOrDefault(value, value);
    }

    void replace(Value value, Value replacement) {
        replacements.put(value, replacement);
    }

    boolean isReplaced(Value value) {
        return replacements.containsKey(value);
    }

    /** The value itself, or for a matrix a new value for its rows. */
    Value retyped(Value value) {
        if (!value.type().equals(ClassType.MATRIX)) {
            return value;
        }
        Value rows = Value.of(ArrayType.ROWS, value.name());
        replace(value, rows);
        return rows;
    }

    void defer(Op.Call call) {
        deferred.put(call.target(), call);
    }

    /** The call that computes a value without storage, or {@code null} for a value that is stored. */
    Op.Call deferred(Value value) {
        return deferred.get(value);
    }

    /** Stored rows of the same shape. */
    Value witness(Value value) {
        Op.Call call = deferred(value);
        return call == null ? of(value) : witness(MatrixCalls.shapedLikeResult(call));
    }
}
