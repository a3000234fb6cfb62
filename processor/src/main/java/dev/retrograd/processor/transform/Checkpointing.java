package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.ir.CallRule;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the loop that is to be checkpointed, and says what stands in the way of it. */
public final class Checkpointing {
    private final Op loop;
    private final Function function;

    private Checkpointing(Op loop, Function function) {
        this.loop = loop;
        this.function = function;
    }

    /**
     * What was found.
     *
     * @param label the loop's label; empty if none can be checkpointed
     * @param span where to say so
     * @param obstacle why none can be; empty if one can
     */
    public record Result(String label, Span span, String obstacle) {}

    /**
     * Looks for the loop.
     *
     * @param function the function, as it was lowered
     * @param labelled the source of the labelled loop; empty for the only one
     */
    public static Result find(Function function, Optional<Span> labelled) {
        Span whole = function.body().terminator().origin().span();
        List<Op> loops = function.body().ops().stream()
                .filter(op -> op instanceof Op.For || op instanceof Op.While)
                .filter(op -> labelled.isEmpty()
                        || contains(labelled.get(), op.origin().span()))
                .toList();
        if (loops.isEmpty()) {
            return new Result("", labelled.orElse(whole), "the method has no loop outside of other statements");
        } else if (loops.size() > 1) {
            return new Result(
                    "",
                    loops.get(1).origin().span(),
                    "the method has several loops; name one by its label, loop = \"...\"");
        }
        Op loop = loops.get(0);
        String obstacle = new Checkpointing(loop, function).obstacle();
        return new Result(obstacle.isEmpty() ? label(loop) : "", loop.origin().span(), obstacle);
    }

    static String label(Op loop) {
        if (loop instanceof Op.For counted) {
            return counted.label();
        }
        return loop instanceof Op.While conditional ? conditional.label() : "";
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    private String obstacle() {
        Aliases aliases = Aliases.of(function);
        LoopState state = LoopState.of(loop, aliases);
        for (Value carried : state.carried()) {
            if (!(carried.type() instanceof Primitive)) {
                return name(carried)
                        + " stands for another array in each iteration; write to arrays made before the loop";
            }
        }
        Set<Aliases.Storage> leaves = new HashSet<>();
        for (Value array : state.arrays()) {
            if (!leaves.add(aliases.leaf(array))) {
                return "the loop writes to " + name(array) + " under several names; use one";
            }
        }
        if (loop.regions().stream().anyMatch(this::storesReferences)) {
            return "the loop stores arrays in arrays; copy their elements";
        }
        if (loop.regions().stream().anyMatch(Checkpointing::callsFunctions)) {
            return "the loop calls a method that calls itself, whose steps only the tape keeps; write it as a loop";
        }
        Optional<Op.Invoke> kept = loop.regions().stream()
                .map(Checkpointing::kept)
                .flatMap(Optional::stream)
                .findFirst();
        if (kept.isPresent()) {
            String callee = kept.get().callee().replace('#', '.');
            return "the loop calls " + callee + ", which would be called again; call it before the loop";
        }
        if (loop instanceof Op.While conditional && computesInCondition(conditional)) {
            return "the loop's condition assigns to a variable that carries a derivative; assign to it in the body";
        }
        if (loop instanceof Op.While conditional && stores(conditional.condition())) {
            return "the loop's condition, which is all of a do loop, writes to an array; write to it in the body of a while";
        }
        return "";
    }

    private static String name(Value value) {
        return value.name() == null ? "a variable of the loop" : value.name();
    }

    /** Whether somebody has written the derivative of what is called, which functions have. */
    private static boolean isFunction(Op.Invoke invoke) {
        return invoke.rule() != null
                && invoke.rule().adjoint() != null
                && invoke.rule().adjoint().form() == CallRule.Form.ADJOINT;
    }

    /** The first call of a region that may have effects, or another result each time. */
    private static Optional<Op.Invoke> kept(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Invoke invoke
                    && !isFunction(invoke)
                    && !invoke.callee().startsWith("dev.retrograd.runtime.")
                    && !invoke.callee().endsWith("Value")) {
                return Optional.of(invoke);
            }
            for (Region inner : op.regions()) {
                Optional<Op.Invoke> found = kept(inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private boolean storesReferences(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Store store && !(store.value().type() instanceof Primitive)) {
                return true;
            }
            if (op.regions().stream().anyMatch(this::storesReferences)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stores(Region region) {
        return region.ops().stream()
                .anyMatch(op ->
                        (op instanceof Op.Store store && store.value().type().isFloating())
                                || op.regions().stream().anyMatch(Checkpointing::stores));
    }

    private static boolean callsFunctions(Region region) {
        return region.ops().stream()
                .anyMatch(op -> (op instanceof Op.Invoke invoke && invoke.isInternal())
                        || op.regions().stream().anyMatch(Checkpointing::callsFunctions));
    }

    private boolean computesInCondition(Op.While conditional) {
        Activity activity = Activity.of(function, Aliases.of(function));
        List<Value> params = conditional.condition().params();
        List<Value> yields = conditional.condition().yields();
        for (int i = 0; i < params.size(); i++) {
            Value forwarded = yields.get(i + 1);
            if (forwarded != params.get(i) && activity.isActive(forwarded)) {
                return true;
            }
        }
        return false;
    }
}
