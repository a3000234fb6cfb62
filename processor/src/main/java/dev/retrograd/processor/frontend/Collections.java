package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Translates methods that give functions to collections of data without derivative: the functions are put in place, in loops over
 * the elements.
 */
final class Collections {
    private final Translator translator;
    private final Code code;
    private final Set<Tree> streamed = new HashSet<>();

    Collections(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Looks whether a call is the end of a stream whose stages have functions: the library is not given those. */
    void foresee(MethodInvocationTree tree) {
        boolean hasFunctions = false;
        ExpressionTree at = tree;
        while (at instanceof MethodInvocationTree call && call.getMethodSelect() instanceof MemberSelectTree select) {
            hasFunctions |= call.getArguments().stream().anyMatch(Collections::isFunction);
            if (hasFunctions && select.getIdentifier().contentEquals("stream")) {
                streamed.add(call);
            }
            at = select.getExpression();
        }
    }

    private static boolean isFunction(ExpressionTree argument) {
        Tree bare = Syntax.bare(argument);
        return bare instanceof LambdaExpressionTree
                || bare instanceof MemberReferenceTree
                || (bare instanceof MethodInvocationTree call
                        && call.getArguments().stream().anyMatch(Collections::isFunction));
    }

    /** Whether a call is one of these; {@code object} is what has been evaluated of the receiver, if anything. */
    boolean knows(MethodInvocationTree tree, ExecutableElement method, Value object) {
        if (code.phantom(object) != null
                || !((TypeElement) method.getEnclosingElement())
                        .getQualifiedName()
                        .toString()
                        .startsWith("java.")) {
            return false;
        }
        List<? extends ExpressionTree> arguments = tree.getArguments();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        ExpressionTree last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
        String key = method.getSimpleName() + "/" + arguments.size();
        if (isStatic) {
            String owner = method.getEnclosingElement().getSimpleName().toString();
            return (owner.equals("Arrays") && key.equals("sort/2") && code.mirror(last) instanceof DeclaredType)
                    || (owner.equals("Collections") && key.equals("sort/2") && isFunction(last))
                    || (owner.equals("Collections")
                            && (key.equals("max/2") || key.equals("min/2"))
                            && isFunction(last));
        }
        return switch (key) {
            case "stream/0" -> streamed.contains(tree) && elements(tree) != null;
            case "forEach/1" -> isFunction(last) && (elements(tree) != null || entries(tree) != null);
            case "sort/1" -> isFunction(last);
            case "merge/3", "computeIfAbsent/2" -> isFunction(last);
            default -> false;
        };
    }

    private static ExpressionTree receiver(MethodInvocationTree tree) {
        return ((MemberSelectTree) tree.getMethodSelect()).getExpression();
    }

    /** What the collection holds that a method is called on; null if it is none. */
    private Type elements(MethodInvocationTree tree) {
        TypeMirror type = tree.getMethodSelect() instanceof MemberSelectTree ? code.mirror(receiver(tree)) : null;
        return type == null ? null : translator.objects().elements(type);
    }

    /** Such a call; null if it returns nothing. */
    Value call(MethodInvocationTree tree, ExecutableElement method, Value evaluated) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return utility(tree, method);
        }
        Value object = evaluated == null ? translator.value(receiver(tree)) : evaluated;
        if (code.isDummy(object)) {
            return code.dummy(tree);
        }
        List<? extends ExpressionTree> arguments = tree.getArguments();
        switch (method.getSimpleName().toString()) {
            case "stream" -> {
                return translator.streams().collection(tree, object, elements(tree));
            }
            case "forEach" -> {
                Value action = translator.value(arguments.get(0));
                if (!code.isDummy(action) && elements(tree) != null) {
                    translator
                            .streams()
                            .over(
                                    tree,
                                    object,
                                    elements(tree),
                                    element -> translator.functionals().apply(tree, action, List.of(element)));
                } else if (!code.isDummy(action)) {
                    entries(tree, object, action);
                }
                return null;
            }
            case "sort" -> {
                sort(tree, object, elements(tree), translator.orderings().comparator(arguments.get(0)));
                return null;
            }
            default -> {
                return method.getSimpleName().contentEquals("merge")
                        ? merge(tree, object)
                        : computeIfAbsent(tree, object);
            }
        }
    }

    private void entries(MethodInvocationTree tree, Value map, Value action) {
        List<Type> types = entries(tree);
        String suffix = "<" + types.get(0) + "," + types.get(1) + ">";
        Type entry = new ClassType("java.util.Map.Entry" + suffix);
        Value entries = invoke(tree, new ClassType("java.util.Set<" + entry + ">"), "java.util.Map#entrySet", map);
        translator.streams().over(tree, entries, entry, element -> {
            Value key = invoke(tree, types.get(0), "java.util.Map.Entry#getKey", element);
            Value value = invoke(tree, types.get(1), "java.util.Map.Entry#getValue", element);
            translator.functionals().apply(tree, action, List.of(key, value));
        });
    }

    /** The types of keys and values of the map that a method is called on; null if it is none. */
    private List<Type> entries(MethodInvocationTree tree) {
        return tree.getMethodSelect() instanceof MemberSelectTree ? entries(code.mirror(receiver(tree))) : null;
    }

    private List<Type> entries(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.util.Map")) {
            List<Type> types = declared.getTypeArguments().stream()
                    .map(argument -> TypeMapping.of(TypeMapping.upper(argument, code.sources()), code.sources()))
                    .toList();
            return types.size() == 2 ? types : null;
        }
        return code.sources().types().directSupertypes(type).stream()
                .map(this::entries)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Value utility(MethodInvocationTree tree, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        Value object = translator.value(tree.getArguments().get(0));
        Value comparator = translator.orderings().comparator(tree.getArguments().get(1));
        if (code.isDummy(object) || code.isDummy(comparator)) {
            return code.dummy(tree);
        }
        Type elements =
                translator.objects().elements(code.mirror(tree.getArguments().get(0)));
        if (object.type() instanceof ArrayType) {
            Value length = translator.objectArrays().length(tree, object);
            translator.orderings().sort(tree, object, code.at(tree).constant(0), length, comparator);
            return null;
        } else if (code.phantom(object) != null || elements == null) {
            return code.refuse(tree, Message.LIST, "Collections." + name);
        } else if (name.equals("sort")) {
            sort(tree, object, elements, comparator);
            return null;
        }
        return translator.streams().extreme(tree, object, elements, comparator, name);
    }

    /** Sorts a list: its elements are put back in the order that is found for a copy. */
    private void sort(Tree tree, Value list, Type elements, Value comparator) {
        if (code.isDummy(comparator)) {
            return;
        }
        Value copy =
                invoke(tree, new ClassType("java.util.ArrayList<" + elements + ">"), "java.util.ArrayList.new", list);
        Value size = invoke(tree, Primitive.INT, "java.util.List#size", copy);
        Value order = translator
                .orderings()
                .order(tree, size, comparator, index -> invoke(tree, elements, "java.util.ArrayList#get", copy, index));
        RegionBuilder region = code.at(tree);
        Value counter = Value.of(Primitive.INT, "i");
        region.loop(code.nextLabel(), region.constant(0), size, counter, body -> {
            RegionBuilder outer = code.switchTo(body);
            Value element = invoke(tree, elements, "java.util.ArrayList#get", copy, body.load(order, counter));
            code.at(tree)
                    .add(new Op.Invoke(
                            List.of(), "java.util.List#set", List.of(list, counter, element), body.origin()));
            code.switchTo(outer);
        });
    }

    /** {@code map.merge(key, value, function)}: the value, or what the function makes of the old one and it. */
    private Value merge(MethodInvocationTree tree, Value map) {
        List<? extends ExpressionTree> arguments = tree.getArguments();
        Value key = boxed(tree, translator.value(arguments.get(0)));
        Value value = translator.value(arguments.get(1));
        Value function = translator.value(arguments.get(2));
        Type type = code.type(tree);
        if (!(type instanceof Primitive) || code.isDummy(key) || code.isDummy(value) || code.isDummy(function)) {
            return !(type instanceof Primitive) ? refuse(tree, "merge") : code.dummy(tree);
        }
        Value given = translator.conversions().convert(value, type, tree);
        Value known = invoke(tree, Primitive.BOOLEAN, "java.util.Map#containsKey", map, key);
        Value result = translator
                .branching()
                .expressions(
                        known,
                        type,
                        () -> {
                            Value old = invoke(tree, type, "java.util.Map#get", map, key);
                            Value merged = translator.functionals().apply(tree, function, List.of(old, given));
                            return translator.conversions().convert(merged, type, tree);
                        },
                        () -> given);
        put(tree, map, key, result);
        return result;
    }

    /** {@code map.computeIfAbsent(key, function)}: what is there, or what the function makes of the key. */
    private Value computeIfAbsent(MethodInvocationTree tree, Value map) {
        List<? extends ExpressionTree> arguments = tree.getArguments();
        Value key = boxed(tree, translator.value(arguments.get(0)));
        Value function = translator.value(arguments.get(1));
        Type type = code.type(tree);
        if (type == null || code.isDummy(key) || code.isDummy(function)) {
            return code.dummy(tree);
        }
        Value known = invoke(tree, Primitive.BOOLEAN, "java.util.Map#containsKey", map, key);
        return translator
                .branching()
                .expressions(known, type, () -> invoke(tree, type, "java.util.Map#get", map, key), () -> {
                    Value made = translator.functionals().apply(tree, function, List.of(key));
                    if (code.phantom(made) != null) {
                        return refuse(tree, "computeIfAbsent");
                    }
                    Value converted = translator.conversions().convert(made, type, tree);
                    put(tree, map, key, converted);
                    return converted;
                });
    }

    private Value refuse(Tree tree, String name) {
        return code.refuse(tree, Message.LIST, name);
    }

    private Value boxed(Tree tree, Value value) {
        return value.type() instanceof Primitive type && !code.isDummy(value)
                ? translator.objects().boxed(tree, value, type)
                : value;
    }

    private void put(Tree tree, Value map, Value key, Value value) {
        RegionBuilder region = code.at(tree);
        region.add(
                new Op.Invoke(List.of(), "java.util.Map#put", List.of(map, key, boxed(tree, value)), region.origin()));
    }

    private Value invoke(Tree tree, Type type, String method, Value... operands) {
        Value result = Value.of(type);
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(result), method, List.of(operands), region.origin()));
        return result;
    }
}
