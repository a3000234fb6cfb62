package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Expands matrix functions and additions to adjoints into loops over rows. Afterwards a matrix is a {@code double[][]}, but
 * for parameters and results; the bits are those of {@code runtime}.
 */
public final class MatrixExpansion {
    private final MatrixValues values = new MatrixValues();
    private final ShapeChecks checks = new ShapeChecks(values);
    private final LoopBuilder loops;
    private final ElementLoops elements;
    private final ProductLoops products;
    private final SoftmaxLoops softmax;
    private final Set<Value> params;
    private final Uses uses;
    private final Set<Value> unopened = new HashSet<>();
    private final Set<Value> nulls = new HashSet<>();

    private MatrixExpansion(Function function, boolean kernels) {
        uses = Uses.of(function);
        loops = new LoopBuilder(function.body());
        elements = new ElementLoops(values, loops);
        products = new ProductLoops(loops, kernels);
        softmax = new SoftmaxLoops(loops);
        params = Set.copyOf(function.params());
        collectNulls(function.body());
        params.stream().filter(MatrixExpansion::isMatrix).forEach(unopened::add);
    }

    /** The function without matrix functions; with {@code kernels} large products are left to the runtime. */
    public static Function expand(Function function, boolean kernels) {
        MatrixExpansion expansion = new MatrixExpansion(function, kernels);
        return function.withBody(expansion.region(function.body(), function.params(), true));
    }

    private Region region(Region region, List<Value> params, boolean outermost) {
        Set<Value> deferrable = Fusion.deferrable(region, uses);
        RegionBuilder to = new RegionBuilder(params, Origin.NONE);
        for (Op op : region.body()) {
            to.at(op.origin());
            if (outermost) {
                open(to, op);
            }
            if (op instanceof Op.Call call && !MatrixCalls.name(call).isEmpty()) {
                call(to, call, deferrable.contains(call.target()));
            } else if (op instanceof Op.Accumulate accumulate) {
                accumulate(to, accumulate);
            } else {
                other(to, op);
            }
        }
        Op end = region.terminator();
        to.at(end.origin());
        if (!(end instanceof Op.Return)) {
            return to.yielding(Op.each(end.operands(), values::of));
        }
        open(to, end);
        return to.returning(Op.each(end.operands(), value -> wrapped(to, value)));
    }

    /** Takes the rows of the matrix parameters that an operation is the first to use; not before, as they may be null. */
    private void open(RegionBuilder to, Op op) {
        if (unopened.isEmpty()) {
            return;
        }
        Set<Value> used = new LinkedHashSet<>();
        collect(op, used);
        for (Value param : used) {
            if (unopened.remove(param)) {
                to.add(new Op.Call(values.retyped(param), "Matrix.data", List.of(param), to.origin()));
            }
        }
    }

    private void collect(Op op, Set<Value> used) {
        if (!comparesParams(op) && !Op.Invoke.isTurn(op)) {
            used.addAll(op.operands());
        }
        op.regions().forEach(region -> region.ops().forEach(inner -> collect(inner, used)));
    }

    private void call(RegionBuilder to, Op.Call call, boolean defer) {
        String name = MatrixCalls.name(call);
        checks.emit(to, call);
        if (MatrixRules.isAlias(call.function())) {
            values.replace(call.target(), values.of(call.operands().get(0)));
        } else if (defer) {
            values.defer(call);
        } else if (MatrixCalls.isElementwise(call)) {
            elementwise(to, call, result(call));
        } else {
            others(to, call, name);
        }
    }

    private void elementwise(RegionBuilder to, Op.Call call, Value target) {
        Value first = call.operands().get(0);
        if (MatrixCalls.isCopy(call) && values.deferred(first) == null) {
            to.add(new Op.Copy(target, values.of(first), Placement.FRESH, to.origin()));
        } else {
            elements.store(to, call, target);
        }
    }

    private void others(RegionBuilder to, Op.Call call, String name) {
        switch (name) {
            case "times" -> product(to, call, result(call));
            case "transpose" -> products.transpose(to, operand(call, 0), result(call));
            case "softmaxRows" -> softmax.softmax(to, operand(call, 0), result(call));
            case "logSumExpRows" -> softmax.logSumExp(to, operand(call, 0), result(call));
            case "zeros" -> LoopBuilder.allocate(to, result(call), operand(call, 0), operand(call, 1));
            case "sum" ->
                values.replace(call.target(), elements.sum(to, call.operands().get(0)));
            case "rowSums", "columnSums" -> {
                Value witness = values.witness(call.operands().get(0));
                boolean rows = name.equals("rowSums");
                Value target = result(call);
                LoopBuilder.allocate(to, target, rows ? to.length(witness) : LoopBuilder.columns(to, witness));
                addSums(to, target, call, true);
            }
            case "rows" -> to.add(new Op.Length(call.target(), witness(call), to.origin()));
            case "columns" -> {
                Value row = to.load(witness(call), to.constant(0));
                to.add(new Op.Length(call.target(), row, to.origin()));
            }
            default -> other(to, call);
        }
    }

    private Value operand(Op.Call call, int index) {
        return values.of(call.operands().get(index));
    }

