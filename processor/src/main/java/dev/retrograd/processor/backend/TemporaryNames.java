package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What to call values that have no name of the user's: what they are, or what they are for. */
final class TemporaryNames {
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("+", "sum"),
            Map.entry("-", "difference"),
            Map.entry("*", "product"),
            Map.entry("/", "quotient"),
            Map.entry("%", "remainder"),
            Map.entry("<<", "shifted"),
            Map.entry(">>", "shifted"),
            Map.entry(">>>", "shifted"),
            Map.entry("&", "both"),
            Map.entry("|", "either"),
            Map.entry("^", "different"),
            Map.entry("~", "complement"),
            Map.entry("!", "otherwise"),
            Map.entry("==", "same"),
            Map.entry("!=", "different"),
            Map.entry("<", "less"),
            Map.entry("<=", "atMost"),
            Map.entry(">", "greater"),
            Map.entry(">=", "atLeast"));

    private static final Map<String, String> SPELLED = Map.of("+", "Plus", "-", "Minus", "*", "Times");
    private static final Map<Integer, String> DIGITS = Map.of(1, "one", 2, "two", 3, "three");
    private static final String SAVED = "Saved";
    private static final int LONGEST_OPERANDS = 10;

    private final Index index;
    private final Inlining inlining;
    private final Variables variables;

    TemporaryNames(Index index, Inlining inlining, Variables variables) {
        this.index = index;
        this.inlining = inlining;
        this.variables = variables;
    }

    /** Names to try in order; if none is free, the last one gets a number. */
    List<String> candidates(Variable variable) {
        for (Value value : variable.values()) {
            Index.Use use = index.use(value);
            if (use != null
                    && use.op() instanceof Op.Return end
                    && end.operands().get(0) == value) {
                return List.of("value");
            }
            Op definition = index.definition(value);
            if (definition == null || definition instanceof Op.For || definition instanceof Op.While) {
                continue;
            }
            List<String> names = candidates(value, definition);
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of(fallback(variable));
    }

    private String fallback(Variable variable) {
        Value value = variable.values().get(0);
        if (index.owner(index.home(value)) instanceof Op.For loop && loop.counter() == value) {
            return "i";
        }
        Type type = variable.type();
        if (type == Primitive.BOOLEAN) {
            return "condition";
        } else if (type.isFloating()) {
            return "result";
        } else if (type.isArray()) {
            return "array";
        }
        return type instanceof Primitive ? "count" : "object";
    }

    private List<String> candidates(Value value, Op definition) {
        List<String> names = new ArrayList<>();
        if (definition instanceof Op.Call call) {
            call(call, value, names);
        } else if (definition instanceof Op.Load load) {
            load(load, names);
        } else if (definition instanceof Op.Length length) {
            names.add("n");
            prefix("", length.array(), "Length", names);
        } else if (definition instanceof Op.Shadow shadow) {
            String primal = name(shadow.primal());
            names.add(primal == null ? "adjoint" : "d" + primal);
        } else if (definition instanceof Op.Copy copy) {
            prefix("", copy.source(), "Copy", names);
        } else if (definition instanceof Op.Invoke invoke) {
            if (!invoke.callee().endsWith(".new")) {
                names.add(called(invoke));
            }
        }
        return names;
    }

    private static String called(Op.Invoke invoke) {
        if (invoke.isInternal()) {
            String method = CalleeNames.method(invoke.function(), CalleeNames.FORWARD);
            return method.endsWith(CalleeNames.REVERSE) ? "adjoint" : method;
        }
        String method = invoke.callee().replaceAll(".*[.#]", "");
        return method.startsWith("pop") ? "saved" : method;
    }

    private void call(Op.Call call, Value value, List<String> names) {
        String function = call.function();
        if (function.startsWith("(")) {
            String type = function.substring(1, function.length() - 1);
            String simple = type.replaceAll("<.*>", "").replaceAll(".*\\.", "").replace("[]", "s");
            prefix("", call.operands().get(0), "As" + capital(simple), names);
            names.add("as" + capital(simple));
        } else if (function.endsWith("#instanceof")) {
            names.add("is" + function.substring(function.lastIndexOf('.') + 1, function.indexOf('#')));
        } else if (function.contains("#")) {
            names.add(function.substring(function.indexOf('#') + 1).toLowerCase(Locale.ROOT));
        } else if (function.contains(".")) {
            String method = function.substring(function.lastIndexOf('.') + 1);
            if (call.operands().size() == 1) {
                prefix(method, call.operands().get(0), "", names);
            }
            names.add(method);
        } else {
            quotientPart(value, names);
            spelled(call, names);
            names.add(
                    call.operands().size() == 1 && function.equals("-")
                            ? "negated"
                            : OPERATORS.getOrDefault(function, "combined"));
        }
    }

    /** Short sums and the like by their operands: {@code xPlusY}, {@code onePlusExpX}. */
    private void spelled(Op.Call call, List<String> names) {
        String operator = SPELLED.get(call.function());
        if (operator != null && call.operands().size() == 2) {
            String left = operand(call.operands().get(0));
            String right = operand(call.operands().get(1));
            if (left != null && right != null && left.length() + right.length() <= LONGEST_OPERANDS) {
                names.add(left + operator + capital(right));
            }
        }
    }

    private String operand(Value value) {
        if (index.definition(value) instanceof Op.Const constant && constant.value() instanceof Number number) {
            double literal = number.doubleValue();
            return literal == (int) literal ? DIGITS.get((int) literal) : null;
        }
        return inlining.isInlined(value) ? null : name(value);
    }

    private void quotientPart(Value value, List<String> names) {
        Index.Use use = index.use(value);
        if (use != null && use.op() instanceof Op.Call user && user.function().equals("/")) {
            names.add(user.operands().get(0) == value ? "numerator" : "denominator");
        }
    }

    private void load(Op.Load load, List<String> names) {
        Op at = index.definition(load.index());
        String array = name(load.array());
        if (array != null && array.endsWith(SAVED) && array.length() > SAVED.length()) {
            names.add(array.substring(0, array.length() - SAVED.length()));
        } else if (at instanceof Op.Const constant && (int) constant.value() >= 0) {
            prefix("", load.array(), constant.value().toString(), names);
        } else {
            String counter = name(load.index());
            boolean row = load.target().type().isArray();
            String suffix = row
                    ? "Row"
                    : counter == null ? "Element" : counter.length() == 1 ? capital(counter) : "At" + capital(counter);
            prefix("", load.array(), suffix, names);
        }
        if (names.isEmpty()) {
            names.add(load.target().type().isArray() ? "row" : "element");
        }
    }

    /** Adds a name made from that of an operand, if that has one. */
    private void prefix(String before, Value operand, String after, List<String> names) {
        String name = name(operand);
        if (name != null) {
            names.add(before.isEmpty() ? name + after : before + capital(name) + after);
        }
    }

    /** The name of a value's variable, or of the only variable in its expression. */
    private String name(Value value) {
        Set<String> names = new LinkedHashSet<>();
        collect(value, names);
        return names.size() == 1 ? names.iterator().next() : null;
    }

    private void collect(Value value, Set<String> names) {
        if (!inlining.isInlined(value)) {
            String name = variables.of(value).name();
            names.add(name == null ? "" : name);
            names.remove("");
        } else if (index.definition(value) instanceof Op.Load load) {
            collect(load.array(), names);
        } else {
            index.definition(value).operands().forEach(operand -> collect(operand, names));
        }
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
