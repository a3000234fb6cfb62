package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reverse of a checkpointed loop. The forward sweep runs it as it is and keeps the state before it. For each iteration, the last
 * one first, the reverse sweep goes back to the latest snapshot, runs the iterations in between again, keeping more snapshots on the way
 * as the schedule says, and then runs the iteration itself and its reverse together, so that what they share is theirs alone.
 */
final class CheckpointReversal {
    private final ReverseSweep sweep;
    private final Checkpoint setting;

    CheckpointReversal(ReverseSweep sweep, Checkpoint setting) {
        this.sweep = sweep;
        this.setting = setting;
    }

    void reverse(Op loop) {
        SweepContext context = sweep.context();
        LoopState state = LoopState.of(loop, context.aliases());
        RegionBuilder before = new RegionBuilder(List.of(), loop.origin());
        Snapshots snapshots = new Snapshots(setting, state, inits(loop), before);
        before.add(Iteration.copyOf(loop, ".once"));
        context.needs().replace(loop, before.ops());

        RegionBuilder builder = sweep.builder();
        LoopAdjoints adjoints = LoopAdjoints.of(sweep, loop, state.carried());
        List<Value> starts = new ArrayList<>(List.of(builder.constant(0)));
        for (int i : adjoints.indices()) {
            Value seed = sweep.consume(loop.results().get(i));
            starts.add(seed == null ? builder.constant(0.0) : seed);
        }
        adjoints.captured().forEach(value -> starts.add(sweep.adjointOrZero(value)));

        Value number = Value.of(Primitive.INT, "iteration");
        Value latest = Value.of(Primitive.INT, "latest");
        List<Value> params = new ArrayList<>(List.of(number, latest));
        params.addAll(adjoints.params());
        RegionBuilder step = new RegionBuilder(params, loop.origin());
        Advanced advanced = advance(loop, state, snapshots, number, latest, step);

        Region last = loop.regions().get(loop.regions().size() - 1);
        ReverseSweep body = sweep.nested(last, List.of(), loop.origin());
        Map<Value, Value> found = found(loop, state, snapshots, number, advanced.carried(), step);
        Map<Value, Value> names = new HashMap<>(found);
        if (loop instanceof Op.While conditional) {
            bodyParams(conditional, names);
        }
        body.see(names);
        adjoints.enter(body, state.yielded());
        body.run();
        if (loop instanceof Op.While conditional) {
            passOn(conditional, body);
        }
        List<Value> yields = new ArrayList<>(adjoints.current(body));
        Iteration.run(loop, found, context.needs(), step);
        step.addAll(body.operations());
        yields.add(0, withoutUsed(snapshots, number, advanced.latest(), step));

        builder.at(loop.origin());
        Value trips = trips(loop, builder);
        List<Value> targets = new ArrayList<>(List.of(Value.of(Primitive.INT, "latest")));
        targets.addAll(adjoints.targets());
        builder.add(new Op.For(
                targets,
                Checkpointing.label(loop) + ".again",
                builder.call(Primitive.INT, "-", trips, builder.constant(1)),
                builder.constant(0),
                true,
                -1,
                starts,
                step.yielding(yields),
                loop.origin()));
        adjoints.leave(sweep, inits(loop));
    }

    private static List<Value> inits(Op loop) {
        return loop instanceof Op.For counted ? counted.inits() : ((Op.While) loop).inits();
    }

    /** The adjoints of what the condition forwarded are those of what it was given. */
    private static void passOn(Op.While loop, ReverseSweep body) {
        List<Value> params = loop.condition().params();
        for (int i = 0; i < params.size(); i++) {
            Value adjoint = body.consume(loop.body().params().get(i));
            if (adjoint != null) {
                body.accumulate(params.get(i), adjoint);
            }
        }
    }

    private static void bodyParams(Op.While loop, Map<Value, Value> names) {
        for (int i = 0; i < loop.body().params().size(); i++) {
            Value forwarded = loop.condition().yields().get(i + 1);
            names.put(loop.body().params().get(i), names.getOrDefault(forwarded, forwarded));
        }
    }

    /** What an iteration finds. */
    private Map<Value, Value> found(
            Op loop, LoopState state, Snapshots snapshots, Value number, List<Value> carried, RegionBuilder builder) {
        Map<Value, Value> found = new HashMap<>(snapshots.again());
        for (int i = 0; i < carried.size(); i++) {
            found.put(state.carried().get(i), carried.get(i));
        }
        if (loop instanceof Op.For counted) {
            Value distance = builder.call(Primitive.INT, "*", number, builder.constant(counted.step()));
            Value counter = builder.call(Primitive.INT, "+", sweep.need(counted.first()), distance);
            counter.nameIfAbsent(counted.counter().name());
            found.put(counted.counter(), counter);
        }
        return found;
    }

    /**
     * The state before an iteration.
     *
     * @param latest the latest snapshot
     * @param carried the carried variables
     */
    private record Advanced(Value latest, List<Value> carried) {}

