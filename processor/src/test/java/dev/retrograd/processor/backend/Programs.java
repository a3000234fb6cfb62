package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random structured functions over two doubles, an int and an array: branches, loops, swaps, stores between loads. */
final class Programs {
    private static final List<String> USER_NAMES = List.of("s", "t", "dx", "x", "value", "ws", "sum", "i");

    private final Random random;
    private int labels;

    private Programs(long seed) {
        this.random = new Random(seed);
    }

    /** The function {@code f(x, dx, k, a)}; it returns a double and, for the workspace, one result for each of x, dx, a. */
    static Function random(long seed, int statements) {
        return new Programs(seed).function(statements);
    }

    private Function function(int count) {
        Value x = Value.of(Primitive.DOUBLE, "x");
        Value dx = Value.of(Primitive.DOUBLE, "dx");
        Value k = Value.of(Primitive.INT, "k");
        Value a = Value.of(ArrayType.DOUBLES, "a");
        RegionBuilder builder = new RegionBuilder(List.of(x, dx, k, a), Origin.NONE);
        List<Value> scope = new ArrayList<>(List.of(x, dx, k, a));
        Value n = builder.length(a);
        Value shadow = builder.alloc(ArrayType.DOUBLES, placement(), n);
        scope.add(shadow);
        for (int i = 0; i < count; i++) {
            statement(builder, scope, 0);
        }
        Value value = pick(scope, Primitive.DOUBLE);
        List<Value> returned = List.of(value, pick(scope, Primitive.DOUBLE), pick(scope, Primitive.DOUBLE), shadow);
        return new Function("f", Set.of(x, dx, a), builder.returning(returned));
    }

    private Placement placement() {
        var all = Placement.values();
        var chosen = all[random.nextInt(all.length)];
        return chosen == Placement.SCRATCH ? Placement.FRESH : chosen;
    }