    private Value witness(Op.Call call) {
        return values.witness(call.operands().get(0));
    }

    /** The value for a call's stored result, named after the call unless the user has named it. */
    private Value result(Op.Call call) {
        Value result = values.retyped(call.target());
        result.nameIfAbsent(MatrixCalls.hint(call));
        return result;
    }

    private void product(RegionBuilder to, Op.Call call, Value target) {
        Op.Call transpose = values.deferred(call.operands().get(0));
        Value b = operand(call, 1);
        Value rows = transpose == null ? to.length(operand(call, 0)) : LoopBuilder.columns(to, operand(transpose, 0));
        LoopBuilder.allocate(to, target, rows, LoopBuilder.columns(to, b));
        addProduct(to, target, call);
    }

    private void addProduct(RegionBuilder to, Value target, Op.Call call) {
        Op.Call transpose = values.deferred(call.operands().get(0));
        if (transpose == null) {
            products.add(to, target, operand(call, 0), operand(call, 1));
        } else {
            products.addTransposed(to, target, operand(transpose, 0), operand(call, 1));
        }
    }

    private void addSums(RegionBuilder to, Value target, Op.Call call, boolean isZero) {
        Value summed = call.operands().get(0);
        if (MatrixCalls.is(call, "rowSums")) {
            elements.addRowSums(to, target, summed, isZero);
        } else {
            elements.addColumnSums(to, target, summed);
        }
    }

    private void accumulate(RegionBuilder to, Op.Accumulate accumulate) {
        Value target = values.of(accumulate.target());
        Value value = accumulate.value();
        Op.Call call = values.deferred(value);
        if (call == null && !target.type().equals(ArrayType.ROWS)) {
            elements.addArrays(to, target, values.of(value), 0);
        } else if (call == null || MatrixCalls.isElementwise(call)) {
            elements.add(to, target, value);
        } else if (MatrixCalls.is(call, "times")) {
            addProduct(to, target, call);
        } else if (MatrixCalls.is(call, "transpose")) {
            products.addTranspose(to, target, operand(call, 0));
        } else {
            addSums(to, target, call, false);
        }
    }

    /** Copies an operation that is no matrix function, with rows for the matrices that it only passes on. */
    private void other(RegionBuilder to, Op op) {
        if (op instanceof Op.Shadow shadow) {
            Value target = values.retyped(shadow.target());
            to.add(new Op.Shadow(target, values.witness(shadow.primal()), shadow.placement(), shadow.origin()));
        } else if (MatrixCalls.isShapeCheck(op)) {
            to.add(op.map(values::of, value -> value, inner -> inner));
        } else if (passesOn(op)) {
            to.add(op.map(values::of, values::retyped, inner -> region(inner, retyped(inner.params()), false)));
        } else if (comparesParams(op)) {
            to.add(op.map(value -> params.contains(value) ? value : values.of(value), value -> value, inner -> inner));
        } else if (isComparison(op) || isNull(op)) {
            to.add(op.map(values::of, values::retyped, inner -> inner));
        } else if (Op.Invoke.isTurn(op)) {
            to.add(op.map(
                    value -> params.contains(value) ? value : wrapped(to, value), value -> value, inner -> inner));
        } else {
            to.add(op.map(value -> wrapped(to, value), value -> value, inner -> inner));
            op.results().stream().filter(MatrixExpansion::isMatrix).forEach(result -> {
                Value opened = Value.of(ArrayType.ROWS, result.name());
                to.add(new Op.Call(opened, "Matrix.data", List.of(result), to.origin()));
                values.replace(result, opened);
            });
        }
    }

    private List<Value> retyped(List<Value> params) {
        List<Value> retyped = new ArrayList<>();
        params.forEach(param -> retyped.add(values.retyped(param)));
        return retyped;
    }

    private static boolean passesOn(Op op) {
        return !op.regions().isEmpty() || op instanceof Op.Copy || op instanceof Op.Save || op instanceof Op.Restore;
    }

    /** Whether the operation compares references; rows are the same where matrices are. */
    private static boolean isComparison(Op op) {
        return op instanceof Op.Call call
                && (call.function().equals("==") || call.function().equals("!="))
                && call.operands().stream().anyMatch(MatrixExpansion::isMatrix);
    }

    /** Whether the operation compares parameters, which may be null and then have no rows, with each other or with null. */
    private boolean comparesParams(Op op) {
        return isComparison(op)
                && op.operands().stream().allMatch(operand -> params.contains(operand) || nulls.contains(operand));
    }

    private void collectNulls(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Const constant && constant.value() == null) {
                nulls.add(constant.target());
            }
            op.regions().forEach(this::collectNulls);
        }
    }

    private static boolean isNull(Op op) {
        return op instanceof Op.Const constant && isMatrix(constant.target());
    }

    private Value wrapped(RegionBuilder to, Value value) {
        if (!isMatrix(value)) {
            return values.of(value);
        }
        return to.call(ClassType.MATRIX, "Matrix.wrap", values.of(value));
    }

    private static boolean isMatrix(Value value) {
        return value.type().equals(ClassType.MATRIX);
    }
}
