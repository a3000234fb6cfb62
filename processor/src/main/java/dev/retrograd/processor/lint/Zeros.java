package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers that have 0 for their least value and take it: squares, {@code abs}, {@code max(x, 0)}, sums of these, and their
 * multiples. Of all else nothing is said.
 */
final class Zeros {
    private final Facts facts;

    Zeros(Facts facts) {
        this.facts = facts;
    }

    /** Whether a number can be 0 by the way that it is made. */
    boolean reaches(Value value) {
        return reaches(value, new HashSet<>());
    }

    /** What is met again, in a loop, is what it is at first. */
    private boolean reaches(Value value, Set<Value> open) {
        Value plain = facts.plain(value);
        if (!open.add(plain) || facts.isConstant(plain, 0)) {
            return true;
        }
        Optional<Op.Call> call = facts.call(plain);
        if (call.isPresent()) {
            return ofCall(call.get(), open);
        }
        List<Value> merged = facts.sources().merged(plain);
        boolean loop =
                facts.uses().definition(plain).filter(Op.If.class::isInstance).isEmpty();
        return loop
                ? !merged.isEmpty() && merged.stream().allMatch(one -> reaches(one, open))
                : merged.stream().anyMatch(one -> facts.constant(one).isEmpty() && reaches(one, open));
    }

    private boolean ofCall(Op.Call call, Set<Value> open) {
        List<Value> operands = call.operands();
        if (!facts.isVaried(call.target())) {
            return false;
        }
        return switch (Facts.simple(call)) {
            case "*" ->
                facts.same(operands.get(0), operands.get(1))
                        || operands.stream()
                                .anyMatch(factor -> facts.constant(factor).isEmpty() && reaches(factor, open));
            case "/" -> reaches(operands.get(0), open);
            case "+" -> operands.stream().allMatch(term -> reaches(term, open));
            case "fma" -> facts.same(operands.get(0), operands.get(1)) && reaches(operands.get(2), open);
            case "pow" -> isEven(operands.get(1)) || (isPositive(operands.get(1)) && reaches(operands.get(0), open));
            case "max" -> operands.stream().anyMatch(operand -> facts.isConstant(operand, 0));
            case "abs" -> true;
            case "hypot" ->
                operands.stream().noneMatch(operand -> facts.constant(operand).isPresent());
            case "sqrt", "cbrt" -> reaches(operands.get(0), open);
            default -> false;
        };
    }

    private boolean isPositive(Value exponent) {
        return facts.constant(exponent).orElse(-1) > 0;
    }

    private boolean isEven(Value exponent) {
        return isPositive(exponent) && facts.constant(exponent).orElse(1) % 2 == 0;
    }
}
