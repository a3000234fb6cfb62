package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which loops of unknown length can run on copies of the arrays that they write, to no other effect than that their trips are known. */
final class CountableLoops {
    private final Aliases aliases;
    private final Uses uses;

    CountableLoops(Function function) {
        aliases = Aliases.of(function);
        uses = Uses.of(function);
    }

    /** The arrays from outside that a loop would have to copy; empty if it cannot run on copies. */
    Optional<List<Value>> written(Op.While loop) {
        Set<Aliases.Storage> storages = new HashSet<>();
        Set<Value> outside = new LinkedHashSet<>(loop.inits());
        for (Region region : loop.regions()) {
            if (!collect(region, loop, storages, outside)) {
                return Optional.empty();
            }
        }
        List<Value> written = outside.stream()
                .filter(this::isReference)
                .filter(value -> aliases.levels(value).stream().anyMatch(storages::contains))
                .toList();
        boolean copied = written.stream().allMatch(this::isCopyable)
                && written.stream().allMatch(a -> written.stream().allMatch(b -> a == b || areDistinct(a, b)));
        return copied ? Optional.of(written) : Optional.empty();
    }

    /** Collects what a loop writes and sees; false if it calls what may have other effects. */
    private boolean collect(Region region, Op.While loop, Set<Aliases.Storage> storages, Set<Value> outside) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Invoke) {
                return false;
            }
            storages.addAll(aliases.writtenBy(op));
            op.operands().stream().filter(value -> !isInside(value, loop)).forEach(outside::add);
            for (Region inner : op.regions()) {
                if (!collect(inner, loop, storages, outside)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isInside(Value value, Op.While loop) {
        Region scope = uses.scope(value);
        return loop.regions().stream()
                .anyMatch(region -> scope == region
                        || uses.parent(scope)
                                .filter(op -> uses.isWithin(op, region))
                                .isPresent());
    }

    private boolean isReference(Value value) {
        return value.type().isArray() || value.type().isShadowed();
    }

    /** A copy has rows of its own: it is like the array as long as no two of the array's rows are one. */
    private boolean isCopyable(Value value) {
        return !(value.type() instanceof ArrayType array)
                || array.rank() == 1
                || (array.rank() == 2 && !aliases.areRowsReplaced(value));
    }

    private boolean areDistinct(Value a, Value b) {
        return (!aliases.mayAlias(a, b) && aliases.leaf(a) != aliases.leaf(b)) || (isNew(a) && isNew(b));
    }

    private boolean isNew(Value value) {
        Op definition = uses.definition(value).orElse(null);
        return definition instanceof Op.Alloc || definition instanceof Op.Copy;
    }
}
