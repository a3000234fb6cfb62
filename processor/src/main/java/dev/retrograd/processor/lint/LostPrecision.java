package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Active {@code double} numbers that are rounded to {@code float}. What was computed from {@code float} numbers alone had no
 * more digits to lose.
 */
final class LostPrecision {
    private LostPrecision() {}

    static List<Finding> of(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Op op : facts.ops()) {
            if (op instanceof Op.Call call
                    && Facts.isOwn(call)
                    && call.function().equals("(float)")
                    && facts.activity().isActive(call.target())
                    && call.operands().get(0).type() == Primitive.DOUBLE
                    && facts.sources().all(call.operands().get(0)).stream().anyMatch(value -> isDouble(facts, value))) {
                findings.add(Facts.at(
                        Finding.Kind.LOST_PRECISION,
                        call,
                        facts.describe(call.operands().get(0))));
            }
        }
        return findings;
    }

    /** Whether a value brings more digits than a {@code float} has: a parameter or an element. */
    private static boolean isDouble(Facts facts, Value value) {
        boolean given =
                facts.uses().definition(value).map(Op.Load.class::isInstance).orElse(true);
        return given
                && value.type() == Primitive.DOUBLE
                && facts.isVaried(value)
                && facts.sources().merged(value).isEmpty();
    }
}
