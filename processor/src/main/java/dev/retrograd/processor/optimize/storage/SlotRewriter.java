package dev.retrograd.processor.optimize.storage;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Replaces saves and restores by what was decided for their slots. */
final class SlotRewriter {
    private final Function function;
    private final Uses uses;
    private final Map<String, Slot> slots;
    private final Map<String, Slot.Home> homes;
    private final SlotBuffers buffers;
    private final RaggedBuffers ragged;
    private final Map<String, Op> forwardLoops = new HashMap<>();
    private final IdentityHashMap<Region, List<Value[]>> exports = new IdentityHashMap<>();
    private final IdentityHashMap<Op, List<Value>> imports = new IdentityHashMap<>();
    private final Map<String, Value> locals = new HashMap<>();
    private final Map<Value, Value> replaced = new HashMap<>();

    SlotRewriter(
            Function function,
            Uses uses,
            Map<String, Slot> slots,
            Map<String, Slot.Home> homes,
            SlotBuffers buffers,
            RaggedBuffers ragged) {
        this.function = function;
        this.uses = uses;
        this.slots = slots;
        this.homes = homes;
        this.buffers = buffers;
        this.ragged = ragged;
    }

    Function rewrite() {
        slots.values().stream()
                .filter(slot -> homes.get(slot.name()) == Slot.Home.LOCAL)
                .forEach(this::export);
        return function.withBody(rewrite(function.body(), new Known(null, null, null)));
    }

    /**
     * The reverse sweep's names for values of the forward sweep, region by region. What is known outside a reverse loop of a value
     * from inside the forward loop belongs to one iteration, such as the last evaluation of a condition: the loop must not see it.
     */
    private final class Known {
        private final Known outer;
        private final Op loop;
        private final RowsOfLoop rows;
        private final Map<Value, Value> values = new HashMap<>();

        Known(Known outer, Op loop, RowsOfLoop rows) {
            this.outer = outer;
            this.loop = loop;
            this.rows = rows;
        }

        /** The rows that a loop of the forward sweep, or its reverse, finds before it; null outside of both. */
        RowsOfLoop rowsBefore(Op forward) {
            boolean here = rows != null && rows.loop() == forward;
            return here ? rows : outer == null ? null : outer.rowsBefore(forward);
        }

        Value find(Value value) {
            Value found = values.get(value);
            return found != null || outer == null || isInside(value, loop) ? found : outer.find(value);
        }
    }

    private boolean isInside(Value value, Op loop) {
        Region region = loop == null ? null : uses.scope(value);
        while (region != null) {
            Op parent = uses.parent(region).orElse(null);
            if (parent == loop) {
                return true;
            }
            region = parent == null ? null : uses.region(parent);
        }
        return false;
    }

    /** Lets the branches around a slot yield its value outwards, to where its restore can see it. */
    private void export(Slot slot) {
        Value value = slot.value();
        Region region = slot.region();
        while (!slot.isVisible(region, uses)) {
            Op branch = uses.parent(region).orElseThrow();
            Value outside = Value.of(value.type(), new SlotNames(uses).of(value));
            exports.computeIfAbsent(region, key -> new ArrayList<>()).add(new Value[] {value, outside});
            imports.computeIfAbsent(branch, key -> new ArrayList<>()).add(outside);
            value = outside;
            region = uses.region(branch);
        }
        locals.put(slot.name(), value);
    }

    private Region rewrite(Region region, Known known) {
        RegionBuilder builder = new RegionBuilder(region.params(), Origin.NONE);
        List<Op.Restore> recomputed = new ArrayList<>();
        for (Op op : region.ops()) {
            builder.at(op.origin());
            if (op instanceof Op.Restore restore) {
                restore(restore, recomputed, builder, known);
                continue;
            }
            for (Op.Restore restore : recomputed) {
                Slot slot = slots.get(restore.slot());
                Value value = recompute(slot, slot.value(), restore.target(), builder, known);
                if (value != restore.target()) {
                    replaced.put(restore.target(), value);
                }
            }
            recomputed.clear();
            builder.addAll(buffers.before(op));
            builder.addAll(ragged.before(op));
            if (op instanceof Op.Save save) {
                save(slots.get(save.slot()), builder, known);
            } else if (op instanceof Op.If branch && imports.containsKey(op)) {
                builder.add(withImports(branch, known));
            } else if (op instanceof Op.For loop) {
                builder.add(rewrite(loop, loop.label(), known, builder));
            } else if (op instanceof Op.While loop) {
                builder.add(rewrite(loop, loop.label(), known, builder));
            } else {
                builder.add(op.map(this::now, v -> v, r -> rewrite(r, new Known(known, null, null))));
            }
        }
        return new Region(region.params(), builder.ops());
    }

