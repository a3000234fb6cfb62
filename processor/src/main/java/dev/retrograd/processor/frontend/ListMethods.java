package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** The methods of lists, queues and stacks that the method makes. */
final class ListMethods {
    /** The methods that lists of what may have a derivative have, with the numbers of their arguments. */
    static final Set<String> KNOWN = Set.of(
            "size/0",
            "isEmpty/0",
            "empty/0",
            "clear/0",
            "add/1",
            "offer/1",
            "offerLast/1",
            "addLast/1",
            "addElement/1",
            "push/1",
            "addFirst/1",
            "offerFirst/1",
            "add/2",
            "get/1",
            "elementAt/1",
            "set/2",
            "remove/1",
            "removeAt/1",
            "getFirst/0",
            "firstElement/0",
            "element/0",
            "getLast/0",
            "lastElement/0",
            "peek/0",
            "peekFirst/0",
            "peekLast/0",
            "pop/0",
            "remove/0",
            "removeFirst/0",
            "removeLast/0",
            "poll/0",
            "pollFirst/0",
            "pollLast/0",
            "addAll/1",
            "iterator/0",
            "stream/0",
            "forEach/1",
            "replaceAll/1",
            "removeIf/1",
            "sort/1");

    /** What queues with priorities are asked for whose elements are kept in order. */
    private static final Set<String> PRIORITY =
            Set.of("size/0", "isEmpty/0", "clear/0", "add/1", "offer/1", "peek/0", "element/0", "poll/0", "remove/0");

    private static final Set<String> READING =
            Set.of("size/0", "isEmpty/0", "get/1", "getFirst/0", "getLast/0", "iterator/0", "stream/0", "forEach/1");

    private static final String OUT_OF_BOUNDS = "java.lang.IndexOutOfBoundsException";
    private static final String NO_ELEMENT = "java.util.NoSuchElementException";

    private final Translator translator;
    private final Code code;
    private final Lists lists;

    ListMethods(Translator translator, Lists lists) {
        this.translator = translator;
        code = translator.code();
        this.lists = lists;
    }

    /** Calls a method; the value is null if it returns nothing. */
    Value call(Tree tree, Value object, ExecutableElement method, List<Value> arguments, boolean isDiscarded) {
        String name = method.getSimpleName().toString();
        if (arguments.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        }
        if (code.phantom(object) instanceof Listing.Cursor cursor) {
            return iterate(tree, cursor, name);
        }
        Listing list = (Listing) code.phantom(object);
        boolean isStack = list.kind().equals("java.util.Stack");
        String key = name + "/" + arguments.size();
        if ((list.isFixed() && !READING.contains(key)) || (list.isPriority() && !PRIORITY.contains(key))) {
            return refuse(tree, name);
        }
        return switch (key) {
            case "size/0" -> lists.size(tree, list);
            case "isEmpty/0", "empty/0" ->
                code.at(tree).call(Primitive.BOOLEAN, "==", code.read(list.from()), code.read(list.to()));
            case "clear/0" -> clear(tree, list);
            case "add/1", "offer/1", "offerLast/1", "addLast/1", "addElement/1" ->
                list.isPriority()
                        ? inOrder(tree, list, method, arguments.get(0))
                        : append(tree, list, method, arguments.get(0));
            case "push/1" ->
                isStack ? push(tree, list, arguments.get(0)) : prepend(tree, list, method, arguments.get(0));
            case "addFirst/1", "offerFirst/1" -> prepend(tree, list, method, arguments.get(0));
            case "add/2" -> insert(tree, list, arguments.get(0), arguments.get(1));
            case "get/1", "elementAt/1" -> at(tree, list, arguments.get(0));
            case "set/2" -> set(tree, list, arguments.get(0), arguments.get(1));
            case "remove/1", "removeAt/1" ->
                arguments.get(0).type() == Primitive.INT
                                && method.getParameters()
                                        .get(0)
                                        .asType()
                                        .getKind()
                                        .isPrimitive()
                        ? remove(tree, list, arguments.get(0))
                        : refuse(tree, name);
            case "getFirst/0", "firstElement/0", "element/0" -> first(tree, list, NO_ELEMENT, false);
            case "getLast/0", "lastElement/0" -> last(tree, list, NO_ELEMENT, false);
            case "peek/0" ->
                isStack ? last(tree, list, "java.util.EmptyStackException", false) : first(tree, list, null, false);
            case "peekFirst/0" -> first(tree, list, null, false);
            case "peekLast/0" -> last(tree, list, null, false);
            case "pop/0" ->
                isStack ? last(tree, list, "java.util.EmptyStackException", true) : first(tree, list, NO_ELEMENT, true);
            case "remove/0", "removeFirst/0" -> first(tree, list, NO_ELEMENT, true);
            case "removeLast/0" -> last(tree, list, NO_ELEMENT, true);
            case "poll/0", "pollFirst/0" -> isDiscarded ? refuse(tree, name) : first(tree, list, null, true);
            case "pollLast/0" -> isDiscarded ? refuse(tree, name) : last(tree, list, null, true);
            case "addAll/1" -> addAll(tree, list, arguments.get(0));
            case "iterator/0" -> lists.cursor(tree, list);
            case "stream/0" -> tree instanceof MethodInvocationTree call ? stream(call, list) : refuse(tree, name);
            case "forEach/1" -> each(tree, list, arguments.get(0));
            case "removeIf/1" -> removeIf(tree, list, arguments.get(0));
            case "replaceAll/1" -> replaceAll(tree, list, arguments.get(0));
            case "sort/1" -> sort(tree, list, code.isNothing(arguments.get(0)) ? null : arguments.get(0));
            default -> refuse(tree, name);
        };
    }

