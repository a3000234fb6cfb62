package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.frontend.Functional.Combination;
import dev.retrograd.processor.frontend.Functional.Combination.Way;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** Functions that default methods of the library make of others: {@code andThen}, {@code compose}, {@code and}, {@code or}, {@code negate}. */
final class Combinations {
    private final Translator translator;
    private final Code code;
    private final Functionals functions;

    Combinations(Translator translator, Functionals functions) {
        this.translator = translator;
        code = translator.code();
        this.functions = functions;
    }

    /** What a default method without source makes of a function; null if that is nothing of the kind. */
    Combination of(Value function, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        if (name.equals("negate") && arguments.isEmpty()) {
            return new Combination(Way.NOT, List.of(function));
        }
        Value other = arguments.size() == 1 && code.phantom(arguments.get(0)) != null ? arguments.get(0) : null;
        if (other == null) {
            return null;
        }
        return switch (name) {
            case "andThen" -> new Combination(isVoid(function) ? Way.IN_TURN : Way.BEHIND, List.of(function, other));
            case "compose" -> new Combination(Way.BEHIND, List.of(other, function));
            case "and" -> new Combination(Way.AND, List.of(function, other));
            case "or" -> new Combination(Way.OR, List.of(function, other));
            default -> null;
        };
    }

    private boolean isVoid(Value function) {
        ExecutableElement method = functions.types().functionalMethod(function.type());
        return method != null && method.getReturnType().getKind() == TypeKind.VOID;
    }

    /** Calls a function that is made of others; the value is null if it returns nothing. */
    Value apply(Tree site, Combination combination, List<Value> arguments) {
        Way way = combination.way();
        Value first = functions.apply(site, combination.parts().get(0), arguments);
        if (way == Way.IN_TURN) {
            return functions.apply(site, combination.parts().get(1), arguments);
        }
        if (first == null || code.isDummy(first)) {
            return code.dummy(site);
        }
        if (way == Way.BEHIND) {
            return functions.apply(site, combination.parts().get(1), List.of(first));
        }
        Value holds = translator.conversions().convert(first, Primitive.BOOLEAN, site);
        if (way == Way.NOT) {
            return code.at(site).call(Primitive.BOOLEAN, "!", holds);
        }
        Supplier<Value> second = () -> translator
                .conversions()
                .convert(functions.apply(site, combination.parts().get(1), arguments), Primitive.BOOLEAN, site);
        Supplier<Value> settled = () -> code.at(site).constant(way == Way.OR);
        code.at(site);
        return translator
                .branching()
                .expressions(
                        holds, Primitive.BOOLEAN, way == Way.AND ? second : settled, way == Way.AND ? settled : second);
    }
}
