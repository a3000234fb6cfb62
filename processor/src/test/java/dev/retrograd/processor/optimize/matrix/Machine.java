package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
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

/** Runs expanded functions: loops over rows, scalar calls, and the runtime's checks. */
final class Machine {
    private final Map<Value, Object> values = new HashMap<>();

    /** What has been saved; reverse sweeps restore it in the opposite order. */
    private final Map<String, List<Object>> slots = new HashMap<>();

    private Machine() {}

    /** What the function returns. */
    static List<Object> run(Function function, Object... arguments) {
        return new Machine().enter(function.body(), List.of(arguments));
    }

    private List<Object> enter(Region region, List<Object> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            values.put(region.params().get(i), arguments.get(i));
        }
        region.body().forEach(this::run);
        return region.yields().stream().map(values::get).toList();
    }

    private void run(Op op) {
        if (op instanceof Op.Const constant) {
            values.put(constant.target(), constant.value());
        } else if (op instanceof Op.Call call) {
            values.put(call.target(), call(call.function(), get(call.operands())));
        } else if (op instanceof Op.Load load) {
            values.put(load.target(), Array.get(values.get(load.array()), index(load.index())));
        } else if (op instanceof Op.Store store) {
            Array.set(values.get(store.array()), index(store.index()), values.get(store.value()));
        } else if (op instanceof Op.Length length) {
            values.put(length.target(), Array.getLength(values.get(length.array())));
        } else if (op instanceof Op.Alloc alloc) {
            int[] lengths = alloc.lengths().stream().mapToInt(this::index).toArray();
            values.put(alloc.target(), Array.newInstance(leaf(alloc.target().type(), lengths.length), lengths));
        } else if (op instanceof Op.Shadow shadow) {
            values.put(shadow.target(), copy(values.get(shadow.primal()), true));
        } else if (op instanceof Op.Copy copy) {
            values.put(copy.target(), copy(values.get(copy.source()), false));
        } else if (op instanceof Op.If branch) {
            Region region = values.get(branch.condition()).equals(true) ? branch.then() : branch.otherwise();
            put(branch.targets(), enter(region, List.of()));
        } else if (op instanceof Op.For loop) {
            loop(loop);
        } else if (op instanceof Op.Invoke invoke) {
            call(invoke.callee().replace("dev.retrograd.runtime.", ""), get(invoke.operands()));
        } else if (op instanceof Op.Save save) {
            slots.computeIfAbsent(save.slot(), key -> new ArrayList<>()).add(values.get(save.value()));
        } else if (op instanceof Op.Restore restore) {
            List<Object> saved = slots.get(restore.slot());
            values.put(restore.target(), saved.remove(saved.size() - 1));
        } else {
            throw new AssertionError("not expected after the expansion: " + op);
        }
    }

    private void loop(Op.For loop) {
        List<Object> carried = get(loop.inits());
        int limit = index(loop.limit());
        int sign = Integer.signum(loop.step());
        for (int i = index(loop.first());
                sign * i < sign * limit || (loop.inclusive() && i == limit);
                i += loop.step()) {
            List<Object> arguments = new ArrayList<>(List.of(i));
            arguments.addAll(carried);
            carried = enter(loop.body(), arguments);
        }
        put(loop.targets(), carried);
    }

    private static Class<?> leaf(Type type, int depth) {
        if (depth == 0) {
            return type == Primitive.DOUBLE ? double.class : double[].class;
        }
        return leaf(((ArrayType) type).element(), depth - 1);
    }

    private static Object copy(Object array, boolean zero) {
        if (array instanceof double[] doubles) {
            return zero ? new double[doubles.length] : doubles.clone();
        }
        return Arrays.stream((double[][]) array)
                .map(row -> (double[]) copy(row, zero))
                .toArray(double[][]::new);
    }

    private static Object call(String function, List<Object> operands) {
        if (function.contains(".")) {
            return reflect(function, operands.toArray());
        }
        Object first = operands.get(0);
        if (operands.size() == 1) {
            return first instanceof Double x ? (Object) (-x) : (Object) !(Boolean) first;
        }
        Object second = operands.get(1);
        if (first instanceof Integer m && second instanceof Integer n) {
            return integers(function, m, n);
        } else if (!(first instanceof Double)) {
            return first == second;
        }
        double a = (Double) first;
        double b = (Double) second;
        return switch (function) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "==" -> a == b;
            case "!=" -> a != b;
            case "<=" -> a <= b;
            default -> throw new AssertionError(function);
        };
    }

    private static Object integers(String function, int m, int n) {
        return switch (function) {
            case "+" -> m + n;
            case "-" -> m - n;
            case "*" -> m * n;
            case "/" -> m / n;
            case "%" -> m % n;
            case "<" -> m < n;
            case "<=" -> m <= n;
            case ">" -> m > n;
            case ">=" -> m >= n;
            case "==" -> m == n;
            default -> m != n;
        };
    }

    /** Calls a method of {@code Math} or {@link Matrix} with these arguments, static or not. */
    static Object reflect(String function, Object... arguments) {
        Class<?> owner = function.startsWith("Math.") ? Math.class : Matrix.class;
        String name = function.substring(function.indexOf('.') + 1);
        try {
            for (Method method : owner.getMethods()) {
                boolean isStatic = Modifier.isStatic(method.getModifiers());
                Object[] rest = isStatic ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
                if (method.getName().equals(name)
                        && (isStatic || arguments[0] instanceof Matrix)
                        && fits(method.getParameterTypes(), rest)) {
                    return method.invoke(isStatic ? null : arguments[0], rest);
                }
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no method " + function);
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            boolean fits = types[i].isPrimitive()
                    ? (types[i] == double.class && arguments[i] instanceof Double)
                            || (types[i] == int.class && arguments[i] instanceof Integer)
                    : types[i].isInstance(arguments[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private int index(Value value) {
        return (Integer) values.get(value);
    }

    private List<Object> get(List<Value> operands) {
        return operands.stream().map(values::get).toList();
    }

    private void put(List<Value> targets, List<Object> results) {
        for (int i = 0; i < targets.size(); i++) {
            values.put(targets.get(i), results.get(i));
        }
    }
}