    private void statements(RegionBuilder builder, List<Value> scope, int depth, int most) {
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            statement(builder, scope, depth);
        }
    }

    private void statement(RegionBuilder builder, List<Value> scope, int depth) {
        int choice = random.nextInt(depth < 3 ? 20 : 15);
        if (choice < 7) {
            scope.add(arithmetic(builder, scope));
        } else if (choice < 9) {
            scope.add(named(load(builder, scope)));
        } else if (choice < 12) {
            store(builder, scope);
        } else if (choice < 13) {
            scope.add(named(builder.call(Primitive.INT, "+", pick(scope, Primitive.INT), builder.constant(1))));
        } else if (choice < 14) {
            scope.add(builder.call(Primitive.DOUBLE, "(double)", pick(scope, Primitive.INT)));
        } else if (choice < 15) {
            Value narrowed = builder.call(Primitive.FLOAT, "(float)", pick(scope, Primitive.DOUBLE));
            scope.add(builder.call(Primitive.DOUBLE, "(double)", narrowed));
        } else if (choice < 17) {
            branch(builder, scope, depth);
        } else if (choice < 19) {
            counted(builder, scope, depth);
        } else {
            repeated(builder, scope, depth);
        }
    }

    private Value arithmetic(RegionBuilder builder, List<Value> scope) {
        Value a = pick(scope, Primitive.DOUBLE);
        Value b = random.nextInt(6) == 0 ? builder.constant(random.nextInt(5) - 2.0) : pick(scope, Primitive.DOUBLE);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> named(builder.call(Primitive.DOUBLE, "+", a, b));
            case 3 -> named(builder.call(Primitive.DOUBLE, "-", a, b));
            case 4 -> named(builder.call(Primitive.DOUBLE, "*", a, b));
            case 5 -> named(builder.call(Primitive.DOUBLE, "/", a, b));
            case 6 -> named(builder.call(Primitive.DOUBLE, "-", a));
            case 7 -> named(builder.call(Primitive.DOUBLE, "Math.sin", a));
            default -> named(builder.call(Primitive.DOUBLE, "Math.max", a, b));
        };
    }

    private Value named(Value value) {
        if (random.nextInt(3) == 0) {
            value.nameIfAbsent(USER_NAMES.get(random.nextInt(USER_NAMES.size())));
        }
        return value;
    }

    /** An index within the array, which has at least one element. */
    private Value index(RegionBuilder builder, List<Value> scope, Value array) {
        if (random.nextInt(3) == 0) {
            return builder.constant(0);
        }
        Value length = builder.length(array);
        Value mask = builder.call(Primitive.INT, "%", pick(scope, Primitive.INT), length);
        Value negative = builder.call(Primitive.BOOLEAN, "<", mask, builder.constant(0));
        Value positive = Value.of(Primitive.INT);
        builder.branch(negative, List.of(positive), b -> List.of(b.call(Primitive.INT, "-", mask)), b -> List.of(mask));
        return positive;
    }

    private Value load(RegionBuilder builder, List<Value> scope) {
        Value array = pick(scope, ArrayType.DOUBLES);
        return builder.load(array, index(builder, scope, array));
    }

    private void store(RegionBuilder builder, List<Value> scope) {
        Value array = pick(scope, ArrayType.DOUBLES);
        Value at = index(builder, scope, array);
        Value value = pick(scope, Primitive.DOUBLE);
        if (random.nextBoolean()) {
            value = builder.call(Primitive.DOUBLE, random.nextBoolean() ? "+" : "*", builder.load(array, at), value);
        }
        builder.store(array, at, value);
    }

    private Value condition(RegionBuilder builder, List<Value> scope) {
        String operator = List.of("<", "<=", "==").get(random.nextInt(3));
        Value condition =
                builder.call(Primitive.BOOLEAN, operator, pick(scope, Primitive.DOUBLE), pick(scope, Primitive.DOUBLE));
        return random.nextInt(4) == 0 ? builder.call(Primitive.BOOLEAN, "!", condition) : condition;
    }

    private void branch(RegionBuilder builder, List<Value> scope, int depth) {
        Value condition = condition(builder, scope);
        List<Value> targets = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            targets.add(named(Value.of(random.nextInt(3) == 0 ? Primitive.INT : Primitive.DOUBLE)));
        }
        builder.branch(condition, targets, b -> side(b, scope, targets, depth), b -> side(b, scope, targets, depth));
        scope.addAll(targets);
    }

    private List<Value> side(RegionBuilder builder, List<Value> outer, List<Value> targets, int depth) {
        List<Value> scope = new ArrayList<>(outer);
        if (random.nextInt(3) != 0) {
            statements(builder, scope, depth + 1, 4);
        }
        return targets.stream().map(target -> pick(scope, target.type())).toList();
    }

    private void counted(RegionBuilder builder, List<Value> scope, int depth) {
        boolean up = random.nextBoolean();
        boolean inclusive = random.nextBoolean();
        Value low = builder.constant(0);
        Value high = builder.constant(random.nextInt(4));
        Value counter = Value.of(Primitive.INT, random.nextBoolean() ? "i" : null);
        List<Value> inits = carried(scope);
        List<Value> params = like(inits);
        List<Value> all = new ArrayList<>(List.of(counter));
        all.addAll(params);
        Region body = body(all, scope, inits, depth);
        List<Value> targets = like(inits);
        builder.add(new Op.For(
                targets, label(), up ? low : high, up ? high : low, inclusive, up ? 1 : -1, inits, body, Origin.NONE));
        scope.addAll(targets);
    }

    private void repeated(RegionBuilder builder, List<Value> scope, int depth) {
        List<Value> inits = new ArrayList<>(List.of(builder.constant(random.nextInt(4))));
        inits.addAll(carried(scope));
        List<Value> tested = like(inits);
        RegionBuilder condition = new RegionBuilder(tested, Origin.NONE);
        List<Value> inner = new ArrayList<>(scope);
        inner.addAll(tested);
        boolean plain = random.nextBoolean();
        if (!plain) {
            statements(condition, inner, depth + 1, 3);
        }
        List<Value> yields = new ArrayList<>();
        yields.add(condition.call(Primitive.BOOLEAN, "<", condition.constant(0), tested.get(0)));
        yields.add(tested.get(0));
        for (Value value : tested.subList(1, tested.size())) {
            yields.add(plain ? value : pick(inner, value.type()));
        }
        List<Value> forwarded = like(inits);
        RegionBuilder body = new RegionBuilder(forwarded, Origin.NONE);
        List<Value> within = new ArrayList<>(scope);
        within.addAll(forwarded);
        statements(body, within, depth + 1, 4);
        List<Value> next = new ArrayList<>();
        next.add(body.call(Primitive.INT, "-", forwarded.get(0), body.constant(1)));
        forwarded.subList(1, forwarded.size()).forEach(value -> next.add(pick(within, value.type())));
        List<Value> targets = like(inits);
        builder.add(
                new Op.While(targets, label(), inits, condition.yielding(yields), body.yielding(next), Origin.NONE));
        scope.addAll(targets);
    }

    private Region body(List<Value> params, List<Value> outer, List<Value> inits, int depth) {
        RegionBuilder builder = new RegionBuilder(params, Origin.NONE);
        List<Value> scope = new ArrayList<>(outer);
        scope.addAll(params);
        statements(builder, scope, depth + 1, 4);
        // The carried variables themselves are likely, so that they are exchanged.
        List<Value> carried = params.subList(1, params.size());
        return builder.yielding(inits.stream()
                .map(init -> pick(random.nextInt(3) == 0 ? carried : scope, init.type()))
                .toList());
    }

    private List<Value> carried(List<Value> scope) {
        List<Value> inits = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Type type = random.nextInt(5) == 0 ? Primitive.INT : Primitive.DOUBLE;
            inits.add(pick(scope, type));
        }
        return inits;
    }

    private List<Value> like(List<Value> values) {
        return values.stream().map(value -> named(Value.of(value.type()))).toList();
    }

    private String label() {
        return Integer.toString(++labels);
    }

    private Value pick(List<Value> scope, Type type) {
        List<Value> fitting =
                scope.stream().filter(value -> value.type().equals(type)).toList();
        // Recent values are likely, so that expressions nest.
        int last = fitting.size() - 1;
        return fitting.get(
                random.nextBoolean() ? last - random.nextInt(Math.min(3, last + 1)) : random.nextInt(last + 1));
    }
}
