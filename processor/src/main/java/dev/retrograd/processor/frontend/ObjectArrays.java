package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Translates arrays of objects that are taken apart. */
final class ObjectArrays {
    private final Translator translator;
    private final Code code;

    ObjectArrays(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Whether an array type is one of those whose elements have arrays for their fields. */
    boolean admits(TypeMirror type) {
        return elements(type) != null;
    }

    private Layout elements(TypeMirror type) {
        Layout layout = type instanceof javax.lang.model.type.ArrayType array
                ? code.layouts().of(array.getComponentType())
                : null;
        boolean isOne = layout != null
                && !layout.element().getModifiers().contains(Modifier.ABSTRACT)
                && (layout.isFinal() || !code.layouts().isExtended(layout.element()))
                && !Layouts.seesSurroundings(layout.element());
        return isOne && code.layouts().isColumnar(layout) ? layout : null;
    }

    /** {@code new T[n]} or {@code new T[] {...}}; null if the type is none of those. */
    Value create(NewArrayTree tree) {
        Layout layout = elements(code.mirror(tree));
        boolean hasLength =
                tree.getInitializers() != null || tree.getDimensions().size() == 1;
        if (layout == null || !hasLength || !isUniform(layout, tree)) {
            return translator.references().admits(code.mirror(tree)) && hasLength ? references(tree) : null;
        }
        Value length = tree.getInitializers() != null
                ? code.at(tree).constant(tree.getInitializers().size())
                : translator.value(tree.getDimensions().get(0), Primitive.INT);
        code.at(tree);
        boolean hasGaps = tree.getInitializers() == null && !code.mentionsNull();
        Value array = hasGaps && isReturned()
                ? handedOut(layout, code.type(tree), length)
                : made(layout, code.type(tree), length, code.mentionsNull());
        if (hasGaps) {
            ((ObjectArray) code.phantom(array)).leaveGaps();
        }
        int position = 0;
        for (ExpressionTree element :
                tree.getInitializers() == null ? List.<ExpressionTree>of() : List.copyOf(tree.getInitializers())) {
            Value value = translator.value(element, ((ArrayType) array.type()).element());
            store(element, element, array, code.at(element).constant(position++), value);
        }
        return array;
    }

    /** Whether the companion hands out arrays of objects, for which it has to know whether each element is there. */
    private boolean isReturned() {
        return code.outermost().element() instanceof ExecutableElement method && holdsArrays(method.getReturnType());
    }

    private boolean holdsArrays(TypeMirror type) {
        Layout layout = code.layouts().of(type);
        return elements(type) != null
                || (layout != null && layout.fields().stream().anyMatch(field -> elements(field.type()) != null));
    }

    /** The array of objects that a call packs its last arguments into; null if they are no objects of one class. */
    Value of(Tree tree, List<? extends ExpressionTree> elements) {
        TypeMirror mirror = elements.isEmpty() ? null : code.mirror(elements.get(0));
        Layout layout = mirror == null ? null : code.layouts().of(mirror);
        boolean isOne = layout != null
                && layout.isSplit()
                && code.layouts().isColumnar(layout)
                && elements.stream()
                        .allMatch(element -> code.sources().types().isSameType(code.mirror(element), mirror));
        if (!isOne) {
            return null;
        }
        Type type = code.type(mirror);
        code.at(tree);
        Value array = made(layout, new ArrayType(type), code.builder().constant(elements.size()));
        int position = 0;
        for (ExpressionTree element : elements) {
            Value value = translator.value(element, type);
            store(element, element, array, code.at(element).constant(position++), value);
        }
        return array;
    }

    /** Whether each of the elements that are given can be one of an array of objects. */
    private static boolean isUniform(Layout layout, NewArrayTree tree) {
        return layout.isSplit()
                || tree.getInitializers() == null
                || tree.getInitializers().stream().allMatch(element -> Syntax.bare(element) instanceof NewClassTree);
    }

    private Value references(NewArrayTree tree) {
        Type type = code.type(tree);
        if (tree.getInitializers() != null) {
            return translator.references().of(tree, type, ((ArrayType) type).element(), tree.getInitializers());
        }
        Value array =
                translator.references().empty(tree, type, tree.getDimensions().get(0));
        return array != null
                ? array
                : code.refuse(tree, Message.EXPRESSION, "array of functions or objects of unknown length");
    }

    /** An array of objects that has nothing in it that anybody asks for. */
    Value made(Layout layout, Type type, Value length) {
        return made(layout, type, length, false);
    }

    /** An array that notes which elements have been stored, so that the companion can tell whether all are there. */
    private Value handedOut(Layout layout, Type type, Value length) {
        ObjectArray array = (ObjectArray) code.phantom(made(layout, type, length));
        Value presence = code.builder().alloc(new ArrayType(Primitive.BOOLEAN), Placement.FRESH, length);
        return code.phantom(type, new ObjectArray(layout, array.columns(), length, presence, true));
    }

    private Value made(Layout layout, Type type, Value length, boolean isNullable) {
        Map<VariableElement, Value> columns = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            Layout inner = code.layouts().of(field.type());
            Type column = new ArrayType(code.type(field.type()));
            columns.put(
                    field.element(),
                    inner == null
                            ? code.builder().alloc(column, Placement.FRESH, length)
                            : made(inner, column, length, isNullable));
        }
        Value presence =
                isNullable ? code.builder().alloc(new ArrayType(Primitive.BOOLEAN), Placement.FRESH, length) : null;
        return code.phantom(type, new ObjectArray(layout, columns, length, presence, true));
    }

