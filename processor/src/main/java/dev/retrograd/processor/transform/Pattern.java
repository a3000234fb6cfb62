package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Patterns of matrices of derivatives: the function itself runs with sets of inputs in place of tangents. Of a function with callees or
 * hand-written rules nothing is known, and all entries belong to the pattern.
 */
public final class Pattern extends Whole {
    static final ClassType TYPE = new ClassType("dev.retrograd.runtime.SparsityPattern");
    private static final ClassType SETS = DependencySweep.SETS;

    private Pattern(Function primal, Set<Integer> seeded, Layout layout) {
        super(primal, seeded, layout);
    }

    /**
     * The pattern of a function's Jacobian.
     *
     * @param primal the function, without matrix functions
     * @param seeded the numbers of the results that make up the rows
     * @param layout the order of rows and columns
     */
    public static Function ofJacobian(Function primal, Set<Integer> seeded, Layout layout) {
        Pattern pattern = new Pattern(primal, seeded, layout);
        Function function = Forward.leaving(primal);
        if (!isKnown(function)) {
            return pattern.finish(pattern.full(pattern.rows(pattern.builder)));
        }
        List<Value> results = Forward.differentiable(function.results(), seeded);
        return pattern.finish(
                pattern.find(function, List.of(), results, layout.outputs()).pattern());
    }

    /**
     * The pattern of a function's Hessian.
     *
     * @param primal the function
     * @param layout the order of rows and columns
     * @param gradient its value and gradient, without matrix functions
     */
    public static Function ofHessian(Function primal, Layout layout, Function gradient) {
        Pattern pattern = new Pattern(primal, Set.of(), layout);
        return pattern.finish(pattern.ofGradient(gradient).pattern());
    }

    /**
     * The pattern of a function's Hessian and its value.
     *
     * @param primal the function
     * @param layout the order of rows and columns
     * @param gradient its value and gradient, without matrix functions
     */
    static Function ofHessianAndValue(Function primal, Layout layout, Function gradient) {
        Pattern pattern = new Pattern(primal, Set.of(), layout);
        Found found = pattern.ofGradient(gradient);
        Value value = found.value() == null ? pattern.results(pattern.builder).get(0) : found.value();
        return pattern.finish(found.pattern(), value);
    }

    /**
     * A pattern and what has been computed with it.
     *
     * @param pattern the pattern
     * @param value the value of the method; null if it has not been computed
     */
    private record Found(Value pattern, Value value) {}

    private Found ofGradient(Function gradient) {
        if (!isKnown(gradient)) {
            return new Found(full(columns(builder)), null);
        }
        Function function = new Function(gradient.name(), primal.active(), gradient.body());
        List<Value> results = function.results();
        return find(function, results.subList(0, 1), results.subList(1, results.size()), layout.inputs());
    }

    private Found find(Function function, List<Value> kept, List<Value> rows, List<Structure> structures) {
        Value sets = Value.of(SETS, "sets");
        Function dependencies = Forward.dependencies(function, kept, rows, sets);
        Value here = invoke(SETS, SETS + ".new", builder, columns(builder));
        here.nameIfAbsent("sets");
        Value singletons = invoke(ArrayType.DOUBLES, SETS + "#singletons", builder, here);
        List<Value> operands = new ArrayList<>(primal.params());
        operands.addAll(new Flattened("inputs", layout.inputs(), zeros(active, builder))
                .paste(singletons, (set, at) -> DependencySweep.narrowed(here, set, at), builder));
        operands.add(here);
        List<Value> results = embed(dependencies, operands, "d", builder);
        List<Value> found = results.subList(kept.size(), results.size());
        Value buffer = flat("inputsOf", structures, found, builder);
        Value pattern = invoke(TYPE, SETS + "#pattern", builder, here, buffer);
        pattern.nameIfAbsent("pattern");
        return new Found(pattern, kept.isEmpty() ? null : results.get(0));
    }

    private Value full(Value rows) {
        return invoke(TYPE, TYPE + ".full", builder, rows, columns(builder));
    }

    /** Whether what results depend on can be told operation by operation. */
    private static boolean isKnown(Function function) {
        return function.callees().isEmpty() && isKnown(function.body());
    }

    private static boolean isKnown(Region region) {
        for (Op op : region.ops()) {
            boolean opaque = op instanceof Op.Accumulate || (op instanceof Op.Invoke invoke && invoke.rule() != null);
            if (opaque || !op.regions().stream().allMatch(Pattern::isKnown)) {
                return false;
            }
        }
        return true;
    }

    /** Calls what writes nothing that it is given and gives what is new. */
    static Value invoke(Type type, String callee, RegionBuilder to, Value... operands) {
        Value target = Value.of(type);
        to.add(new Op.Invoke(List.of(target), callee, List.of(operands), Contract.NONE, to.origin()));
        return target;
    }
}
