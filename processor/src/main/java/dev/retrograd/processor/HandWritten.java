package dev.retrograd.processor;

import dev.retrograd.processor.analysis.Contracts;
import dev.retrograd.processor.analysis.MissingRules;
import dev.retrograd.processor.frontend.AttributedMethod;
import dev.retrograd.processor.frontend.LoweredMethod;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.transform.RuleBodies;
import dev.retrograd.processor.transform.RuleTangents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the hand-written adjoints do that second derivatives of a method go through.
 *
 * @param bodies their bodies, by the names that they are called by
 */
record HandWritten(Map<String, Function> bodies) {
    /** None. */
    static final HandWritten NONE = new HandWritten(Map.of());

    /** Copies the map. */
    HandWritten {
        bodies = Map.copyOf(bodies);
    }

    /** The adjoints that a method's calls have, as far as their source can be differentiated. */
    static HandWritten of(LoweredMethod lowered, AttributedMethod method) {
        Map<String, Function> bodies = new HashMap<>();
        List<Function> functions = new ArrayList<>(lowered.function().callees());
        functions.add(lowered.function());
        for (Op.Invoke call : functions.stream()
                .flatMap(function -> calls(function.body()).stream())
                .toList()) {
            CallRule.Routine adjoint = call.rule() == null ? null : call.rule().adjoint();
            if (adjoint != null && adjoint.form() == CallRule.Form.ADJOINT && !bodies.containsKey(adjoint.callee())) {
                Optional<LoweredMethod> rule = method.adjoint(adjoint.callee());
                rule.filter(found -> RuleBodies.fits(found.function(), call)
                                && isVisible(found, lowered)
                                && isDifferentiable(found.function()))
                        .ifPresent(found -> bodies.put(adjoint.callee(), found.function()));
            }
        }
        return new HandWritten(bodies);
    }

    /** Whether what a rule leaves in place can be written in the companion of a method, perhaps of another package. */
    private static boolean isVisible(LoweredMethod rule, LoweredMethod method) {
        return rule.signature().packageName().equals(method.signature().packageName())
                || calls(rule.function().body()).stream().allMatch(call -> call.rule() != null);
    }

    /** Whether no derivative is lost in a rule, whatever of what it is given varies. */
    private static boolean isDifferentiable(Function rule) {
        Set<Value> varying = rule.params().stream()
                .filter(param -> param.type().isDifferentiable())
                .collect(Collectors.toSet());
        return MissingRules.of(Contracts.apply(new Function(rule.name(), varying, rule.body())))
                .isEmpty();
    }

    /** Whether second derivatives can go through a call. */
    boolean hasSecond(Op.Invoke call) {
        if (call.rule().second() != null) {
            return true;
        }
        CallRule.Routine adjoint = call.rule().adjoint();
        Function body = adjoint == null ? null : bodies.get(adjoint.callee());
        return body != null
                && RuleTangents.isPossible(call)
                && calls(body.body()).stream()
                        .filter(inner -> inner.rule() != null)
                        .allMatch(RuleTangents::isPossible);
    }

    private static List<Op.Invoke> calls(Region region) {
        List<Op.Invoke> calls = new ArrayList<>();
        for (Op op : region.ops()) {
            if (op instanceof Op.Invoke call) {
                calls.add(call);
            }
            op.regions().forEach(inner -> calls.addAll(calls(inner)));
        }
        return calls;
    }
}
