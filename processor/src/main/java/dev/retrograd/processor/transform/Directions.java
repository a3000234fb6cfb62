package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.Set;

/** How many directions the tangents of a function take in one sweep. */
public final class Directions {
    /** Four tangents beside each value still fit the registers, and share the value's own work well. */
    private static final int MOST = 4;

    /** A method of more operations, its tangents counted, is compiled badly at run time. */
    private static final int LARGE = 1200;

    /** About how many operations the tangent of one takes. */
    private static final int EACH = 2;

    private Directions() {}

    /**
     * A number of directions, at least 1.
     *
     * @param function the function, which may be derived itself
     * @param active the parameters that vary
     */
    public static int of(Function function, Set<Value> active) {
        boolean scalars = active.stream().allMatch(param -> param.type().isFloating());
        int most = scalars ? Math.min(2 * MOST, active.size()) : MOST;
        int operations = count(function.body());
        boolean apart = !function.callees().isEmpty() || hasGuards(function.body(), Uses.of(function));
        int directions = apart ? 1 : Math.max(1, most);
        while (directions > 1 && operations * (1 + EACH * directions) > LARGE) {
            directions = (directions + 1) / 2;
        }
        return directions;
    }

    /** Whether a function may have more directions than straight code can take, and loops that spend the time. */
    public static boolean isMany(Function function) {
        boolean arrays =
                function.active().stream().anyMatch(param -> param.type().isArray());
        return arrays && hasLoops(function.body());
    }

    private static boolean hasLoops(Region region) {
        return region.ops().stream()
                .anyMatch(op -> op instanceof Op.For
                        || op instanceof Op.While
                        || op.regions().stream().anyMatch(Directions::hasLoops));
    }

    /** A guard that one direction opens would let another see a product of zero and infinity. */
    private static boolean hasGuards(Region region, Uses uses) {
        return region.ops().stream()
                .anyMatch(op -> isGuard(op, uses) || op.regions().stream().anyMatch(inner -> hasGuards(inner, uses)));
    }

    private static boolean isGuard(Op op, Uses uses) {
        return op instanceof Op.If branch
                && !Guards.of(branch, value -> uses.definition(value).orElse(null))
                        .values()
                        .isEmpty();
    }

    private static int count(Region region) {
        int count = 0;
        for (Op op : region.ops()) {
            count += op instanceof Op.Const ? 0 : 1;
            for (Region inner : op.regions()) {
                count += count(inner);
            }
        }
        return count;
    }
}
