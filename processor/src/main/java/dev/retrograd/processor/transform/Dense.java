package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whole matrices of derivatives: other derived functions run for unit vectors, several at a time where these take several directions. */
public final class Dense extends Whole {
    private Dense(Function primal, Set<Integer> seeded, Layout layout, Value... more) {
        super(primal, seeded, layout, more);
    }

    /**
     * The Hessian of a function with a scalar result.
     *
     * @param primal the function
     * @param layout the order of rows and columns
     * @param products its value and the products of its Hessian with several directions
     * @param directions how many directions
     */
    public static Function hessian(Function primal, Layout layout, Function products, int directions) {
        Dense dense = new Dense(primal, Set.of(), layout);
        Value columns = dense.columns(dense.builder);
        Value hessian = matrix("hessian", columns, columns, dense.builder);
        dense.strips(products, directions, columns, dense.builder, (results, direction, column, inner) -> {
            int first = 1 + direction * dense.active.size();
            List<Value> product = results.subList(first, first + dense.active.size());
            new Flattened("product" + direction, dense.layout.inputs(), product).copy(hessian, column, null, inner);
        });
        return dense.finish(hessian);
    }

    /**
     * The Jacobian of a function with a scalar result.
     *
     * @param primal the function
     * @param layout the order of columns
     * @param gradient its value and gradient
     */
    public static Function row(Function primal, Layout layout, Function gradient) {
        Dense dense = new Dense(primal, Set.of(), layout);
        RegionBuilder to = dense.builder;
        Value jacobian = matrix("jacobian", to.constant(1), dense.columns(to), to);
        List<Value> results = dense.embed(gradient, primal.params(), "", to);
        new Flattened("adjoint", dense.layout.inputs(), results.subList(1, results.size()))
                .copy(jacobian, to.constant(0), null, to);
        return dense.finish(jacobian);
    }

    /**
     * The Jacobian of a function, by the tangents along unit vectors.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     * @param tangents its results and their tangents along several directions
     * @param directions how many directions
     */
    public static Function byColumns(
            Function primal, Set<Integer> seeded, Layout layout, Function tangents, int directions) {
        Dense dense = new Dense(primal, seeded, layout);
        RegionBuilder to = dense.builder;
        Value columns = dense.columns(to);
        Value jacobian = matrix("jacobian", dense.rows(to), columns, to);
        int values = primal.results().size();
        int count = dense.outputs.size();
        dense.strips(tangents, directions, columns, to, (results, direction, column, inner) -> {
            int first = values + direction * count;
            new Flattened("tangent" + direction, dense.layout.outputs(), results.subList(first, first + count))
                    .copy(jacobian, null, column, inner);
        });
        return dense.finish(jacobian);
    }

    /**
     * The Jacobian of a function, by the tangents along many unit vectors at a time, which are kept in arrays. Empty if that is not
     * possible.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     * @param tangents its results and their tangents along one direction
     */
    public static Optional<Function> byLanes(Function primal, Set<Integer> seeded, Layout layout, Function tangents) {
        Dense dense = new Dense(primal, seeded, layout);
        boolean inOrder =
                Sequence.of(layout.inputs(), dense.active).stream().allMatch(part -> part instanceof Sequence.One);
        Optional<LaneMatrix> lanes =
                inOrder && dense.outputs.size() == 1 ? LaneMatrix.of(tangents, dense.active) : Optional.empty();
        if (lanes.isEmpty()) {
            return Optional.empty();
        }
        RegionBuilder to = dense.builder;
        Value columns = dense.columns(to);
        Value jacobian = matrix("jacobian", dense.rows(to), columns, to);
        boolean filled = lanes.get().fill(primal.params(), jacobian, columns, to);
        return filled ? Optional.of(dense.finish(jacobian)) : Optional.empty();
    }

