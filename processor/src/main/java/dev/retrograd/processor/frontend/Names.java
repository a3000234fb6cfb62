package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Translates names: local variables, constants, array lengths. */
final class Names {
    private final Translator translator;
    private final Code code;
    private final StaticFields statics;

    Names(Translator translator) {
        this.translator = translator;
        code = translator.code();
        statics = new StaticFields(translator);
    }

    /** A simple name. */
    Value name(IdentifierTree tree) {
        Element element = code.element(tree);
        Variable variable = code.frame().variable(element);
        if (variable == null) {
            List<Value> selves = FunctionTypes.isThis(tree) ? code.frame().selves() : List.of();
            if (!selves.isEmpty()) {
                return selves.get(0);
            }
            return field(tree, element);
        }
        return variable.type() == null ? code.dummy(tree) : code.read(variable);
    }

    /** A name behind a dot. */
    Value selection(MemberSelectTree tree) {
        ExpressionTree qualifier = tree.getExpression();
        if (tree.getIdentifier().contentEquals("length")
                && code.mirror(qualifier).getKind() == TypeKind.ARRAY) {
            Value array = translator.value(qualifier);
            return array.type().isArray() ? translator.objectArrays().length(tree, array) : code.dummy(tree);
        }
        Value around = tree.getIdentifier().contentEquals("this") ? around(qualifier) : null;
        if (around != null) {
            return around;
        }
        return tree.getIdentifier().contentEquals("class")
                ? code.refuse(tree, Message.EXPRESSION, tree.toString())
                : field(tree, code.element(tree));
    }

    /** {@code Type.this}: the object of that very class among those around, or the only one that belongs to it; null if there is none. */
    private Value around(ExpressionTree qualifier) {
        List<Value> candidates = code.frame().selves().stream()
                .filter(self -> translator.instances().belongs(self, code.mirror(qualifier)))
                .toList();
        List<Value> exact = candidates.stream()
                .filter(self -> translator
                        .functionals()
                        .types()
                        .type(code.phantom(self))
                        .asElement()
                        .equals(code.element(qualifier)))
                .toList();
        List<Value> found = exact.isEmpty() ? candidates : exact;
        return found.size() == 1 ? found.get(0) : null;
    }

    /** Whether an expression names a constant that holds a list of objects. */
    boolean isConstantList(ExpressionTree tree) {
        Tree bare = Syntax.bare(tree);
        return (bare instanceof IdentifierTree || bare instanceof MemberSelectTree)
                && statics.isList((ExpressionTree) bare);
    }

    /** The variable that an expression names; null if it names none. */
    Variable local(Tree tree) {
        return Syntax.bare(tree) instanceof IdentifierTree name ? code.frame().variable(code.element(name)) : null;
    }

    private Value field(Tree tree, Element element) {
        if (!(element instanceof VariableElement field) || !element.getKind().isField()) {
            return code.refuse(tree, Message.EXPRESSION, tree.toString());
        }
        Type type = TypeMapping.of(field.asType(), code.sources());
        if (field.getConstantValue() != null && (type instanceof Primitive || TypeMapping.STRING.equals(type))) {
            return code.at(tree).constant(field.getConstantValue());
        }
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            return translator.instances().read(tree, field);
        }
        return statics.read(tree, field);
    }
}
