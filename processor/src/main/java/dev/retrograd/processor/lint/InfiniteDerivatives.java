package dev.retrograd.processor.lint;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.Rule;
import dev.retrograd.processor.rules.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Calls whose derivative is infinite or undefined at a number that their argument takes by construction: the root of a sum of
 * squares at 0, the logarithm of what starts at 0. Calls behind a test of the argument are left out.
 */
final class InfiniteDerivatives {
    private final Facts facts;
    private final Zeros zeros;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Value> reported = new HashSet<>();

    private InfiniteDerivatives(Facts facts) {
        this.facts = facts;
        this.zeros = new Zeros(facts);
    }

    static List<Finding> of(Facts facts) {
        InfiniteDerivatives check = new InfiniteDerivatives(facts);
        facts.activeCalls(check::call);
        return check.findings;
    }

    private void call(Op.Call call) {
        Rule rule = Rules.find(call.function(), call.operands().size()).orElse(null);
        if (rule == null || !rule.isUnbounded()) {
            return;
        }
        List<Double> point = new ArrayList<>();
        boolean zero = false;
        for (Value operand : call.operands()) {
            OptionalDouble constant = facts.constant(operand);
            boolean reachesZero = constant.isEmpty() && isActive(operand) && reachesZero(call, operand);
            zero |= reachesZero;
            point.add(reachesZero ? 0.0 : constant.orElse(1));
        }
        if (zero) {
            reportIf(rule, call, point, "an argument that can be 0");
        } else if (isRoot(call)) {
            reportIf(rule, call, List.of(0.0, point.get(1)), "the argument 0");
        } else if (call.operands().size() == 1) {
            OptionalDouble start = start(call);
            if (start.isPresent() && !Double.isFinite(rule.valueAt(List.of(start.getAsDouble())))) {
                reportIf(
                        rule,
                        call,
                        List.of(start.getAsDouble()),
                        "the argument " + start.getAsDouble() + " in the first turn of the loop");
            }
        }
    }

    /** A quotient is infinite itself where its derivative is; it takes more than a square to name one. */
    private boolean reachesZero(Op.Call call, Value operand) {
        return zeros.reaches(operand)
                && (!call.function().equals("/")
                        || facts.call(operand, "abs").isPresent()
                        || facts.call(operand, "max").isPresent());
    }

    /** Whether a call is a power with a fraction for exponent, which is a root: of what may well be 0. */
    private boolean isRoot(Op.Call call) {
        if (!Facts.is(call, "pow")) {
            return false;
        }
        double exponent = facts.constant(call.operands().get(1)).orElse(0);
        Value base = call.operands().get(0);
        boolean positive = facts.call(base, "exp").isPresent()
                || facts.call(base, "+")
                        .filter(sum -> sum.operands().stream()
                                .anyMatch(term -> facts.constant(term).orElse(0) > 0))
                        .isPresent();
        return exponent > 0 && exponent < 1 && !positive;
    }

    private boolean isActive(Value value) {
        return facts.activity().isActive(value);
    }

    private void reportIf(Rule rule, Op.Call call, List<Double> point, String where) {
        boolean infinite = false;
        for (int i = 0; i < point.size(); i++) {
            infinite |= isActive(call.operands().get(i)) && !Double.isFinite(rule.partialAt(i, point));
        }
        boolean again = call.operands().stream()
                .anyMatch(operand -> facts.sources().all(operand).stream().anyMatch(reported::contains));
        if (infinite && !again && !isGuarded(call)) {
            reported.add(call.target());
            findings.add(Facts.at(Finding.Kind.INFINITE_DERIVATIVE, call, name(call), where));
        }
    }

    private static String name(Op.Call call) {
        return call.function().equals("/") ? "the quotient" : Facts.simple(call);
    }

    /** Whether the call runs on a condition on what its arguments are made of. */
    private boolean isGuarded(Op.Call call) {
        Set<Value> made = new HashSet<>();
        call.operands().forEach(operand -> made.addAll(facts.sources().all(operand)));
        made.removeIf(value -> facts.constant(value).isPresent());
        return facts.guards(call).stream()
                .anyMatch(guard -> facts.sources().tested(guard).stream().anyMatch(made::contains));
    }

    /** The number with which a variable enters a loop that the call stands in. */
    private OptionalDouble start(Op.Call call) {
        Value argument = facts.plain(call.operands().get(0));
        for (Op around : facts.uses().enclosing(call)) {
            if (around instanceof Op.For loop && loop.carried().contains(argument)) {
                return facts.constant(loop.inits().get(loop.carried().indexOf(argument)));
            }
        }
        return OptionalDouble.empty();
    }
}