    private Op rewrite(Op loop, String label, Known known, RegionBuilder before) {
        Op forward = label.endsWith("'") ? forwardLoops.get(label.substring(0, label.length() - 1)) : null;
        forwardLoops.putIfAbsent(label, loop);
        Known inner = new Known(known, forward, new RowsOfLoop(forward == null ? loop : forward, before));
        if (forward instanceof Op.For counted && loop instanceof Op.For reverse) {
            inner.values.put(counted.counter(), reverse.counter());
        }
        return loop.map(this::now, v -> v, body -> rewrite(body, inner));
    }

    private Op withImports(Op.If branch, Known known) {
        List<Value> outside = imports.get(branch);
        List<Value> targets = new ArrayList<>(branch.targets());
        targets.addAll(outside);
        Op.If rewritten = (Op.If) branch.map(this::now, v -> v, r -> rewrite(r, new Known(known, null, null)));
        return new Op.If(
                targets,
                rewritten.condition(),
                exporting(branch.then(), rewritten.then(), outside),
                exporting(branch.otherwise(), rewritten.otherwise(), outside),
                branch.origin());
    }

    private Region exporting(Region original, Region rewritten, List<Value> outside) {
        RegionBuilder builder =
                new RegionBuilder(rewritten.params(), rewritten.terminator().origin());
        builder.addAll(rewritten.body());
        List<Value> yields = new ArrayList<>(rewritten.yields());
        for (Value target : outside) {
            Value inside = exports.getOrDefault(original, List.of()).stream()
                    .filter(pair -> pair[1] == target)
                    .map(pair -> pair[0])
                    .findFirst()
                    .orElse(null);
            yields.add(inside != null ? inside : nothing(target.type(), builder));
        }
        return builder.yielding(yields);
    }

    /** What a branch yields in place of a value that only the other one computes. */
    private static Value nothing(Type type, RegionBuilder builder) {
        if (type instanceof Primitive primitive) {
            return builder.constant(
                    type,
                    switch (primitive) {
                        case BOOLEAN -> (Object) false;
                        case BYTE -> (byte) 0;
                        case SHORT -> (short) 0;
                        case CHAR -> (char) 0;
                        case INT -> 0;
                        case LONG -> 0L;
                        case FLOAT -> 0f;
                        case DOUBLE -> 0.0;
                    });
        }
        return builder.constant(type, null);
    }

    private void save(Slot slot, RegionBuilder builder, Known known) {
        builder.at(Origin.NONE);
        switch (homes.get(slot.name())) {
            case ARRAY -> buffers.store(slot, builder, known::rowsBefore);
            case ROWS -> ragged.store(slot, builder);
            case TAPE -> builder.add(TapeCalls.push(slot.value(), builder));
            default -> {}
        }
    }

    private void restore(Op.Restore restore, List<Op.Restore> recomputed, RegionBuilder builder, Known known) {
        Slot slot = slots.get(restore.slot());
        builder.at(Origin.NONE);
        switch (homes.get(restore.slot())) {
            case RECOMPUTED -> {
                recomputed.add(restore);
                return;
            }
            case LOCAL -> replaced.put(restore.target(), locals.get(restore.slot()));
            case ARRAY -> builder.add(buffers.load(slot, restore.target(), builder, known::rowsBefore, known::find));
            case ROWS -> builder.add(ragged.load(slot, restore.target(), builder, value -> now(value, slot, known)));
            case TAPE -> TapeCalls.pop(restore.target(), builder);
        }
        known.values.put(slot.value(), now(restore.target()));
    }

    /** What stands in the reverse sweep for a value that iterations of the forward sweep are numbered by. */
    private Value now(Value value, Slot slot, Known known) {
        Value found = known.find(value);
        if (found == null && !slot.isVisible(uses.scope(value), uses)) {
            throw new IllegalStateException("slot " + slot.name() + " needs " + value + " before it is restored");
        }
        return found == null ? value : found;
    }

    private Value now(Value value) {
        return replaced.getOrDefault(value, value);
    }

    private Value recompute(Slot slot, Value value, Value target, RegionBuilder builder, Known known) {
        Value found = known.find(value);
        if (found != null) {
            return found;
        }
        if (slot.isVisible(uses.scope(value), uses)) {
            return value;
        }
        Op definition = uses.definition(value).orElseThrow();
        Map<Value, Value> operands = new HashMap<>();
        for (Value operand : definition.operands()) {
            operands.put(operand, recompute(slot, operand, operand.fresh(), builder, known));
        }
        builder.add(definition.map(operands::get, v -> target, r -> r));
        known.values.put(value, target);
        return target;
    }
}
