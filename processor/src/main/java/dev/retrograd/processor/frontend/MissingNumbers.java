package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Translates variables of class {@code Double} or {@code Float} that may be {@code null}: a number, and whether there is one. What
 * may be missing is a {@link Phantom.Choice} between a number and nothing, of the number's type.
 */
final class MissingNumbers {
    private final Translator translator;
    private final Code code;

    MissingNumbers(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Whether a type is a class of boxes of floating-point numbers. */
    static boolean isBox(TypeMirror mirror) {
        if (!(mirror instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
            return false;
        }
        return element.getQualifiedName().contentEquals("java.lang.Double")
                || element.getQualifiedName().contentEquals("java.lang.Float");
    }

    /** Whether a value is a number that may be missing. */
    static boolean isOne(Code code, Value value) {
        return value != null
                && value.type() instanceof Primitive
                && (code.phantom(value) instanceof Phantom.Choice || code.phantom(value) instanceof Phantom.Nothing);
    }

    /** What a variable is given. */
    Value given(ExpressionTree tree, Variable variable) {
        return variable.layout() == null && variable.presence() != null
                ? value(tree, variable.type())
                : translator.value(tree, variable.type());
    }

    /** An expression for a number that may be missing. */
    Value value(ExpressionTree tree, Type type) {
        if (Syntax.bare(tree) instanceof MethodInvocationTree call) {
            translator.kept().keepBox(call);
        }
        Value value = translator.evaluate(tree);
        if (value == null || code.isDummy(value)) {
            return code.dummy(tree);
        } else if (isOne(code, value) && value.type().equals(type)) {
            return value;
        } else if (code.isNothing(value)) {
            return nothing(type);
        }
        Primitive content = Objects.content(value.type());
        return content != null && content.equals(type)
                ? unpacked(tree, value, content)
                : translator.conversions().convert(value, type, tree);
    }

    private Value nothing(Type type) {
        return code.phantom(type, new Phantom.Nothing());
    }

    private Value unpacked(Tree tree, Value box, Primitive content) {
        RegionBuilder region = code.at(tree);
        Value missing = region.constant(box.type(), null);
        Value present = region.call(Primitive.BOOLEAN, "!=", box, missing);
        Value number = translator
                .branching()
                .expressions(
                        present,
                        content,
                        () -> translator.objects().unboxed(tree, box, content),
                        () -> Code.zero(code.at(tree), content));
        return code.phantom(content, new Phantom.Choice(present, number, nothing(content)));
    }

    /** The number; where it is missing, that is what Java throws. */
    Value number(Tree site, Value value) {
        return isOne(code, value) ? translator.choices().use(site, value, value.type(), null, one -> one) : value;
    }

    /** Whether a tree compares such an expression with {@code null}. */
    boolean isTested(Tree operand, Tree other) {
        return Syntax.bare(other).getKind() == Tree.Kind.NULL_LITERAL && isBox(code.mirror(operand));
    }

    /** Whether the number is missing, or is not, as an operator asks. */
    Value test(Tree tree, String operator, ExpressionTree operand) {
        Value value = value(operand, code.type(operand));
        boolean isEqual = operator.equals("==");
        if (code.isDummy(value)) {
            return code.dummy(tree);
        } else if (!isOne(code, value)) {
            return code.decided(tree, !isEqual);
        }
        if (!(code.phantom(value) instanceof Phantom.Choice choice)) {
            return code.decided(tree, isEqual);
        }
        Value present = choice.condition();
        Value asked = isEqual ? code.at(tree).call(Primitive.BOOLEAN, "!", present) : present;
        code.decisions().tested(present, present);
        code.decisions().tested(present, asked);
        return asked;
    }
}
