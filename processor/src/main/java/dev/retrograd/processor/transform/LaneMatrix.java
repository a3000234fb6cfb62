package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Repetition;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Optional;

/** The tangents of a function along many unit vectors at a time, in arrays; {@link Lanes} does the rewriting. */
final class LaneMatrix {
    /** So many numbers for each number of the function stay near the processor. */
    private static final int MOST = 32;

    private final Function tangents;
    private final List<Value> active;
    private final Varying varying;
    private final Value wanted;
    private final List<Value> directions;
    private final int params;

    private LaneMatrix(Function tangents, List<Value> active) {
        this.tangents = tangents;
        this.active = active;
        params = tangents.params().size() - active.size();
        directions = tangents.params().subList(params, tangents.params().size());
        varying = Varying.of(tangents, directions);
        wanted = tangents.results().get(tangents.results().size() - 1);
    }

    /**
     * What multiplies a function's Jacobian by many unit vectors; empty if that is not possible.
     *
     * @param tangents the function's results, then the tangent of the last one, an array of numbers
     * @param active the parameters that vary, each a number or an array of numbers
     */
    static Optional<LaneMatrix> of(Function tangents, List<Value> active) {
        boolean vectors = active.stream().allMatch(LaneMatrix::isVector);
        if (!vectors || !tangents.callees().isEmpty()) {
            return Optional.empty();
        }
        LaneMatrix matrix = new LaneMatrix(tangents, active);
        boolean possible = matrix.varying.isPossible()
                && matrix.wanted.type().equals(ArrayType.DOUBLES)
                && matrix.varying.contains(matrix.wanted);
        return possible ? Optional.of(matrix) : Optional.empty();
    }

    private static boolean isVector(Value value) {
        return value.type() == Primitive.DOUBLE || value.type().equals(ArrayType.DOUBLES);
    }

    /**
     * Fills a matrix.
     *
     * @param arguments the function's parameters
     * @param jacobian the matrix
     * @param columns how many columns it has
     * @return whether that was possible; else what was emitted is to be thrown away
     */
    boolean fill(List<Value> arguments, Value jacobian, Value columns, RegionBuilder to) {
        Value count = to.call(Primitive.INT, "Math.min", to.constant(MOST), columns);
        count.nameIfAbsent("lanes");
        Value column = Value.of(Primitive.INT, "column");
        RegionBuilder inner = new RegionBuilder(List.of(column), to.origin());
        Lanes lanes = new Lanes(tangents, varying, count);
        Value offset = inner.constant(0);
        for (int i = 0; i < directions.size(); i++) {
            Value units = Value.of(
                    Lanes.wide(directions.get(i).type()), directions.get(i).name());
            Value first = inner.call(Primitive.INT, "-", offset, column);
            offset = inner.call(
                    Primitive.INT, "+", offset, units(active.get(i), units, first, count, "unit" + i, inner));
            lanes.enter(directions.get(i), units);
        }
        RegionBuilder body = new RegionBuilder(List.of(), to.origin());
        Optional<Value> rows = lanes.run(tangents.body(), wanted, body);
        if (rows.isEmpty()) {
            return false;
        }
        Region region = new Region(
                tangents.params().subList(0, params),
                body.yielding(List.of(rows.get())).ops());
        Value wide = Embedding.of(region, arguments, "t", inner).get(0);
        copy(wide, jacobian, column, columns, count, inner);
        to.add(new Op.For(
                List.of(),
                Repetition.label("column"),
                to.constant(0),
                columns,
                false,
                MOST,
                List.of(),
                inner.yielding(List.of()),
                to.origin()));
        return true;
    }

    /** Makes the tangents of a parameter along the unit vectors; gives how many numbers it has. */
    private static Value units(Value param, Value units, Value first, Value count, String label, RegionBuilder to) {
        if (param.type() == Primitive.DOUBLE) {
            to.add(new Op.Alloc(units, List.of(count), Placement.FRESH, Origin.NONE));
            unit(units, first, count, to);
            return to.constant(1);
        }
        Value length = to.length(param);
        to.add(new Op.Alloc(units, List.of(length, count), Placement.FRESH, Origin.NONE));
        Value counter = Value.of(Primitive.INT, "i");
        to.loop(label, to.constant(0), length, counter, inner -> {
            Value lane = inner.call(Primitive.INT, "+", first, counter);
            unit(inner.load(units, counter), lane, count, inner);
        });
        return length;
    }

    private static void unit(Value row, Value lane, Value count, RegionBuilder to) {
        Value behind = to.call(Primitive.BOOLEAN, ">=", lane, to.constant(0));
        Value before = to.call(Primitive.BOOLEAN, "<", lane, count);
        to.branch(
                to.call(Primitive.BOOLEAN, "&", behind, before),
                List.of(),
                inner -> {
                    inner.store(row, lane, inner.constant(1.0));
                    return List.of();
                },
                inner -> List.of());
    }

    private static void copy(Value wide, Value jacobian, Value column, Value columns, Value count, RegionBuilder to) {
        Value left = to.call(Primitive.INT, "-", columns, column);
        Value width = to.call(Primitive.INT, "Math.min", count, left);
        Value row = Value.of(Primitive.INT, "k");
        to.loop("copied", to.constant(0), to.length(wide), row, inner -> {
            Value from = inner.load(wide, row);
            Value target = inner.load(jacobian, row);
            Value lane = Value.of(Primitive.INT, "lane");
            inner.loop("copiedRow", inner.constant(0), width, lane, each -> {
                Value index = each.call(Primitive.INT, "+", column, lane);
                each.store(target, index, each.load(from, lane));
            });
        });
    }
}
