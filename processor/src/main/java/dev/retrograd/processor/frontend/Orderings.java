package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.SortedMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Translates comparators, and what is sorted by them. */
final class Orderings {
    private static final Type COMPARATOR = new ClassType("java.util.Comparator");

    private final Translator translator;
    private final Code code;

    Orderings(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** The comparator that an argument is; {@code null} is the order that the elements have themselves. */
    Value comparator(ExpressionTree tree) {
        if (Syntax.bare(tree) instanceof MethodInvocationTree call
                && code.element(call) instanceof ExecutableElement method
                && call.getArguments().isEmpty()) {
            Functional natural = new Functional.Ordering(Functional.Ordering.Kind.NATURAL, null, null);
            switch (name(method)) {
                case "java.util.Comparator.naturalOrder" -> {
                    return code.phantom(COMPARATOR, natural);
                }
                case "java.util.Comparator.reverseOrder", "java.util.Collections.reverseOrder" -> {
                    return reversed(code.phantom(COMPARATOR, natural));
                }
                case "java.util.Comparator.reversed" -> {
                    return reversed(comparator(((MemberSelectTree) call.getMethodSelect()).getExpression()));
                }
                default -> {
                    // made of others, below
                }
            }
        }
        Value value = translator.value(tree);
        return code.isNothing(value)
                ? code.phantom(COMPARATOR, new Functional.Ordering(Functional.Ordering.Kind.NATURAL, null, null))
                : value;
    }

    private static String name(ExecutableElement method) {
        return ((TypeElement) method.getEnclosingElement()).getQualifiedName() + "." + method.getSimpleName();
    }

    private Value reversed(Value comparator) {
        return code.phantom(COMPARATOR, new Functional.Ordering(Functional.Ordering.Kind.REVERSED, comparator, null));
    }

    /** Whether a static method makes a comparator of functions. */
    static boolean makes(String owner, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return (owner.equals("java.util.Comparator") && name.startsWith("comparing"))
                || (owner.equals("java.util.Collections")
                        && name.equals("reverseOrder")
                        && !method.getParameters().isEmpty());
    }

    /** Such a comparator. */
    Value make(MethodInvocationTree tree, ExecutableElement method) {
        List<? extends ExpressionTree> arguments = tree.getArguments();
        if (method.getSimpleName().contentEquals("reverseOrder")) {
            return reversed(comparator(arguments.get(0)));
        }
        Value key = translator.value(arguments.get(0));
        Value order = arguments.size() == 1 ? null : comparator(arguments.get(1));
        return code.isDummy(key) || code.isDummy(order) ? code.dummy(tree) : key(key, order);
    }

    private Value key(Value key, Value order) {
        return code.phantom(COMPARATOR, new Functional.Ordering(Functional.Ordering.Kind.KEY, key, order));
    }

    /** A comparator made of another one; null if the method makes none. */
    Value derived(Value comparator, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        if (name.equals("reversed")) {
            return reversed(comparator);
        } else if (!name.startsWith("thenComparing")) {
            return null;
        }
        Value first = arguments.get(0);
        boolean isKey =
                !(first.type() instanceof ClassType type && type.erased().equals("java.util.Comparator"));
        Value next = isKey ? key(first, arguments.size() == 1 ? null : arguments.get(1)) : first;
        return code.phantom(COMPARATOR, new Functional.Ordering(Functional.Ordering.Kind.THEN, comparator, next));
    }

    /** Calls a comparator of one of these kinds. */
    Value apply(Tree tree, Functional.Ordering ordering, Value a, Value b) {
        return switch (ordering.kind()) {
            case NATURAL -> natural(tree, a, b);
            case REVERSED -> compare(tree, ordering.first(), b, a);
            case KEY -> {
                Value left = translator.functionals().apply(tree, ordering.first(), List.of(a));
                Value right = translator.functionals().apply(tree, ordering.first(), List.of(b));
                yield ordering.second() == null
                        ? natural(tree, left, right)
                        : compare(tree, ordering.second(), left, right);
            }
            case THEN -> {
                Value order = compare(tree, ordering.first(), a, b);
                RegionBuilder region = code.at(tree);
                Value decided = region.call(Primitive.BOOLEAN, "!=", order, region.constant(0));
                yield translator
                        .branching()
                        .expressions(decided, Primitive.INT, () -> order, () -> compare(tree, ordering.second(), a, b));
            }
        };
    }

    /** What a comparator says of two elements. */
    Value compare(Tree tree, Value comparator, Value a, Value b) {
        return translator.functionals().apply(tree, comparator, List.of(a, b));
    }

    /** How two elements compare themselves. */
    Value natural(Tree tree, Value a, Value b) {
        if (code.isDummy(a) || code.isDummy(b)) {
            return code.dummy(tree);
        }
        Value left = unboxed(tree, a);
        Value right = unboxed(tree, b);
        if (left.type() instanceof Primitive type && Sorting.COMPARISONS.containsKey(type)) {
            return code.at(tree).call(Primitive.INT, Sorting.COMPARISONS.get(type), left, right);
        } else if (code.phantom(left) != null || !(left.type() instanceof ClassType)) {
            return code.refuse(tree, Message.UNKNOWN_FUNCTION, "compareTo");
        }
        Value result = Value.of(Primitive.INT);
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(
                List.of(result),
                ((ClassType) left.type()).erased() + "#compareTo",
                List.of(left, right),
                region.origin()));
        return result;
    }

