package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says in words what was decided for the slots of a function. */
final class Explaining {
    private static final int REFERENCE = 8;
    private static final int DEPTH = 3;

    private final Uses uses;

    Explaining(Uses uses) {
        this.uses = uses;
    }

    Explanation of(Region body, Map<String, Slot> slots, Map<String, Slot.Home> homes) {
        List<Explanation.Kept> kept = new ArrayList<>();
        slots.forEach((name, slot) -> kept.add(kept(slot, homes.get(name))));
        Set<Integer> together = new TreeSet<>();
        together(body, together);
        return new Explanation(kept, List.copyOf(together));
    }

    private Explanation.Kept kept(Slot slot, Slot.Home home) {
        Value value = slot.value();
        boolean loaded = uses.definition(value).orElse(null) instanceof Op.Load;
        String place = switch (home) {
            case RECOMPUTED -> loaded ? "reload" : "recompute";
            case LOCAL -> "local";
            case ARRAY -> "array by counter";
            case ROWS -> "array of rows";
            case TAPE -> "tape";
        };
        boolean stored = home == Slot.Home.ARRAY || home == Slot.Home.ROWS || home == Slot.Home.TAPE;
        List<Integer> loops = slot.loops().stream().map(Explaining::line).toList();
        return new Explanation.Kept(
                expression(value, DEPTH), line(value), place, stored ? bytes(value.type()) : 0, loops);
    }

    private static int bytes(Type type) {
        if (!(type instanceof Primitive primitive)) {
            return REFERENCE;
        }
        return switch (primitive) {
            case BOOLEAN, BYTE -> 1;
            case SHORT, CHAR -> Short.BYTES;
            case INT, FLOAT -> Integer.BYTES;
            case LONG, DOUBLE -> Long.BYTES;
        };
    }

    private static int line(Op op) {
        return op.origin().span().line();
    }

    private int line(Value value) {
        Op definition = uses.definition(value).orElse(null);
        Op place = definition == null ? uses.parent(uses.scope(value)).orElse(null) : definition;
        return place == null ? 0 : line(place);
    }

    /** The value as a reader of the source knows it. */
    private String expression(Value value, int depth) {
        Op definition = uses.definition(value).orElse(null);
        if (definition instanceof Op.Const constant) {
            return String.valueOf(constant.value());
        } else if (value.name() != null) {
            return value.name();
        } else if (depth == 0 || definition == null) {
            return "…";
        } else if (definition instanceof Op.Load load) {
            return expression(load.array(), depth - 1) + "[" + expression(load.index(), depth - 1) + "]";
        } else if (definition instanceof Op.Length length) {
            return expression(length.array(), depth - 1) + ".length";
        } else if (definition instanceof Op.Call call) {
            return call(
                    call,
                    call.operands().stream()
                            .map(operand -> expression(operand, depth - 1))
                            .toList());
        }
        return "a value of line " + line(definition);
    }

    private static String call(Op.Call call, List<String> operands) {
        String function = call.function();
        if (Character.isJavaIdentifierStart(function.charAt(0))) {
            return function.substring(function.lastIndexOf('.') + 1) + "(" + String.join(", ", operands) + ")";
        } else if (operands.size() == 1) {
            return function + operands.get(0);
        }
        return "(" + String.join(" " + function + " ", operands) + ")";
    }

    /** A forward loop that holds the method's own arithmetic and operations of the reverse sweep. */
    private static void together(Region region, Set<Integer> lines) {
        for (Op op : region.ops()) {
            if (op instanceof Op.For loop
                    && !loop.label().endsWith("'")
                    && holds(loop.body(), true)
                    && holds(loop.body(), false)) {
                lines.add(line(loop));
            }
            op.regions().forEach(inner -> together(inner, lines));
        }
    }

    private static boolean holds(Region region, boolean derived) {
        return region.ops().stream()
                .anyMatch(op ->
                        isArithmetic(op, derived) || op.regions().stream().anyMatch(inner -> holds(inner, derived)));
    }

    private static boolean isArithmetic(Op op, boolean derived) {
        return op instanceof Op.Call call
                && call.target().type().isFloating()
                && line(op) > 0
                && op.origin().note().isEmpty() != derived;
    }
}
