package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Statements of a loop that add to adjoints what is linear in a few varying numbers and has coefficients that are the same in every
 * iteration: they may run once, behind the loop, with the sums of these numbers in their place.
 */
final class LinearGroup {
    private final Op.For loop;
    private final Uses uses;
    private final Invariance invariance;
    private final Set<Op> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Op> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Value> handedOn = new LinkedHashSet<>();
    private final Set<Value> varying = new LinkedHashSet<>();

    LinearGroup(Op.For loop, Uses uses, Invariance invariance) {
        this.loop = loop;
        this.uses = uses;
        this.invariance = invariance;
    }

    /** The operations that leave the loop. */
    Set<Op> moved() {
        return moved;
    }

    /** The operations to run behind the loop: those that leave it, and what they take their coefficients from. */
    Set<Op> needed() {
        return needed;
    }

    /** What nobody needs in the loop any more: the operations that move, and coefficients that only they use. */
    Set<Op> dispensable() {
        Set<Op> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(moved);
        boolean more = true;
        while (more) {
            more = false;
            for (Op op : needed) {
                more |= op.results().stream().noneMatch(value -> varying.contains(value))
                        && gone.containsAll(uses.users(op.result()))
                        && gone.add(op);
            }
        }
        return gone;
    }

    /** The numbers to be summed up. */
    Set<Value> varying() {
        return varying;
    }

    /** Admits numbers read from a scratch adjoint, which what they are added to takes over. */
    void handOn(Value value) {
        handedOn.add(value);
    }

    /** Takes up a read of a scratch adjoint or a write that clears it; false if that cannot move. */
    boolean addAccess(Op op) {
        moved.add(op);
        return op.operands().stream().allMatch(this::need) && isInLoopsAlone(op);
    }

    /** Takes up an addition; false if what it adds is not linear, or no number would be summed up in fewer loops. */
    boolean add(Accesses.Sum sum) {
        moved.add(sum.load());
        moved.addAll(sum.steps());
        moved.add(sum.store());
        if (sum.steps().stream().anyMatch(step -> step.operands().size() != 2)
                || sum.store().origin().note().isEmpty()
                || !need(sum.store().array())
                || !need(sum.store().index())
                || !isInLoopsAlone(sum.store())) {
            return false;
        }
        return sum.steps().stream().allMatch(step -> term(step.operands().get(1), sum.store()));
    }

    private boolean term(Value value, Op.Store store) {
        if (handedOn.contains(value)) {
            return true;
        }
        if (uses.definition(value).orElse(null) instanceof Op.Call call && isLinear(call)) {
            List<Value> parts = new ArrayList<>(call.operands());
            int before = parts.size();
            boolean product = call.function().equals("*") || call.function().equals("/");
            if (product) {
                parts.removeIf(invariance::isInvariant);
            }
            boolean quotient = call.function().equals("/")
                    && !parts.contains(call.operands().get(0));
            boolean proper = !product || (parts.size() == 1 && before == 2 && !quotient);
            if (proper
                    && call.operands().stream()
                            .filter(part -> !parts.contains(part))
                            .allMatch(this::need)) {
                Set<Value> kept = new LinkedHashSet<>(varying);
                if (parts.stream().allMatch(part -> term(part, store))) {
                    needed.add(call);
                    return true;
                }
                varying.retainAll(kept);
            }
        }
        if (invariance.isInvariant(value) || !isSummable(value, store)) {
            return false;
        }
        varying.add(value);
        return true;
    }

    private boolean isLinear(Op.Call call) {
        return call.target().type().isFloating()
                && uses.isWithin(call, loop.body())
                && (call.function().equals("*")
                        || call.function().equals("/")
                        || (call.function().equals("-") && call.operands().size() == 1));
    }

    /** Whether the number is made in fewer loops than it is added in, all of which run as often each time. */
    private boolean isSummable(Value value, Op.Store store) {
        List<Op.For> around = loops(uses.scope(value));
        return around != null
                && value.type().isFloating()
                && uses.definition(value).isPresent()
                && around.size() < loops(uses.region(store)).size()
                && around.stream()
                        .allMatch(inner -> invariance.isOutside(inner.first()) && invariance.isOutside(inner.limit()));
    }

    /** The loops of the loop's body around a region, outermost first; null if there is anything else around it. */
    @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
    List<Op.For> loops(Region region) {
        List<Op.For> loops = new ArrayList<>();
        Region current = region;
        while (current != loop.body()) {
            if (!(uses.parent(current).orElse(null) instanceof Op.For inner)) {
                return null;
            }
            loops.add(0, inner);
            current = uses.region(inner);
        }
        return loops;
    }

    private boolean isInLoopsAlone(Op op) {
        List<Op.For> around = loops(uses.region(op));
        if (around == null) {
            return false;
        }
        return around.stream().allMatch(inner -> need(inner.first()) && need(inner.limit()));
    }

    /** Notes what an invariant value is made by; false if it is no such value. */
    private boolean need(Value value) {
        if (!invariance.isInvariant(value)) {
            return false;
        }
        Op definition = uses.definition(value).orElse(null);
        if (definition != null && !invariance.isOutside(value) && needed.add(definition)) {
            return definition.operands().stream().allMatch(this::need);
        }
        return true;
    }
}