    /**
     * The Jacobian of a function, by the whole gradient along unit seeds.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     * @param gradient its results and the adjoints of its parameters; takes a seed for each of those results
     */
    public static Function byRows(Function primal, Set<Integer> seeded, Layout layout, Function gradient) {
        Dense dense = new Dense(primal, seeded, layout);
        RegionBuilder to = dense.builder;
        List<Value> results = dense.results(to);
        Value rows = new Flattened("rows", layout.outputs(), results).size(to);
        Value jacobian = matrix("jacobian", rows, dense.columns(to), to);
        List<Value> zeros = zeros(results, to);
        Value row = Value.of(Primitive.INT, "row");
        to.loop(Repetition.label("gradient"), to.constant(0), rows, row, inner -> {
            List<Value> operands = new ArrayList<>(primal.params());
            operands.addAll(new Flattened("set", layout.outputs(), zeros).set(row, 1, inner));
            List<Value> derived = dense.embed(gradient, operands, "g", inner);
            List<Value> adjoints = derived.subList(primal.results().size(), derived.size());
            new Flattened("adjoint", dense.layout.inputs(), adjoints).copy(jacobian, row, null, inner);
            new Flattened("reset", layout.outputs(), zeros).set(row, 0, inner);
        });
        return dense.finish(jacobian);
    }

    /**
     * The Jacobian of a function by the one or the other, whichever takes fewer sweeps.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     * @param byColumns the Jacobian by columns, chosen if there are no more columns than rows
     * @param byRows the Jacobian by rows
     */
    public static Function either(
            Function primal, Set<Integer> seeded, Layout layout, Function byColumns, Function byRows) {
        Dense dense = new Dense(primal, seeded, layout);
        RegionBuilder to = dense.builder;
        Value fewer = to.call(Primitive.BOOLEAN, "<=", dense.columns(to), dense.rows(to));
        Value jacobian = Value.of(ArrayType.ROWS, "jacobian");
        to.branch(
                fewer,
                List.of(jacobian),
                inner -> dense.embed(byColumns, primal.params(), "c", inner),
                inner -> dense.embed(byRows, primal.params(), "r", inner));
        return dense.finish(jacobian);
    }

    /**
     * The gradient of a function by its tangents along unit vectors: one run for every few inputs, but nothing is kept for later.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that take seeds behind the parameters; none if the first result is differentiated
     * @param result the number of the result that is differentiated where none takes a seed; results behind it are not returned
     * @param tangents the function's results and their tangents along several directions
     * @param directions how many directions
     */
    public static Function gradient(
            Function primal, Set<Integer> seeded, int result, Function tangents, int directions) {
        Set<Integer> differentiated = seeded.isEmpty() ? Set.of(result) : seeded;
        List<Value> seeds = seeded.isEmpty()
                ? List.of()
                : Op.each(Forward.differentiable(primal.results(), seeded), output -> Value.of(output.type(), "seed"));
        Dense dense = new Dense(primal, differentiated, Layout.FLAT, seeds.toArray(Value[]::new));
        return dense.gradient(seeds, seeded.isEmpty() ? 1 : primal.results().size(), tangents, directions);
    }

    private Function gradient(List<Value> seeds, int kept, Function tangents, int directions) {
        RegionBuilder to = builder;
        Function unwritten = ArgumentProtection.apply(primal).function();
        List<Value> values = embed(unwritten, primal.params(), "v", to);
        List<Value> own = Forward.differentiable(values, seeded);
        for (int i = 0; i < seeds.size(); i++) {
            if (seeds.get(i).type().isShadowed()) {
                ShapeCheck.ofSeed(to, own.get(i), seeds.get(i));
            }
        }
        Value weights = seeds.isEmpty() ? null : flat("weights", List.of(), seeds, to);
        Value columns = columns(to);
        Value gradient = to.alloc(ArrayType.DOUBLES, Placement.FRESH, columns);
        int count = outputs.size();
        strips(tangents, directions, columns, to, (results, direction, column, inner) -> {
            int first = primal.results().size() + direction * count;
            List<Value> along = results.subList(first, first + count);
            Value tangent = weights == null
                    ? wide(along.get(0), inner)
                    : product(weights, flat("along" + direction, List.of(), along, inner), direction, inner);
            inner.store(gradient, column, tangent);
        });
        List<Value> returned = new ArrayList<>(values.subList(0, kept));
        returned.addAll(new Flattened("adjoint", layout.inputs(), zeros(active, to))
                .paste(gradient, (number, at) -> at.call(Primitive.FLOAT, "(float)", number), to));
        return finish(returned.toArray(Value[]::new));
    }

