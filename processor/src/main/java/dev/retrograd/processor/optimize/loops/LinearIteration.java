package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.optimize.loops.LinearForm.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An iteration of straight code whose variables are multiples of what the iteration before made of them, with the latency of that. */
final class LinearIteration {
    private static final int LATENCY = 4;

    private final Op.For loop;
    private final Map<Value, LinearForm> forms = new HashMap<>();
    private final Map<Value, Integer> latencies = new HashMap<>();
    private final Map<Value, Op.Const> constants;
    private final Set<Value> inside = new HashSet<>();
    private final List<Op> independent = new ArrayList<>();
    private int dependent;

    private LinearIteration(Op.For loop, Map<Value, Op.Const> constants) {
        this.loop = loop;
        this.constants = constants;
    }

    /**
     * The iteration of a loop; empty if it is not linear.
     *
     * @param constants the constants of the function
     */
    static Optional<LinearIteration> of(Op.For loop, Map<Value, Op.Const> constants) {
        LinearIteration iteration = new LinearIteration(loop, constants);
        return iteration.isLinear() ? Optional.of(iteration) : Optional.empty();
    }

    /** What does not depend on the iteration before, in order. */
    List<Op> independent() {
        return independent;
    }

    /** What a variable becomes; null if it does not depend on others. */
    LinearForm form(Value yielded) {
        return forms.get(yielded);
    }

    boolean isOutside(Value value) {
        return !inside.contains(value);
    }

    private boolean isLinear() {
        inside.addAll(loop.body().params());
        for (Value carried : loop.carried()) {
            if (carried.type() == Primitive.DOUBLE) {
                forms.put(carried, LinearForm.of(carried));
                latencies.put(carried, 0);
            }
        }
        for (Op op : loop.body().body()) {
            inside.addAll(op.results());
            if (op.operands().stream().noneMatch(forms::containsKey)) {
                boolean repeats = op instanceof Op.Const
                        || op instanceof Op.Load
                        || (op instanceof Op.Call && Effects.of(op).isPure());
                if (!repeats) {
                    return false;
                }
                independent.add(op);
            } else if (!(op instanceof Op.Call call) || !take(call)) {
                return false;
            }
        }
        List<Value> yields = loop.body().yields();
        for (int i = 0; i < yields.size(); i++) {
            boolean number = loop.carried().get(i).type() == Primitive.DOUBLE;
            if (number != forms.containsKey(yields.get(i))) {
                return false;
            }
        }
        return dependent > 0;
    }

    private boolean take(Op.Call call) {
        LinearForm form =
                call.origin().note().isEmpty() || call.target().type() != Primitive.DOUBLE ? null : form(call);
        if (form == null || !form.isShort()) {
            return false;
        }
        int latency = 0;
        for (Value operand : call.operands()) {
            latency = Math.max(latency, latencies.getOrDefault(operand, 0));
        }
        dependent++;
        forms.put(call.target(), form);
        latencies.put(call.target(), latency + (call.operands().size() == 1 ? 1 : LATENCY));
        return true;
    }

    private LinearForm form(Op.Call call) {
        LinearForm left = forms.get(call.operands().get(0));
        if (call.operands().size() == 1) {
            return call.function().equals("-") ? left.negated() : null;
        }
        LinearForm right = forms.get(call.operands().get(1));
        return switch (call.function()) {
            case "+" -> left == null || right == null ? null : left.plus(right);
            case "-" -> left == null || right == null ? null : left.plus(right.negated());
            case "*" ->
                left == null
                        ? right.times(call.operands().get(0))
                        : right == null ? left.times(call.operands().get(1)) : null;
            default -> null;
        };
    }

    /** Whether the partials first make iterations shorter, without much more to compute. */
    boolean isWorthwhile() {
        int before = 0;
        int after = 0;
        int operations = 0;
        Set<List<Value>> products = new HashSet<>();
        List<Value> yields = loop.body().yields();
        for (int i = 0; i < yields.size(); i++) {
            LinearForm form = forms.get(yields.get(i));
            if (form != null) {
                int terms = form.coefficients().size();
                before = Math.max(before, latencies.get(yields.get(i)));
                after = Math.max(after, LATENCY * terms);
                operations += 2 * terms - 1 - (form.isSumOnto(loop.carried().get(i)) ? 1 : 0);
                for (List<Term> coefficient : form.coefficients().values()) {
                    operations += (int) coefficient.stream()
                            .skip(1)
                            .filter(term -> !term.factors().stream().allMatch(this::isOutside))
                            .count();
                    coefficient.forEach(term -> products.add(term.factors()));
                }
            }
        }
        for (List<Value> product : products) {
            operations += product.stream().allMatch(this::isOutside) ? 0 : product.size() - 1;
        }
        return 5 * after <= 4 * before && 4 * operations <= 5 * dependent;
    }

    /**
     * The number that has to be small for no coefficient to overflow where all factors are finite: with it, infinity times an adjoint of zero
     * comes up where it came up before only. Empty if none does that; null inside if none is needed.
     */
    Optional<Scale> scale() {
        Set<Value> candidates = null;
        for (Map.Entry<Value, LinearForm> entry : yielded().entrySet()) {
            for (List<Term> coefficient : entry.getValue().coefficients().values()) {
                for (Term term : coefficient) {
                    int free = (int) term.factors().stream()
                            .filter(factor -> !isSmallConstant(factor))
                            .count();
                    boolean bounded = coefficient.size() == 1
                            ? free <= 1
                            : term.factors().isEmpty()
                                    || (free <= 1 && free < term.factors().size());
                    if (!bounded) {
                        if (free > 2) {
                            return Optional.empty();
                        }
                        Set<Value> outside = new LinkedHashSet<>(term.factors());
                        outside.removeIf(factor -> !isOutside(factor) || constants.containsKey(factor));
                        if (candidates == null) {
                            candidates = outside;
                        }
                        candidates.retainAll(outside);
                    }
                }
            }
        }
        return candidates == null
                ? Optional.of(new Scale(null))
                : candidates.stream().findFirst().map(Scale::new);
    }

    /**
     * What bounds coefficients.
     *
     * @param value the number; null if they are bounded in any case
     */
    record Scale(Value value) {
        /** At most this much: the terms of a coefficient do not overflow together. */
        static final double LARGEST = 0.125;
    }

    private Map<Value, LinearForm> yielded() {
        Map<Value, LinearForm> yielded = new LinkedHashMap<>();
        for (Value value : loop.body().yields()) {
            if (forms.containsKey(value)) {
                yielded.put(value, forms.get(value));
            }
        }
        return yielded;
    }

    private boolean isSmallConstant(Value value) {
        Op.Const constant = constants.get(value);
        return constant != null && constant.value() instanceof Double number && Math.abs(number) <= Scale.LARGEST;
    }
}
