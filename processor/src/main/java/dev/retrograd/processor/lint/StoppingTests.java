package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Loops that end when an active number has become small: the value has converged then, and the derivative is that of the turns made.
 * Loops that end when a number passes a threshold are left out.
 */
final class StoppingTests {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");

    private static final double LARGEST_TOLERANCE = 0.01;

    private final Facts facts;
    private final Zeros zeros;

    private StoppingTests(Facts facts) {
        this.facts = facts;
        this.zeros = new Zeros(facts);
    }

    static List<Finding> of(Facts facts) {
        StoppingTests check = new StoppingTests(facts);
        Set<Op.Call> tests = new LinkedHashSet<>();
        for (Op op : facts.ops()) {
            if (op instanceof Op.While loop && loop.targets().stream().anyMatch(facts.activity()::isActive)) {
                facts.sources().decisive(loop.condition().yields().get(0)).stream()
                        .flatMap(tested -> facts.uses().definition(tested).stream())
                        .filter(test -> facts.uses().enclosing(test).contains(loop))
                        .filter(Op.Call.class::isInstance)
                        .map(Op.Call.class::cast)
                        .filter(check::isTest)
                        .forEach(tests::add);
            }
        }
        List<Finding> findings = new ArrayList<>();
        tests.forEach(test -> findings.add(Facts.at(
                Finding.Kind.STOPPING_TEST,
                test,
                facts.describe(check.residual(test).orElseThrow()))));
        return findings;
    }

    private boolean isTest(Op.Call call) {
        return Facts.isOwn(call)
                && COMPARISONS.contains(call.function())
                && residual(call).isPresent();
    }

    /** The operand that goes to 0, if the other one is a tolerance. */
    private Optional<Value> residual(Op.Call call) {
        Value left = call.operands().get(0);
        Value right = call.operands().get(1);
        if (isResidual(left) && isTolerance(right)) {
            return Optional.of(left);
        }
        return isResidual(right) && isTolerance(left) ? Optional.of(right) : Optional.empty();
    }

    private boolean isResidual(Value value) {
        boolean difference = facts.call(value, "-")
                .filter(call -> call.operands().size() == 2)
                .isPresent();
        return facts.isVaried(value) && (difference || zeros.reaches(value));
    }

    private boolean isTolerance(Value value) {
        OptionalDouble constant = facts.constant(value);
        if (constant.isPresent()) {
            return constant.getAsDouble() > 0 && constant.getAsDouble() <= LARGEST_TOLERANCE;
        }
        return !facts.isVaried(value)
                || facts.call(value, "*")
                        .filter(product -> product.operands().stream().anyMatch(this::isTolerance))
                        .isPresent();
    }
}
