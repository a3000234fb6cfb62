package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Translates lists, queues and stacks that the method makes, as far as they hold what may have a derivative. */
final class Lists {
    private static final Set<String> KINDS = Set.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.Stack",
            "java.util.Vector",
            Listing.PRIORITY);

    private static final int INITIAL = 8;

    private final Translator translator;
    private final Code code;
    private final ListMethods methods;
    private Tree discarded;

    Lists(Translator translator) {
        this.translator = translator;
        code = translator.code();
        methods = new ListMethods(translator, this);
    }

    /** {@code new ArrayList<>()} and its like; null if it is another class, or one of data without derivative. */
    Value create(NewClassTree tree) {
        String kind = tree.getClassBody() == null ? kind(code.mirror(tree)) : null;
        if (kind == null || !KINDS.contains(kind)) {
            return null;
        }
        TypeMirror element = element(code.mirror(tree));
        if (element == null || !admits(element)) {
            return null;
        }
        boolean isNumber = code.type(element) instanceof Primitive;
        boolean isPriority = kind.equals(Listing.PRIORITY);
        if (isNumber ? ListUses.areOfLibrary(code, tree, isPriority) : isPriority) {
            return null;
        }
        Value source = tree.getArguments().isEmpty()
                ? null
                : translator.value(tree.getArguments().get(0));
        if (code.isDummy(source)) {
            return code.dummy(tree);
        } else if (source == null || source.type() == Primitive.INT) {
            return empty(tree, kind, element);
        }
        Listing given = isPriority ? null : listing(tree, source);
        return given == null
                ? code.refuse(tree, Message.LIST, "a copy of a collection from elsewhere")
                : copy(tree, kind, given);
    }

    private static String kind(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : null;
    }

    private TypeMirror element(TypeMirror list) {
        return list instanceof DeclaredType declared
                        && declared.getTypeArguments().size() == 1
                ? new TypeArguments(code).known(declared.getTypeArguments().get(0))
                : null;
    }

    private boolean admits(TypeMirror element) {
        Type type = code.type(element);
        Layout layout = code.layouts().of(element);
        boolean isRow = type instanceof ArrayType array && array.leaf() instanceof Primitive;
        boolean isNumber = type instanceof Primitive primitive && primitive.isFloating();
        return layout != null ? layout.isSplit() && code.layouts().isColumnar(layout) : isRow || isNumber;
    }

    private Value empty(Tree tree, String kind, TypeMirror element) {
        return empty(
                tree, kind, new ArrayType(code.type(element)), code.layouts().of(element));
    }

    /** A list without elements yet. */
    Listing empty(Tree tree, Type array, Layout layout) {
        return (Listing) code.phantom(empty(tree, "java.util.ArrayList", array, layout));
    }

    private Value empty(Tree tree, String kind, Type array, Layout layout) {
        code.at(tree);
        Value length = code.builder().constant(INITIAL);
        Value made = layout == null
                ? code.builder().alloc(array, Placement.FRESH, length)
                : translator.objectArrays().made(layout, array, length);
        return made(tree, kind, made, code.builder().constant(0), code.builder().constant(0));
    }

    /** A list without elements yet, of what another one holds. */
    Listing like(Tree tree, Listing list) {
        Layout layout = list.sample() == null ? null : list.sample().layout();
        return empty(tree, new ArrayType(list.element()), layout);
    }

    /** A list of the first elements of an array. */
    Listing of(Tree tree, Value array, Value size) {
        return (Listing) code.phantom(
                made(tree, "java.util.ArrayList", array, code.at(tree).constant(0), size));
    }

    /** An array of what is in a list. */
    Value trimmed(Tree tree, Listing list) {
        Value size = size(tree, list);
        Value zero = code.at(tree).constant(0);
        return longer(tree, list, array(list), code.read(list.from()), size, zero, size);
    }

    /** A new array of the same objects, which do not change. */
    Value copy(Tree tree, Value array) {
        return trimmed(tree, of(tree, array, translator.objectArrays().length(tree, array)));
    }

    /** Adds an element behind the others. */
    void append(Tree tree, Listing list, Value value) {
        methods.append(tree, list, value);
    }

    /** A list of what is in an array. */
    private Value made(Tree tree, String kind, Value array, Value from, Value to) {
        Type element = ((ArrayType) array.type()).element();
        ObjectArray sample = code.phantom(array) instanceof ObjectArray objects ? objects : null;
        List<Value> contents = sample == null ? List.of(array) : CarriedReference.columns(code, sample);
        List<Variable> columns = new ArrayList<>();
        for (Value content : contents) {
            columns.add(variable("list", content));
        }
        Listing list = new Listing(kind, element, sample, columns, variable("first", from), variable("size", to));
        code.heap().trackLists(list.places());
        return code.phantom(code.type(tree), list);
    }

    /** A variable that functions which loops call may find changed. */
    Variable counter(Tree tree) {
        Variable position = variable("position", code.at(tree).constant(0));
        code.heap().trackLists(List.of(position));
        return position;
    }

    private Variable variable(String name, Value content) {
        Variable variable = new Variable(name, content.type(), code.nextVariable(), Variable.Kind.LOCAL);
        code.environment().declare(variable);
        code.environment().set(variable, content);
        return variable;
    }

    private Value copy(Tree tree, String kind, Listing list) {
        Value array = array(list);
        Value size = size(tree, list);
        Value target = longer(
                tree, list, array, code.read(list.from()), size, code.at(tree).constant(0), size);
        return made(tree, kind, target, code.at(tree).constant(0), size);
    }

    /** What a reference to a list stands for; null if it is none that is known. */
    Listing listing(Tree tree, Value value) {
        if (code.phantom(value) instanceof Listing list) {
            return list.isPriority() ? null : list;
        }
        if (!(code.phantom(value) instanceof References references)
                || references.places().isEmpty()) {
            return null;
        }
        List<Value> contents =
                references.places().stream().map(code.environment()::get).toList();
        Type element = contents.get(0).type();
        Layout layout = code.phantom(contents.get(0)) instanceof Instance object ? object.layout() : null;
        boolean fits = contents.stream()
                .allMatch(content -> layout == null
                        ? code.phantom(content) == null && content.type().equals(element)
                        : code.phantom(content) instanceof Instance object
                                && object.isExact()
                                && object.layout().element().equals(layout.element()));
        if (!fits || (layout != null && !(layout.isSplit() && code.layouts().isColumnar(layout)))) {
            return null;
        }
        code.at(tree);
        Value length = code.builder().constant(contents.size());
        Type type = new ArrayType(element);
        Value array = layout == null
                ? code.builder().alloc(type, Placement.FRESH, length)
                : translator.objectArrays().made(layout, type, length);
        for (int i = 0; i < contents.size(); i++) {
            translator.objectArrays().store(tree, tree, array, code.at(tree).constant(i), contents.get(i));
        }
        return (Listing)
                code.phantom(made(tree, "java.util.List", array, code.at(tree).constant(0), length));
    }

    /** The array that holds the elements at present. */
    Value array(Listing list) {
        if (list.sample() == null) {
            return code.read(list.columns().get(0));
        }
        List<Value> columns = list.columns().stream().map(code::read).toList();
        return code.phantom(
                new ArrayType(list.element()), CarriedReference.array(code, list.sample(), columns.iterator()));
    }

    /** The number of elements. */
    Value size(Tree tree, Listing list) {
        return code.at(tree).call(Primitive.INT, "-", code.read(list.to()), code.read(list.from()));
    }

    /** The element at a position that is known to exist. */
    Value element(Tree tree, Listing list, Value position) {
        Value index = code.at(tree).call(Primitive.INT, "+", code.read(list.from()), position);
        return translator.objectArrays().load(tree, array(list), index);
    }

    /** Puts another element in the place of one that is known to exist. */
    void store(Tree tree, Listing list, Value position, Value value) {
        Value index = code.at(tree).call(Primitive.INT, "+", code.read(list.from()), position);
        translator.objectArrays().store(tree, tree, array(list), index, value);
    }

    /** Takes note of an expression that nobody uses the value of. */
    void discard(Tree expression) {
        discarded = expression;
    }

    /** Calls a method of a list; the value is null if it returns nothing. */
    Value call(Tree tree, Value object, ExecutableElement method, List<Value> arguments) {
        return methods.call(tree, object, method, arguments, tree == discarded);
    }

    /** Whether a call is one of a method of {@code Collections} for a list that is known. */
    boolean knows(MethodInvocationTree tree, ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.util.Collections")
                && !tree.getArguments().isEmpty()
                && code.phantom(named(tree)) instanceof Listing;
    }

    private Value named(MethodInvocationTree tree) {
        Variable variable = translator.names().local(tree.getArguments().get(0));
        return variable == null ? null : code.environment().get(variable);
    }

    /** Such a call; null if it returns nothing. */
    Value utility(MethodInvocationTree tree, ExecutableElement method) {
        return methods.utility(tree, method.getSimpleName().toString(), (Listing) code.phantom(named(tree)));
    }

    /** Whether expressions of a type can be lists or iterators whose contents are known. */
    boolean isEvaluated(TypeMirror type) {
        TypeMirror element = element(type);
        return element != null && kind(type).startsWith("java.util.") && admits(element);
    }

    /** A loop over positions below a number. */
    void over(Tree tree, Value size, Consumer<Value> body) {
        Value zero = code.at(tree).constant(0);
        new LoopRegions(code).counted(new LoopRegions.Range("i", zero, size, false, 1), changeable(), body);
    }

    /** What functions that loops call might change: fields of objects, and what lists hold. */
    List<Variable> changeable() {
        List<Variable> all = new ArrayList<>(code.heap().fields(field -> true));
        all.addAll(code.heap().lists());
        all.removeIf(variable -> code.environment().get(variable) == null);
        return all;
    }

    /** Makes room for an element more, behind the last one or before the first one. */
    void reserve(Tree tree, Listing list, boolean atFront) {
        RegionBuilder region = code.at(tree);
        Value capacity = region.length(code.read(list.columns().get(0)));
        Value full = atFront
                ? region.call(Primitive.BOOLEAN, "==", code.read(list.from()), region.constant(0))
                : region.call(Primitive.BOOLEAN, "==", code.read(list.to()), capacity);
        translator
                .branching()
                .statements(
                        full,
                        false,
                        () -> {
                            RegionBuilder inner = code.at(tree);
                            Value more = inner.call(Primitive.INT, "+", capacity, inner.constant(INITIAL));
                            Value length = inner.call(Primitive.INT, "+", capacity, more);
                            Value start = atFront ? more : inner.constant(0);
                            Value zero = inner.constant(0);
                            Value target = longer(tree, list, array(list), zero, capacity, start, length);
                            replace(list, target);
                            if (atFront) {
                                shift(tree, list.from(), more);
                                shift(tree, list.to(), more);
                            }
                        },
                        () -> {});
    }

    /** Puts other elements in the place of those of a list. */
    void replace(Listing list, Listing other) {
        replace(list, array(other));
        code.environment().set(list.from(), code.read(other.from()));
        code.environment().set(list.to(), code.read(other.to()));
    }

    private void replace(Listing list, Value array) {
        List<Value> contents = code.phantom(array) instanceof ObjectArray objects
                ? CarriedReference.columns(code, objects)
                : List.of(array);
        for (int i = 0; i < contents.size(); i++) {
            code.environment().set(list.columns().get(i), contents.get(i));
        }
    }

    /** Adds a number to a variable. */
    void shift(Tree tree, Variable variable, Value distance) {
        code.environment().set(variable, code.at(tree).call(Primitive.INT, "+", code.read(variable), distance));
    }

    /** A new array of some length, with elements of another one. */
    private Value longer(Tree tree, Listing list, Value array, Value from, Value count, Value start, Value length) {
        code.at(tree);
        if (list.sample() == null) {
            Value target = code.builder().alloc(array.type(), Placement.FRESH, length);
            copy(tree, array, from, target, start, count);
            return target;
        }
        Value target = translator.objectArrays().made(list.sample().layout(), array.type(), length);
        List<Value> sources = CarriedReference.columns(code, (ObjectArray) code.phantom(array));
        List<Value> targets = CarriedReference.columns(code, (ObjectArray) code.phantom(target));
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).type().isArray()) {
                copy(tree, sources.get(i), from, targets.get(i), start, count);
            }
        }
        return target;
    }

    /** Moves elements within arrays, upwards or downwards. */
    void move(Tree tree, Listing list, Value first, Value end, int distance) {
        for (Variable column : list.columns()) {
            Value array = code.read(column);
            if (!array.type().isArray()) {
                continue;
            }
            RegionBuilder region = code.at(tree);
            Value counter = Value.of(Primitive.INT, "i");
            Value last = region.call(Primitive.INT, "-", end, region.constant(1));
            RegionBuilder body = new RegionBuilder(List.of(counter), region.origin());
            Value target = body.call(Primitive.INT, "+", counter, body.constant(distance));
            body.store(array, target, body.load(array, counter));
            boolean down = distance < 0;
            region.add(new dev.retrograd.processor.ir.Op.For(
                    List.of(),
                    code.nextLabel(),
                    down ? first : last,
                    down ? end : first,
                    !down,
                    down ? 1 : -1,
                    List.of(),
                    body.yielding(List.of()),
                    region.origin()));
        }
    }

    private void copy(Tree tree, Value source, Value from, Value target, Value start, Value count) {
        Value counter = Value.of(Primitive.INT, "i");
        RegionBuilder region = code.at(tree);
        region.loop(code.nextLabel(), region.constant(0), count, counter, body -> {
            Value read = body.call(Primitive.INT, "+", from, counter);
            body.store(target, body.call(Primitive.INT, "+", start, counter), body.load(source, read));
        });
    }

    /** An iterator over a list. */
    Value cursor(Tree tree, Listing list) {
        return code.phantom(code.type(tree), new Listing.Cursor(list, counter(tree)));
    }
}
