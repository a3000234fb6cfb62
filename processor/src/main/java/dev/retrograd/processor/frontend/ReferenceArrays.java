package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Translates arrays and lists of functions, and of objects of several classes, whose lengths are known. */
final class ReferenceArrays {
    private static final int LONGEST = 64;

    private final Translator translator;
    private final Code code;

    ReferenceArrays(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Whether variables of a type may hold arrays of these. */
    boolean admits(TypeMirror type) {
        return type instanceof javax.lang.model.type.ArrayType array && isReference(array.getComponentType());
    }

    /** Whether what a type stands for may exist only while the method is lowered. */
    boolean isReference(TypeMirror type) {
        return translator.functionals().types().admits(type)
                || translator.instances().admits(type);
    }

    /** An array or list of the given expressions. */
    Value of(Tree tree, Type type, Type element, List<? extends ExpressionTree> elements) {
        List<Value> values = new ArrayList<>();
        elements.forEach(one -> values.add(translator.value(one, element)));
        return of(type, values);
    }

    /** An array or list of values. */
    Value of(Type type, List<Value> values) {
        List<Variable> places = new ArrayList<>();
        for (Value value : values) {
            Variable place = code.newVariable(null, value.type());
            code.environment().declare(place);
            code.environment().set(place, value);
            places.add(place);
        }
        Value array = code.phantom(type, new References(places));
        code.heap().track(places);
        return array;
    }

    /** {@code new T[n]}, where n is known; null if it is not. */
    Value empty(Tree tree, Type type, ExpressionTree length) {
        Integer count = constant(length);
        if (count == null || count < 0 || count > LONGEST) {
            return null;
        }
        Type element = ((ArrayType) type).element();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(code.phantom(element, new Phantom.Nothing()));
        }
        return of(type, values);
    }

    /** The number that an expression certainly is; null if that is not known. */
    private Integer constant(Tree tree) {
        Tree bare = Syntax.bare(tree);
        if (bare instanceof LiteralTree literal && literal.getValue() instanceof Integer number) {
            return number;
        }
        return code.element(bare) instanceof VariableElement field && field.getConstantValue() instanceof Integer number
                ? number
                : null;
    }

    /** The element at an index. */
    Value load(Tree tree, References array, ExpressionTree index, Value position) {
        Integer known = index == null ? null : constant(index);
        if (known != null && known >= 0 && known < array.places().size()) {
            return content(array.places().get(known));
        }
        check(tree, position, array.places().size());
        return chosen(tree, array.places(), position, 0);
    }

    private Value content(Variable place) {
        Value content = code.environment().get(place);
        return code.phantom(content) != null ? content : code.read(place);
    }

    private Value chosen(Tree tree, List<Variable> places, Value position, int from) {
        Value own = content(places.get(from));
        if (from == places.size() - 1) {
            return own;
        }
        Value number = code.at(tree).constant(from);
        Value hit = code.at(tree).call(Primitive.BOOLEAN, "==", position, number);
        if (code.phantom(own) != null) {
            Value others = chosen(tree, places, position, from + 1);
            return code.phantom(own.type(), new Phantom.Choice(hit, own, others));
        }
        return translator
                .branching()
                .expressions(hit, own.type(), () -> own, () -> chosen(tree, places, position, from + 1));
    }

    /** Throws what Java throws if there is no such element. */
    private void check(Tree tree, Value position, int length) {
        RegionBuilder region = code.at(tree);
        Value low = region.call(Primitive.BOOLEAN, "<", position, region.constant(0));
        Value high = region.call(Primitive.BOOLEAN, ">=", position, region.constant(length));
        Value outside = region.call(Primitive.BOOLEAN, "|", low, high);
        translator
                .branching()
                .statements(
                        outside,
                        false,
                        () -> {
                            RegionBuilder arm = code.at(tree);
                            arm.add(new Op.Throw(
                                    "java.lang.ArrayIndexOutOfBoundsException", List.of(position), arm.origin()));
                            code.countJump();
                        },
                        () -> {});
    }

