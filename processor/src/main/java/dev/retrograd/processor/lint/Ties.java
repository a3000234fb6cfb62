package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Functions with a kink that stand on it whatever the arguments are: {@code max(x, x)}, {@code abs(x - x)}. */
final class Ties {
    private Ties() {}

    static List<Finding> of(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        facts.activeCalls(call -> {
            boolean choice = Facts.is(call, "max") || Facts.is(call, "min");
            boolean tie = choice
                    ? facts.same(call.operands().get(0), call.operands().get(1))
                    : Facts.is(call, "abs") && isZero(facts, call.operands().get(0));
            if (tie) {
                findings.add(Facts.at(
                        Finding.Kind.TIE, call, Facts.simple(call), choice ? "two equal arguments" : "the argument 0"));
            }
        });
        return findings;
    }

    private static boolean isZero(Facts facts, Value value) {
        return facts.call(value, "-")
                .filter(call -> call.operands().size() == 2)
                .map(Op.Call::operands)
                .filter(operands -> facts.same(operands.get(0), operands.get(1)))
                .isPresent();
    }
}
