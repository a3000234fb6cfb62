package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The methods of maps that the method makes. */
final class MappingMethods {
    /** The methods that maps to what may have a derivative have, with the numbers of their arguments. */
    static final Set<String> KNOWN = Set.of(
            "size/0",
            "isEmpty/0",
            "clear/0",
            "containsKey/1",
            "get/1",
            "getOrDefault/2",
            "put/2",
            "putIfAbsent/2",
            "replace/2",
            "remove/1",
            "merge/3",
            "compute/2",
            "computeIfAbsent/2",
            "computeIfPresent/2",
            "replaceAll/1",
            "putAll/1",
            "forEach/1",
            "keySet/0",
            "values/0",
            "entrySet/0",
            "firstKey/0",
            "lastKey/0");

    private static final Set<String> READING = Set.of(
            "size/0",
            "isEmpty/0",
            "containsKey/1",
            "get/1",
            "getOrDefault/2",
            "forEach/1",
            "keySet/0",
            "values/0",
            "entrySet/0");

    private final Translator translator;
    private final Code code;
    private final Mappings mappings;

    MappingMethods(Translator translator, Mappings mappings) {
        this.translator = translator;
        code = translator.code();
        this.mappings = mappings;
    }

    /** Calls a method of an entry. */
    Value call(Tree tree, Mapping.Entry entry, String name, List<Value> arguments) {
        return switch (name) {
            case "getKey" -> {
                Type wanted = tree instanceof ExpressionTree
                        ? code.type(tree)
                        : entry.key().type();
                yield translator.conversions().convert(entry.key(), wanted, tree);
            }
            case "getValue" -> translator.lists().element(tree, entry.map().values(), entry.position());
            case "setValue" -> {
                if (entry.map().isFixed()) {
                    yield mappings.refuse(tree, name);
                }
                Value old = translator.lists().element(tree, entry.map().values(), entry.position());
                store(tree, entry.map(), entry.position(), arguments.get(0));
                yield old;
            }
            default -> mappings.refuse(tree, name);
        };
    }

    /** Calls a method of a map; the value is null if it returns nothing, or nobody wants it. */
    Value call(Tree tree, Mapping map, String name, List<Value> arguments, boolean isDiscarded) {
        String key = name + "/" + arguments.size();
        if (map.isFixed() && !READING.contains(key)) {
            return mappings.refuse(tree, name);
        }
        switch (key) {
            case "size/0", "isEmpty/0", "keySet/0", "firstKey/0", "lastKey/0" -> {
                Type type = key.equals("size/0")
                        ? Primitive.INT
                        : key.equals("isEmpty/0")
                                ? Primitive.BOOLEAN
                                : key.equals("keySet/0")
                                        ? new ClassType("java.util.Set<" + map.keys() + ">")
                                        : map.keys();
                return mappings.invoke(tree, type, map.kind() + "#" + name, map.index());
            }
            case "clear/0" -> {
                act(tree, map, "clear", map.index());
                code.environment().set(map.values().to(), code.at(tree).constant(0));
                return null;
            }
            case "entrySet/0" -> {
                return code.phantom(code.type(tree), new Mapping.Entries(map));
            }
            case "values/0" -> {
                Listing all = empty(tree, map);
                mappings.over(
                        tree,
                        map,
                        entry -> translator
                                .lists()
                                .append(tree, all, translator.lists().element(tree, map.values(), entry.position())));
                return code.phantom(code.type(tree), all.fixed());
            }
            case "forEach/1" -> {
                mappings.over(
                        tree,
                        map,
                        entry -> apply(tree, arguments.get(0), entry.key(), at(tree, map, entry.position())));
                return null;
            }
            case "replaceAll/1" -> {
                mappings.over(tree, map, entry -> {
                    Value old = at(tree, map, entry.position());
                    store(tree, map, entry.position(), apply(tree, arguments.get(0), entry.key(), old));
                });
                return null;
            }
            case "putAll/1" -> {
                return putAll(tree, map, arguments.get(0));
            }
            default -> {
                return KNOWN.contains(key)
                        ? keyed(tree, map, key, mappings.boxed(tree, arguments.get(0)), arguments, isDiscarded)
                        : mappings.refuse(tree, name);
            }
        }
    }

