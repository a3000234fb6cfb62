package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.Rule;
import dev.retrograd.processor.rules.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What values are called in the comments of the generated source: as in the method, shortened where that would be long. */
final class SourceText {
    private static final int LONGEST = 40;

    private final Function<Value, Op> definitions;

    SourceText(Function<Value, Op> definitions) {
        this.definitions = definitions;
    }

    /** The local rule of a call: {@code q = x / sum; partials 1 / sum, -q / sum}. */
    String rule(Op.Call call, Rule rule, List<Integer> active) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            operands.add(shorten(of(call.operands().get(i)), rule.operands().get(i)));
        }
        return RuleText.of(rule, operands, call.target().name(), active);
    }

    /** What a read means for the adjoints: {@code e = x[i]: dx[i] += de}. */
    String read(Op.Load load) {
        String element = element(load.array(), load.index());
        if (element == null) {
            return "element read";
        }
        String name = load.target().name();
        return name == null
                ? element + ": d" + element + " += its adjoint"
                : name + " = " + element + ": d" + element + " += d" + name;
    }

    /** What a write means for the adjoints: {@code x[i] = e: de += dx[i], dx[i] = 0}. */
    String write(Op.Store store, boolean active) {
        String element = element(store.array(), store.index());
        if (element == null) {
            return "element write";
        }
        String name = store.value().name();
        String value = name == null ? "value" : name;
        return element + " = " + value + ": " + (active ? "d" + value + " += d" + element + ", " : "") + "d" + element
                + " = 0";
    }

    /** What a value is called; null if there is nothing short to say. */
    String name(Value value) {
        return shorten(bare(of(value)), null);
    }

    /** A call as the method has it, {@code y = log(x)}. */
    String expression(Op.Call call) {
        String text = shorten(bare(call(call)), call.function());
        return call.target().name() == null ? text : call.target().name() + " = " + text;
    }

    /** Without parentheses around the whole, which only sums and products have. */
    private static String bare(String text) {
        return text != null && text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
    }

    private String element(Value array, Value index) {
        String at = of(index);
        boolean inParentheses = at != null && at.startsWith("(");
        String text = join(of(array), "[", inParentheses ? at.substring(1, at.length() - 1) : at, "]");
        return text == null || text.length() > LONGEST ? null : text;
    }

    private static String shorten(String text, String instead) {
        return text == null || text.length() > LONGEST ? instead : text;
    }

    /** The name of a value or the expression that it is; null if there is nothing short to say. */
    private String of(Value value) {
        Op definition = definitions.apply(value);
        if (definition instanceof Op.Const constant) {
            return String.valueOf(constant.value()); // its name may be a variable's that starts with it
        } else if (value.name() != null) {
            return value.name();
        } else if (definition instanceof Op.Load load) {
            return join(of(load.array()), "[", of(load.index()), "]");
        } else if (definition instanceof Op.Length length) {
            return join(of(length.array()), ".length");
        } else if (definition instanceof Op.Call call) {
            return call(call);
        }
        return null;
    }

    private String call(Op.Call call) {
        String function = call.function();
        List<String> operands = new ArrayList<>();
        for (Value operand : call.operands()) {
            String text = of(operand);
            if (text == null || text.length() > LONGEST) {
                return null;
            }
            operands.add(text);
        }
        if (Character.isJavaIdentifierStart(function.charAt(0))) {
            return function.substring(function.indexOf('.') + 1) + "(" + String.join(", ", operands) + ")";
        } else if (function.startsWith("(")) {
            return operands.get(0);
        } else if (operands.size() == 1) {
            return function + operands.get(0);
        }
        return "(" + operands.get(0) + " " + function + " " + operands.get(1) + ")";
    }

    private static String join(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (part == null) {
                return null;
            }
            text.append(part);
        }
        return text.toString();
    }
}
