package dev.retrograd.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Translates what is done with objects that are taken apart: fields are read, methods are inlined. */
final class Instances {
    private static final int DEEPEST = 40;

    private final Translator translator;
    private final Code code;
    private final Structures structures;

    Instances(Translator translator) {
        this.translator = translator;
        code = translator.code();
        Sources sources = code.sources();
        structures = new Structures(sources.trees(), sources.types(), sources.elements(), code.layouts());
    }

    Structures structures() {
        return structures;
    }

    /** Whether variables of a type may hold objects that are taken apart. */
    boolean admits(TypeMirror mirror) {
        TypeMirror type = mirror instanceof TypeVariable variable ? variable.getUpperBound() : mirror;
        return type != null
                && type.getKind() == TypeKind.DECLARED
                && ((DeclaredType) type).asElement() instanceof TypeElement element
                && (code.layouts().of(type) != null
                        || (element.getKind() != ElementKind.ENUM
                                && code.sources().trees().getTree(element) != null));
    }

    /** An object that is handed in, made of the leaves of its structure. */
    Value handedIn(TypeMirror mirror, Structure structure, Iterator<Value> leaves) {
        return handedIn(mirror, structure, leaves, false);
    }

    /** The same; elements of its arrays may be replaced if there is no other array that might be the same. */
    Value handedIn(TypeMirror mirror, Structure structure, Iterator<Value> leaves, boolean isAlone) {
        if (structure instanceof Structure.Elements elements) {
            TypeMirror component = ((javax.lang.model.type.ArrayType) mirror).getComponentType();
            return columns(component, elements.type(), elements.element(), leaves, isAlone);
        }
        if (!(structure instanceof Structure.Parts parts)) {
            return leaves.next();
        }
        Layout layout = code.layouts().of(Structures.bound(mirror));
        Map<String, Value> read = new LinkedHashMap<>();
        Set<String> readers = new HashSet<>();
        for (Structure.Part part : parts.parts()) {
            TypeMirror type = layout.fields().stream()
                    .filter(field -> field.name().equals(part.name()))
                    .findFirst()
                    .orElseThrow()
                    .type();
            read.put(part.name(), handedIn(type, part.structure(), leaves, isAlone));
            readers.add(part.reader());
        }
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            Value value = read.remove(field.name());
            fields.put(
                    field.element(),
                    value != null ? value : code.phantom(code.type(field.type()), new Instance.Hidden()));
        }
        return code.phantom(parts.type(), new Instance.Fixed(layout, layout.isFinal(), fields, readers));
    }

    private Value columns(
            TypeMirror mirror, Type type, Structure.Parts element, Iterator<Value> leaves, boolean isAlone) {
        Layout layout = code.layouts().of(mirror);
        Map<VariableElement, Value> columns = new LinkedHashMap<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            Layout.Field field = layout.fields().get(i);
            Structure part = element.parts().get(i).structure();
            columns.put(
                    field.element(),
                    part instanceof Structure.Parts inner
                            ? columns(field.type(), new ArrayType(inner.type()), inner, leaves, isAlone)
                            : leaves.next());
        }
        return code.phantom(type, new ObjectArray(layout, columns, null, null, isAlone && layout.isSplit()));
    }

    /** The object whose field a name is: what stands before the dot, or the object whose method is executed. */
    Value owner(Tree name, VariableElement field) {
        if (name instanceof MemberSelectTree select) {
            return translator.value(select.getExpression());
        }
        for (Value self : code.frame().selves()) {
            if (code.phantom(self) instanceof Instance instance && has(instance, field)) {
                return self;
            }
        }
        return null;
    }

    private static boolean has(Instance instance, VariableElement field) {
        return instance.layout().fields().stream()
                .anyMatch(known -> known.element().equals(field));
    }

    /** Reads a field. */
    Value read(Tree tree, VariableElement field) {
        Value object = owner(tree, field);
        if (object != null && code.isDummy(object)) {
            return code.dummy(tree);
        }
        return read(tree, object, field);
    }

    private Value read(Tree tree, Value reference, VariableElement field) {
        String name = field.getSimpleName().toString();
        Value object = translator.enums().instance(tree, reference);
        if (code.phantom(object) instanceof Phantom.Choice || code.isNothing(object)) {
            return translator
                    .choices()
                    .use(tree, object, code.type(tree), code.mirror(tree), one -> read(tree, one, field));
        }
        if (!(code.phantom(object) instanceof Instance instance) || !has(instance, field)) {
            Message message = code.phantom(object) == null ? Message.INSTANCE_STATE : Message.OBJECT_UNKNOWN;
            return code.refuse(tree, message, message == Message.INSTANCE_STATE ? name : tree.toString());
        }
        Value value = code.field(instance, field);
        return code.phantom(value) instanceof Instance.Hidden
                ? code.refuse(
                        tree,
                        Message.HIDDEN_FIELD,
                        name,
                        instance.layout().type().toString())
                : value;
    }

    /** The variable of a field that is assigned to; null if that was refused. */
    Variable assigned(Tree tree, Value object, VariableElement field) {
        String name = field.getSimpleName().toString();
        if (code.phantom(object) instanceof Instance.Local local) {
            return local.fields().get(field);
        }
        boolean known = object == null || !code.isDummy(object);
        if (known && code.phantom(object) instanceof Phantom.Unknown) {
            code.report(tree, Message.OBJECT_UNKNOWN, tree.toString());
        } else if (known) {
            code.report(tree, Message.ASSIGNED_FIELD, name);
        }
        return null;
    }

    /** Calls a method of an object; the value is null if it returns nothing. */
    Value call(Tree site, Value object, ExecutableElement method, List<Value> arguments) {
        Instance instance = (Instance) code.phantom(object);
        String name = method.getSimpleName().toString();
        Value property = translator.enums().property(site, object, method);
        if (property != null) {
            return property;
        }
        ExecutableElement target = isSuper(site)
                ? method
                : Dispatch.implementation(
                        method, instance.layout().element(), code.sources().elements());
        VariableElement read = structures.plainGetter(target);
        boolean isAccessor = read != null && has(instance, read);
        if (!instance.isExact() && !isSuper(site) && Dispatch.isOverridable(target)) {
            boolean isReader = isAccessor
                    && instance instanceof Instance.Fixed fixed
                    && fixed.readers().contains(name + "()");
            if (!isReader) {
                return code.refuse(site, Message.VIRTUAL_CALL, name);
            }
        }
        Optional<TreePath> source = code.sources().source(target);
        if (source.isPresent()) {
            boolean executes = code.frame().executes(object, target);
            boolean isDeep = code.frame().depth() > DEEPEST && code.frame().executes(target);
            if ((executes || isDeep) && translator.functions().isPassable(code, target, object, arguments)) {
                return translator.functions().call(code, site, target, object, arguments);
            } else if (executes) {
                return code.refuse(site, Message.RECURSION, name);
            }
            return translator.calls().mayInline(site, name)
                    ? translator.inlining().inline(site, target, source.get(), arguments, instance.enclosing(), object)
                    : code.dummy(site);
        }
        return isAccessor
                ? read(site, object, read)
                : code.refuse(site, Message.NO_SOURCE, target.getEnclosingElement() + "." + name);
    }

    private static boolean isSuper(Tree site) {
        return site instanceof com.sun.source.tree.MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && (FunctionTypes.isInherited(select.getExpression())
                        || (select.getExpression() instanceof IdentifierTree name
                                && name.getName().contentEquals("super")));
    }

    /** {@code (Type) object}, where it is known whether it belongs to that class; null if it is not. */
    Value cast(Tree tree, Value object, TypeMirror target) {
        Value narrow = translator.choices().among(object, one -> belongs(one, target) || code.isNothing(one));
        if (code.phantom(narrow) == null || narrow.equals(object)) {
            return code.phantom(narrow) == null ? null : object;
        }
        translator.choices().each(tree, object, one -> {
            if (!belongs(one, target) && !code.isNothing(one)) {
                RegionBuilder region = code.at(tree);
                region.add(new Op.Throw("java.lang.ClassCastException", List.of(), region.origin()));
                code.countJump();
            }
        });
        return narrow;
    }

    /** Whether what a reference stands for certainly belongs to a class. */
    boolean belongs(Value object, TypeMirror target) {
        TypeMirror type = translator.functionals().types().type(code.phantom(object));
        return type != null
                && code.sources()
                        .types()
                        .isSubtype(
                                code.sources().types().erasure(type),
                                code.sources().types().erasure(target));
    }

    /** Whether it is known of all that a reference may stand for which classes they belong to. */
    boolean isClassified(Value object) {
        Phantom phantom = code.phantom(object);
        if (phantom instanceof Phantom.Choice choice) {
            return isClassified(choice.first()) && isClassified(choice.second());
        }
        return phantom instanceof Phantom.Nothing
                || phantom instanceof Functional.Anonymous
                || (phantom instanceof Instance instance && instance.isExact());
    }

    /** Whether an expression is one of the objects here, or none of several. */
    boolean isObject(Value value) {
        return code.phantom(value) instanceof Instance
                || code.phantom(value) instanceof Phantom.Choice
                || code.phantom(value) instanceof Phantom.Nothing;
    }

    /** One of two objects, or numbers that may be missing. */
    Value either(Tree tree, Variable result, Value condition, Supplier<Value> then, Supplier<Value> otherwise) {
        code.at(tree);
        translator
                .branching()
                .statements(
                        condition,
                        false,
                        () -> code.assign(result, then.get()),
                        () -> code.assign(result, otherwise.get()));
        return code.outcome(result);
    }
}
