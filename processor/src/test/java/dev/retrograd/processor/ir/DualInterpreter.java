package dev.retrograd.processor.ir;

import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a function with dual numbers: beside every floating-point value its derivative along one direction, in {@code double}. The
 * derivatives of operators and functions stand in {@link DualMath}, apart from the rule table, so that this is an oracle for what
 * the table and the transforms make. Matrix calls have to be expanded first.
 */
public final class DualInterpreter extends Interpreter {
    private final Map<Value, Double> scalars = new HashMap<>();
    private final IdentityHashMap<Object, double[]> arrays = new IdentityHashMap<>();

    private DualInterpreter() {}

    /**
     * What the function returns and its derivative.
     *
     * @param results the results
     * @param tangents for each result its tangent: a {@code Double}, arrays of {@code double} of the result's shape, or {@code null} for
     *     what has none
     */
    public record Dual(List<Object> results, List<Object> tangents) {}

    /**
     * Runs the function.
     *
     * @param arguments the arguments
     * @param tangents their tangents: {@code Double}, {@code double[]}, {@code double[][]}; {@code null} for zero
     */
    public static Dual run(Function function, List<Object> arguments, List<Object> tangents) {
        DualInterpreter interpreter = new DualInterpreter();
        for (int i = 0; i < tangents.size(); i++) {
            if (tangents.get(i) instanceof Double tangent) {
                interpreter.scalars.put(function.params().get(i), tangent);
            } else if (tangents.get(i) != null) {
                interpreter.attach(arguments.get(i), tangents.get(i));
            }
        }
        List<Object> results = interpreter.call(function, arguments);
        List<Object> derivatives = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Value result = function.results().get(i);
            derivatives.add(
                    result.type().isFloating() ? interpreter.tangent(result) : interpreter.detach(results.get(i)));
        }
        return new Dual(results, derivatives);
    }

    private void attach(Object array, Object tangent) {
        if (array instanceof Matrix matrix) {
            attach(matrix.data(), tangent instanceof Matrix other ? other.data() : tangent);
        } else if (array instanceof Object[] rows) {
            for (int i = 0; i < rows.length; i++) {
                attach(rows[i], Array.get(tangent, i));
            }
        } else {
            arrays.put(array, ((double[]) tangent).clone());
        }
    }

    private Object detach(Object storage) {
        if (storage instanceof Matrix matrix) {
            return detach(matrix.data());
        } else if (storage instanceof double[] || storage instanceof float[]) {
            return tangents(storage).clone();
        } else if (storage instanceof double[][] || storage instanceof float[][]) {
            Object[] rows = (Object[]) storage;
            double[][] detached = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                detached[i] = (double[]) detach(rows[i]);
            }
            return detached;
        }
        return null;
    }

    private double[] tangents(Object array) {
        return arrays.computeIfAbsent(array, key -> new double[Array.getLength(key)]);
    }

    private double tangent(Value value) {
        return scalars.getOrDefault(value, 0.0);
    }

    @Override
    protected void move(List<Value> targets, List<Value> sources) {
        List<Double> moved = new ArrayList<>();
        sources.forEach(source -> moved.add(tangent(source)));
        super.move(targets, sources);
        for (int i = 0; i < targets.size(); i++) {
            scalars.put(targets.get(i), moved.get(i));
        }
    }

    private record Frame(Object values, Map<Value, Double> scalars) {}

    @Override
    protected Object enter() {
        return new Frame(super.enter(), new HashMap<>(scalars));
    }

    @Override
    protected void leave(Object frame, List<Value> targets, List<Value> results) {
        List<Double> returned = results.stream().map(this::tangent).toList();
        super.leave(((Frame) frame).values(), targets, results);
        scalars.clear();
        scalars.putAll(((Frame) frame).scalars());
        for (int i = 0; i < targets.size(); i++) {
            scalars.put(targets.get(i), returned.get(i));
        }
    }

    @Override
    protected void execute(Op op) {
        super.execute(op);
        if (op instanceof Op.Call call) {
            call(call);
        } else if (op instanceof Op.Load load) {
            if (load.target().type().isFloating()) {
                double[] tangents = tangents(get(load.array()));
                scalars.put(load.target(), tangents[(Integer) get(load.index())]);
            }
        } else if (op instanceof Op.Store store) {
            if (store.value().type().isFloating()) {
                tangents(get(store.array()))[(Integer) get(store.index())] = tangent(store.value());
            }
        } else if (op instanceof Op.Copy copy) {
            copy(get(copy.source()), get(copy.target()));
        } else if (op instanceof Op.Accumulate accumulate) {
            add(get(accumulate.target()), get(accumulate.value()));
        } else if (op instanceof Op.Save save) {
            stack("tangent of " + save.slot()).push(tangent(save.value()));
        } else if (op instanceof Op.Restore restore) {
            scalars.put(restore.target(), (Double)
                    stack("tangent of " + restore.slot()).pop());
        } else if (op instanceof Op.Invoke invoke && invoke.callee().contains("Tape.")) {
            throw new IllegalArgumentException("runs before the storage plan only");
        }
    }

    private void call(Op.Call call) {
        if (!call.target().type().isFloating() || call.function().contains("#")) {
            return;
        }
        if (call.operands().stream().anyMatch(operand -> operand.type().isShadowed())) {
            throw new IllegalArgumentException("not expanded: " + call);
        }
        List<Double> values = new ArrayList<>();
        List<Double> tangents = new ArrayList<>();
        for (Value operand : call.operands()) {
            Object value = get(operand);
            values.add(value instanceof Number number ? number.doubleValue() : (double) (Character) value);
            tangents.add(tangent(operand));
        }
        double result = ((Number) get(call.target())).doubleValue();
        scalars.put(call.target(), DualMath.tangent(call.function(), values, tangents, result));
    }

    private void copy(Object source, Object target) {
        if (source instanceof Matrix matrix) {
            copy(matrix.data(), ((Matrix) target).data());
        } else if (source instanceof double[] || source instanceof float[]) {
            arrays.put(target, tangents(source).clone());
        } else if (source instanceof Object[] rows) {
            for (int i = 0; i < rows.length; i++) {
                copy(rows[i], Array.get(target, i));
            }
        }
    }

    private void add(Object target, Object value) {
        if (target instanceof Matrix matrix) {
            add(matrix.data(), ((Matrix) value).data());
        } else if (target instanceof Object[] rows) {
            for (int i = 0; i < rows.length; i++) {
                add(rows[i], Array.get(value, i));
            }
        } else {
            double[] sum = tangents(target);
            double[] summand = tangents(value);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += summand[i];
            }
        }
    }
}
