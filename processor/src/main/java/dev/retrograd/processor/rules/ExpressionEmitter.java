package dev.retrograd.processor.rules;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Emits expressions as operations; all arithmetic is in {@code double}. */
final class ExpressionEmitter {
    private static final Set<String> BOOLEAN = Set.of("<", "<=", ">", ">=", "==", "!=", "|", "&");

    private final RegionBuilder to;
    private final String prefix;
    private final Map<String, Value> bindings;

    /**
     * An emitter.
     *
     * @param prefix the class of the functions, {@code "Math."} or {@code "StrictMath."}
     * @param bindings the values that names stand for
     */
    ExpressionEmitter(RegionBuilder to, String prefix, Map<String, Value> bindings) {
        this.to = to;
        this.prefix = prefix;
        this.bindings = bindings;
    }

    Value emit(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return to.constant(literal.value());
        } else if (expression instanceof Expression.Name name) {
            Value value = bindings.get(name.name());
            return value.type() == Primitive.DOUBLE ? value : to.call(Primitive.DOUBLE, "(double)", value);
        } else if (expression instanceof Expression.Negation negation) {
            return negation.operand() instanceof Expression.Literal literal
                    ? to.constant(-literal.value())
                    : to.call(Primitive.DOUBLE, "-", emit(negation.operand()));
        } else if (expression instanceof Expression.Infix infix) {
            Value left = emit(infix.left());
            Value right = emit(infix.right());
            boolean truth = BOOLEAN.contains(infix.operator());
            return to.call(truth ? Primitive.BOOLEAN : Primitive.DOUBLE, infix.operator(), left, right);
        } else if (expression instanceof Expression.Application application) {
            Value[] arguments = application.parts().stream().map(this::argument).toArray(Value[]::new);
            return to.call(Primitive.DOUBLE, prefix + application.function(), arguments);
        }
        return branch((Expression.Conditional) expression);
    }

    /** An integral operand goes into a function as it is: {@code scalb(x, n)}. */
    private Value argument(Expression expression) {
        if (expression instanceof Expression.Name name
                && !bindings.get(name.name()).type().isFloating()) {
            return bindings.get(name.name());
        }
        return emit(expression);
    }

    private Value branch(Expression.Conditional conditional) {
        Value condition = emit(conditional.condition());
        return to.branch(
                        condition,
                        List.of(Value.of(Primitive.DOUBLE)),
                        then -> List.of(in(then).emit(conditional.then())),
                        otherwise -> List.of(in(otherwise).emit(conditional.otherwise())))
                .get(0);
    }

    private ExpressionEmitter in(RegionBuilder region) {
        return new ExpressionEmitter(region, prefix, bindings);
    }
}
