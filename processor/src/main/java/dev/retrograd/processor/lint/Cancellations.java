package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Formulas that lose their digits near a point where a library function, or an identity, does not. */
final class Cancellations {
    private Cancellations() {}

    static List<Finding> of(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.activeCalls(call -> {
            List<Value> operands = call.operands();
            if (call.function().equals("-") && operands.size() == 2) {
                difference(facts, call, findings);
            } else if (Facts.is(call, "log")) {
                facts.call(operands.get(0), "+")
                        .filter(sum -> sum.operands().stream().anyMatch(term -> facts.isConstant(term, 1)))
                        .ifPresent(sum -> findings.add(
                                Facts.at(Finding.Kind.CANCELLATION, call, "log(1 + x)", "x is small", "log1p(x)")));
            }
        });
        return findings;
    }

    private static void difference(Facts facts, Op.Call call, List<Finding> findings) {
        Value left = call.operands().get(0);
        Value right = call.operands().get(1);
        if (facts.isConstant(left, 1) && facts.call(right, "cos").isPresent()) {
            findings.add(cosine(call, "1 - cos(x)", "2 * s * s with s = sin(x / 2)"));
        } else if (facts.isConstant(right, 1) && facts.call(left, "cos").isPresent()) {
            findings.add(cosine(call, "cos(x) - 1", "-2 * s * s with s = sin(x / 2)"));
        } else if (facts.isConstant(right, 1) && facts.call(left, "exp").isPresent()) {
            findings.add(Facts.at(Finding.Kind.CANCELLATION, call, "exp(x) - 1", "x is small", "expm1(x)"));
        } else if (facts.isConstant(left, 1) && facts.call(right, "exp").isPresent()) {
            findings.add(Facts.at(Finding.Kind.CANCELLATION, call, "1 - exp(x)", "x is small", "-expm1(x)"));
        }
    }

    private static Finding cosine(Op.Call call, String formula, String instead) {
        return Facts.at(Finding.Kind.CANCELLATION, call, formula, "x is small", instead);
    }
}
