package dev.retrograd.processor.frontend;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How a statement can end.
 *
 * @param normally whether what follows may run
 * @param jumps the jumps that leave it
 */
record Completion(boolean normally, Set<Jump> jumps) {
    static final Completion NORMAL = new Completion(true, Set.of());

    /** One or the other. */
    Completion or(Completion other) {
        return new Completion(normally || other.normally, union(other));
    }

    /** One after the other. */
    Completion then(Completion next) {
        return normally ? new Completion(next.normally, union(next)) : this;
    }

    private Set<Jump> union(Completion other) {
        if (other.jumps.isEmpty()) {
            return jumps;
        }
        if (jumps.isEmpty()) {
            return other.jumps;
        }
        Set<Jump> all = new LinkedHashSet<>(jumps);
        all.addAll(other.jumps);
        return all;
    }

    /** The same with the jumps to a target resolved. */
    Completion without(Jump... resolved) {
        Set<Jump> rest = new LinkedHashSet<>(jumps);
        boolean left = false;
        for (Jump jump : resolved) {
            left |= rest.remove(jump) && jump.kind() == Jump.Kind.BREAK;
        }
        return new Completion(normally || left, rest);
    }
}
