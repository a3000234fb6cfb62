package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Translates static methods of the number classes that are operators or functions of {@code Math} in disguise. */
final class ScalarCalls {
    private static final Map<String, Primitive> OWNERS = Map.of(
            "java.lang.Double", Primitive.DOUBLE,
            "java.lang.Float", Primitive.FLOAT,
            "java.lang.Integer", Primitive.INT,
            "java.lang.Long", Primitive.LONG);

    private final Code code;

    ScalarCalls(Translator translator) {
        code = translator.code();
    }

    /** Whether a method is one of them. */
    static boolean knows(String owner, ExecutableElement method) {
        Primitive type = OWNERS.get(owner);
        return type != null
                && method.getModifiers().contains(Modifier.STATIC)
                && switch (method.getSimpleName().toString()) {
                    case "max", "min", "sum", "compare" -> true;
                    case "valueOf" ->
                        method.getParameters().get(0).asType().getKind().isPrimitive();
                    case "isNaN", "isInfinite", "isFinite" -> type.isFloating();
                    default -> false;
                };
    }

    /** Whether a method of a box gives its number, converted. */
    static boolean unboxes(String owner, ExecutableElement method) {
        return OWNERS.containsKey(owner)
                && !method.getModifiers().contains(Modifier.STATIC)
                && method.getParameters().isEmpty()
                && switch (method.getSimpleName().toString()) {
                    case "doubleValue", "floatValue", "longValue", "intValue" -> true;
                    default -> false;
                };
    }

    /** Whether a method of a box asks something of its number. */
    static boolean asks(Value object, ExecutableElement method) {
        return object != null
                && object.type() instanceof Primitive type
                && type != Primitive.BOOLEAN
                && !method.getModifiers().contains(Modifier.STATIC)
                && switch (method.getSimpleName().toString()) {
                    case "compareTo", "equals" -> method.getParameters().size() == 1;
                    case "isNaN", "isInfinite" -> method.getParameters().isEmpty() && type.isFloating();
                    default -> false;
                };
    }

    /** What a box says of its number; null if it is compared with something else. */
    Value ask(Tree tree, ExecutableElement method, Value object, List<Value> arguments) {
        RegionBuilder region = code.at(tree);
        if (arguments.isEmpty()) {
            return call(tree, method, List.of(object));
        } else if (!arguments.get(0).type().equals(object.type()) || !OWNERS.containsValue(object.type())) {
            return null;
        }
        Value order = compare(region, (Primitive) object.type(), object, arguments.get(0));
        return method.getSimpleName().contentEquals("compareTo")
                ? order
                : region.call(Primitive.BOOLEAN, "==", order, region.constant(0));
    }

    /** One of these methods. */
    Value call(Tree tree, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        Value first = arguments.get(0);
        Primitive type = (Primitive) first.type();
        RegionBuilder region = code.at(tree);
        return switch (name) {
            case "valueOf" -> first;
            case "max", "min" -> region.call(type, "Math." + name, first, arguments.get(1));
            case "sum" -> region.call(type, "+", first, arguments.get(1));
            case "compare" -> compare(region, type, first, arguments.get(1));
            case "isNaN" -> region.call(Primitive.BOOLEAN, "!=", first, first);
            default -> {
                Object most = type == Primitive.FLOAT ? (Object) Float.MAX_VALUE : (Object) Double.MAX_VALUE;
                Value size = region.call(type, "Math.abs", first);
                String operator = name.equals("isFinite") ? "<=" : ">";
                yield region.call(Primitive.BOOLEAN, operator, size, region.constant(most));
            }
        };
    }

    private static Value compare(RegionBuilder region, Primitive type, Value left, Value right) {
        String owner = OWNERS.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return region.call(Primitive.INT, owner + ".compare", left, right);
    }
}
