package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Formulas with moderate results whose intermediate results leave the range of numbers. */
final class Overflows {
    private final Facts facts;

    private Overflows(Facts facts) {
        this.facts = facts;
    }

    static List<Finding> of(Facts facts) {
        Overflows overflows = new Overflows(facts);
        List<Finding> findings = new ArrayList<>();
        facts.activeCalls(call -> {
            if (Facts.is(call, "log")
                    && overflows.isSumOfExponentials(call.operands().get(0))) {
                findings.add(Facts.at(
                        Finding.Kind.OVERFLOW,
                        call,
                        "log of a sum of exponentials",
                        "subtract the largest exponent m in each, and add m to the logarithm"));
            } else if (Facts.is(call, "sqrt")
                    && overflows.isSumOfTwoSquares(call.operands().get(0))) {
                findings.add(Facts.at(Finding.Kind.OVERFLOW, call, "sqrt(x * x + y * y)", "write hypot(x, y)"));
            }
        });
        return findings;
    }

    private boolean isSumOfTwoSquares(Value value) {
        return facts.call(value, "+")
                .filter(sum -> sum.operands().stream().allMatch(this::isSquare))
                .isPresent();
    }

    private boolean isSquare(Value value) {
        return facts.call(value, "*")
                .filter(product -> facts.isVaried(product.target()))
                .filter(product ->
                        facts.same(product.operands().get(0), product.operands().get(1)))
                .isPresent();
    }

    /** A sum in which each term is an exponential, or 0 to begin with, and at least two are there. */
    private boolean isSumOfExponentials(Value value) {
        Set<Value> terms = new HashSet<>();
        return isSum(value, terms, new HashSet<>())
                && (terms.size() > 1 || facts.call(value).isEmpty())
                && terms.stream().anyMatch(this::isUnshifted);
    }

    private boolean isSum(Value value, Set<Value> terms, Set<Value> seen) {
        Value plain = facts.plain(value);
        if (!seen.add(plain) || facts.isConstant(plain, 0)) {
            return true;
        }
        Optional<Op.Call> call = facts.call(plain);
        if (call.isPresent()) {
            if (Facts.is(call.get(), "exp")) {
                return terms.add(plain);
            }
            return call.get().function().equals("+")
                    && call.get().operands().stream().allMatch(term -> isSum(term, terms, seen));
        }
        List<Value> merged = facts.sources().merged(plain);
        return !merged.isEmpty() && merged.stream().allMatch(one -> isSum(one, terms, seen));
    }

    private boolean isUnshifted(Value exponential) {
        return !isShifted(facts.call(exponential).orElseThrow().operands().get(0));
    }

    /** Whether an exponent is a difference to a number found before, such as the largest one, or a multiple of such a difference. */
    private boolean isShifted(Value exponent) {
        Optional<Op.Call> call = facts.call(exponent);
        if (call.isEmpty()) {
            return false;
        }
        List<Value> operands = call.get().operands();
        return switch (Facts.simple(call.get())) {
            case "*" -> operands.stream().anyMatch(this::isShifted);
            case "/" -> isShifted(operands.get(0));
            case "-" ->
                operands.size() == 1
                        ? isShifted(operands.get(0))
                        : isExtreme(operands.get(0))
                                || isExtreme(operands.get(1))
                                || (facts.constant(operands.get(1)).isEmpty()
                                        && facts.call(operands.get(1)).isEmpty());
            default -> false;
        };
    }

    private boolean isExtreme(Value value) {
        return facts.call(value)
                .filter(call -> Facts.is(call, "max") || Facts.is(call, "min"))
                .isPresent();
    }
}
