package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A function that gives a whole matrix of derivatives and is made of other derived functions. */
abstract class Whole {
    final Function primal;
    final Set<Integer> seeded;
    final Layout layout;
    final List<Value> active;
    final List<Value> outputs;
    final RegionBuilder builder;
    private final Map<String, Function> callees = new LinkedHashMap<>();

    /**
     * A function that takes what another one takes.
     *
     * @param more what it takes beside that
     */
    Whole(Function primal, Set<Integer> seeded, Layout layout, Value... more) {
        this.layout = layout;
        this.primal = primal;
        this.seeded = seeded;
        this.outputs = Forward.differentiable(primal.results(), seeded);
        this.active = primal.params().stream().filter(primal.active()::contains).toList();
        List<Value> params = new ArrayList<>(primal.params());
        params.addAll(List.of(more));
        this.builder = new RegionBuilder(params, Origin.NONE);
    }

    /** The function that returns values. */
    final Function finish(Value... results) {
        return new Function(
                primal.name(), Set.of(), builder.returning(List.of(results)), List.copyOf(callees.values()));
    }

    /** Puts a function's operations here, by which what it calls goes with this function. */
    final List<Value> embed(Function function, List<Value> operands, String prefix, RegionBuilder to) {
        function.callees().forEach(callee -> callees.put(callee.name(), callee));
        return Embedding.of(function, operands, prefix, to);
    }

    /** The number of rows: from the arguments if they tell, else from the method's results. */
    final Value rows(RegionBuilder to) {
        Value rows = ResultSize.of(primal, outputs, to)
                .orElseGet(() -> new Flattened("rows", layout.outputs(), results(to)).size(to));
        rows.nameIfAbsent("rows");
        return rows;
    }

    /** The results that make up the rows. */
    final List<Value> results(RegionBuilder to) {
        Function unwritten = ArgumentProtection.apply(primal).function();
        return Forward.differentiable(embed(unwritten, primal.params(), "v", to), seeded);
    }

    /** The number of columns. */
    final Value columns(RegionBuilder to) {
        Value columns = new Flattened("columns", layout.inputs(), active).size(to);
        columns.nameIfAbsent("columns");
        return columns;
    }

    static Value matrix(String name, Value rows, Value columns, RegionBuilder to) {
        Value matrix = to.alloc(ArrayType.ROWS, Placement.FRESH, rows, columns);
        matrix.nameIfAbsent(name);
        return matrix;
    }

    /** The numbers in values as one array. */
    static Value flat(String name, List<Structure> structures, List<Value> values, RegionBuilder to) {
        Value count = new Flattened(name + "Count", structures, values).size(to);
        Value buffer = matrix(name, to.constant(1), count, to);
        Value first = to.constant(0);
        new Flattened(name, structures, values).copy(buffer, first, null, to);
        return to.load(buffer, first);
    }

    /** Zeros in the shape of the values; a number stands for itself, since every unit vector has its own. */
    static List<Value> zeros(List<Value> values, RegionBuilder to) {
        List<Value> zeros = new ArrayList<>();
        for (Value value : values) {
            Value zero = Value.of(value.type(), Names.tangent(value));
            if (!value.type().isFloating()) {
                to.add(new Op.Shadow(zero, value, Placement.FRESH, to.origin()));
            }
            zeros.add(zero);
        }
        return zeros;
    }
}
