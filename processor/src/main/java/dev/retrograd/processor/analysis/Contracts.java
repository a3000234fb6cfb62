package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Contract.Share;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Finds out what each callee does to the storage that it is given, and what its callers do to it meanwhile and afterwards: a fixed
 * point over the call graph. The one is written on the calls, the other on the {@link Op.Invoke#TURN} at the callee's end.
 */
public final class Contracts {
    private final Map<String, Contract> inside = new HashMap<>();
    private final Map<String, Contract> outside = new HashMap<>();

    private Contracts() {}

    /** The function, with callees, whose calls of each other and whose turns have their contracts. */
    public static Function apply(Function function) {
        return function.callees().isEmpty() ? function : new Contracts().complete(function);
    }

    private Function complete(Function function) {
        for (Function callee : function.callees()) {
            inside.put(callee.name(), Contract.NONE);
            outside.put(callee.name(), Contract.NONE);
        }
        while (true) {
            Function current = function.each(one -> one.withBody(write(one.body())))
                    .withCallees(function.callees().stream().map(this::turned).toList());
            boolean changed = false;
            for (Function callee : current.callees()) {
                Contract found = Aliases.of(callee).contract(callee);
                changed |= !found.toString()
                        .equals(inside.put(callee.name(), found).toString());
            }
            Map<String, List<Share>> uses = new HashMap<>();
            collect(current.body(), Aliases.of(current), uses);
            current.callees().forEach(callee -> collect(callee.body(), Aliases.of(callee), uses));
            for (Function callee : current.callees()) {
                Contract found = new Contract(uses.getOrDefault(callee.name(), List.of()));
                changed |= !found.toString()
                        .equals(outside.put(callee.name(), found).toString());
            }
            if (!changed) {
                return current;
            }
        }
    }

    /** The callee with a turn before its end. */
    private Function turned(Function callee) {
        List<Value> operands = new ArrayList<>(callee.params());
        operands.addAll(callee.results());
        List<Op> ops = new ArrayList<>(write(callee.body()).body());
        if (!ops.isEmpty() && Op.Invoke.isTurn(ops.get(ops.size() - 1))) {
            ops.remove(ops.size() - 1);
        }
        ops.add(new Op.Invoke(List.of(), Op.Invoke.TURN, operands, outside.get(callee.name()), Origin.NONE));
        ops.add(callee.body().terminator());
        return callee.withBody(new Region(callee.params(), ops));
    }

    private Region write(Region region) {
        return new Region(region.params(), Op.each(region.ops(), this::write));
    }

    private Op write(Op op) {
        if (op instanceof Op.Invoke invoke && invoke.isInternal() && inside.containsKey(invoke.function())) {
            Contract contract = inside.get(invoke.function());
            return new Op.Invoke(
                    invoke.targets(), invoke.callee(), invoke.operands(), contract, invoke.rule(), invoke.origin());
        }
        return op.regions().isEmpty() ? op : op.map(UnaryOperator.identity(), UnaryOperator.identity(), this::write);
    }

    /** What the calls in a region mean for the callees: arguments that may be the same, arrays that are written elsewhere. */
    private static void collect(Region region, Aliases aliases, Map<String, List<Share>> uses) {
        for (Op op : region.ops()) {
            op.regions().forEach(inner -> collect(inner, aliases, uses));
            if (op instanceof Op.Invoke invoke && invoke.isInternal()) {
                List<Share> shares = uses.computeIfAbsent(invoke.function(), key -> new ArrayList<>());
                aliases.places(invoke.places()).forEach((storage, places) -> {
                    boolean written = aliases.isWritten(storage);
                    boolean known = shares.stream()
                            .anyMatch(share -> share.places().containsAll(places) && (share.written() || !written));
                    if ((places.size() > 1 || written) && !known) {
                        shares.add(new Share(places, written));
                    }
                });
            }
        }
    }
}