    /** Runs the loop from the latest snapshot up to an iteration. */
    private Advanced advance(
            Op loop, LoopState state, Snapshots snapshots, Value number, Value latest, RegionBuilder builder) {
        List<Value> inits = new ArrayList<>(List.of(snapshots.position(latest, builder), latest));
        inits.addAll(snapshots.restore(latest, builder));
        List<Value> tested = fresh(state);
        RegionBuilder condition = new RegionBuilder(tested, loop.origin());
        List<Value> forwarded = new ArrayList<>(tested);
        forwarded.add(0, condition.call(Primitive.BOOLEAN, "<", tested.get(0), number));

        List<Value> params = fresh(state);
        RegionBuilder body = new RegionBuilder(params, loop.origin());
        Value one = body.constant(1);
        Value free =
                body.call(Primitive.INT, "-", body.call(Primitive.INT, "-", snapshots.count(), one), params.get(1));
        free.nameIfAbsent("free");
        Value left = body.call(Primitive.INT, "-", body.call(Primitive.INT, "+", number, one), params.get(0));
        Value distance = Value.of(Primitive.INT, "distance");
        body.add(new Op.Invoke(
                List.of(distance), "dev.retrograd.runtime.Revolve.advance", List.of(left, free), body.origin()));
        Value end = body.call(Primitive.INT, "+", params.get(0), distance);
        end.nameIfAbsent("next");
        List<Value> carried = run(loop, state, snapshots, params, end, body);
        Value kept = Value.of(Primitive.INT, "latest");
        body.branch(
                body.call(Primitive.BOOLEAN, ">", free, body.constant(0)),
                List.of(kept),
                then -> {
                    Value next = then.call(Primitive.INT, "+", params.get(1), then.constant(1));
                    snapshots.keep(next, end, carried, then);
                    return List.of(next);
                },
                otherwise -> List.of(params.get(1)));
        List<Value> yields = new ArrayList<>(List.of(end, kept));
        yields.addAll(carried);

        List<Value> targets = fresh(state);
        builder.add(new Op.While(
                targets,
                Checkpointing.label(loop) + ".advance",
                inits,
                condition.yielding(forwarded),
                body.yielding(yields),
                loop.origin()));
        return new Advanced(targets.get(1), targets.subList(2, targets.size()));
    }

    /** Runs the loop from one position to another. */
    private List<Value> run(
            Op loop, LoopState state, Snapshots snapshots, List<Value> from, Value end, RegionBuilder builder) {
        Value number = Value.of(Primitive.INT, "again");
        List<Value> carried = Op.each(state.carried(), Value::fresh);
        List<Value> params = new ArrayList<>(List.of(number));
        params.addAll(carried);
        RegionBuilder body = new RegionBuilder(params, loop.origin());
        Map<Value, Value> found = found(loop, state, snapshots, number, carried, body);
        List<Value> yields = Iteration.repeat(loop, found, ".advance", body);
        List<Value> targets = Op.each(state.carried(), Value::fresh);
        builder.add(new Op.For(
                targets,
                Checkpointing.label(loop) + ".run",
                from.get(0),
                end,
                false,
                1,
                from.subList(2, from.size()),
                body.yielding(yields),
                loop.origin()));
        return targets;
    }

    /** The position, the latest snapshot and the carried variables. */
    private static List<Value> fresh(LoopState state) {
        List<Value> values = new ArrayList<>();
        values.add(Value.of(Primitive.INT, "position"));
        values.add(Value.of(Primitive.INT, "latest"));
        state.carried().forEach(variable -> values.add(variable.fresh()));
        return values;
    }

    /** The latest snapshot when an iteration has been reversed: its own is of no more use. */
    private static Value withoutUsed(Snapshots snapshots, Value number, Value latest, RegionBuilder builder) {
        Value left = Value.of(Primitive.INT, "latest");
        builder.branch(
                builder.call(Primitive.BOOLEAN, "==", snapshots.position(latest, builder), number),
                List.of(left),
                then -> List.of(then.call(Primitive.INT, "-", latest, then.constant(1))),
                otherwise -> List.of(latest));
        return left;
    }

    private Value trips(Op loop, RegionBuilder builder) {
        if (loop instanceof Op.While conditional) {
            return sweep.need(sweep.context().trips().get(conditional));
        }
        Op.For counted = (Op.For) loop;
        boolean up = counted.step() > 0;
        Value from = sweep.need(up ? counted.first() : counted.limit());
        Value to = sweep.need(up ? counted.limit() : counted.first());
        int step = Math.abs(counted.step());
        Value distance = builder.call(Primitive.INT, "-", to, from);
        int more = counted.inclusive() ? step : step - 1;
        Value count = builder.call(Primitive.INT, "+", distance, builder.constant(more));
        if (step > 1) {
            count = builder.call(Primitive.INT, "Math.floorDiv", count, builder.constant(step));
        }
        return builder.call(Primitive.INT, "Math.max", count, builder.constant(0));
    }
}
