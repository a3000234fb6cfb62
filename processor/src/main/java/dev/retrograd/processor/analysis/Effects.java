package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.rules.Rules;
import java.util.Set;

/**
 * What running an operation does beyond defining its results.
 *
 * @param reads reads memory that a write could change, or takes from a slot
 * @param writes changes memory, a slot, or the world
 * @param traps may throw
 * @param allocates makes an object, so that running it twice is not running it once
 */
public record Effects(boolean reads, boolean writes, boolean traps, boolean allocates) {
    /** None at all. */
    public static final Effects NONE = new Effects(false, false, false, false);

    private static final Effects ANY = new Effects(true, true, true, true);
    private static final Effects TRAPS = new Effects(false, false, true, false);

    private static final Type STRING = new ClassType("java.lang.String");

    /** Functions of {@code Math} that may throw beside those that end in {@code Exact}. */
    private static final Set<String> PARTIAL = Set.of("floorDiv", "floorMod", "ceilDiv", "ceilMod", "clamp");

    /** The effects of an operation, what its regions do included. */
    public static Effects of(Op op) {
        Effects all = own(op);
        for (Region region : op.regions()) {
            all = all.and(of(region));
        }
        return all;
    }

    /** The effects of all operations of a region. */
    public static Effects of(Region region) {
        Effects all = NONE;
        for (Op op : region.ops()) {
            all = all.and(of(op));
        }
        return all;
    }

    /** Whether nothing but the results tells that the operation ran; the same operands give the same results. */
    public boolean isPure() {
        return equals(NONE);
    }

    /** Whether the operation can go when nobody needs its results and it cannot throw. */
    public boolean isObservable() {
        return writes || traps;
    }

    private Effects and(Effects other) {
        return new Effects(
                reads || other.reads, writes || other.writes, traps || other.traps, allocates || other.allocates);
    }

    private static Effects own(Op op) {
        if (op instanceof Op.Call call) {
            return call(call);
        } else if (op instanceof Op.Load) {
            return new Effects(true, false, true, false);
        } else if (op instanceof Op.Store) {
            return new Effects(false, true, true, false);
        } else if (op instanceof Op.Alloc) {
            return new Effects(false, false, true, true);
        } else if (op instanceof Op.Shadow || op instanceof Op.Copy) {
            return new Effects(true, false, true, true);
        } else if (op instanceof Op.Length) {
            return TRAPS;
        } else if (op instanceof Op.Accumulate) {
            return new Effects(true, true, true, false);
        } else if (op instanceof Op.Throw) {
            return TRAPS;
        } else if (op instanceof Op.Invoke) {
            return ANY;
        } else if (op instanceof Op.Save || op instanceof Op.Restore) {
            return new Effects(true, true, false, false);
        }
        return NONE;
    }

    private static Effects call(Op.Call call) {
        if (call.target().type().equals(STRING)) {
            return NONE;
        }
        boolean storage = !isValue(call.target().type())
                || call.operands().stream().anyMatch(operand -> !isValue(operand.type()));
        String function = call.function();
        if (function.startsWith("(")) {
            return storage ? TRAPS : NONE;
        } else if (function.equals("==") || function.equals("!=")) {
            return NONE;
        } else if (storage) {
            return new Effects(true, false, true, !isValue(call.target().type()));
        }
        boolean integral = !call.target().type().isFloating();
        if (Rules.isRefused(function)) {
            return ANY;
        }
        boolean division = integral && (function.equals("/") || function.equals("%"));
        String method = function.substring(function.lastIndexOf('.') + 1);
        return division || method.endsWith("Exact") || PARTIAL.contains(method) ? TRAPS : NONE;
    }

    private static boolean isValue(Type type) {
        return type instanceof Primitive;
    }
}
