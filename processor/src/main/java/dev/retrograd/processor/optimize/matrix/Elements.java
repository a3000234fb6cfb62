package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes elements of one row of a deferred matrix. What depends on the row alone is loaded when the row is entered, so that
 * the loop over the columns indexes every array by its bare counter.
 */
final class Elements {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("plus", "+"),
            Map.entry("minus", "-"),
            Map.entry("negate", "-"),
            Map.entry("hadamard", "*"),
            Map.entry("divideElements", "/"),
            Map.entry("sigmoid", "Matrix.sigmoid"),
            Map.entry("tanh", "Math.tanh"),
            Map.entry("exp", "Math.exp"),
            Map.entry("log", "Math.log"),
            Map.entry("relu", "Matrix.relu"),
            Map.entry("sqrt", "Math.sqrt"),
            Map.entry("softplus", "Matrix.softplus"));

    private final MatrixValues values;
    private final Map<Value, Value> rows = new HashMap<>();
    private final Map<Value, Value> rowScalars = new HashMap<>();

    private Elements(MatrixValues values) {
        this.values = values;
    }

    /** Enters row {@code i} for the elements of some value, deferred or not. */
    static Elements of(MatrixValues values, RegionBuilder to, Value value, Value i) {
        Elements elements = new Elements(values);
        elements.enter(to, value, i);
        return elements;
    }

    /** Enters row {@code i} for the elements of a call that is not deferred itself. */
    static Elements of(MatrixValues values, RegionBuilder to, Op.Call call, Value i) {
        Elements elements = new Elements(values);
        elements.enter(to, call, i);
        return elements;
    }

    private void enter(RegionBuilder to, Value value, Value i) {
        Op.Call call = values.deferred(value);
        if (call != null) {
            enter(to, call, i);
        } else {
            row(to, value, i);
        }
    }

    /** The row of a stored matrix. */
    Value row(RegionBuilder to, Value value, Value i) {
        Value stored = values.of(value);
        Value known = rows.get(stored);
        if (known == null) {
            known = LoopBuilder.row(to, stored, i);
            rows.put(stored, known);
        }
        return known;
    }

    private void enter(RegionBuilder to, Op.Call call, Value i) {
        List<Value> operands = call.operands();
        switch (MatrixCalls.name(call)) {
            case "broadcast", "broadcastRow" -> {}
            case "broadcastColumn" -> enterColumn(to, operands.get(0), i);
            case "plusColumn" -> {
                enter(to, operands.get(0), i);
                enterColumn(to, operands.get(1), i);
            }
            case "plusRow", "scale" -> enter(to, operands.get(0), i);
            default -> operands.forEach(operand -> enter(to, operand, i));
        }
    }

    private void enterColumn(RegionBuilder to, Value column, Value i) {
        Value stored = values.of(column);
        if (!rowScalars.containsKey(stored)) {
            Value element = to.load(stored, i);
            element.nameIfAbsent(LoopBuilder.name(stored) + "I");
            rowScalars.put(stored, element);
        }
    }

    /** The element of a value in column {@code j}. */
    Value at(RegionBuilder to, Value value, Value j) {
        return new Column(to, j, new HashMap<>()).element(value);
    }

    /** The element of a call's result in column {@code j}. */
    Value at(RegionBuilder to, Op.Call call, Value j) {
        return new Column(to, j, new HashMap<>()).element(call);
    }

    /** The elements in one column; {@code loaded} holds the loads that have been made for it. */
    private final class Column {
        private final RegionBuilder to;
        private final Value j;
        private final Map<Value, Value> loaded;

        Column(RegionBuilder to, Value j, Map<Value, Value> loaded) {
            this.to = to;
            this.j = j;
            this.loaded = loaded;
        }

        private Value element(Value value) {
            Op.Call call = values.deferred(value);
            return call == null ? load(rows.get(values.of(value))) : element(call);
        }

        private Value load(Value row) {
            Value known = loaded.get(row);
            if (known == null) {
                known = to.load(row, j);
                loaded.put(row, known);
            }
            return known;
        }

        private Value element(Op.Call call) {
            List<Value> operands = call.operands();
            Value first = operands.get(0);
            return switch (MatrixCalls.name(call)) {
                case "of", "toArray", "constant" -> element(first);
                case "broadcast" -> values.of(first);
                case "broadcastRow" -> load(values.of(first));
                case "broadcastColumn" -> rowScalars.get(values.of(first));
                case "scale" -> scalar("*", element(first), values.of(operands.get(1)));
                case "square" -> {
                    Value x = element(first);
                    yield scalar("*", x, x);
                }
                case "plusRow" -> scalar("+", element(first), load(values.of(operands.get(1))));
                case "plusColumn" -> scalar("+", element(first), rowScalars.get(values.of(operands.get(1))));
                case "gate" -> zeroIf("<=", operands.get(1), first);
                case "whereNonZero" -> zeroIf("==", first, operands.get(1));
                default ->
                    scalar(
                            FUNCTIONS.get(MatrixCalls.name(call)),
                            operands.stream().map(this::element).toArray(Value[]::new));
            };
        }

        private Value scalar(String function, Value... operands) {
            return to.call(Primitive.DOUBLE, function, operands);
        }

        /** {@code tested <comparison> 0 ? 0 : value}; the value is computed where it is wanted alone. */
        private Value zeroIf(String comparison, Value tested, Value value) {
            Value zero = to.call(Primitive.BOOLEAN, comparison, element(tested), to.constant(0.0));
            return to.branch(
                            zero,
                            List.of(Value.of(Primitive.DOUBLE)),
                            then -> List.of(then.constant(0.0)),
                            otherwise -> List.of(new Column(otherwise, j, new HashMap<>(loaded)).element(value)))
                    .get(0);
        }
    }
}
