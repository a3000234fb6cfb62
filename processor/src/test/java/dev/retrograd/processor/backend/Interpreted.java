package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs functions operation by operation: the oracle for what emitted Java computes. */
final class Interpreted {
    private final Map<Value, Object> environment = new HashMap<>();

    private Interpreted() {}

    /** The results of a function. */
    static List<Object> run(Function function, Object... arguments) {
        Interpreted run = new Interpreted();
        run.bind(function.params(), List.of(arguments));
        return run.region(function.body());
    }

    private void bind(List<Value> targets, List<Object> values) {
        for (int i = 0; i < targets.size(); i++) {
            environment.put(targets.get(i), values.get(i));
        }
    }

    private List<Object> values(List<Value> operands) {
        return operands.stream().map(environment::get).toList();
    }

    private List<Object> region(Region region) {
        region.body().forEach(this::execute);
        return values(region.yields());
    }

    private int integer(Value value) {
        return (int) environment.get(value);
    }

    private void execute(Op op) {
        if (op instanceof Op.Const constant) {
            environment.put(op.result(), constant.value());
        } else if (op instanceof Op.Call call) {
            environment.put(op.result(), call(call.function(), op.result().type(), values(call.operands())));
        } else if (op instanceof Op.Load load) {
            environment.put(op.result(), Array.get(environment.get(load.array()), integer(load.index())));
        } else if (op instanceof Op.Store store) {
            Array.set(environment.get(store.array()), integer(store.index()), environment.get(store.value()));
        } else if (op instanceof Op.Length length) {
            environment.put(op.result(), Array.getLength(environment.get(length.array())));
        } else if (op instanceof Op.Alloc alloc) {
            int[] lengths = alloc.lengths().stream().mapToInt(this::integer).toArray();
            environment.put(op.result(), Array.newInstance(element(op.result().type()), lengths));
        } else if (op instanceof Op.Shadow shadow) {
            environment.put(op.result(), zerosLike(environment.get(shadow.primal())));
        } else if (op instanceof Op.If branch) {
            boolean condition = (boolean) environment.get(branch.condition());
            bind(branch.targets(), region(condition ? branch.then() : branch.otherwise()));
        } else if (op instanceof Op.For loop) {
            counted(loop);
        } else if (op instanceof Op.While loop) {
            repeated(loop);
        } else {
            throw new IllegalArgumentException("not interpreted: " + op);
        }
    }

    private static Class<?> element(Type type) {
        Type leaf = ((ArrayType) type).leaf();
        return leaf == Primitive.DOUBLE ? double.class : int.class;
    }

    private static Object zerosLike(Object primal) {
        Object zeros = Array.newInstance(primal.getClass().getComponentType(), Array.getLength(primal));
        if (primal instanceof Object[] rows) {
            for (int i = 0; i < rows.length; i++) {
                Array.set(zeros, i, zerosLike(rows[i]));
            }
        }
        return zeros;
    }

    private void counted(Op.For loop) {
        int limit = integer(loop.limit());
        List<Object> carried = values(loop.inits());
        for (int i = integer(loop.first()); test(i, limit, loop); i += loop.step()) {
            environment.put(loop.counter(), i);
            bind(loop.carried(), carried);
            carried = region(loop.body());
        }
        bind(loop.targets(), carried);
    }

    private static boolean test(int i, int limit, Op.For loop) {
        return (loop.inclusive() && i == limit) || (loop.step() > 0 ? i < limit : i > limit);
    }

    private void repeated(Op.While loop) {
        List<Object> carried = values(loop.inits());
        while (true) {
            bind(loop.condition().params(), carried);
            List<Object> tested = region(loop.condition());
            List<Object> forwarded = tested.subList(1, tested.size());
            if (!(boolean) tested.get(0)) {
                bind(loop.targets(), forwarded);
                return;
            }
            bind(loop.body().params(), forwarded);
            carried = region(loop.body());
        }
    }

    private static Object call(String function, Type type, List<Object> operands) {
        Object a = operands.get(0);
        Object b = operands.size() > 1 ? operands.get(1) : null;
        if (a instanceof Double x && b instanceof Double y) {
            return switch (function) {
                case "+" -> x + y;
                case "-" -> x - y;
                case "*" -> x * y;
                case "/" -> x / y;
                case "<" -> x < y;
                case "<=" -> x <= y;
                case "==" -> x.doubleValue() == y.doubleValue();
                case "Math.max" -> Math.max(x, y);
                default -> throw new IllegalArgumentException(function);
            };
        } else if (a instanceof Integer x && b instanceof Integer y) {
            return switch (function) {
                case "+" -> x + y;
                case "-" -> x - y;
                case "*" -> x * y;
                case "/" -> x / y;
                case "%" -> x % y;
                case "<<" -> x << y;
                case "<" -> x < y;
                case "==" -> x.intValue() == y.intValue();
                default -> throw new IllegalArgumentException(function);
            };
        } else if (a instanceof Double x) {
            return switch (function) {
                case "-" -> -x;
                case "Math.sin" -> Math.sin(x);
                case "Math.abs" -> Math.abs(x);
                case "(int)" -> (int) x.doubleValue();
                case "(float)" -> (float) x.doubleValue();
                default -> throw new IllegalArgumentException(function);
            };
        } else if (a instanceof Integer x) {
            return switch (function) {
                case "-" -> -x;
                case "~" -> ~x;
                case "(double)" -> (double) x;
                case "(float)" -> (float) x;
                case "(long)" -> (long) x;
                default -> throw new IllegalArgumentException(function);
            };
        } else if (a instanceof Boolean x && function.equals("!")) {
            return !x;
        } else if (a instanceof Float x && function.equals("(double)")) {
            return (double) x;
        }
        throw new IllegalArgumentException(function + " of " + operands + " to " + type);
    }
}
