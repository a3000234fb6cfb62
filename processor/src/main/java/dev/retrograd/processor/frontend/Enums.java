package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Translates what is done with the fields and methods of enum constants. Constants are data; where a field or method of one is
 * used, the object is made of its declaration, and if it is not known which constant it is, each is asked for.
 */
final class Enums {
    private final Translator translator;
    private final Code code;
    private final Access access;
    private final Map<Value, VariableElement> constants = new HashMap<>();

    Enums(Translator translator) {
        this.translator = translator;
        code = translator.code();
        access = new Access(code);
    }

    /** Whether a method of enum constants has its code here: one that the enum or an interface of it declares. */
    boolean has(ExpressionTree receiver, ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        return type(code.type(receiver)) != null
                && !owner.getQualifiedName().contentEquals("java.lang.Enum")
                && !owner.getQualifiedName().contentEquals("java.lang.Object")
                && !owner.getQualifiedName().contentEquals("java.lang.Comparable");
    }

    /** The enum that a type is, if its source is there; null otherwise. */
    private TypeElement type(Type type) {
        TypeElement element =
                type instanceof ClassType named ? code.sources().elements().getTypeElement(named.erased()) : null;
        return element != null
                        && element.getKind() == ElementKind.ENUM
                        && code.sources().trees().getTree(element) != null
                ? element
                : null;
    }

    /** The object that a name of a constant stands for; null if it is no such name. */
    Value named(ExpressionTree tree) {
        Tree bare = Syntax.bare(tree);
        boolean isName = bare instanceof IdentifierTree || bare instanceof MemberSelectTree;
        return isName
                        && code.element(bare) instanceof VariableElement constant
                        && constant.getKind() == ElementKind.ENUM_CONSTANT
                        && code.sources().source(constant).isPresent()
                ? object(tree, constant)
                : null;
    }

    /** The object of a constant that is there as data; other values stay what they are. */
    Value instance(Tree tree, Value value) {
        if (value == null || code.phantom(value) != null || code.isDummy(value)) {
            return value;
        }
        TypeElement type = type(value.type());
        if (type == null) {
            return value;
        } else if (!access.isOpen(type)) {
            return code.refuse(tree, Message.INACCESSIBLE, type.toString());
        }
        translator.objects().requirePresent(tree, value);
        List<VariableElement> all = constants(type);
        return all.isEmpty() ? value : chosen(tree, value, all, 0);
    }

    private Value chosen(Tree tree, Value value, List<VariableElement> all, int from) {
        Value own = object(tree, all.get(from));
        if (from == all.size() - 1 || code.isDummy(own)) {
            return own;
        }
        Value hit = code.at(tree).call(Primitive.BOOLEAN, "==", value, data(tree, all.get(from)));
        return code.phantom(value.type(), new Phantom.Choice(hit, own, chosen(tree, value, all, from + 1)));
    }

    private Value data(Tree tree, VariableElement constant) {
        TypeElement type = (TypeElement) constant.getEnclosingElement();
        return code.at(tree).call(code.type(type.asType()), type.getQualifiedName() + "#" + constant.getSimpleName());
    }

    /** The object of a constant, made once. */
    private Value object(Tree tree, VariableElement constant) {
        return code.once(constant, () -> make(tree, constant));
    }

    private Value make(Tree tree, VariableElement constant) {
        Optional<TreePath> source = code.sources().source(constant);
        NewClassTree creation = source.map(path -> ((VariableTree) path.getLeaf()).getInitializer())
                .filter(NewClassTree.class::isInstance)
                .map(NewClassTree.class::cast)
                .orElse(null);
        if (creation == null) {
            return code.refuse(
                    tree,
                    Message.CONSTANT_WITHOUT_SOURCE,
                    constant.getSimpleName().toString());
        }
        code.enter(new Frame(code.frame(), code.span(tree), constant, source.get(), null, null));
        Value object = translator.construction().constant(creation, (TypeElement) constant.getEnclosingElement());
        code.leave();
        constants.put(object, constant);
        return object;
    }

    /** {@code Type.values()} of an enum that the companion cannot name; null if it is another call. */
    Value values(Tree tree, ExecutableElement method) {
        TypeElement type = (TypeElement) method.getEnclosingElement();
        boolean isValues = method.getSimpleName().contentEquals("values")
                && method.getParameters().isEmpty()
                && type.getKind() == ElementKind.ENUM
                && code.sources().trees().getTree(type) != null
                && !access.isOpen(type);
        if (!isValues) {
            return null;
        }
        List<Value> objects = new ArrayList<>();
        constants(type).forEach(constant -> objects.add(object(tree, constant)));
        return objects.stream().anyMatch(code::isDummy)
                ? code.dummy(tree)
                : translator.references().of(new ArrayType(code.type(type.asType())), objects);
    }

    private static List<VariableElement> constants(TypeElement type) {
        List<VariableElement> all = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                all.add((VariableElement) member);
            }
        }
        return all;
    }

    /** Whether a value is the object of a constant. */
    boolean isConstant(Value value) {
        return constants.containsKey(value);
    }

    /** The constant as data, where a value is its object; other values stay what they are. */
    Value data(Tree tree, Value value) {
        VariableElement constant = constants.get(value);
        return constant == null ? value : data(tree, constant);
    }

    /** Whether a selector is what a label names. */
    Value isLabel(Tree tree, Value selector, VariableElement label, Value constant) {
        if (code.phantom(selector) instanceof Phantom.Choice) {
            return translator.choices().test(tree, selector, one -> isLabel(tree, one, label, constant));
        }
        return isConstant(selector)
                ? code.decided(tree, constants.get(selector).equals(label))
                : code.at(tree).call(Primitive.BOOLEAN, "==", selector, data(tree, constant));
    }

    /** Whether constants are the same. */
    Value comparison(BinaryTree tree, String operator, Value left, Value right) {
        if (isConstant(left) && isConstant(right)) {
            return code.decided(tree, constants.get(left).equals(constants.get(right)) == operator.equals("=="));
        }
        return code.at(tree).call(Primitive.BOOLEAN, operator, data(tree, left), data(tree, right));
    }

    /** {@code ordinal()} and {@code name()} of a constant that is known; null if it is another method. */
    Value property(Tree site, Value object, ExecutableElement method) {
        VariableElement constant = constants.get(object);
        if (constant == null) {
            return null;
        }
        return switch (method.getSimpleName().toString()) {
            case "ordinal" -> {
                List<? extends Element> all = constant.getEnclosingElement().getEnclosedElements().stream()
                        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                        .toList();
                yield code.at(site).constant(all.indexOf(constant));
            }
            case "name", "toString" ->
                code.at(site).constant(constant.getSimpleName().toString());
            default -> null;
        };
    }
}
