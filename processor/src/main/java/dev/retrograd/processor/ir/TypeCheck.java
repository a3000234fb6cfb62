package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Checks the types of an operation's operands, results and regions. */
final class TypeCheck {
    private final BiConsumer<Op, String> failures;

    TypeCheck(BiConsumer<Op, String> failures) {
        this.failures = failures;
    }

    void check(Op op) {
        if (op instanceof Op.Const constant) {
            literal(constant);
        } else if (op instanceof Op.Call call) {
            String failure = CallTypes.failure(call);
            require(op, failure == null, failure);
        } else if (op instanceof Op.Load load) {
            index(op, load.index());
            element(op, load.array(), load.target());
        } else if (op instanceof Op.Store store) {
            index(op, store.index());
            element(op, store.array(), store.value());
        } else if (op instanceof Op.Alloc alloc) {
            allocation(alloc);
        } else if (op instanceof Op.Shadow shadow) {
            require(
                    op,
                    shadow.primal().type().isShadowed(),
                    "no shadow of " + shadow.primal().type());
            same(op, "shadow", List.of(shadow.primal()), List.of(shadow.target()));
        } else if (op instanceof Op.Copy copy) {
            require(op, isStorage(copy.source()), "no copy of " + copy.source().type());
            same(op, "copy", List.of(copy.source()), List.of(copy.target()));
        } else if (op instanceof Op.Length length) {
            require(
                    op,
                    length.array().type().isArray(),
                    "no length of " + length.array().type());
            require(op, length.target().type() == Primitive.INT, "a length is an int");
        } else if (op instanceof Op.Accumulate accumulate) {
            require(
                    op,
                    isStorage(accumulate.target()),
                    "cannot add to " + accumulate.target().type());
            same(op, "sum", List.of(accumulate.target()), List.of(accumulate.value()));
        } else if (op instanceof Op.If branch) {
            branch(branch);
        } else if (op instanceof Op.For loop) {
            counted(loop);
        } else if (op instanceof Op.While loop) {
            loop(loop);
        }
    }

    /** Checks a call against the function that it calls. */
    void check(Op.Invoke invoke, Function callee) {
        same(invoke, "argument", callee.params(), invoke.operands());
        same(invoke, "result", callee.results(), invoke.targets());
    }

    private void literal(Op.Const constant) {
        Type type = constant.target().type();
        Object value = constant.value();
        boolean fits = type instanceof Primitive primitive
                ? value != null && value.getClass() == boxed(primitive)
                : value == null || (value instanceof String && type.equals(new ClassType("java.lang.String")));
        require(constant, fits, "the literal " + value + " is no " + type);
    }

    private static Class<?> boxed(Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> Boolean.class;
            case BYTE -> Byte.class;
            case SHORT -> Short.class;
            case CHAR -> Character.class;
            case INT -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
        };
    }

    private void allocation(Op.Alloc alloc) {
        alloc.lengths().forEach(length -> index(alloc, length));
        boolean fits = alloc.target().type() instanceof ArrayType array
                && !alloc.lengths().isEmpty()
                && array.rank() >= alloc.lengths().size();
        require(
                alloc,
                fits,
                alloc.lengths().size() + " lengths for " + alloc.target().type());
    }

    private void branch(Op.If branch) {
        require(branch, branch.condition().type() == Primitive.BOOLEAN, "the condition is no boolean");
        params(branch, "then", List.of(), branch.then());
        params(branch, "else", List.of(), branch.otherwise());
        yields(branch, "then", branch.then(), branch.targets());
        yields(branch, "else", branch.otherwise(), branch.targets());
    }

    private void counted(Op.For loop) {
        require(loop, loop.step() != 0, "the step is 0");
        List<Value> params = loop.body().params();
        if (params.isEmpty()) {
            failures.accept(loop, "no counter");
            return;
        }
        Type counter = loop.counter().type();
        require(loop, counter == Primitive.INT || counter == Primitive.LONG, "the counter is a " + counter);
        same(loop, "bounds", List.of(loop.counter(), loop.counter()), List.of(loop.first(), loop.limit()));
        same(loop, "carried", loop.inits(), loop.carried());
        same(loop, "results", loop.carried(), loop.targets());
        yields(loop, "body", loop.body(), loop.carried());
    }

    private void loop(Op.While loop) {
        params(loop, "condition", loop.inits(), loop.condition());
        params(loop, "results", loop.targets(), loop.body());
        yields(loop, "body", loop.body(), loop.inits());
        List<Value> expected = new ArrayList<>(List.of(Value.of(Primitive.BOOLEAN)));
        expected.addAll(loop.body().params());
        yields(loop, "condition", loop.condition(), expected);
    }

    private void params(Op op, String region, List<Value> values, Region entered) {
        same(op, region + " parameters", values, entered.params());
    }

    private void yields(Op op, String region, Region left, List<Value> values) {
        if (!left.ops().isEmpty()) {
            same(op, region + " yields", values, left.yields());
        }
    }

    private void index(Op op, Value index) {
        require(op, index.type() == Primitive.INT, "an index or length is an int, not " + index.type());
    }

    private void element(Op op, Value array, Value element) {
        if (array.type() instanceof ArrayType type) {
            require(
                    op,
                    compatible(type.element(), element.type()),
                    "the elements are " + type.element() + ", not " + element.type());
        } else {
            failures.accept(op, array.type() + " is no array");
        }
    }

    private void same(Op op, String what, List<Value> expected, List<Value> actual) {
        if (expected.size() != actual.size()) {
            failures.accept(op, what + ": " + expected.size() + " expected, " + actual.size() + " found");
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            Type left = expected.get(i).type();
            Type right = actual.get(i).type();
            require(op, compatible(left, right), what + ": " + left + " expected, " + right + " found");
        }
    }

    /** Equal, or both references of which one is opaque: there javac knows better. */
    private static boolean compatible(Type left, Type right) {
        boolean references = !(left instanceof Primitive) && !(right instanceof Primitive);
        return Objects.equals(left, right) || (references && (isOpaque(left) || isOpaque(right)));
    }

    private static boolean isOpaque(Type type) {
        return type instanceof ClassType && !type.equals(ClassType.MATRIX);
    }

    private static boolean isStorage(Value value) {
        return value.type().isArray() || value.type().equals(ClassType.MATRIX);
    }

    private void require(Op op, boolean condition, String failure) {
        if (!condition) {
            failures.accept(op, failure);
        }
    }
}
