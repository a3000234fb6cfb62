package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        repeatedly(carried, references -> counted(range, references, body));
    }

    private void counted(Range range, LoopReferences references, Consumer<Value> body) {
        String label = code.nextLabel();
        RegionBuilder outer = code.builder();
        Origin origin = outer.origin();
        List<Variable> carried = references.carried();
        List<Value> inits = contents(carried, outer);
        Value counter = Value.of(Primitive.INT, range.name());
        Set<Variable> lost = lost(carried);
        List<Value> params = fresh(carried);
        params.add(0, counter);
        Region region = region(origin, params, params.subList(1, params.size()), references, lost, () -> {
            body.accept(counter);
            return List.of();
        });
        List<Value> results = fresh(carried);
        outer.add(new Op.For(
                results, label, range.first(), range.limit(), range.inclusive(), range.step(), inits, region, origin));
        setAll(carried, results, lost);
    }

    /** Any other loop; the condition may assign too. */
    void conditional(List<Variable> carried, Supplier<Value> condition, Runnable body) {
        repeatedly(carried, references -> conditional(references, condition, body));
    }

    private void conditional(LoopReferences references, Supplier<Value> condition, Runnable body) {
        String label = code.nextLabel();
        RegionBuilder outer = code.builder();
        Origin origin = outer.origin();
        List<Variable> carried = references.carried();
        List<Value> inits = contents(carried, outer);
        Set<Variable> lost = lost(carried);
        List<Value> tested = fresh(carried);
        Region test = region(origin, tested, tested, references, lost, () -> List.of(condition.get()));
        List<Value> forwarded = fresh(carried);
        Region work = region(origin, forwarded, forwarded, references, lost, () -> {
            body.run();
            return List.of();
        });
        List<Value> results = fresh(carried);
        outer.add(new Op.While(results, label, inits, test, work, origin));
        setAll(carried, results, lost);
    }

    /** Makes a loop, again and again until it is known what the references that it assigns may stand for. */
    private void repeatedly(List<Variable> carried, Consumer<LoopReferences> loop) {
        LoopReferences references = new LoopReferences(code, carried);
        if (references.isEmpty()) {
            loop.accept(references);
            return;
        }
        Attempt attempt = code.attempt();
        references.enter();
        loop.accept(references);
        while (references.hasLearnt()) {
            attempt.cancel();
            attempt = code.attempt();
            references.enter();
            loop.accept(references);
        }
        references.begin();
        attempt.keep();
    }

    /** A region that yields what the filler returns, then the carried variables. */
    private Region region(
            Origin origin,
            List<Value> params,
            List<Value> state,
            LoopReferences references,
            Set<Variable> lost,
            Supplier<List<Value>> filler) {
        RegionBuilder region = new RegionBuilder(params, origin);
        RegionBuilder outer = code.switchTo(region);
        code.environment().mark();
        List<Variable> carried = references.carried();
        setAll(carried, state, lost);
        references.begin();
        List<Value> yields = new ArrayList<>(filler.get());
        references.end(params, region);
        lost.addAll(lost(carried));
        yields.addAll(contents(carried, region));
        SortedMap<Variable, Value> assigned = code.environment().rollback();
        code.switchTo(outer);
        for (Variable variable : assigned.keySet()) {
            if (!carried.contains(variable)
                    && !references.knows(variable)
                    && code.environment().get(variable) != null
                    && !variable.isFlag()) {
                throw new IllegalStateException("assigned in a loop but not carried: " + variable.name());
            }
        }
        return region.at(origin).yielding(yields);
    }

    /** Gives variables their values; those that are lost hold phantoms of which only one iteration knows. */
    private void setAll(List<Variable> variables, List<Value> values, Set<Variable> lost) {
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            Value value =
                    lost.contains(variable) ? code.phantom(variable.type(), new Phantom.Unknown()) : values.get(i);
            code.environment().set(variable, value);
        }
    }

    private Set<Variable> lost(List<Variable> variables) {
        Set<Variable> lost = new HashSet<>();
        for (Variable variable : variables) {
            if (code.phantom(code.environment().get(variable)) != null) {
                lost.add(variable);
            }
        }
        return lost;
    }

    private List<Value> contents(List<Variable> variables, RegionBuilder region) {
        List<Value> values = new ArrayList<>();
        for (Variable variable : variables) {
            values.add(code.operand(region, variable, code.environment().get(variable)));
        }
        return values;
    }

    private static List<Value> fresh(List<Variable> variables) {
        List<Value> values = new ArrayList<>();
        variables.forEach(variable -> {
            Type type = variable.type() == null ? Primitive.DOUBLE : variable.type(); // of a type that is an error
            values.add(Value.of(type, variable.name()));
        });
        return values;
    }
}