    private Value stream(MethodInvocationTree tree, Listing list) {
        return code.phantom(code.type(tree), elements(tree, list));
    }

    private Value refuse(Tree tree, String name) {
        return code.refuse(tree, Message.LIST, name);
    }

    private Value iterate(Tree tree, Listing.Cursor cursor, String name) {
        Value position = code.read(cursor.position());
        Value size = lists.size(tree, cursor.list());
        if (name.equals("hasNext")) {
            return code.at(tree).call(Primitive.BOOLEAN, "!=", position, size);
        } else if (!name.equals("next")) {
            return refuse(tree, name);
        }
        RegionBuilder region = code.at(tree);
        Checks.raiseIf(region, region.call(Primitive.BOOLEAN, ">=", position, size), NO_ELEMENT);
        lists.shift(tree, cursor.position(), code.at(tree).constant(1));
        return lists.element(tree, cursor.list(), position);
    }

    private Value clear(Tree tree, Listing list) {
        code.environment().set(list.from(), code.at(tree).constant(0));
        code.environment().set(list.to(), code.at(tree).constant(0));
        return null;
    }

    private Value converted(Tree tree, Listing list, Value value) {
        return translator.conversions().convert(value, list.element(), tree);
    }

    private void store(Tree tree, Listing list, Value index, Value value) {
        translator.objectArrays().store(tree, tree, lists.array(list), index, converted(tree, list, value));
    }

    /** What adding an element returns: that it was added, or nothing. */
    private Value added(Tree tree, ExecutableElement method) {
        return code.type(method.getReturnType()) == Primitive.BOOLEAN ? code.decided(tree, true) : null;
    }

    private Value append(Tree tree, Listing list, ExecutableElement method, Value value) {
        append(tree, list, value);
        return added(tree, method);
    }

    /** Adds a number behind those that are not greater. */
    private Value inOrder(Tree tree, Listing list, ExecutableElement method, Value value) {
        Value added = converted(tree, list, value);
        Variable position = lists.counter(tree);
        lists.over(tree, lists.size(tree, list), index -> {
            Value order = translator.orderings().natural(tree, lists.element(tree, list, index), added);
            RegionBuilder region = code.at(tree);
            Value stays = region.call(Primitive.BOOLEAN, "<=", order, region.constant(0));
            translator
                    .branching()
                    .statements(
                            stays,
                            false,
                            () -> lists.shift(tree, position, code.at(tree).constant(1)),
                            () -> {});
        });
        insert(tree, list, code.read(position), added);
        return added(tree, method);
    }

