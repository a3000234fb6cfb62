package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Matrices of derivatives of which only the entries of a pattern are computed: by derived functions along sums of unit vectors, of columns or
 * of rows, whose entries come out apart.
 */
public final class Sparse extends Whole {
    private static final ClassType COLORING = new ClassType("dev.retrograd.runtime.Coloring");
    private static final ClassType MATRIX = new ClassType("dev.retrograd.runtime.SparseMatrix");
    private static final Contract KEEPS = Contract.parse("3/0 written");

    /**
     * The tangents of a function along several directions at once.
     *
     * @param function its results, then the tangents along the first direction, along the next
     * @param directions how many directions
     */
    public record Tangents(Function function, int directions) {}

    private final Value pattern;

    private Sparse(Function primal, Set<Integer> seeded, Layout layout, Value pattern) {
        super(primal, seeded, layout, pattern);
        this.pattern = pattern;
        check(pattern);
    }

    private Sparse(Function primal, Layout layout) {
        super(primal, Set.of(), layout);
        this.pattern = null;
    }

    private static Value parameter() {
        return Value.of(Pattern.TYPE, "pattern");
    }

    private void check(Value given) {
        List<Value> operands = List.of(given, columns(builder));
        builder.add(
                new Op.Invoke(List.of(), Pattern.TYPE + "#requireColumns", operands, Contract.NONE, builder.origin()));
    }

    /**
     * The Jacobian of a function whose result is no number; its pattern is a further parameter.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     * @param tangents its results and their tangents, for when columns make no more groups than rows
     * @param gradient its results and the adjoints of its parameters along seeds, for when rows make fewer
     */
    public static Function jacobian(
            Function primal, Set<Integer> seeded, Layout layout, Tangents tangents, Function gradient) {
        Sparse sparse = new Sparse(primal, seeded, layout, parameter());
        RegionBuilder to = sparse.builder;
        Value values = sparse.entries();
        to.branch(
                to.call(Primitive.BOOLEAN, Pattern.TYPE + "#isByColumns", sparse.pattern),
                List.of(),
                inner -> {
                    Value coloring = coloring("columnColoring", sparse.pattern, inner);
                    sparse.columns(tangents, sparse.outputs.size(), layout.outputs(), coloring, values, inner);
                    return List.of();
                },
                inner -> {
                    Value coloring = coloring("rowColoring", sparse.pattern, inner);
                    sparse.rows(gradient, coloring, values, inner);
                    return List.of();
                });
        return sparse.matrix(values);
    }

    /**
     * The Jacobian of a function whose result is a number: its gradient without what is always zero. Its pattern is a further parameter.
     *
     * @param primal the function, without matrix functions
     * @param layout the order of columns
     * @param gradient its value and gradient
     */
    public static Function row(Function primal, Layout layout, Function gradient) {
        Sparse sparse = new Sparse(primal, Set.of(), layout, parameter());
        RegionBuilder to = sparse.builder;
        Value values = sparse.entries();
        List<Value> results = sparse.embed(gradient, primal.params(), "g", to);
        Value coloring = coloring("rowColoring", sparse.pattern, to);
        Value row = flat("adjoints", layout.inputs(), results.subList(1, results.size()), to);
        keep(coloring, to.constant(0), row, values, to);
        return sparse.matrix(values);
    }

    /**
     * The Hessian of a function with a scalar result; its pattern is a further parameter.
     *
     * @param primal the function
     * @param layout the order of rows and columns
     * @param products its value and the products of its Hessian with several directions
     */
    public static Function hessian(Function primal, Layout layout, Tangents products) {
        Sparse sparse = new Sparse(primal, Set.of(), layout, parameter());
        Value values = sparse.entries();
        Value coloring = coloring("columnColoring", sparse.pattern, sparse.builder);
        sparse.columns(products, sparse.active.size(), layout.inputs(), coloring, values, sparse.builder);
        return sparse.matrix(values);
    }

    /**
     * The value of a function with a scalar result, and the diagonal of its Hessian in the shape of the parameters.
     *
     * @param primal the function
     * @param layout the order of rows and columns
     * @param gradient its value and gradient, without matrix functions
     * @param products its value and the products of its Hessian with several directions
     */
    public static Function diagonal(Function primal, Layout layout, Function gradient, Tangents products) {
        Sparse sparse = new Sparse(primal, layout);
        RegionBuilder to = sparse.builder;
        Function found = Pattern.ofHessianAndValue(primal, layout, gradient);
        List<Value> pattern = sparse.embed(found, primal.params(), "p", to);
        Value values = sparse.values(sparse.columns(to));
        Value coloring = coloring("diagonalColoring", pattern.get(0), to);
        sparse.columns(products, sparse.active.size(), layout.inputs(), coloring, values, to);
        List<Value> diagonal =
                new Flattened("diagonal", layout.inputs(), zeros(sparse.active, to)).paste(values, Sparse::single, to);
        return sparse.finish(
                Stream.concat(Stream.of(pattern.get(1)), diagonal.stream()).toArray(Value[]::new));
    }

