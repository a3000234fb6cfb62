package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Translates static fields, none of which carries a derivative. Those that the companion can refer to are read where the
 * method reads them; a private one that never changes is computed in place.
 */
final class StaticFields {
    private final Translator translator;
    private final Code code;
    private final Access access;

    StaticFields(Translator translator) {
        this.translator = translator;
        code = translator.code();
        access = new Access(code);
    }

    /** What a static field holds. */
    Value read(Tree tree, VariableElement field) {
        String name = field.getSimpleName().toString();
        Type type = TypeMapping.of(field.asType(), code.sources());
        if (field.getModifiers().contains(Modifier.FINAL) && code.layouts().of(field.asType()) != null) {
            Value value = initialiser(tree, field, type);
            return code.phantom(value) instanceof Instance.Local
                    ? code.refuse(tree, Message.MUTABLE_STATIC, name)
                    : value;
        }
        if (translator.functionals().types().admits(field.asType())
                && field.getModifiers().contains(Modifier.FINAL)) {
            return initialiser(tree, field, type);
        } else if (isConstantSeries(field, type)) {
            Value series = initialiser(tree, field, type);
            return isFixed(series) ? series : code.refuse(tree, Message.MUTABLE_STATIC, name);
        } else if (!TypeMapping.isComputable(type) || type.equals(ClassType.MATRIX)) {
            return code.refuse(tree, Message.MUTABLE_STATIC, name);
        }
        boolean open = access.isOpen(field) && access.isOpen(field.asType());
        if (!open && field.getKind() == ElementKind.ENUM_CONSTANT) {
            Value constant = tree instanceof ExpressionTree expression
                    ? translator.enums().named(expression)
                    : null;
            return constant == null ? code.refuse(tree, Message.INACCESSIBLE, name) : constant;
        }
        if (!field.getModifiers().contains(Modifier.FINAL)) {
            return open ? changing(tree, field, type) : code.refuse(tree, Message.MUTABLE_STATIC, name);
        } else if (open) {
            return unboxed(tree, code.at(tree).call(type, reference(field)));
        } else if (type instanceof Primitive) {
            return initialiser(tree, field, type);
        } else if (type instanceof ArrayType array
                && array.leaf() instanceof Primitive
                && isConstantArray(field, type)) {
            return code.once(field, () -> initialiser(tree, field, type));
        }
        return code.refuse(tree, Message.INACCESSIBLE, "the private field " + name);
    }

    private static String reference(VariableElement field) {
        return ((TypeElement) field.getEnclosingElement()).getQualifiedName() + "#" + field.getSimpleName();
    }

    private Value changing(Tree tree, VariableElement field, Type type) {
        if (code.type(field.asType()).isDifferentiable()) {
            code.report(tree, Message.FIELD_IS_CONSTANT, field.getSimpleName().toString());
        }
        RegionBuilder region = code.at(tree);
        Value value = Value.of(type);
        region.add(new Op.Invoke(List.of(value), reference(field), List.of(), region.origin()));
        return unboxed(tree, value);
    }

    private Value unboxed(Tree tree, Value value) {
        Primitive content = Objects.content(value.type());
        return content == null ? value : translator.objects().unboxed(tree, value, content);
    }

    /** Whether a private array has an initialiser of its own and everybody who sees it only reads it. */
    private boolean isConstantArray(VariableElement field, Type type) {
        return type instanceof ArrayType array
                && code.sources()
                        .source(field)
                        .map(source ->
                                ReadOnlyArray.of(source, field.getSimpleName().toString(), array.rank()))
                        .orElse(false);
    }

    /** Whether an expression names a field that holds a list of objects which is known. */
    boolean isList(ExpressionTree tree) {
        return code.element(tree) instanceof VariableElement field
                && field.getKind().isField()
                && field.getModifiers().contains(Modifier.STATIC)
                && field.getModifiers().contains(Modifier.FINAL)
                && field.asType() instanceof DeclaredType
                && isConstantSeries(field, TypeMapping.of(field.asType(), code.sources()));
    }

    /** Whether the objects of a series do not change. */
    private boolean isFixed(Value series) {
        return code.phantom(series) instanceof References references
                ? references.places().stream()
                        .noneMatch(place -> code.phantom(code.environment().get(place)) instanceof Instance.Local)
                : code.phantom(series) instanceof ObjectArray array
                        && array.layout().isFixed();
    }

    /** Whether a field holds objects in a list that nobody can change or in an array that nobody does. */
    private boolean isConstantSeries(VariableElement field, Type type) {
        // others are read where the companion refers to them
        if (!field.getModifiers().containsAll(Set.of(Modifier.PRIVATE, Modifier.FINAL))) {
            return false;
        } else if (field.asType() instanceof javax.lang.model.type.ArrayType array) {
            return translator.references().isReference(array.getComponentType()) && isConstantArray(field, type);
        }
        return code.sources()
                .source(field)
                .map(source -> isListOfObjects(source, field.asType()))
                .orElse(false);
    }

    private boolean isListOfObjects(TreePath field, TypeMirror type) {
        return type instanceof DeclaredType list
                && list.getTypeArguments().size() == 1
                && translator.references().isReference(list.getTypeArguments().get(0))
                && ((VariableTree) field.getLeaf()).getInitializer() instanceof MethodInvocationTree call
                && code.sources().trees().getElement(new TreePath(field, call)) instanceof ExecutableElement method
                && method.getSimpleName().contentEquals("of")
                && ((TypeElement) method.getEnclosingElement())
                        .getQualifiedName()
                        .contentEquals("java.util.List");
    }

    /** A static final field that javac does not count as a constant: its initialiser is evaluated in place. */
    private Value initialiser(Tree tree, VariableElement field, Type type) {
        String name = field.getSimpleName().toString();
        Optional<TreePath> source =
                code.frame().executes(field) ? Optional.empty() : code.sources().source(field);
        ExpressionTree expression = source.map(path -> ((VariableTree) path.getLeaf()).getInitializer())
                .orElse(null);
        if (expression == null) {
            return code.refuse(tree, Message.CONSTANT_WITHOUT_SOURCE, name);
        }
        code.enter(new Frame(code.frame(), code.span(tree), field, source.get(), null, null));
        Value value = translator.value(expression, type);
        code.leave();
        value.nameIfAbsent(name);
        return value;
    }
}
