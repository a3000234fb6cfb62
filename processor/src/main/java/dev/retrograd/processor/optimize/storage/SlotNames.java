package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;

/** What the storage of a value is called: after the variable, or after what computes it. */
final class SlotNames {
    private final Uses uses;

    SlotNames(Uses uses) {
        this.uses = uses;
    }

    String of(Value value) {
        return stem(value) + "Saved";
    }

    private String stem(Value value) {
        if (value.name() != null) {
            return value.name();
        } else if (value.type() == Primitive.BOOLEAN) {
            return "taken";
        }
        Op definition = uses.definition(value).orElse(null);
        if (definition instanceof Op.Call call) {
            return function(call.function());
        } else if (definition instanceof Op.Load load && load.array().name() != null) {
            return load.array().name() + "Element";
        } else if (definition instanceof Op.Length) {
            return "length";
        }
        return "value";
    }

    private static String function(String function) {
        return switch (function) {
            case "+" -> "sum";
            case "-" -> "difference";
            case "*" -> "product";
            case "/" -> "quotient";
            default ->
                Character.isJavaIdentifierStart(function.charAt(0))
                        ? function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('#')) + 1)
                        : "value";
        };
    }
}
