package dev.retrograd.processor.frontend;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
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
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Translates maps that the method makes, from data to numbers that may have a derivative. */
final class Mappings {
    private static final String ENUMS = "java.util.EnumMap";

    private static final Set<String> KINDS = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            ENUMS,
            "java.util.concurrent.ConcurrentHashMap");

    private static final String POSITION = "java.lang.Integer";

    private final Translator translator;
    private final Code code;
    private final MappingMethods methods;
    private Tree discarded;

    Mappings(Translator translator) {
        this.translator = translator;
        code = translator.code();
        methods = new MappingMethods(translator, this);
    }

    /** Whether a phantom is a map, or of one. */
    static boolean isOne(Phantom phantom) {
        return phantom instanceof Mapping || phantom instanceof Mapping.Entries || phantom instanceof Mapping.Entry;
    }

    /** Takes note of an expression that nobody uses the value of. */
    void discard(Tree expression) {
        discarded = expression;
    }

    /** Whether expressions of a type can be maps or entries whose numbers are known. */
    boolean isEvaluated(TypeMirror type) {
        return number(type) != null && name(type).startsWith("java.util.");
    }

    private static String name(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? element.getQualifiedName().toString()
                : "";
    }

    /** The type of the numbers that a map of some type leads to; null if it leads to anything else. */
    private Primitive number(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)
                || declared.getTypeArguments().size() != 2) {
            return null;
        }
        TypeMirror values =
                new TypeArguments(code).known(declared.getTypeArguments().get(1));
        return code.type(values) instanceof Primitive primitive && primitive.isFloating() ? primitive : null;
    }

    /** {@code new HashMap<>()} and its like; null if it is another class, or one of data without derivative. */
    Value create(NewClassTree tree) {
        TypeMirror mirror = code.mirror(tree);
        String kind = tree.getClassBody() == null ? name(mirror) : "";
        Primitive number = KINDS.contains(kind) ? number(mirror) : null;
        boolean isLocal = !(code.frame().element() instanceof VariableElement);
        if (number == null
                || (tree.getArguments().stream().noneMatch(this::isMapping)
                        && ListUses.areOfLibrary(code, tree, isLocal, MappingMethods.KNOWN))) {
            return null;
        }
        Type keys = keys(mirror);
        if (keys == null) {
            return null;
        }
        List<Value> arguments = new ArrayList<>();
        Mapping copied = null;
        boolean isOfConstants = kind.equals(ENUMS);
        for (ExpressionTree argument : tree.getArguments()) {
            if (isOfConstants && !code.mirror(argument).toString().contains("Map<")) {
                continue;
            }
            Value value = translator.value(argument);
            if (code.isDummy(value)) {
                return code.dummy(tree);
            } else if (code.phantom(value) instanceof Mapping other) {
                copied = other;
                arguments.add(other.index());
            } else if (code.phantom(value) != null
                    || code.mirror(argument).toString().contains("Map<")) {
                return code.refuse(tree, Message.LIST, "a copy of a map from elsewhere");
            } else {
                arguments.add(value);
            }
        }
        // constants go by their order in either map, and this one need not be told their class
        kind = isOfConstants ? "java.util.TreeMap" : kind;
        ClassType type = new ClassType(kind + "<" + keys + "," + POSITION + ">");
        Value index = Value.of(type, "positions");
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(index), kind + ".new", arguments, region.origin()));
        Listing values = translator.lists().empty(tree, new ArrayType(number), null);
        if (copied != null) {
            Mapping other = copied;
            translator
                    .lists()
                    .over(
                            tree,
                            translator.lists().size(tree, other.values()),
                            position -> translator
                                    .lists()
                                    .append(tree, values, translator.lists().element(tree, other.values(), position)));
        }
        return code.phantom(code.type(tree), new Mapping(index, keys, values));
    }

    /** {@code Map.of(key, number, …)}, which nobody can change; null if it is another call, or one of data without derivative. */
    Value of(MethodInvocationTree tree, ExecutableElement method) {
        boolean isIt = method.getSimpleName().contentEquals("of")
                && ((TypeElement) method.getEnclosingElement())
                        .getQualifiedName()
                        .contentEquals(Mapping.FIXED);
        List<? extends ExpressionTree> arguments = tree.getArguments();
        Primitive number = isIt ? number(code.mirror(tree)) : null;
        if (number == null || !ListUses.mayBeActive(code, arguments)) {
            return null;
        }
        Type keys = keys(code.mirror(tree));
        List<Value> operands = new ArrayList<>();
        List<Value> numbers = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            operands.add(boxed(tree, translator.value(arguments.get(i))));
            numbers.add(translator.value(arguments.get(i + 1), number));
            operands.add(boxed(tree, code.at(tree).constant(i / 2)));
        }
        if (keys == null
                || operands.stream().anyMatch(code::isDummy)
                || numbers.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        } else if (operands.stream().anyMatch(operand -> code.phantom(operand) != null)) {
            return refuse(tree, "a key that only the method knows");
        }
        Value index = Value.of(new ClassType(Mapping.FIXED + "<" + keys + "," + POSITION + ">"), "positions");
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(index), Mapping.FIXED + ".of", operands, region.origin()));
        Listing values = translator.lists().empty(tree, new ArrayType(number), null);
        numbers.forEach(each -> translator.lists().append(tree, values, each));
        return code.phantom(code.type(tree), new Mapping(index, keys, values));
    }

    private Type keys(TypeMirror map) {
        TypeMirror given = new TypeArguments(code)
                .known(((DeclaredType) map).getTypeArguments().get(0));
        Type keys = TypeMapping.of(TypeMapping.upper(given, code.sources()), code.sources());
        return keys instanceof ClassType && translator.objects().isOpen(given) ? keys : null;
    }

    /** A key as an object. */
    Value boxed(Tree tree, Value key) {
        return !code.isDummy(key) && code.phantom(key) == null && key.type() instanceof Primitive content
                ? translator.objects().boxed(tree, key, content)
                : key;
    }

    private boolean isMapping(ExpressionTree tree) {
        Variable variable = translator.names().local(tree);
        return variable != null && code.phantom(code.environment().get(variable)) instanceof Mapping;
    }

    /** Calls a method of a map; the value is null if it returns nothing. */
    Value call(Tree tree, Value object, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        if (arguments.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        } else if (code.phantom(object) instanceof Mapping.Entry entry) {
            return methods.call(tree, entry, name, arguments);
        } else if (code.phantom(object) instanceof Mapping map) {
            return methods.call(tree, map, name, arguments, tree == discarded);
        }
        return refuse(tree, name);
    }

    Value refuse(Tree tree, String name) {
        return code.refuse(tree, Message.LIST, name);
    }

    /** A loop over the entries of a map, with functions only. */
    void over(Tree tree, Mapping map, Consumer<Mapping.Entry> action) {
        translator
                .streams()
                .over(tree, entries(tree, map), type(map), element -> action.accept(entry(tree, map, element)));
    }

    /** What the library goes through where a loop goes through the entries. */
    Value entries(Tree tree, Mapping map) {
        return invoke(tree, new ClassType("java.util.Set<" + type(map) + ">"), map.kind() + "#entrySet", map.index());
    }

    /** The type of what the library goes through. */
    ClassType type(Mapping map) {
        return new ClassType("java.util.Map.Entry<" + map.keys() + "," + POSITION + ">");
    }

    /** An entry, of one of the library's. */
    Mapping.Entry entry(Tree tree, Mapping map, Value element) {
        Value key = invoke(tree, map.keys(), "java.util.Map.Entry#getKey", element);
        Value position = invoke(tree, Primitive.INT, "java.util.Map.Entry#getValue", element);
        return new Mapping.Entry(map, key, position);
    }

    /** An entry as the value of a loop's variable. */
    Value entry(EnhancedForLoopTree tree, Mapping map, Value element) {
        return code.phantom(code.type(tree.getVariable()), entry((Tree) tree, map, element));
    }

    /** A call that stays one of the library's. */
    Value invoke(Tree tree, Type type, String method, Value... operands) {
        Value result = Value.of(type);
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(result), method, List.of(operands), region.origin()));
        return result;
    }
}