    private Value entries() {
        return values(builder.call(Primitive.INT, Pattern.TYPE + "#entries", pattern));
    }

    private Value values(Value count) {
        Value values = builder.alloc(ArrayType.DOUBLES, Placement.FRESH, count);
        values.nameIfAbsent("values");
        return values;
    }

    private Function matrix(Value values) {
        Value matrix = Value.of(MATRIX);
        List<Value> operands = List.of(pattern, values);
        builder.add(new Op.Invoke(List.of(matrix), Pattern.TYPE + "#matrix", operands, builder.origin()));
        return finish(matrix);
    }

    private static Value coloring(String method, Value pattern, RegionBuilder to) {
        Value coloring = Pattern.invoke(COLORING, Pattern.TYPE + "#" + method, to, pattern);
        coloring.nameIfAbsent("coloring");
        return coloring;
    }

    private static Value single(Value number, RegionBuilder to) {
        return to.call(Primitive.FLOAT, "(float)", number);
    }

    /** Runs a function of several directions for all groups of columns. */
    private void columns(
            Tangents tangents, int count, List<Structure> structures, Value coloring, Value values, RegionBuilder to) {
        List<List<Value>> zeros = new ArrayList<>();
        for (int i = 0; i < tangents.directions(); i++) {
            zeros.add(zeros(active, to));
        }
        Value color = Value.of(Primitive.INT, "color");
        RegionBuilder inner = new RegionBuilder(List.of(color), to.origin());
        List<Value> operands = new ArrayList<>(primal.params());
        List<Value> colors = new ArrayList<>();
        for (int i = 0; i < tangents.directions(); i++) {
            colors.add(i == 0 ? color : inner.call(Primitive.INT, "+", color, inner.constant(i)));
            operands.addAll(seed("seed" + i, layout.inputs(), zeros.get(i), coloring, colors.get(i), inner));
        }
        List<Value> results = embed(tangents.function(), operands, "t", inner);
        for (int i = 0; i < tangents.directions(); i++) {
            int first = results.size() - (tangents.directions() - i) * count;
            Value column = flat("tangents" + i, structures, results.subList(first, first + count), inner);
            keep(coloring, colors.get(i), column, values, inner);
        }
        loop(coloring, tangents.directions(), inner, to);
    }

    /** Runs a gradient for all groups of rows. */
    private void rows(Function gradient, Value coloring, Value values, RegionBuilder to) {
        List<Value> zeros = zeros(results(to), to);
        Value color = Value.of(Primitive.INT, "color");
        RegionBuilder inner = new RegionBuilder(List.of(color), to.origin());
        List<Value> operands = new ArrayList<>(primal.params());
        operands.addAll(seed("seed", layout.outputs(), zeros, coloring, color, inner));
        List<Value> derived = embed(gradient, operands, "g", inner);
        List<Value> adjoints = derived.subList(primal.results().size(), derived.size());
        keep(coloring, color, flat("adjoints", layout.inputs(), adjoints, inner), values, inner);
        loop(coloring, 1, inner, to);
    }

    private static List<Value> seed(
            String name, List<Structure> structures, List<Value> zeros, Value coloring, Value color, RegionBuilder to) {
        Value seed = Pattern.invoke(ArrayType.DOUBLES, COLORING + "#seed", to, coloring, color);
        return new Flattened(name, structures, zeros).paste(seed, Sparse::single, to);
    }

    /** Takes the entries of one group out of a derivative. */
    private static void keep(Value coloring, Value color, Value numbers, Value values, RegionBuilder to) {
        List<Value> operands = List.of(coloring, color, numbers, values);
        to.add(new Op.Invoke(List.of(), COLORING + "#keep", operands, KEEPS, to.origin()));
    }

    private static void loop(Value coloring, int step, RegionBuilder body, RegionBuilder to) {
        to.add(new Op.For(
                List.of(),
                Repetition.label("color"),
                to.constant(0),
                to.call(Primitive.INT, COLORING + "#colors", coloring),
                false,
                step,
                List.of(),
                body.yielding(List.of()),
                to.origin()));
    }
}
