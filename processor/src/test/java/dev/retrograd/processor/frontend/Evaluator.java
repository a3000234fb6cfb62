package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.runtime.Matrix;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs lowered functions on boxed values, as the documentation of the representation defines them. */
final class Evaluator {
    private final Map<Value, Object> values = new HashMap<>();

    private Evaluator() {}

    /** What the function returns. */
    static Object run(Function function, Object... arguments) {
        return new Evaluator().enter(function.body(), Arrays.asList(arguments)).get(0);
    }

    private List<Object> enter(Region region, List<Object> arguments) {
        put(region.params(), arguments);
        region.body().forEach(this::run);
        return get(region.yields());
    }

    private void run(Op op) {
        if (op instanceof Op.Const constant) {
            values.put(constant.target(), constant.value());
        } else if (op instanceof Op.Call call) {
            values.put(call.target(), call(call));
        } else if (op instanceof Op.Load load) {
            values.put(load.target(), Array.get(values.get(load.array()), index(load.index())));
        } else if (op instanceof Op.Store store) {
            store(values.get(store.array()), index(store.index()), values.get(store.value()));
        } else if (op instanceof Op.Length length) {
            values.put(length.target(), Array.getLength(values.get(length.array())));
        } else if (op instanceof Op.Alloc alloc) {
            int[] lengths = alloc.lengths().stream().mapToInt(this::index).toArray();
            Type element = alloc.target().type();
            for (int i = 0; i < lengths.length; i++) {
                element = ((ArrayType) element).element();
            }
            values.put(alloc.target(), Array.newInstance(type(element), lengths));
        } else if (op instanceof Op.Copy copy) {
            Object source = values.get(copy.source());
            Object target = Array.newInstance(source.getClass().getComponentType(), Array.getLength(source));
            System.arraycopy(source, 0, target, 0, Array.getLength(source));
            values.put(copy.target(), target);
        } else if (op instanceof Op.If branch) {
            Region region = values.get(branch.condition()).equals(true) ? branch.then() : branch.otherwise();
            put(branch.targets(), enter(region, List.of()));
        } else if (op instanceof Op.For loop) {
            count(loop);
        } else if (op instanceof Op.While loop) {
            List<Object> state = enter(loop.condition(), get(loop.inits()));
            while (state.get(0).equals(true)) {
                state = enter(loop.condition(), enter(loop.body(), state.subList(1, state.size())));
            }
            put(loop.targets(), state.subList(1, state.size()));
        } else if (op instanceof Op.Throw exception) {
            throw new Thrown(exception.exception(), get(exception.operands()));
        } else if (op instanceof Op.Invoke invoke) {
            String method = invoke.callee().substring(ClassType.MATRIX.name().length() + 1);
            put(invoke.targets(), List.of(reflect(Matrix.class, method, invoke.operands())));
        } else {
            throw new AssertionError("not made by the front end: " + op);
        }
    }

    private void count(Op.For loop) {
        List<Object> carried = get(loop.inits());
        int limit = index(loop.limit());
        for (int i = index(loop.first());
                (loop.step() > 0 ? i < limit : i > limit) || (loop.inclusive() && i == limit);
                i += loop.step()) {
            List<Object> arguments = new ArrayList<>(List.of(i));
            arguments.addAll(carried);
            carried = enter(loop.body(), arguments);
        }
        put(loop.targets(), carried);
    }

    private Object call(Op.Call call) {
        String function = call.function();
        if (function.startsWith("Math.")) {
            return reflect(Math.class, function.substring(5), call.operands());
        } else if (function.startsWith("StrictMath.")) {
            return reflect(StrictMath.class, function.substring(11), call.operands());
        } else if (function.startsWith("Matrix.")) {
            return reflect(Matrix.class, function.substring(7), call.operands());
        }
        List<Object> operands = get(call.operands());
        Object left = operands.get(0);
        return function.startsWith("(")
                ? JavaOperators.cast((Primitive) call.target().type(), left)
                : operands.size() == 1
                        ? JavaOperators.unary(function, left)
                        : JavaOperators.binary(function, left, operands.get(1));
    }

    private Object reflect(Class<?> owner, String name, List<Value> operands) {
        List<Object> arguments = get(operands);
        for (Method method : owner.getMethods()) {
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            Class<?>[] types = operands.stream()
                    .skip(isStatic ? 0 : 1)
                    .map(v -> type(v.type()))
                    .toArray(Class<?>[]::new);
            boolean applies = isStatic || type(operands.get(0).type()) == owner;
            if (applies
                    && method.getName().equals(name)
                    && List.of(method.getParameterTypes()).equals(List.of(types))) {
                try {
                    return isStatic
                            ? method.invoke(null, arguments.toArray())
                            : method.invoke(
                                    arguments.get(0), arguments.stream().skip(1).toArray());
                } catch (InvocationTargetException e) {
                    throw new IllegalStateException(e.getCause());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError("no method " + name + " for " + operands);
    }

    private static void store(Object array, int index, Object value) {
        if (value != null && array.getClass().getComponentType().isPrimitive()) {
            Object one = Array.newInstance(array.getClass().getComponentType(), 1);
            Array.set(one, 0, value);
            if (!Array.get(one, 0).getClass().equals(value.getClass())) {
                throw new AssertionError("stored " + value.getClass() + " into " + array.getClass());
            }
        }
        Array.set(array, index, value);
    }

    private static Class<?> type(Type type) {
        if (type instanceof ArrayType array) {
            return type(array.element()).arrayType();
        } else if (type instanceof Primitive primitive) {
            return switch (primitive) {
                case BOOLEAN -> boolean.class;
                case BYTE -> byte.class;
                case SHORT -> short.class;
                case CHAR -> char.class;
                case INT -> int.class;
                case LONG -> long.class;
                case FLOAT -> float.class;
                case DOUBLE -> double.class;
            };
        }
        return type.equals(ClassType.MATRIX) ? Matrix.class : Object.class;
    }

    private int index(Value value) {
        return (int) values.get(value);
    }

    private List<Object> get(List<Value> list) {
        List<Object> contents = new ArrayList<>();
        list.forEach(value -> contents.add(values.get(value)));
        return contents;
    }

    private void put(List<Value> targets, List<Object> contents) {
        for (int i = 0; i < targets.size(); i++) {
            values.put(targets.get(i), contents.get(i));
        }
    }

    /** The method threw. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Thrown(String exception, List<Object> operands) {
            super(exception + (operands.isEmpty() ? "[null]" : operands));
        }
    }
}
