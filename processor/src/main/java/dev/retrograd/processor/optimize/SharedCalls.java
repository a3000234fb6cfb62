package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the result of a function where the reverse sweep would compute it again from a restored value, as the cosine of an angle
 * whose sine and cosine the method computes.
 */
final class SharedCalls implements Pass {
    @Override
    public String name() {
        return "share";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasSlots();
    }

    @Override
    public Function apply(Function function) {
        Sharing sharing = new Sharing();
        sharing.collect(function.body());
        sharing.find(function.body());
        return sharing.replaced.isEmpty() ? function : function.withBody(sharing.rewrite(function.body()));
    }

    /** What a call computes. */
    private record Term(String function, List<Value> operands) {}

    /** A value that is back: what was saved, by which operation where, and the operation that restores it. */
    private record Back(Op.Save save, Region forward, Op.Restore restore) {}

    /** One run. */
    private static final class Sharing {
        private final Map<String, Op.Save> saves = new HashMap<>();
        private final Map<String, Region> regions = new HashMap<>();
        private final Map<Value, Back> backs = new HashMap<>();
        private final Map<Region, Map<Value, Value>> restored = new HashMap<>();
        private final Map<Region, Map<Term, Value>> terms = new HashMap<>();
        private final Map<Value, Value> replaced = new HashMap<>();
        private final IdentityHashMap<Op, List<Op>> before = new IdentityHashMap<>();
        private final IdentityHashMap<Op, List<Op>> behind = new IdentityHashMap<>();
        private final Set<String> names = new HashSet<>();

        void collect(Region region) {
            for (Op op : region.ops()) {
                if (op instanceof Op.Call call && isDear(call)) {
                    terms.computeIfAbsent(region, key -> new HashMap<>())
                            .putIfAbsent(new Term(call.function(), call.operands()), call.target());
                } else if (op instanceof Op.Save save) {
                    saves.put(save.slot(), save);
                    regions.put(save.slot(), region);
                    names.add(save.slot());
                } else if (op instanceof Op.Restore restore && saves.containsKey(restore.slot())) {
                    Op.Save save = saves.get(restore.slot());
                    backs.put(restore.target(), new Back(save, regions.get(restore.slot()), restore));
                    restored.computeIfAbsent(region, key -> new HashMap<>()).put(save.value(), restore.target());
                }
                // what a condition has computed last is restored outside of the loop
                if (!(op instanceof Op.While)) {
                    op.regions().forEach(this::collect);
                }
            }
        }

        private static boolean isDear(Op.Call call) {
            return call.operands().size() == 1
                    && call.target().type().isFloating()
                    && call.function().contains("Math.")
                    && !call.function().endsWith(".abs");
        }

        /** Finds calls of which a forward region has the same one on what was saved there. */
        void find(Region region) {
            for (Op op : region.ops()) {
                if (op instanceof Op.Call call && isDear(call)) {
                    Back back = backs.get(call.operands().get(0));
                    Value known = back == null
                            ? null
                            : terms.getOrDefault(back.forward(), Map.of())
                                    .get(new Term(
                                            call.function(), List.of(back.save().value())));
                    if (known != null) {
                        replaced.put(call.target(), restored(known, back));
                    }
                }
                op.regions().forEach(this::find);
            }
        }

        /** The known value where the other one is back: it comes with it. */
        private Value restored(Value known, Back back) {
            for (Map<Value, Value> values : restored.values()) {
                boolean beside =
                        back.restore().target().equals(values.get(back.save().value()));
                if (beside) {
                    return values.computeIfAbsent(known, key -> {
                        Value target = known.fresh();
                        String slot = slot(back.save().slot());
                        before.computeIfAbsent(back.save(), unused -> new ArrayList<>())
                                .add(0, new Op.Save(slot, known, back.save().origin()));
                        behind.computeIfAbsent(back.restore(), unused -> new ArrayList<>())
                                .add(new Op.Restore(target, slot, back.restore().origin()));
                        return target;
                    });
                }
            }
            throw new IllegalStateException(
                    "no region restores " + back.restore().slot());
        }

        private String slot(String beside) {
            String name = beside + "Shared";
            while (!names.add(name)) {
                name += "2";
            }
            return name;
        }

        Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.ops()) {
                if (op instanceof Op.Call call && replaced.containsKey(call.target())) {
                    continue;
                }
                ops.addAll(before.getOrDefault(op, List.of()));
                ops.add(op.with(value -> replaced.getOrDefault(value, value), this::rewrite));
                ops.addAll(behind.getOrDefault(op, List.of()));
            }
            return new Region(region.params(), ops);
        }
    }
}
