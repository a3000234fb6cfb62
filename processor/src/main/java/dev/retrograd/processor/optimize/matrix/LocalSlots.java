package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replaces what a slot restores by the saved value where that is in sight, so that it is known of what a shadow is one. */
public final class LocalSlots {
    private final Uses uses;
    private final Map<String, List<Op.Save>> saves = new HashMap<>();
    private final Map<String, List<Op.Restore>> restores = new HashMap<>();

    private LocalSlots(Function function) {
        uses = Uses.of(function);
        collect(function.body());
    }

    /** The function without the slots that are restored inside the region that saves them. */
    public static Function resolve(Function function) {
        LocalSlots slots = new LocalSlots(function);
        Substitution substitution = new Substitution();
        Set<String> local = new HashSet<>();
        slots.saves.forEach((slot, saved) -> {
            if (saved.size() == 1 && slots.isLocal(slot, saved.get(0))) {
                local.add(slot);
                for (Op.Restore restore : slots.restores.getOrDefault(slot, List.of())) {
                    substitution.replace(restore.target(), saved.get(0).value());
                }
            }
        });
        return substitution.apply(function, op -> isOf(op, local));
    }

    private void collect(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Save save) {
                saves.computeIfAbsent(save.slot(), key -> new ArrayList<>()).add(save);
            } else if (op instanceof Op.Restore restore) {
                restores.computeIfAbsent(restore.slot(), key -> new ArrayList<>())
                        .add(restore);
            }
            op.regions().forEach(this::collect);
        }
    }

    private boolean isLocal(String slot, Op.Save save) {
        Value value = save.value();
        return MatrixCalls.isMatrix(value.type())
                && restores.getOrDefault(slot, List.of()).stream()
                        .allMatch(restore -> uses.isWithin(restore, uses.region(save))
                                && uses.position(restore) > uses.position(save));
    }

    private static boolean isOf(Op op, Set<String> slots) {
        return (op instanceof Op.Save save && slots.contains(save.slot()))
                || (op instanceof Op.Restore restore && slots.contains(restore.slot()));
    }
}
