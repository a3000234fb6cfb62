package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A loop of a few iterations, known in advance, that may be written out.
 *
 * @param counters what its counter is, one number for each iteration
 */
record ShortLoop(List<Integer> counters) {
    /** More iterations than this stay a loop. */
    private static final int MOST = 4;

    /** More operations than this stay in the loop. */
    private static final int LARGE = 100;

    /** A loop to be written out; null if it has to stay. */
    static ShortLoop of(Op.For loop, Map<Value, Integer> constants) {
        Integer first = constants.get(loop.first());
        Integer limit = constants.get(loop.limit());
        if (first == null || limit == null) {
            return null;
        }
        List<Integer> counters = new ArrayList<>();
        long last = loop.inclusive() ? limit : (long) limit - Integer.signum(loop.step());
        for (long i = first; loop.step() > 0 ? i <= last : i >= last; i += loop.step()) {
            if (counters.size() == MOST) {
                return null;
            }
            counters.add((int) i);
        }
        int size = size(loop.body(), constants);
        return counters.isEmpty() || size < 0 || size * counters.size() > LARGE
                ? null
                : new ShortLoop(List.copyOf(counters));
    }

    /** Whether the counter always is an index into an array of this length. */
    boolean isWithin(int length) {
        return counters.stream().allMatch(i -> i >= 0 && i < length);
    }

    /** How many operations an iteration has, those of loops in it for each of theirs; negative if it has some that cannot be copied. */
    private static int size(Region region, Map<Value, Integer> constants) {
        int size = 0;
        for (Op op : region.body()) {
            ShortLoop inner = op instanceof Op.For loop ? of(loop, constants) : null;
            if (op instanceof Op.Save || op instanceof Op.Restore || (op instanceof Op.For && inner == null)) {
                return -1;
            }
            size += op instanceof Op.Const ? 0 : 1;
            for (Region nested : op.regions()) {
                int more = size(nested, constants);
                if (more < 0) {
                    return -1;
                }
                size += more * (inner == null ? 1 : inner.counters().size());
            }
        }
        return size;
    }
}
