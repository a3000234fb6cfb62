package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tests of active numbers for equality that choose what is computed: the branch for the one point has a derivative of its own, which
 * is not that of the function around it.
 */
final class EqualityTests {
    private static final Set<String> EQUALITY = Set.of("==", "!=");

    private EqualityTests() {}

    static List<Finding> of(Facts facts) {
        Set<Value> conditions = new HashSet<>();
        for (Op op : facts.ops()) {
            if (op instanceof Op.If branch && computes(facts, branch)) {
                conditions.addAll(facts.sources().decisive(branch.condition()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Op op : facts.ops()) {
            if (op instanceof Op.Call call
                    && Facts.isOwn(call)
                    && EQUALITY.contains(call.function())
                    && conditions.contains(call.target())
                    && call.operands().stream().anyMatch(facts::isVaried)
                    && !facts.same(call.operands().get(0), call.operands().get(1))
                    && call.operands().stream().noneMatch(operand -> isInfinite(facts, operand))) {
                findings.add(Facts.at(
                        Finding.Kind.EQUALITY,
                        call,
                        facts.describe(call.operands().get(0)),
                        facts.describe(call.operands().get(1))));
            }
        }
        return findings;
    }

    private static boolean isInfinite(Facts facts, Value value) {
        return Double.isInfinite(facts.constant(value).orElse(0));
    }

    /** Whether a branch decides on numbers with derivatives, and not on an exception alone. */
    private static boolean computes(Facts facts, Op.If branch) {
        return branch.targets().stream().anyMatch(facts.activity()::isActive)
                || branch.regions().stream().anyMatch(region -> stores(facts, region));
    }

    private static boolean stores(Facts facts, Region region) {
        return region.ops().stream()
                .anyMatch(
                        op -> (op instanceof Op.Store store && facts.activity().isActive(store.array()))
                                || op.regions().stream().anyMatch(inner -> stores(facts, inner)));
    }
}