    private Value push(Tree tree, Listing list, Value value) {
        append(tree, list, value);
        return value;
    }

    /** Adds an element behind the others. */
    void append(Tree tree, Listing list, Value value) {
        lists.reserve(tree, list, false);
        store(tree, list, code.read(list.to()), value);
        lists.shift(tree, list.to(), code.at(tree).constant(1));
    }

    private Value prepend(Tree tree, Listing list, ExecutableElement method, Value value) {
        lists.reserve(tree, list, true);
        lists.shift(tree, list.from(), code.at(tree).constant(-1));
        store(tree, list, code.read(list.from()), value);
        return added(tree, method);
    }

    private void check(Tree tree, Listing list, Value position, boolean isEnd) {
        Value size = lists.size(tree, list);
        RegionBuilder region = code.at(tree);
        Value below = region.call(Primitive.BOOLEAN, "<", position, region.constant(0));
        Value above = region.call(Primitive.BOOLEAN, isEnd ? ">" : ">=", position, size);
        Checks.raiseIf(region, region.call(Primitive.BOOLEAN, "|", below, above), OUT_OF_BOUNDS);
    }

    private Value index(Tree tree, Listing list, Value position) {
        return code.at(tree).call(Primitive.INT, "+", code.read(list.from()), position);
    }

    private Value at(Tree tree, Listing list, Value position) {
        check(tree, list, position, false);
        return lists.element(tree, list, position);
    }

    private Value set(Tree tree, Listing list, Value position, Value value) {
        Value old = at(tree, list, position);
        store(tree, list, index(tree, list, position), value);
        return old;
    }

    private Value insert(Tree tree, Listing list, Value position, Value value) {
        check(tree, list, position, true);
        lists.reserve(tree, list, false);
        Value index = index(tree, list, position);
        lists.move(tree, list, index, code.read(list.to()), 1);
        store(tree, list, index, value);
        lists.shift(tree, list.to(), code.at(tree).constant(1));
        return null;
    }

    private Value remove(Tree tree, Listing list, Value position) {
        Value old = at(tree, list, position);
        RegionBuilder region = code.at(tree);
        Value next = region.call(Primitive.INT, "+", index(tree, list, position), region.constant(1));
        lists.move(tree, list, next, code.read(list.to()), -1);
        lists.shift(tree, list.to(), code.at(tree).constant(-1));
        return old;
    }

    /** Throws if there is no element: what the method throws, or what using the missing element does. */
    private void require(Tree tree, Listing list, String exception) {
        RegionBuilder region = code.at(tree);
        Value none = region.call(Primitive.BOOLEAN, "==", code.read(list.from()), code.read(list.to()));
        Checks.raiseIf(region, none, exception == null ? "java.lang.NullPointerException" : exception);
    }

    private Value first(Tree tree, Listing list, String exception, boolean removes) {
        require(tree, list, exception);
        Value element = translator.objectArrays().load(tree, lists.array(list), code.read(list.from()));
        if (removes) {
            lists.shift(tree, list.from(), code.at(tree).constant(1));
        }
        return element;
    }

    private Value last(Tree tree, Listing list, String exception, boolean removes) {
        require(tree, list, exception);
        Value index = code.at(tree)
                .call(Primitive.INT, "-", code.read(list.to()), code.builder().constant(1));
        Value element = translator.objectArrays().load(tree, lists.array(list), index);
        if (removes) {
            code.environment().set(list.to(), index);
        }
        return element;
    }

    private Value addAll(Tree tree, Listing list, Value other) {
        Listing added = lists.listing(tree, other);
        if (added == null || added == list) {
            return refuse(tree, "addAll");
        }
        lists.over(tree, lists.size(tree, added), position -> {
            lists.reserve(tree, list, false);
            store(tree, list, code.read(list.to()), lists.element(tree, added, position));
            lists.shift(tree, list.to(), code.at(tree).constant(1));
        });
        return code.at(tree).call(Primitive.BOOLEAN, "!=", code.read(added.from()), code.read(added.to()));
    }

