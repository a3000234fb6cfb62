package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;

/** Java's numeric promotions and conversions, none of which has a node in the tree. */
final class Conversions {
    private final Translator translator;
    private final Code code;

    Conversions(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** The type in which a binary operator computes; null if it has none. */
    static Primitive promoted(Type left, Type right) {
        Primitive a = promoted(left);
        Primitive b = promoted(right);
        if (a == null || b == null || (a == Primitive.BOOLEAN) != (b == Primitive.BOOLEAN)) {
            return null;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The type in which a unary operator computes; null if it has none. */
    static Primitive promoted(Type type) {
        if (!(type instanceof Primitive primitive)) {
            return null;
        }
        return switch (primitive) {
            case BYTE, SHORT, CHAR -> Primitive.INT;
            default -> primitive;
        };
    }

    /** A value in another type, as assignment, invocation and casts convert it; {@code tree} is what is converted. */
    Value convert(Value given, Type target, Tree tree) {
        Value value = translator.missing().number(tree, given);
        if (target == null || value.type().equals(target)) {
            return value;
        }
        if (value.type() instanceof Primitive from && target instanceof Primitive to) {
            if (from != Primitive.BOOLEAN && to != Primitive.BOOLEAN) {
                return code.at(tree).call(to, "(" + to + ")", value);
            }
        }
        Primitive content = Objects.content(value.type());
        if (content != null && target instanceof Primitive) {
            return convert(translator.objects().unboxed(tree, value, content), target, tree);
        }
        if (value.type() instanceof Primitive from && Objects.isBoxable(target) && !code.isDummy(value)) {
            return translator.objects().boxed(tree, value, from);
        }
        if (isWidening(value.type(), target)) {
            return value;
        }
        if (!code.isDummy(value)) {
            code.report(tree, Message.CONVERSION, value.type().toString(), target.toString());
        }
        return Code.zero(code.at(tree), target);
    }

    /** Between references, javac has seen to the rest: nothing but casts goes from classes to arrays. */
    private static boolean isWidening(Type from, Type to) {
        return !(from instanceof Primitive) && (to instanceof ClassType || (from.isArray() && to.isArray()));
    }

    /** The literal in a target type, if the tree is one; null otherwise. */
    Value literal(ExpressionTree tree, Type target) {
        if (!(Syntax.bare(tree) instanceof LiteralTree literal) || !(target instanceof Primitive primitive)) {
            return null;
        }
        Object value = literal.getValue();
        if (value instanceof Character character) {
            value = (int) character;
        }
        if (value instanceof Boolean && primitive == Primitive.BOOLEAN) {
            return code.at(tree).constant(value);
        }
        return value instanceof Number number && primitive != Primitive.BOOLEAN
                ? code.at(tree).constant(narrow(number, primitive))
                : null;
    }

    /** A number as a constant of a primitive type. */
    static Object narrow(Number number, Primitive type) {
        return switch (type) {
            case BYTE -> (Object) number.byteValue();
            case SHORT -> number.shortValue();
            case CHAR -> (char) number.intValue();
            case INT -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case BOOLEAN -> throw new IllegalArgumentException("not a number type");
        };
    }
}
