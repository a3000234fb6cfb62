package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Translates names: local variables, constants, array lengths. */
final class Names {
    private final Translator translator;
    private final Code code;

    Names(Translator translator) {
        this.translator = translator;
        code = translator.code();
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
        return field(tree, code.element(tree));
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
        if (field.getConstantValue() != null && type instanceof Primitive) {
            return code.at(tree).constant(field.getConstantValue());
        }
        if (!field.getModifiers().contains(Modifier.STATIC)) {
            return translator.instances().read(tree, field);
        }
        if (field.getModifiers().contains(Modifier.FINAL) && code.layouts().of(field.asType()) != null) {
            Value value = initialiser(tree, field, type);
            return code.phantom(value) instanceof Instance.Local
                    ? code.refuse(
                            tree, Message.MUTABLE_STATIC, field.getSimpleName().toString())
                    : value;
        }
        if (isTable(field)) {
            return code.once(field, () -> initialiser(tree, field, type));
        }
        boolean function = translator.functionals().types().admits(field.asType());
        if (!field.getModifiers().contains(Modifier.FINAL) || !(type instanceof Primitive || function)) {
            return code.refuse(
                    tree, Message.MUTABLE_STATIC, field.getSimpleName().toString());
        }
        return initialiser(tree, field, type);
    }

    /** Whether a field is a private array whose elements are what its initialiser says. */
    private boolean isTable(VariableElement field) {
        if (!(field.asType() instanceof javax.lang.model.type.ArrayType)
                || !field.getModifiers().containsAll(Set.of(Modifier.PRIVATE, Modifier.FINAL))
                || !(code.type(field.asType()) instanceof ArrayType array)
                || !(array.leaf() instanceof Primitive)) {
            return false;
        }
        String name = field.getSimpleName().toString();
        return code.sources()
                .source(field)
                .map(source -> ReadOnlyArray.of(source, name, array.rank()))
                .orElse(false);
    }

    /** A static final field that javac does not count as a constant: its initialiser is evaluated in place. */
    private Value initialiser(Tree tree, VariableElement field, Type type) {
        Optional<TreePath> source =
                code.frame().executes(field) ? Optional.empty() : code.sources().source(field);
        if (source.isEmpty() || ((VariableTree) source.get().getLeaf()).getInitializer() == null) {
            return code.refuse(
                    tree, Message.CONSTANT_WITHOUT_SOURCE, field.getSimpleName().toString());
        }
        code.enter(new Frame(code.frame(), code.span(tree), field, source.get(), null, null));
        Value value = translator.value(((VariableTree) source.get().getLeaf()).getInitializer(), type);
        code.leave();
        value.nameIfAbsent(field.getSimpleName().toString());
        return value;
    }
}
