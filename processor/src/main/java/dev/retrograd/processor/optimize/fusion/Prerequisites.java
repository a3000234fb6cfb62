package dev.retrograd.processor.optimize.fusion;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The operations between two loops that can run in front of both: pure ones, and the storage of adjoints. */
final class Prerequisites {
    private final Pair pair;
    private final Aliases aliases;
    private final Uses uses;
    private final Set<Op> moved = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Op> between = Collections.newSetFromMap(new IdentityHashMap<>());

    Prerequisites(Pair pair, Aliases aliases, Uses uses) {
        this.pair = pair;
        this.aliases = aliases;
        this.uses = uses;
        between.addAll(pair.between());
    }

    /** Those that the values depend on, in order; null if one of them cannot move. */
    List<Op> of(Set<Value> values) {
        for (Value value : values) {
            if (!move(value)) {
                return null;
            }
        }
        List<Op> ordered = new ArrayList<>(pair.between());
        ordered.removeIf(op -> !moved.contains(op));
        return ordered;
    }

    private boolean move(Value value) {
        Op definition = uses.definition(value).orElse(null);
        if (definition == pair.forward()) {
            return false;
        } else if (definition == null || !between.contains(definition) || moved.contains(definition)) {
            return true;
        } else if (!canMove(definition)) {
            return false;
        }
        moved.add(definition);
        return definition.operands().stream().allMatch(this::move);
    }

    private boolean canMove(Op op) {
        if (op instanceof Op.Shadow shadow) {
            return isFlat(shadow.primal()) || !aliases.areRowsReplaced(shadow.primal());
        } else if (op instanceof Op.Alloc alloc) {
            return isMadeBefore(alloc);
        }
        return (op instanceof Op.Call || op instanceof Op.Const)
                && Effects.of(op).isPure();
    }

    private static boolean isFlat(Value primal) {
        return primal.type() instanceof ArrayType array && array.rank() == 1;
    }

    /** Storage of the same shape has been made in front of the loops: its lengths are no error. */
    private boolean isMadeBefore(Op.Alloc alloc) {
        return pair.region().ops().subList(0, pair.first()).stream()
                .anyMatch(op -> op instanceof Op.Alloc before
                        && before.target().type().equals(alloc.target().type())
                        && before.lengths().equals(alloc.lengths()));
    }
}
