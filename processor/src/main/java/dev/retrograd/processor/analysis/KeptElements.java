package dev.retrograd.processor.analysis;

import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which loaded elements are still in their array when the iteration ends that made the array: such an element need not be recorded
 * if the array itself is. Only elements that are read in a loop of their own count; recording one number is cheaper than recording the array that
 * it came from.
 */
public final class KeptElements {
    private final Uses uses;
    private final Aliases aliases;
    private final Region top;
    private final Map<Storage, List<Value>> references = new HashMap<>();
    private final Map<Storage, List<Op>> writers = new HashMap<>();
    private final Set<Storage> foreign = new HashSet<>();

    private KeptElements(Function function) {
        this.uses = Uses.of(function);
        this.aliases = Aliases.of(function);
        this.top = function.body();
        collect(top);
    }

    /** Analyses a function. */
    public static KeptElements of(Function function) {
        return new KeptElements(function);
    }

    /** The function with the loads that can be repeated. */
    public static String print(Function function) {
        KeptElements elements = of(function);
        return Printer.print(function, new Printer.Remarks() {
            @Override
            public String of(Op op) {
                return op instanceof Op.Load load && elements.isKept(load) ? "kept" : "";
            }
        });
    }

    /** Whether what the operation loads can be loaded again as long as the array is at hand. */
    public boolean isKept(Op.Load load) {
        Storage storage = aliases.storage(load.array());
        Region scope = scope(storage);
        return scope != null && loopsWithin(load, scope) > 0 && isSettled(load, storage, scope);
    }

    private boolean isSettled(Op.Load load, Storage storage, Region scope) {
        return writers.getOrDefault(storage, List.of()).stream()
                .allMatch(writer -> uses.position(writer) < uses.position(load) && !shareLoop(writer, load, scope));
    }

    /** The region in a loop that makes the arrays and holds every reference to them; null if there is none. */
    private Region scope(Storage storage) {
        if (foreign.contains(storage)) {
            return null;
        }
        Region scope = null;
        for (Value reference : references.getOrDefault(storage, List.of())) {
            Op definition = uses.definition(reference).orElse(null);
            if (definition instanceof Op.Alloc || definition instanceof Op.Copy) {
                Region made = uses.region(definition);
                if (scope != null && !scope.equals(made)) {
                    return null;
                }
                scope = made;
            } else if (!(definition instanceof Op.Load)) {
                return null;
            }
        }
        return scope == null || scope.equals(top) || !holdsAll(scope, storage) ? null : scope;
    }

    private boolean holdsAll(Region scope, Storage storage) {
        return references.get(storage).stream()
                .allMatch(reference -> uses.isWithin(uses.definition(reference).orElseThrow(), scope));
    }

    private int loopsWithin(Op op, Region scope) {
        int loops = 0;
        Region region = uses.region(op);
        while (!region.equals(scope)) {
            Op parent = uses.parent(region).orElse(null);
            if (parent == null) {
                return 0;
            }
            loops += parent instanceof Op.If ? 0 : 1;
            region = uses.region(parent);
        }
        return loops;
    }

    private boolean shareLoop(Op writer, Op load, Region scope) {
        List<Op> around = uses.enclosing(writer);
        return uses.enclosing(load).stream()
                .filter(op -> !(op instanceof Op.If) && uses.isWithin(op, scope))
                .anyMatch(loop -> around.stream().anyMatch(op -> op == loop));
    }

    private void collect(Region region) {
        region.params().forEach(this::collect);
        for (Op op : region.ops()) {
            op.results().forEach(this::collect);
            if (op instanceof Op.Store || op instanceof Op.Accumulate) {
                aliases.levels(op.operands().get(0))
                        .forEach(storage -> writers.computeIfAbsent(storage, key -> new ArrayList<>())
                                .add(op));
            } else if (op instanceof Op.Invoke || op instanceof Op.Call) {
                op.operands().stream()
                        .filter(KeptElements::isReference)
                        .forEach(operand -> foreign.addAll(aliases.levels(operand)));
            }
            op.regions().forEach(this::collect);
        }
    }

    private void collect(Value value) {
        if (isReference(value)) {
            for (Storage storage : aliases.levels(value)) {
                references.computeIfAbsent(storage, key -> new ArrayList<>()).add(value);
            }
        }
    }

    private static boolean isReference(Value value) {
        return !(value.type() instanceof Primitive)
                && (value.type().isArray() || value.type().isShadowed());
    }
}
