package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Set;

/** Writes values and pure operations as Java expressions; conversions that Java does by itself are left out. */
final class Expressions {
    /** Functions that take any number type: their conversions stay, because they choose the overload. */
    private static final Set<String> OVERLOADED = Set.of(
            "abs",
            "max",
            "min",
            "round",
            "fma",
            "signum",
            "ulp",
            "scalb",
            "nextUp",
            "nextDown",
            "nextAfter",
            "copySign",
            "getExponent",
            "clamp");

    private final Index index;
    private final Inlining inlining;
    private final Variables variables;

    Expressions(Index index, Inlining inlining, Variables variables) {
        this.index = index;
        this.inlining = inlining;
        this.variables = variables;
    }

    /** A value's expression, of exactly the value's type. */
    Expr exact(Value value) {
        if (!inlining.isInlined(value)) {
            return variable(value);
        }
        return definition(index.definition(value));
    }

    /** A value's expression where Java converts to the value's type by itself: assigned, returned, passed. */
    Expr assigned(Value value) {
        Op.Call cast = widening(value);
        return exact(cast == null ? value : cast.operands().get(0));
    }

    Expr.Name variable(Value value) {
        return new Expr.Name(variables.of(value).name(), value.type());
    }

    /** The expression of an operation without effects, whether or not its result has a variable. */
    Expr definition(Op op) {
        if (op instanceof Op.Const constant) {
            return new Expr.Literal(constant.value(), constant.target().type());
        } else if (op instanceof Op.Call call) {
            return call(call);
        } else if (op instanceof Op.Load load) {
            return element(load.array(), load.index());
        } else if (op instanceof Op.Length length) {
            return new Expr.Field(exact(length.array()), "length", Primitive.INT);
        } else if (op instanceof Op.If branch) {
            return Simplify.conditional(exact(branch.condition()), yielded(branch.then()), yielded(branch.otherwise()));
        }
        throw new IllegalArgumentException("no expression: " + op);
    }

    Expr element(Value array, Value at) {
        Type type = ((ArrayType) array.type()).element();
        return new Expr.Element(exact(array), assigned(at), type);
    }

    /** A call of a static method. */
    Expr staticCall(String owner, String method, List<Value> operands, Type type) {
        return new Expr.StaticCall(
                owner, method, operands.stream().map(this::exact).toList(), type);
    }

    private Expr yielded(Region region) {
        return exact(region.yields().get(0));
    }

    private Expr call(Op.Call call) {
        String function = call.function();
        Type type = call.target().type();
        List<Value> operands = call.operands();
        int member = function.indexOf('#');
        if (member >= 0) {
            String owner = function.substring(0, member);
            return member(owner, function.substring(member + 1), operands, type);
        } else if (function.equals("constant")) {
            return exact(operands.get(0));
        } else if (function.startsWith("(")) {
            return converted(type, exact(operands.get(0)));
        } else if (function.contains(".")) {
            return named(function, operands, type);
        } else if (operands.size() == 1) {
            Expr operand = exact(operands.get(0));
            return switch (function) {
                case "!" -> Simplify.not(operand);
                case "-" -> Simplify.minus(operand);
                default -> new Expr.Unary(function, operand);
            };
        }
        return operator(function, operands.get(0), operands.get(1), type);
    }

    private Expr member(String owner, String name, List<Value> operands, Type type) {
        if (name.equals("assert")) {
            return new Expr.Name(Assertions.constant(owner + "#assert"), type);
        } else if (operands.isEmpty()) {
            return new Expr.StaticField(owner, name, type);
        }
        List<Expr> all = operands.stream().map(this::exact).toList();
        return name.equals("instanceof")
                ? new Expr.InstanceOf(all.get(0), new ClassType(owner))
                : new Expr.MethodCall(all.get(0), name, all.subList(1, all.size()), type);
    }

    private static Expr converted(Type type, Expr inner) {
        if (inner instanceof Expr.Literal literal
                && literal.value() instanceof Integer number
                && type == Primitive.DOUBLE) {
            return new Expr.Literal(number.doubleValue(), type);
        }
        return inner.type().equals(type) ? inner : new Expr.Cast(type, inner);
    }

    private Expr named(String function, List<Value> operands, Type type) {
        int dot = function.lastIndexOf('.');
        String owner = function.substring(0, dot);
        String method = function.substring(dot + 1);
        if (owner.equals("Matrix") && operands.get(0).type().equals(ClassType.MATRIX)) {
            List<Expr> arguments = operands.subList(1, operands.size()).stream()
                    .map(this::exact)
                    .toList();
            return new Expr.MethodCall(exact(operands.get(0)), method, arguments, type);
        }
        boolean math = owner.equals("Math") || owner.equals("StrictMath");
        boolean converts = math && type == Primitive.DOUBLE && !OVERLOADED.contains(method);
        List<Expr> arguments = operands.stream()
                .map(v -> converts && v.type() == Primitive.DOUBLE ? assigned(v) : exact(v))
                .toList();
        return new Expr.StaticCall(qualified(owner), method, arguments, type);
    }

    private static String qualified(String owner) {
        return switch (owner) {
            case "Math", "StrictMath" -> "java.lang." + owner;
            case "Matrix" -> ClassType.MATRIX.name();
            default -> owner;
        };
    }

    private Expr operator(String operator, Value left, Value right, Type type) {
        // an operand is built once, or the time would double with every level
        Expr plainA = assigned(left);
        Expr plainB = assigned(right);
        Expr a = widening(left) == null ? plainA : converted(left.type(), plainA);
        Expr b = widening(right) == null ? plainB : converted(right.type(), plainB);
        if (!isShift(operator) && left.type() instanceof Primitive && right.type() instanceof Primitive) {
            Type computed = left.type();
            if (Conversions.promoted(plainA.type(), plainB.type()) == computed) {
                a = plainA;
                b = plainB;
            } else if (Conversions.promoted(a.type(), plainB.type()) == computed) {
                b = plainB;
            }
        }
        return Simplify.binary(operator, a, b, type);
    }

    private static boolean isShift(String operator) {
        return operator.equals("<<") || operator.equals(">>") || operator.equals(">>>");
    }

    /** The conversion that defines an inlined value, if Java does it by itself. */
    private Op.Call widening(Value value) {
        boolean widens = inlining.isInlined(value)
                && index.definition(value) instanceof Op.Call call
                && call.function().startsWith("(")
                && Conversions.isWidening(call.operands().get(0).type(), value.type());
        return widens ? (Op.Call) index.definition(value) : null;
    }
}
