package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
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
    private static final Effects LOADS = new Effects(true, false, true, false);
    private static final Effects STORES = new Effects(false, true, true, false);
    private static final Effects ALLOCATES = new Effects(false, false, true, true);
    private static final Effects COPIES = new Effects(true, false, true, true);
    private static final Effects ADDS = new Effects(true, true, true, false);
    private static final Effects KEEPS = new Effects(true, true, false, false);

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
            return LOADS;
        } else if (op instanceof Op.Store) {
            return STORES;
        } else if (op instanceof Op.Alloc) {
            return ALLOCATES;
        } else if (op instanceof Op.Shadow || op instanceof Op.Copy) {
            return COPIES;
        } else if (op instanceof Op.Length) {
            return TRAPS;
        } else if (op instanceof Op.Accumulate) {
            return ADDS;
        } else if (op instanceof Op.Throw) {
            return TRAPS;
        } else if (op instanceof Op.Invoke) {
            return ANY;
        } else if (op instanceof Op.Save || op instanceof Op.Restore) {
            return KEEPS;
        }
        return NONE;
    }

    private static Effects call(Op.Call call) {
        if (call.target().type().equals(STRING) || call.function().contains("#")) {
            return NONE;
        }
        boolean storage = !isValue(call.target().type());
        for (Value operand : call.operands()) {
            storage |= !isValue(operand.type());
        }
        String function = call.function();
        if (function.startsWith("(")) {
            return storage ? TRAPS : NONE;
        } else if (function.equals("==") || function.equals("!=")) {
            return NONE;
        } else if (storage) {
            return new Effects(true, false, true, !isValue(call.target().type()));
        }
        if (!Character.isJavaIdentifierStart(function.charAt(0))) {
            boolean division = function.equals("/") || function.equals("%");
            return division && !call.target().type().isFloating() ? TRAPS : NONE;
        } else if (Rules.isRefused(function)) {
            return ANY;
        }
        String method = function.substring(function.lastIndexOf('.') + 1);
        return method.endsWith("Exact") || PARTIAL.contains(method) ? TRAPS : NONE;
    }

    private static boolean isValue(Type type) {
        return type instanceof Primitive;
    }
}
