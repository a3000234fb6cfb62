package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whole matrices of derivatives: functions that call other members of the companion once for each unit vector. A call of
 * a member is an {@code invoke} of {@link #COMPANION} and its name; its results are what the member returns and leaves in the workspace.
 */
public final class Dense {
    /** What the names of members start with where they are called. */
    public static final String COMPANION = "companion.";

    private final Function primal;
    private final List<Value> active;
    private final List<Value> outputs;
    private final RegionBuilder builder;
    private List<Value> tangents = List.of();

    private Dense(Function primal, Set<Integer> seeded) {
        this.primal = primal;
        this.outputs = Forward.differentiable(primal.results(), seeded);
        this.active = primal.params().stream().filter(primal.active()::contains).toList();
        this.builder = new RegionBuilder(primal.params(), Origin.NONE);
    }

    /** The Hessian of a function with a scalar result, by {@code hvp}. */
    public static Function hessian(Function primal) {
        Dense dense = new Dense(primal, Set.of());
        return dense.finish(dense.hessian());
    }

    /**
     * The Jacobian of a function, by {@code gradient} and, unless the result is a number, {@code jvp}.
     *
     * @param primal the function
     * @param seeded the numbers of the results that take seeds; none if there is one result, a number
     */
    public static Function jacobian(Function primal, Set<Integer> seeded) {
        Dense dense = new Dense(primal, seeded);
        return dense.finish(seeded.isEmpty() ? dense.row() : dense.jacobian());
    }

    private Function finish(Value matrix) {
        return new Function(primal.name(), Set.of(), builder.returning(List.of(matrix)));
    }

    private Value hessian() {
        tangents = zeros(active, builder);
        Value columns = columns();
        Value hessian = matrix("hessian", columns, columns);
        eachUnit("column", columns, tangents, builder, (column, units, inner) -> {
            List<Value> results = outputs(call("hvp", units, inner));
            new Flattened("product", results).copy(hessian, column, null, inner);
        });
        return hessian;
    }

    private Value row() {
        Value jacobian = matrix("jacobian", builder.constant(1), columns());
        List<Value> results = outputs(call("gradient", List.of(), builder));
        new Flattened("adjoint", results).copy(jacobian, builder.constant(0), null, builder);
        return jacobian;
    }

    private Value jacobian() {
        tangents = zeros(active, builder);
        Value columns = columns();
        List<Value> none = new ArrayList<>();
        for (Value tangent : tangents) {
            none.add(tangent.type().isFloating() ? zero(tangent, builder) : tangent);
        }
        List<Value> results = outputs(call("jvp", none, builder));
        Value rows = new Flattened("output", results).size(builder);
        rows.nameIfAbsent("rows");
        Value jacobian = matrix("jacobian", rows, columns);
        Value twice = builder.call(Primitive.INT, "*", builder.constant(2), rows);
        builder.branch(
                builder.call(Primitive.BOOLEAN, "<=", columns, twice),
                List.of(),
                inner -> {
                    byColumns(jacobian, columns, inner);
                    return List.of();
                },
                inner -> {
                    byRows(jacobian, rows, results, inner);
                    return List.of();
                });
        return jacobian;
    }

    private List<Value> outputs(List<Value> results) {
        return results.subList(primal.results().size(), results.size());
    }

    private void byColumns(Value jacobian, Value columns, RegionBuilder to) {
        eachUnit("column", columns, tangents, to, (column, units, inner) -> {
            List<Value> results = outputs(call("jvp", units, inner));
            new Flattened("tangent", results).copy(jacobian, null, column, inner);
        });
    }

    private void byRows(Value jacobian, Value rows, List<Value> results, RegionBuilder to) {
        eachUnit("row", rows, zeros(results, to), to, (row, units, inner) -> {
            List<Value> adjoints = outputs(call("gradient", units, inner));
            new Flattened("adjoint", adjoints).copy(jacobian, row, null, inner);
        });
    }

    private interface Body {
        void emit(Value number, List<Value> units, RegionBuilder to);
    }

    /** Runs a body for each unit vector of the given shape. */
    private static void eachUnit(String name, Value count, List<Value> zeros, RegionBuilder to, Body body) {
        Value counter = Value.of(Primitive.INT, name);
        to.loop(name, to.constant(0), count, counter, inner -> {
            List<Value> units = new Flattened(name + "Set", zeros).set(counter, 1, inner);
            body.emit(counter, units, inner);
            new Flattened(name + "Reset", zeros).set(counter, 0, inner);
        });
    }

    private Value columns() {
        Value columns = new Flattened("input", active).size(builder);
        columns.nameIfAbsent("columns");
        return columns;
    }

    private Value matrix(String name, Value rows, Value columns) {
        Value matrix = builder.alloc(ArrayType.ROWS, Placement.FRESH, rows, columns);
        matrix.nameIfAbsent(name);
        return matrix;
    }

    /** Zeros in the shape of the values; a number stands for itself, since every unit vector has its own. */
    private static List<Value> zeros(List<Value> values, RegionBuilder to) {
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

    private static Value zero(Value like, RegionBuilder to) {
        return like.type() == Primitive.FLOAT ? to.constant(0f) : to.constant(0.0);
    }

    /** Calls a member: its results are the method's, then what it computes for each active parameter, or for each result. */
    private List<Value> call(String member, List<Value> more, RegionBuilder to) {
        List<Value> operands = new ArrayList<>(primal.params());
        operands.addAll(more);
        List<Value> results = new ArrayList<>();
        primal.results().forEach(result -> results.add(Value.of(result.type(), "value")));
        List<Value> shapes = member.equals("jvp") ? outputs : active;
        String kind = member.equals("jvp") ? "tangent" : null;
        shapes.forEach(shape -> results.add(Value.of(shape.type(), kind == null ? Names.adjoint(shape) : kind)));
        to.add(new Op.Invoke(results, COMPANION + member, operands, to.origin()));
        return results;
    }
}
