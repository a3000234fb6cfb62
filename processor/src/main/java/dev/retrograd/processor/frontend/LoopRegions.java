package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes loop operations: variables that the loop assigns become parameters, yields and results. */
final class LoopRegions {
    private final Code code;

    LoopRegions(Code code) {
        this.code = code;
    }

    /**
     * The range of a counted loop.
     *
     * @param name a hint for the counter's name
     * @param first the first value
     * @param limit the bound
     * @param inclusive whether the bound belongs to the range
     * @param step the distance
     */
    record Range(String name, Value first, Value limit, boolean inclusive, int step) {}

    /** A counted loop; the body is given the counter. */
    void counted(Range range, List<Variable> carried, Consumer<Value> body) {
        String label = code.nextLabel();
        RegionBuilder outer = code.builder();
        Origin origin = outer.origin();
        List<Value> inits = contents(carried, outer);
        Value counter = Value.of(Primitive.INT, range.name());
        List<Value> params = fresh(carried);
        params.add(0, counter);
        Region region = region(origin, params, params.subList(1, params.size()), carried, () -> {
            body.accept(counter);
            return List.of();
        });
        List<Value> results = fresh(carried);
        outer.add(new Op.For(
                results, label, range.first(), range.limit(), range.inclusive(), range.step(), inits, region, origin));
        setAll(carried, results);
    }

    /** Any other loop; the condition may assign too. */
    void conditional(List<Variable> carried, Supplier<Value> condition, Runnable body) {
        String label = code.nextLabel();
        RegionBuilder outer = code.builder();
        Origin origin = outer.origin();
        List<Value> inits = contents(carried, outer);
        List<Value> tested = fresh(carried);
        Region test = region(origin, tested, tested, carried, () -> List.of(condition.get()));
        List<Value> forwarded = fresh(carried);
        Region work = region(origin, forwarded, forwarded, carried, () -> {
            body.run();
            return List.of();
        });
        List<Value> results = fresh(carried);
        outer.add(new Op.While(results, label, inits, test, work, origin));
        setAll(carried, results);
    }

    /** A region that yields what the filler returns, then the carried variables. */
    private Region region(
            Origin origin,
            List<Value> params,
            List<Value> state,
            List<Variable> carried,
            Supplier<List<Value>> filler) {
        RegionBuilder region = new RegionBuilder(params, origin);
        RegionBuilder outer = code.switchTo(region);
        code.environment().mark();
        setAll(carried, state);
        List<Value> yields = new ArrayList<>(filler.get());
        yields.addAll(contents(carried, region));
        SortedMap<Variable, Value> assigned = code.environment().rollback();
        code.switchTo(outer);
        for (Variable variable : assigned.keySet()) {
            if (!carried.contains(variable) && code.environment().get(variable) != null && !variable.isFlag()) {
                throw new IllegalStateException("assigned in a loop but not carried: " + variable.name());
            }
        }
        return region.at(origin).yielding(yields);
    }

    private void setAll(List<Variable> variables, List<Value> values) {
        for (int i = 0; i < variables.size(); i++) {
            code.environment().set(variables.get(i), values.get(i));
        }
    }

    private List<Value> contents(List<Variable> variables, RegionBuilder region) {
        List<Value> values = new ArrayList<>();
        for (Variable variable : variables) {
            values.add(Code.operand(region, variable, code.environment().get(variable)));
        }
        return values;
    }

    private static List<Value> fresh(List<Variable> variables) {
        List<Value> values = new ArrayList<>();
        variables.forEach(variable -> values.add(Value.of(variable.type(), variable.name())));
        return values;
    }
}