    private static Value wide(Value number, RegionBuilder to) {
        return number.type() == Primitive.FLOAT ? to.call(Primitive.DOUBLE, "(double)", number) : number;
    }

    private static Value product(Value left, Value right, int direction, RegionBuilder to) {
        Value counter = Value.of(Primitive.INT, "k");
        Value sum = Value.of(Primitive.DOUBLE, "sum");
        Value total = Value.of(Primitive.DOUBLE, "sum");
        RegionBuilder inner = new RegionBuilder(List.of(counter, sum), to.origin());
        Value term = inner.call(Primitive.DOUBLE, "*", inner.load(left, counter), inner.load(right, counter));
        Value next = inner.call(Primitive.DOUBLE, "+", sum, term);
        to.add(new Op.For(
                List.of(total),
                Repetition.label("product" + direction),
                to.constant(0),
                to.length(left),
                false,
                1,
                List.of(to.constant(0.0)),
                inner.yielding(List.of(next)),
                to.origin()));
        return total;
    }

    /** What is done with the results for one of several directions. */
    private interface Use {
        void of(List<Value> results, int direction, Value column, RegionBuilder to);
    }

    /** Runs a function of several directions for all unit vectors. */
    private void strips(Function function, int directions, Value columns, RegionBuilder to, Use use) {
        if (active.size() <= directions
                && active.stream().allMatch(param -> param.type().isFloating())) {
            atOnce(function, directions, to, use);
            return;
        }
        List<List<Value>> zeros = new ArrayList<>();
        for (int i = 0; i < directions; i++) {
            zeros.add(zeros(active, to));
        }
        Value column = Value.of(Primitive.INT, "column");
        RegionBuilder inner = new RegionBuilder(List.of(column), to.origin());
        List<Value> operands = new ArrayList<>(primal.params());
        List<Value> positions = new ArrayList<>();
        for (int i = 0; i < directions; i++) {
            Value position = i == 0 ? column : inner.call(Primitive.INT, "+", column, inner.constant(i));
            positions.add(position);
            operands.addAll(new Flattened("set" + i, layout.inputs(), zeros.get(i)).set(position, 1, i == 0, inner));
        }
        List<Value> results = embed(function, operands, "t", inner);
        use.of(results, 0, column, inner);
        for (int i = 1; i < directions; i++) {
            int direction = i;
            Value position = positions.get(i);
            inner.branch(
                    inner.call(Primitive.BOOLEAN, "<", position, columns),
                    List.of(),
                    one -> {
                        use.of(results, direction, position, one);
                        return List.of();
                    },
                    none -> List.of());
        }
        for (int i = 0; i < directions; i++) {
            new Flattened("reset" + i, layout.inputs(), zeros.get(i)).set(positions.get(i), 0, i == 0, inner);
        }
        to.add(new Op.For(
                List.of(),
                Repetition.label("column"),
                to.constant(0),
                columns,
                false,
                directions,
                List.of(),
                inner.yielding(List.of()),
                to.origin()));
    }

    /** Runs a function of as many directions as there are numbers to vary. */
    private void atOnce(Function function, int directions, RegionBuilder to, Use use) {
        List<Value> operands = new ArrayList<>(primal.params());
        for (int direction = 0; direction < directions; direction++) {
            for (int i = 0; i < active.size(); i++) {
                double unit = i == direction ? 1 : 0;
                boolean single = active.get(i).type() == Primitive.FLOAT;
                operands.add(single ? to.constant((float) unit) : to.constant(unit));
            }
        }
        List<Value> results = embed(function, operands, "t", to);
        for (int direction = 0; direction < active.size(); direction++) {
            use.of(results, direction, to.constant(direction), to);
        }
    }
}