    /** Stores an element. */
    void store(Tree tree, References array, Tree index, Value position, Value value) {
        Integer known = index == null ? null : constant(index);
        if (known != null && known >= 0 && known < array.places().size()) {
            code.environment().set(array.places().get(known), value);
            return;
        }
        check(tree, position, array.places().size());
        for (int i = 0; i < array.places().size(); i++) {
            Variable place = array.places().get(i);
            Value number = code.at(tree).constant(i);
            Value hit = code.at(tree).call(Primitive.BOOLEAN, "==", position, number);
            translator
                    .branching()
                    .statements(hit, false, () -> code.environment().set(place, value), () -> {});
        }
    }

    /** Does something for each element in turn, as long as none of the jumps is taken. */
    void each(Tree tree, List<Variable> places, Exits exits, java.util.function.Consumer<Value> body) {
        if (places.isEmpty()) {
            return;
        }
        exits.during(() -> body.accept(content(places.get(0))));
        if (exits.certain() || places.size() == 1) {
            return;
        }
        code.at(tree);
        Value taken = exits.taken();
        List<Variable> rest = places.subList(1, places.size());
        if (taken == null) {
            each(tree, rest, exits, body);
        } else {
            exits.during(() -> translator.branching().guarded(taken, false, () -> each(tree, rest, exits, body)));
        }
    }

    /** {@code List.of(...)} or {@code Arrays.asList(...)} of what no list can hold; null if it is another call. */
    Value list(Tree tree, ExecutableElement method, List<? extends ExpressionTree> elements) {
        String name = method.getEnclosingElement() + "." + method.getSimpleName();
        boolean makes = name.equals("java.util.List.of") || name.equals("java.util.Arrays.asList");
        if (!makes
                || !(code.mirror(tree) instanceof DeclaredType list)
                || list.getTypeArguments().isEmpty()
                || elements.isEmpty()) {
            return null;
        }
        TypeMirror element = TypeMapping.upper(list.getTypeArguments().get(0), code.sources());
        Type type = code.type(element);
        if (elements.size() == 1 && code.mirror(elements.get(0)) instanceof javax.lang.model.type.ArrayType) {
            return isReference(element) ? listed(tree, name, translator.value(elements.get(0))) : null;
        }
        boolean fits = isReference(element) || (type instanceof Primitive primitive && primitive.isFloating());
        return fits ? of(tree, code.type(tree), type, elements) : null;
    }

    /** The list of what an array holds: its places, or a copy of them. */
    private Value listed(Tree tree, String method, Value array) {
        if (!(code.phantom(array) instanceof References references)) {
            return code.isDummy(array)
                    ? code.dummy(tree)
                    : code.refuse(tree, Message.EXPRESSION, "list of an array that is not known");
        }
        return method.endsWith("asList")
                ? code.phantom(code.type(tree), references)
                : of(
                        code.type(tree),
                        references.places().stream().map(this::content).toList());
    }

    /** A method of a list; the value is null if it returns nothing. */
    Value call(Tree site, Value list, ExecutableElement method, List<Value> arguments) {
        List<Variable> places = ((References) code.phantom(list)).places();
        String name = method.getSimpleName().toString();
        Supplier<Value> refused = () -> code.refuse(site, Message.UNKNOWN_FUNCTION, name);
        return switch (name) {
            case "size" -> code.at(site).constant(places.size());
            case "isEmpty" -> code.decided(site, places.isEmpty());
            case "get" -> load(site, (References) code.phantom(list), index(site), arguments.get(0));
            case "forEach" -> {
                places.forEach(
                        place -> translator.functionals().apply(site, arguments.get(0), List.of(content(place))));
                yield null;
            }
            case "clone" -> of(list.type(), places.stream().map(this::content).toList());
            default -> {
                Listing copy = translator.lists().listing(site, list);
                boolean reads = switch (name) {
                    case "stream", "iterator", "getFirst", "getLast" -> true;
                    default -> false;
                };
                if (copy == null && name.equals("stream")) {
                    yield translator.streams().known(site, code.type(method.getReturnType()), places, this::content);
                }
                yield copy != null && reads
                        ? translator.lists().call(site, code.phantom(list.type(), copy), method, arguments)
                        : refused.get();
            }
        };
    }

    private static ExpressionTree index(Tree site) {
        return site instanceof com.sun.source.tree.MethodInvocationTree call
                ? call.getArguments().get(0)
                : null;
    }
}