    private Value keyed(Tree tree, Mapping map, String name, Value key, List<Value> arguments, boolean isDiscarded) {
        if (code.phantom(key) != null) {
            return mappings.refuse(tree, "a key that only the method knows");
        }
        Value last = arguments.get(arguments.size() - 1);
        boolean asksOld = !isDiscarded
                && Set.of("put/2", "putIfAbsent/2", "replace/2", "remove/1").contains(name);
        Value old = asksOld || name.equals("get/1") ? get(tree, map, key) : null;
        return switch (name) {
            case "get/1" -> old;
            case "containsKey/1" -> known(tree, map, key);
            case "getOrDefault/2" -> either(tree, map, key, () -> at(tree, map, position(tree, map, key)), () -> last);
            case "put/2" -> {
                put(tree, map, key, last);
                yield old;
            }
            case "putIfAbsent/2" -> {
                decide(known(tree, map, key), () -> {}, () -> add(tree, map, key, last));
                yield old;
            }
            case "replace/2" -> {
                decide(known(tree, map, key), () -> store(tree, map, position(tree, map, key), last), () -> {});
                yield old;
            }
            case "remove/1" -> {
                act(tree, map, "remove", map.index(), key);
                yield old;
            }
            case "merge/3" ->
                either(
                        tree,
                        map,
                        key,
                        () -> {
                            Value position = position(tree, map, key);
                            Value before = at(tree, map, position);
                            return stored(tree, map, position, apply(tree, last, before, arguments.get(1)));
                        },
                        () -> add(tree, map, key, arguments.get(1)));
            case "compute/2" ->
                either(
                        tree,
                        map,
                        key,
                        () -> {
                            Value position = position(tree, map, key);
                            return stored(tree, map, position, apply(tree, last, key, at(tree, map, position)));
                        },
                        () -> add(tree, map, key, apply(tree, last, key, nothing(map))));
            case "computeIfAbsent/2" ->
                either(
                        tree,
                        map,
                        key,
                        () -> at(tree, map, position(tree, map, key)),
                        () -> add(tree, map, key, apply(tree, last, key)));
            case "computeIfPresent/2" -> {
                decide(
                        known(tree, map, key),
                        () -> {
                            Value position = position(tree, map, key);
                            store(tree, map, position, apply(tree, last, key, at(tree, map, position)));
                        },
                        () -> {});
                yield isDiscarded ? null : get(tree, map, key);
            }
            default -> mappings.refuse(tree, name);
        };
    }

    private Value putAll(Tree tree, Mapping map, Value other) {
        if (!(code.phantom(other) instanceof Mapping given) || given.values() == map.values()) {
            return mappings.refuse(tree, "putAll of a map from elsewhere");
        }
        mappings.over(tree, given, entry -> put(tree, map, entry.key(), at(tree, given, entry.position())));
        return null;
    }

    private Listing empty(Tree tree, Mapping map) {
        return translator.lists().empty(tree, new ArrayType(map.values().element()), null);
    }

    private Value apply(Tree tree, Value function, Value... arguments) {
        return translator.functionals().apply(tree, function, List.of(arguments));
    }

    private Value known(Tree tree, Mapping map, Value key) {
        return mappings.invoke(tree, Primitive.BOOLEAN, map.kind() + "#containsKey", map.index(), key);
    }

    private Value position(Tree tree, Mapping map, Value key) {
        return mappings.invoke(tree, Primitive.INT, map.kind() + "#get", map.index(), key);
    }

    private Value at(Tree tree, Mapping map, Value position) {
        return translator.lists().element(tree, map.values(), position);
    }

    private void decide(Value condition, Runnable then, Runnable otherwise) {
        translator.branching().statements(condition, false, then, otherwise);
    }

    private Value either(Tree tree, Mapping map, Value key, Supplier<Value> then, Supplier<Value> otherwise) {
        Type type = map.values().element();
        return translator
                .branching()
                .expressions(
                        known(tree, map, key),
                        type,
                        () -> converted(tree, map, then.get()),
                        () -> converted(tree, map, otherwise.get()));
    }

    private Value converted(Tree tree, Mapping map, Value value) {
        return translator
                .conversions()
                .convert(translator.missing().number(tree, value), map.values().element(), tree);
    }

    private Value nothing(Mapping map) {
        return code.phantom(map.values().element(), new Phantom.Nothing());
    }

    /** What a key stands for, which may be missing. */
    private Value get(Tree tree, Mapping map, Value key) {
        Primitive type = (Primitive) map.values().element();
        Value known = known(tree, map, key);
        Value number = translator
                .branching()
                .expressions(
                        known,
                        type,
                        () -> at(tree, map, position(tree, map, key)),
                        () -> Code.zero(code.at(tree), type));
        return code.phantom(type, new Phantom.Choice(known, number, nothing(map)));
    }

    private void put(Tree tree, Mapping map, Value key, Value value) {
        decide(
                known(tree, map, key),
                () -> store(tree, map, position(tree, map, key), value),
                () -> add(tree, map, key, value));
    }

    private Value add(Tree tree, Mapping map, Value key, Value value) {
        Value number = converted(tree, map, value);
        Value position = translator.lists().size(tree, map.values());
        act(tree, map, "put", map.index(), key, mappings.boxed(tree, position));
        translator.lists().append(tree, map.values(), number);
        return number;
    }

    private Value stored(Tree tree, Mapping map, Value position, Value value) {
        Value number = converted(tree, map, value);
        translator.lists().store(tree, map.values(), position, number);
        return number;
    }

    private void store(Tree tree, Mapping map, Value position, Value value) {
        stored(tree, map, position, value);
    }

    private void act(Tree tree, Mapping map, String method, Value... operands) {
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(), map.kind() + "#" + method, List.of(operands), region.origin()));
    }
}