    /** The element of an array at an index. */
    Value load(Tree tree, Value array, Value index) {
        return load(tree, array, null, index);
    }

    /** The element of an array at an index that the source writes as an expression, or null. */
    Value load(Tree tree, Value array, ExpressionTree position, Value index) {
        Phantom phantom = code.phantom(array);
        if (phantom instanceof References references) {
            return translator.references().load(tree, references, position, index);
        }
        if (phantom instanceof Phantom.Choice || phantom instanceof Phantom.Nothing) {
            Type type = ((ArrayType) array.type()).element();
            return translator
                    .choices()
                    .use(tree, array, type, code.mirror(tree), one -> load(tree, one, position, index));
        }
        if (phantom != null && !(phantom instanceof ObjectArray)) {
            return code.refuse(tree, Message.OBJECT_UNKNOWN, tree.toString());
        }
        code.at(tree);
        return code.element(array, index);
    }

    /** Stores an element; one that may change has to be made for the array. */
    void store(Tree tree, Tree source, Value array, Value index, Value value) {
        Phantom phantom = code.phantom(array);
        if (phantom instanceof References references) {
            Tree position = tree instanceof AssignmentTree assignment
                            && Syntax.bare(assignment.getVariable()) instanceof ArrayAccessTree access
                    ? access.getIndex()
                    : null;
            translator.references().store(tree, references, position, index, value);
            return;
        }
        if (phantom instanceof Phantom.Choice || phantom instanceof Phantom.Nothing) {
            translator.choices().each(tree, array, one -> store(tree, source, one, index, value));
            return;
        }
        if (!(code.phantom(array) instanceof ObjectArray objects)) {
            code.at(tree).store(array, index, value);
            return;
        }
        if (objects.presence() != null && storesNullable(tree, source, array, index, value)) {
            return;
        }
        boolean fits = code.phantom(value) instanceof Instance instance
                && instance.isExact()
                && instance.layout().element().equals(objects.layout().element());
        boolean isFresh = objects.layout().isSplit() || Syntax.bare(source) instanceof NewClassTree;
        if (!fits || !isFresh || !objects.isReplaceable()) {
            if (!code.isDummy(value)) {
                code.report(tree, objects.isOwn() ? Message.STORED_OBJECT : Message.ASSIGNED_FIELD, tree.toString());
            }
            return;
        }
        Instance object = (Instance) code.phantom(value);
        objects.columns().forEach((field, column) -> {
            Value content = code.field(object, field);
            store(tree, source, column, index, content);
        });
        if (objects.presence() != null) {
            code.at(tree).store(objects.presence(), index, code.at(tree).constant(true));
        }
    }

    /** Stores null, or what may be null; false if the value is an object. */
    private boolean storesNullable(Tree tree, Tree source, Value array, Value index, Value value) {
        ObjectArray objects = (ObjectArray) code.phantom(array);
        if (code.phantom(value) instanceof Phantom.Choice choice) {
            code.at(tree);
            translator
                    .branching()
                    .statements(
                            choice.condition(),
                            false,
                            () -> store(tree, source, array, index, choice.first()),
                            () -> store(tree, source, array, index, choice.second()));
            return true;
        }
        boolean clears = code.isNothing(value) && objects.isReplaceable() && objects.isTested();
        if (clears) {
            code.at(tree).store(objects.presence(), index, code.at(tree).constant(false));
        }
        return clears;
    }

    /** The number of elements. */
    Value length(Tree tree, Value array) {
        Phantom phantom = code.phantom(array);
        if (phantom instanceof References references) {
            return code.at(tree).constant(references.places().size());
        }
        if (phantom instanceof Phantom.Choice || phantom instanceof Phantom.Nothing) {
            return translator.choices().use(tree, array, Primitive.INT, null, one -> length(tree, one));
        }
        if (phantom instanceof ObjectArray objects) {
            return objects.length() != null
                    ? objects.length()
                    : length(tree, objects.columns().values().iterator().next());
        }
        return phantom == null
                ? code.at(tree).length(array)
                : code.refuse(tree, Message.OBJECT_UNKNOWN, tree.toString());
    }
}