    private Value addEach(Tree tree, Listing list, List<? extends ExpressionTree> elements) {
        List<Value> values = elements.stream().map(translator::value).toList();
        if (values.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        } else if (values.stream().anyMatch(value -> value.type().isArray())) {
            return refuse(tree, "Collections.addAll");
        }
        values.forEach(value -> append(tree, list, value));
        return code.decided(tree, !values.isEmpty());
    }

    private Value each(Tree tree, Listing list, Value action) {
        lists.over(
                tree,
                lists.size(tree, list),
                position -> translator.functionals().apply(tree, action, List.of(lists.element(tree, list, position))));
        return null;
    }

    private Value replaceAll(Tree tree, Listing list, Value function) {
        lists.over(tree, lists.size(tree, list), position -> {
            Value old = lists.element(tree, list, position);
            Value replacement = translator.functionals().apply(tree, function, List.of(old));
            store(tree, list, index(tree, list, position), replacement);
        });
        return null;
    }

    /** Keeps the elements that a function does not accept; it is asked about all before any goes. */
    private Value removeIf(Tree tree, Listing list, Value function) {
        if (list.kind().equals("java.util.LinkedList")) {
            return refuse(tree, "removeIf");
        }
        Value size = lists.size(tree, list);
        Listing kept = lists.like(tree, list);
        lists.over(tree, size, position -> {
            Value element = lists.element(tree, list, position);
            Value goes = translator.functionals().apply(tree, function, List.of(element));
            Value decided = translator.conversions().convert(goes, Primitive.BOOLEAN, tree);
            translator.branching().statements(decided, false, () -> {}, () -> append(tree, kept, element));
        });
        Value left = lists.size(tree, kept);
        lists.replace(list, kept);
        return code.at(tree).call(Primitive.BOOLEAN, "!=", left, size);
    }

    /** Sorts the elements; without a comparator, numbers. */
    Value sort(Tree tree, Listing list, Value comparator) {
        if (comparator == null && !(list.element() instanceof Primitive)) {
            return refuse(tree, "sort");
        }
        code.at(tree);
        translator.orderings().sort(tree, lists.array(list), code.read(list.from()), code.read(list.to()), comparator);
        return null;
    }

    /** A method of {@code Collections}; null if it returns nothing. */
    Value utility(MethodInvocationTree tree, String name, Listing list) {
        List<? extends ExpressionTree> arguments = tree.getArguments();
        String key = name + "/" + arguments.size();
        if (list.isPriority() || (list.isFixed() && !name.equals("max") && !name.equals("min"))) {
            return refuse(tree, "Collections." + name);
        }
        if (name.equals("addAll")) {
            return addEach(tree, list, arguments.subList(1, arguments.size()));
        }
        switch (key) {
            case "sort/1", "sort/2" -> {
                Value comparator =
                        arguments.size() == 1 ? null : translator.orderings().comparator(arguments.get(1));
                return code.isDummy(comparator) ? null : sort(tree, list, comparator);
            }
            case "reverse/1" -> {
                code.at(tree);
                translator.orderings().reverse(tree, lists.array(list), code.read(list.from()), code.read(list.to()));
                return null;
            }
            case "swap/3" -> {
                Value i = translator.value(arguments.get(1), Primitive.INT);
                Value j = translator.value(arguments.get(2), Primitive.INT);
                Value first = at(tree, list, i);
                store(tree, list, index(tree, list, i), at(tree, list, j));
                store(tree, list, index(tree, list, j), first);
                return null;
            }
            case "max/1", "min/1", "max/2", "min/2" -> {
                Value comparator =
                        arguments.size() == 1 ? null : translator.orderings().comparator(arguments.get(1));
                return code.isDummy(comparator)
                        ? code.dummy(tree)
                        : translator.streams().extreme(tree, elements(tree, list), comparator, name);
            }
            default -> {
                return refuse(tree, "Collections." + name);
            }
        }
    }

    private Pipeline elements(Tree tree, Listing list) {
        return translator.streams().elements(tree, lists.array(list), code.read(list.from()), code.read(list.to()));
    }
}
