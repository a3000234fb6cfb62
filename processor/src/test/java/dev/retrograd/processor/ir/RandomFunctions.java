package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Makes random sound functions of {@code (double x, double y, double[] w, int n, boolean c, double[][] m)} for {@code w}, and {@link
 * #ROWS} rows of {@code m}, of {@link #LENGTH} elements: arithmetic, {@code Math}, arrays, branches, both kinds of loops. They end; now and then they trap.
 */
public final class RandomFunctions {
    /** The length of every array but the traps. */
    public static final int LENGTH = 4;

    /** The number of rows of every array of arrays. */
    public static final int ROWS = 2;

    private static final List<String> UNARY =
            List.of("sin", "cos", "exp", "sqrt", "abs", "atan", "floor", "log", "tanh", "signum", "cbrt", "toRadians");
    private static final List<String> BINARY = List.of("max", "min", "pow", "atan2", "hypot", "copySign");
    private static final List<String> REAL = List.of("+", "-", "*", "/", "%", "+", "*", "-");
    private static final List<String> INTEGRAL = List.of("+", "-", "*", "&", "|", "^");
    private static final List<String> ORDER = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> NAMES = List.of("a", "b", "sum", "t", "x");
    private static final List<Double> NUMBERS =
            List.of(0.0, -0.0, 0.0, -0.0, 1.0, 1.0, -1.0, 2.0, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e-300);

    private final Random random;
    private final boolean derived;
    private int loops;
    private int budget = 60;

    private boolean scalar;
    /** Whether rows are put into other arrays; then none is copied with its rows, see docs/ir.md. */
    private boolean replacesRows = true;

    private RandomFunctions(Random random, boolean derived) {
        this.random = random;
        this.derived = derived;
    }

    /** A primal function. */
    public static Function function(long seed) {
        return new RandomFunctions(new Random(seed), false).make();
    }

    /** A function some of whose operations have the notes of derived ones, at which passes may do more. */
    public static Function derived(long seed) {
        return new RandomFunctions(new Random(seed), true).make();
    }

    /** A primal function that returns one number. */
    public static Function scalar(long seed) {
        RandomFunctions functions = new RandomFunctions(new Random(seed), false);
        functions.scalar = true;
        functions.replacesRows = functions.random.nextBoolean();
        return functions.make();
    }

    /** Arguments for any of the functions. */
    public static Object[] arguments(long seed) {
        Random random = new Random(seed);
        double[] w = random.doubles(LENGTH, -2, 2).toArray();
        double[][] m = {
            random.doubles(LENGTH, -2, 2).toArray(),
            random.doubles(LENGTH, -2, 2).toArray()
        };
        return new Object[] {
            random.nextGaussian(), random.nextGaussian(), w, random.nextInt(7) - 1, random.nextBoolean(), m
        };
    }

    private Function make() {
        Value x = Value.of(Primitive.DOUBLE, "x");
        Value y = Value.of(Primitive.DOUBLE, "y");
        Value w = Value.of(ArrayType.DOUBLES, "w");
        Value n = Value.of(Primitive.INT, "n");
        Value c = Value.of(Primitive.BOOLEAN, "c");
        Value m = Value.of(ArrayType.ROWS, "m");
        List<Value> params = List.of(x, y, w, n, c, m);
        RegionBuilder body = new RegionBuilder(params, Origin.at(new Span("", 1, 1, -1, -1)));
        List<Value> scope = new ArrayList<>(params);
        fill(body, scope, 0);
        List<Value> results = scalar ? List.of(sum(body, scope)) : sample(scope);
        return new Function("f", Set.of(x, w, m), body.returning(results));
    }

    private List<Value> sample(List<Value> scope) {
        List<Value> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(pick(scope, Primitive.DOUBLE));
        }
        results.add(pick(scope, Primitive.INT));
        results.add(pick(scope, ArrayType.DOUBLES));
        results.add(pick(scope, ArrayType.ROWS));
        return results;
    }

    /** The sum of many of the values, but for those that are not numbers or large: little of the function is in vain. */
    private Value sum(RegionBuilder to, List<Value> scope) {
        List<Value> summands = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            summands.add(pick(scope, Primitive.DOUBLE));
            Value index = to.constant(random.nextInt(LENGTH));
            Value array = random.nextInt(3) == 0 ? row(to, scope) : pick(scope, ArrayType.DOUBLES);
            summands.add(to.load(array, index));
        }
        Value sum = to.constant(0.0);
        for (Value summand : summands) {
            Value size = to.call(Primitive.DOUBLE, "Math.abs", summand);
            Value small = to.call(Primitive.BOOLEAN, "<", size, to.constant(100.0));
            Value before = sum;
            sum = to.branch(
                            small,
                            List.of(Value.of(Primitive.DOUBLE)),
                            then -> List.of(then.call(Primitive.DOUBLE, "+", before, summand)),
                            otherwise -> List.of(before))
                    .get(0);
        }
        return sum;
    }

    private void fill(RegionBuilder to, List<Value> scope, int depth) {
        int count = 2 + random.nextInt(8);
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            place(to);
            int choice = random.nextInt(depth < 3 ? 20 : 16);
            if (choice < 8) {
                scope.add(real(to, scope));
            } else if (choice < 11) {
                scope.add(integral(to, scope));
            } else if (choice == 11) {
                scope.add(named(compare(to, scope)));
            } else if (choice == 12) {
                scope.add(array(to, scope));
            } else if (choice < 16) {
                memory(to, scope);
            } else if (choice < 18) {
                branch(to, scope, depth);
            } else if (choice == 18) {
                counted(to, scope, depth);
            } else {
                loop(to, scope, depth);
            }
        }
    }

    private void place(RegionBuilder to) {
        Span span = new Span("", 1 + random.nextInt(9), 1 + random.nextInt(80), -1, -1);
        to.at(new Origin(span, derived && random.nextBoolean() ? "y = \"a\" + b: da += dy" : ""));
    }

    private Value real(RegionBuilder to, List<Value> scope) {
        Value a = pick(scope, Primitive.DOUBLE);
        Value b = pick(scope, Primitive.DOUBLE);
        Value result = switch (random.nextInt(9)) {
            case 0 -> to.constant(pick(NUMBERS));
            case 1 -> to.call(Primitive.DOUBLE, "-", a);
            case 2 -> to.call(Primitive.DOUBLE, "(double)", pick(scope, Primitive.INT));
            case 3 -> to.call(Primitive.DOUBLE, "Math." + pick(UNARY), a);
            case 4 -> to.call(Primitive.DOUBLE, "StrictMath." + pick(BINARY), a, b);
            case 5 -> to.call(Primitive.DOUBLE, "(double)", to.call(Primitive.FLOAT, "(float)", a));
            default -> to.call(Primitive.DOUBLE, pick(REAL), a, b);
        };
        return named(result);
    }

    private Value integral(RegionBuilder to, List<Value> scope) {
        Value a = pick(scope, Primitive.INT);
        Value b = pick(scope, Primitive.INT);
        Value result = switch (random.nextInt(8)) {
            case 0 -> to.constant(random.nextInt(5) - 1);
            case 1 -> to.call(Primitive.INT, "(int)", pick(scope, Primitive.DOUBLE));
            case 2 -> to.call(Primitive.INT, pick(List.of("<<", ">>", ">>>")), a, b);
            case 3 -> random.nextInt(8) == 0 ? to.call(Primitive.INT, "/", a, b) : to.call(Primitive.INT, "~", a);
            default -> to.call(Primitive.INT, pick(INTEGRAL), a, b);
        };
        return named(result);
    }

    private Value compare(RegionBuilder to, List<Value> scope) {
        Primitive type = random.nextBoolean() ? Primitive.DOUBLE : Primitive.INT;
        return switch (random.nextInt(4)) {
            case 0 -> to.call(Primitive.BOOLEAN, "!", pick(scope, Primitive.BOOLEAN));
            case 1 ->
                to.call(
                        Primitive.BOOLEAN,
                        pick(List.of("&", "|", "^")),
                        pick(scope, Primitive.BOOLEAN),
                        pick(scope, Primitive.BOOLEAN));
            default -> to.call(Primitive.BOOLEAN, pick(ORDER), pick(scope, type), pick(scope, type));
        };
    }

    private Value array(RegionBuilder to, List<Value> scope) {
        int choice = random.nextInt(6);
        if (choice == 0 && !(scalar && replacesRows)) {
            Value rows = Value.of(ArrayType.ROWS, pick(NAMES));
            to.add(new Op.Copy(rows, pick(scope, ArrayType.ROWS), Placement.FRESH, to.origin()));
            return rows;
        } else if (choice == 1) {
            Value length = to.constant(LENGTH);
            return named(to.alloc(ArrayType.ROWS, Placement.FRESH, to.constant(ROWS), length));
        } else if (choice == 2) {
            return named(row(to, scope));
        } else if (choice == 3) {
            return named(to.alloc(ArrayType.DOUBLES, Placement.FRESH, to.constant(LENGTH)));
        }
        Value copy = Value.of(ArrayType.DOUBLES, pick(NAMES));
        to.add(new Op.Copy(copy, pick(scope, ArrayType.DOUBLES), Placement.FRESH, to.origin()));
        return copy;
    }

    private Value row(RegionBuilder to, List<Value> scope) {
        Value rows = pick(scope, ArrayType.ROWS);
        return to.load(rows, rowIndex(to, scope));
    }

    private Value rowIndex(RegionBuilder to, List<Value> scope) {
        return to.call(Primitive.INT, "&", pick(scope, Primitive.INT), to.constant(ROWS - 1));
    }

    private void memory(RegionBuilder to, List<Value> scope) {
        if (random.nextInt(12) == 0 && replacesRows) {
            Value rows = pick(scope, ArrayType.ROWS);
            to.store(rows, rowIndex(to, scope), pick(scope, ArrayType.DOUBLES));
            return;
        }
        Value array = random.nextInt(3) == 0 ? row(to, scope) : pick(scope, ArrayType.DOUBLES);
        if (random.nextInt(6) == 0) {
            scope.add(to.length(array));
            return;
        }
        Value index = index(to, scope);
        if (random.nextBoolean()) {
            scope.add(named(to.load(array, index)));
        } else {
            to.store(array, index, pick(scope, Primitive.DOUBLE));
        }
    }

    /** Few different ones, so that the same element is met again; now and then one that may be out of bounds. */
    private Value index(RegionBuilder to, List<Value> scope) {
        int choice = random.nextInt(30);
        if (choice == 0) {
            return pick(scope, Primitive.INT);
        } else if (choice < 20) {
            return to.constant(random.nextInt(2));
        }
        return to.call(Primitive.INT, "&", pick(scope, Primitive.INT), to.constant(LENGTH - 1));
    }

    private void branch(RegionBuilder to, List<Value> scope, int depth) {
        List<Value> targets = carried();
        to.branch(
                pick(scope, Primitive.BOOLEAN),
                targets,
                then -> arm(then, scope, targets, depth),
                otherwise -> arm(otherwise, scope, targets, depth));
        scope.addAll(targets);
    }

    private List<Value> arm(RegionBuilder to, List<Value> scope, List<Value> targets, int depth) {
        List<Value> inner = new ArrayList<>(scope);
        fill(to, inner, depth + 1);
        return sources(inner, targets);
    }

    private void counted(RegionBuilder to, List<Value> scope, int depth) {
        String label = Integer.toString(++loops);
        Value first = to.constant(random.nextInt(4));
        boolean down = random.nextInt(3) == 0;
        int step = (1 + random.nextInt(2)) * (down ? -1 : 1);
        Value limit = to.constant(random.nextInt(4));
        List<Value> targets = carried();
        List<Value> inits = sources(scope, targets);
        List<Value> params = new ArrayList<>(List.of(Value.of(Primitive.INT, "i")));
        params.addAll(fresh(targets));
        Region body = body(to, params, scope, targets, depth);
        to.add(new Op.For(targets, label, first, limit, random.nextBoolean(), step, inits, body, to.origin()));
        scope.addAll(targets);
    }

    private Region body(RegionBuilder to, List<Value> params, List<Value> scope, List<Value> targets, int depth) {
        RegionBuilder body = new RegionBuilder(params, to.origin());
        List<Value> inner = new ArrayList<>(scope);
        inner.addAll(params);
        fill(body, inner, depth + 1);
        return body.yielding(sources(inner, targets));
    }

    /** A loop whose first carried value counts down. */
    private void loop(RegionBuilder to, List<Value> scope, int depth) {
        String label = Integer.toString(++loops);
        List<Value> targets = new ArrayList<>(List.of(Value.of(Primitive.INT, "left")));
        targets.addAll(carried());
        List<Value> inits = new ArrayList<>(List.of(to.constant(random.nextInt(4))));
        inits.addAll(sources(scope, targets.subList(1, targets.size())));
        List<Value> tested = fresh(targets);
        RegionBuilder condition = new RegionBuilder(tested, to.origin());
        Value more = condition.call(Primitive.BOOLEAN, ">", tested.get(0), condition.constant(0));
        List<Value> forwarded = new ArrayList<>(List.of(more));
        forwarded.addAll(tested);
        Region test = condition.yielding(forwarded);
        List<Value> params = fresh(targets);
        RegionBuilder body = new RegionBuilder(params, to.origin());
        List<Value> inner = new ArrayList<>(scope);
        inner.addAll(params);
        fill(body, inner, depth + 1);
        List<Value> yields = new ArrayList<>(List.of(body.call(Primitive.INT, "-", params.get(0), body.constant(1))));
        yields.addAll(sources(inner, targets.subList(1, targets.size())));
        to.add(new Op.While(targets, label, inits, test, body.yielding(yields), to.origin()));
        scope.addAll(targets);
    }

    private List<Value> carried() {
        List<Value> values = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            values.add(Value.of(
                    pick(List.of(
                            Primitive.DOUBLE, Primitive.INT, Primitive.BOOLEAN, ArrayType.DOUBLES, ArrayType.ROWS)),
                    pick(NAMES)));
        }
        return values;
    }

    private List<Value> sources(List<Value> scope, List<Value> targets) {
        List<Value> sources = new ArrayList<>();
        targets.forEach(target -> sources.add(pick(scope, target.type())));
        return sources;
    }

    private static List<Value> fresh(List<Value> values) {
        List<Value> fresh = new ArrayList<>();
        values.forEach(value -> fresh.add(value.fresh()));
        return fresh;
    }

    private Value named(Value value) {
        if (random.nextBoolean()) {
            value.nameIfAbsent(pick(NAMES));
        }
        return value;
    }

    /** A value of the type; the latest ones are the likeliest. */
    private Value pick(List<Value> scope, Type type) {
        List<Value> fitting = new ArrayList<>();
        for (Value value : scope) {
            if (value.type().equals(type)) {
                fitting.add(value);
            }
        }
        int back = Math.min(random.nextInt(fitting.size()), random.nextInt(fitting.size()));
        return fitting.get(fitting.size() - 1 - back);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
