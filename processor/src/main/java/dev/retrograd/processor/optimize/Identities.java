package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.Map;
import java.util.Optional;

/** Calls whose result is one of their operands, for all values of these, NaN and both zeros included. */
final class Identities {
    private final Map<Value, Object> constants;
    private final Map<Value, Op.Call> calls;

    Identities(Map<Value, Object> constants, Map<Value, Op.Call> calls) {
        this.constants = constants;
        this.calls = calls;
    }

    /** The operand that the call's result always equals. */
    Optional<Value> operand(Op.Call call) {
        Value first = call.operands().get(0);
        Type type = call.target().type();
        if (call.operands().size() == 1) {
            return unary(call, first, type);
        } else if (call.operands().size() != 2 || !(type instanceof Primitive)) {
            return Optional.empty();
        }
        Value second = call.operands().get(1);
        boolean keepsFirst = keepsOther(call, type, second);
        if (keepsFirst && first.type().equals(type)) {
            return Optional.of(first);
        }
        boolean commutes = call.function().equals("+") || call.function().equals("*");
        return commutes && keepsOther(call, type, first) ? Optional.of(second) : Optional.empty();
    }

    private boolean keepsOther(Op.Call call, Type type, Value neutral) {
        return type.isFloating() ? real(kind(call), neutral) : integral(call.function(), neutral);
    }

    /** The operator; {@code pow(x, 1)} is {@code x} by its specification. */
    private static String kind(Op.Call call) {
        boolean power = call.function().equals("Math.pow") || call.function().equals("StrictMath.pow");
        return power ? "pow" : call.function();
    }

    private Optional<Value> unary(Op.Call call, Value operand, Type type) {
        if (call.function().startsWith("(")) {
            if (operand.type().equals(type)) {
                return Optional.of(operand);
            }
            // There and back without loss.
            return inner(operand, call)
                    .filter(value -> value.type().equals(type) && isExact(value.type(), operand.type()));
        }
        boolean undone = call.function().equals("-")
                || call.function().equals("!")
                || call.function().equals("~");
        return undone ? inner(operand, call) : Optional.empty();
    }

    /** The operand of the operand's definition, if that is the same kind of call. */
    private Optional<Value> inner(Value operand, Op.Call call) {
        Op.Call definition = calls.get(operand);
        boolean casts = call.function().startsWith("(");
        boolean fits = definition != null
                && definition.operands().size() == 1
                && (casts
                        ? definition.function().startsWith("(")
                        : definition.function().equals(call.function()));
        return fits ? Optional.of(definition.operands().get(0)) : Optional.empty();
    }

    private static boolean isExact(Type from, Type to) {
        return (from == Primitive.FLOAT && to == Primitive.DOUBLE)
                || (from == Primitive.INT && (to == Primitive.LONG || to == Primitive.DOUBLE));
    }

    private boolean real(String function, Value neutral) {
        if (!(constants.get(neutral) instanceof Number number)
                || !neutral.type().isFloating()) {
            return false;
        }
        double value = number.doubleValue();
        boolean negative = Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0);
        boolean positive = value == 0 && !negative;
        return switch (function) {
            case "+" -> negative;
            case "-" -> positive;
            case "*", "/", "pow" -> value == 1;
            default -> false;
        };
    }

    private boolean integral(String function, Value neutral) {
        Object constant = constants.get(neutral);
        if (constant instanceof Boolean truth) {
            return (function.equals("&") && truth) || ((function.equals("|") || function.equals("^")) && !truth);
        } else if (!(constant instanceof Integer) && !(constant instanceof Long)) {
            return false;
        }
        long value = ((Number) constant).longValue();
        return switch (function) {
            case "+", "-", "|", "^", "<<", ">>", ">>>" -> value == 0;
            case "*", "/" -> value == 1;
            case "&" -> value == -1;
            default -> false;
        };
    }
}
