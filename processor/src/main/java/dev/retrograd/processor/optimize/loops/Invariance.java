package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is the same in every iteration of a loop, given the counters of the loops within it. */
final class Invariance {
    private final Op.For loop;
    private final Uses uses;
    private final Aliases aliases;
    private final Accesses accesses;
    private final Map<Value, Boolean> known = new HashMap<>();

    Invariance(Op.For loop, Uses uses, Aliases aliases, Accesses accesses) {
        this(loop, uses, aliases, accesses, Set.of());
    }

    /** Regards some values as others in every iteration. */
    Invariance(Op.For loop, Uses uses, Aliases aliases, Accesses accesses, Set<Value> varying) {
        varying.forEach(value -> known.put(value, false));
        this.loop = loop;
        this.uses = uses;
        this.aliases = aliases;
        this.accesses = accesses;
    }

    /** Whether a value is the same in every iteration. */
    boolean isInvariant(Value value) {
        Boolean answer = known.get(value);
        if (answer == null) {
            answer = find(value);
            known.put(value, answer);
        }
        return answer;
    }

    /** Whether a value is made outside the loop. */
    boolean isOutside(Value value) {
        Op definition = uses.definition(value).orElse(null);
        if (definition != null) {
            return !uses.isWithin(definition, loop.body());
        }
        Op owner = uses.parent(uses.scope(value)).orElse(null);
        return owner == null || (owner != loop && !uses.isWithin(owner, loop.body()));
    }

    private boolean find(Value value) {
        if (isOutside(value)) {
            return true;
        }
        Op definition = uses.definition(value).orElse(null);
        if (definition == null) {
            return uses.parent(uses.scope(value)).orElse(null) instanceof Op.For inner
                    && inner != loop
                    && inner.counter() == value
                    && isInvariant(inner.first())
                    && isInvariant(inner.limit());
        }
        boolean repeats = definition instanceof Op.Const
                || definition instanceof Op.Length
                || (definition instanceof Op.Call && Effects.of(definition).isPure())
                || (definition instanceof Op.Load load && isOnlyRead(load));
        return repeats && definition.operands().stream().allMatch(this::isInvariant);
    }

    private boolean isOnlyRead(Op.Load load) {
        return accesses.kind(aliases.storage(load.array())) == Accesses.Kind.READ;
    }
}