    private Value unboxed(Tree tree, Value value) {
        Primitive content = Objects.content(value.type());
        return content == null ? value : translator.conversions().convert(value, content, tree);
    }

    /** Sorts a range of an array; without a comparator as its numbers are ordered. */
    void sort(Tree tree, Value array, Value first, Value limit, Value comparator) {
        Sorting sorting = new Sorting(code);
        if (comparator == null && code.phantom(array) == null) {
            sorting.sort(tree, array, first, limit);
            return;
        }
        Value count = code.at(tree).call(Primitive.INT, "-", limit, first);
        Value order = sorting.order(
                tree,
                first,
                count,
                (left, right) -> leaves(
                        tree,
                        comparator,
                        translator.objectArrays().load(tree, array, left),
                        translator.objectArrays().load(tree, array, right)));
        rearrange(tree, array, first, count, order);
    }

    private void rearrange(Tree tree, Value array, Value first, Value count, Value order) {
        Sorting sorting = new Sorting(code);
        if (code.phantom(array) instanceof ObjectArray objects) {
            if (objects.isTested()
                    || !objects.isReplaceable()
                    || !objects.layout().isSplit()) {
                code.report(tree, Message.STORED_OBJECT, tree.toString());
                return;
            }
            CarriedReference.columns(code, objects).stream()
                    .filter(column -> column.type().isArray())
                    .forEach(column -> sorting.permute(tree, column, first, count, order));
        } else if (code.phantom(array) == null) {
            sorting.permute(tree, array, first, count, order);
        } else {
            code.report(tree, Message.OBJECT_UNKNOWN, tree.toString());
        }
    }

    /** Whether the element on the left stays there: the platform asks whether the one on the right is less. */
    private Value leaves(Tree tree, Value comparator, Value left, Value right) {
        code.environment().mark();
        int before = code.builder().ops().size();
        Value order = compare(tree, comparator, right, left);
        SortedMap<Variable, Value> changed = code.environment().rollback();
        List<Op> compared = code.builder().ops();
        if (!changed.isEmpty() || stores(compared.subList(before, compared.size()))) {
            code.report(tree, Message.EXPRESSION, "comparator that changes something");
        }
        RegionBuilder region = code.at(tree);
        return region.call(Primitive.BOOLEAN, ">=", order, region.constant(0));
    }

    /** How often it is asked what is for the platform to say, and nobody must be able to tell. */
    private static boolean stores(List<Op> ops) {
        return ops.stream()
                .anyMatch(
                        op -> op instanceof Op.Store || op.regions().stream().anyMatch(region -> stores(region.ops())));
    }

    /** Turns a range of an array round. */
    void reverse(Tree tree, Value array, Value first, Value limit) {
        RegionBuilder region = code.at(tree);
        Value count = region.call(Primitive.INT, "-", limit, first);
        Value last = region.call(Primitive.INT, "-", limit, region.constant(1));
        Value order = region.alloc(new ArrayType(Primitive.INT), Placement.FRESH, count);
        Value counter = Value.of(Primitive.INT, "i");
        region.loop(
                code.nextLabel(),
                region.constant(0),
                count,
                counter,
                body -> body.store(order, counter, body.call(Primitive.INT, "-", last, counter)));
        rearrange(tree, array, first, count, order);
    }

    /** The order of what is found by index: which is first, which is second. */
    Value order(Tree tree, Value count, Value comparator, java.util.function.UnaryOperator<Value> element) {
        return new Sorting(code)
                .order(
                        tree,
                        code.at(tree).constant(0),
                        count,
                        (left, right) -> leaves(tree, comparator, element.apply(left), element.apply(right)));
    }
}
