package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for each slot where its value lives and rewrites saves and restores accordingly, then says where new arrays come
 * from. The one place that chooses storage.
 */
public final class StoragePlan {
    private final Function function;
    private final StoragePolicy policy;
    private final boolean callee;
    private final Uses uses;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<Value, List<Slot>> slotsOf = new HashMap<>();
    private final Map<String, Slot.Home> homes = new LinkedHashMap<>();
    private final List<Op> writers = new ArrayList<>();
    private final Map<String, List<Op.Restore>> restores = new HashMap<>();

    private StoragePlan(Function function, StoragePolicy policy, boolean callee) {
        this.callee = callee;
        this.function = function;
        this.policy = policy;
        this.uses = Uses.of(function);
    }

    /** Plans the storage of a derived function and its callees; no {@code save} or {@code restore} is left. */
    public static Function apply(Function function, StoragePolicy policy) {
        return Resets.apply(Placements.apply(of(function, policy, false).rewrite()))
                .withCallees(function.callees().stream()
                        .map(callee -> Placements.applyToCallee(
                                of(callee, policy, true).rewrite()))
                        .toList());
    }

    /** A derived function without slots, whose new arrays have no place yet; empty if some slots, or sweeps of its callees, need the tape. */
    public static Optional<Function> withoutTape(Function function) {
        StoragePlan plan = of(function, StoragePolicy.CHEAPEST, false);
        plan.keepInRows();
        boolean tape = plan.homes.containsValue(Slot.Home.TAPE)
                || function.callees().stream().anyMatch(callee -> callee.name().endsWith(CalleeNames.SWEEPS));
        return tape ? Optional.empty() : Optional.of(plan.rewrite());
    }

    /** What {@link #apply} decides for a function, its callees not counted. */
    public static Explanation explain(Function function, StoragePolicy policy) {
        StoragePlan plan = of(function, policy, false);
        return new Explaining(plan.uses).of(function.body(), plan.slots, plan.homes);
    }

    /** Whether a derived function would put values on the tape. */
    public static boolean needsTape(Function function, StoragePolicy policy) {
        return of(function, policy, false).homes.containsValue(Slot.Home.TAPE);
    }

    /** Whether a derived function keeps numbers of each iteration of a loop. */
    public static boolean keepsOfLoops(Function function, StoragePolicy policy) {
        return !of(function, policy, false).stored().isEmpty();
    }

    private static StoragePlan of(Function function, StoragePolicy policy, boolean callee) {
        StoragePlan plan = planned(function, policy, callee);
        if (policy != StoragePolicy.CHEAPEST || callee) {
            return plan;
        }
        Function rows = ScratchRows.apply(function, plan.uses, plan.stored());
        plan = rows.equals(function) ? plan : planned(rows, policy, false);
        Function variables = OuterVariables.apply(rows, plan.uses, plan.bases());
        return variables.equals(rows) ? plan : planned(variables, policy, false);
    }

    /** Takes values off the tape that arrays made on the way can hold. */
    private void keepInRows() {
        RaggedBuffers ragged = new RaggedBuffers(uses);
        slots.values().stream()
                .filter(slot -> homes.get(slot.name()) == Slot.Home.TAPE && ragged.canHold(slot, this::isAtHand))
                .forEach(slot -> homes.put(slot.name(), Slot.Home.ROWS));
    }

    private List<Set<Value>> bases() {
        Recomputation recomputation = new Recomputation(uses, Aliases.of(function), writers);
        return stored().stream()
                .map(slot -> recomputation.basis(slot, value -> isAtHand(value, slot)))
                .toList();
    }

    private List<Slot> stored() {
        return slots.values().stream()
                .filter(slot -> homes.get(slot.name()) == Slot.Home.ARRAY || homes.get(slot.name()) == Slot.Home.TAPE)
                .toList();
    }

    private static StoragePlan planned(Function function, StoragePolicy policy, boolean callee) {
        StoragePlan plan = new StoragePlan(function, policy, callee);
        plan.collectRestores(function.body());
        plan.collect(function.body(), List.of());
        plan.slots
                .values()
                .forEach(slot -> plan.slotsOf
                        .computeIfAbsent(slot.value(), key -> new ArrayList<>())
                        .add(slot));
        plan.decide();
        return plan;
    }

    private Function rewrite() {
        SlotBuffers buffers = new SlotBuffers(uses);
        RaggedBuffers ragged = new RaggedBuffers(uses);
        slots.forEach((name, slot) -> {
            if (homes.get(name) == Slot.Home.ARRAY) {
                buffers.allocate(slot);
            } else if (homes.get(name) == Slot.Home.ROWS) {
                ragged.allocate(slot);
            }
        });
        return new SlotRewriter(function, uses, slots, homes, buffers, ragged).rewrite();
    }

    private void collectRestores(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Restore restore) {
                restores.computeIfAbsent(restore.slot(), key -> new ArrayList<>())
                        .add(restore);
            }
            op.regions().forEach(this::collectRestores);
        }
    }

    private void collect(Region region, List<Op> around) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Save save) {
                List<Op.Restore> matching = restores.getOrDefault(save.slot(), List.of());
                slots.put(save.slot(), Slot.of(save, region, around, matching, uses));
            } else if (op instanceof Op.Store || op instanceof Op.Accumulate || op instanceof Op.Invoke) {
                writers.add(op);
            }
            if (!op.regions().isEmpty()) {
                List<Op> inner = new ArrayList<>(around);
                inner.add(op);
                op.regions().forEach(nested -> collect(nested, inner));
            }
        }
    }

    private void decide() {
        Recomputation recomputation = new Recomputation(uses, Aliases.of(function), writers);
        for (Slot slot : slots.values()) {
            homes.put(slot.name(), home(slot, recomputation));
        }
    }

    /** Whether a value has a slot of its own that is restored wherever the other one is. */
    private boolean isAtHand(Value value, Slot other) {
        return slotsOf.getOrDefault(value, List.of()).stream()
                .anyMatch(slot -> other.restores().stream()
                        .allMatch(restore -> slot.restores().stream()
                                .anyMatch(known -> uses.isWithin(restore, uses.region(known)))));
    }

    private Slot.Home home(Slot slot, Recomputation recomputation) {
        boolean local = slot.loops().isEmpty() && !callee;
        if (policy == StoragePolicy.CHEAPEST && recomputation.isCheap(slot, local, value -> isAtHand(value, slot))) {
            return Slot.Home.RECOMPUTED;
        } else if (slot.loops().isEmpty()) {
            // Locals end with the forward function.
            return local ? Slot.Home.LOCAL : Slot.Home.TAPE;
        } else if (policy != StoragePolicy.TAPE
                && SlotBuffers.anchor(slot, uses).isPresent()) {
            return Slot.Home.ARRAY;
        }
        return Slot.Home.TAPE;
    }
}
