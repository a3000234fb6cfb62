package dev.retrograd.processor.analysis;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.rules.MatrixRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which array values may be the same object: classes of references, found by unification without regard to order. The
 * rows of an array of arrays form a class of their own. Parameters are taken to be distinct objects; where that matters, the
 * derived code checks it.
 */
public final class Aliases {
    /** A class of references that may be the same object, and the class of what its elements refer to. */
    public static final class Storage {
        private Storage forward;
        private Storage elements;

        private Storage root() {
            Storage root = this;
            while (root.forward != null) {
                root = root.forward;
            }
            return root;
        }
    }

    private final Map<Value, Storage> storages = new HashMap<>();
    private final Set<Storage> written = new HashSet<>();
    private final Set<Storage> overwritten = new HashSet<>();
    private final Map<String, Value> passed = new HashMap<>();

    private Aliases() {}

    /** Analyses a function. */
    public static Aliases of(Function function) {
        Aliases aliases = new Aliases();
        aliases.scan(function.body());
        toRoots(aliases.written);
        toRoots(aliases.overwritten);
        return aliases;
    }

    private static void toRoots(Set<Storage> storages) {
        Set<Storage> roots = new HashSet<>();
        storages.forEach(storage -> roots.add(storage.root()));
        storages.clear();
        storages.addAll(roots);
    }

    /** Whether two references may be the same object. */
    public boolean mayAlias(Value a, Value b) {
        return storage(a) == storage(b);
    }

    /** The function with the number of each reference's class, those of its elements behind it, and {@code w} for what is written. */
    public static String print(Function function) {
        Aliases aliases = of(function);
        Map<Storage, Integer> numbers = new HashMap<>();
        return Printer.print(function, new Printer.Remarks() {
            @Override
            public String of(Value value) {
                return isReference(value)
                        ? aliases.levels(value).stream()
                                .map(storage -> numbers.computeIfAbsent(storage, key -> numbers.size() + 1)
                                        + (aliases.isWritten(storage) ? "w" : ""))
                                .collect(Collectors.joining(" of "))
                        : "";
            }
        });
    }

    /** The class of a reference. */
    public Storage storage(Value reference) {
        return storages.computeIfAbsent(reference, key -> new Storage()).root();
    }

    /** The class of the arrays that hold the numbers which a reference leads to. */
    public Storage leaf(Value reference) {
        Storage storage = storage(reference);
        for (int depth = depth(reference.type()); depth > 1; depth--) {
            storage = elements(storage);
        }
        return storage;
    }

    /** The classes of the arrays that a reference leads to, itself first, those that hold the numbers last. */
    public List<Storage> levels(Value reference) {
        List<Storage> levels = new ArrayList<>(List.of(storage(reference)));
        for (int depth = depth(reference.type()); depth > 1; depth--) {
            levels.add(elements(levels.get(levels.size() - 1)));
        }
        return levels;
    }

    /** Whether the function, or for a callee one of its callers, writes an element of any array that may be this one. */
    public boolean isWritten(Value reference) {
        return isWritten(storage(reference));
    }

    /** Whether the function, or for a callee one of its callers, writes an element of any array of a class. */
    boolean isWritten(Storage storage) {
        return written.contains(storage) || overwritten.contains(storage);
    }

    /** Whether the function writes anything that a reference leads to, rows or numbers. */
    public boolean isWrittenBelow(Value reference) {
        Storage storage = storage(reference);
        boolean result = isWritten(storage);
        for (int depth = depth(reference.type()); depth > 1; depth--) {
            storage = elements(storage);
            result |= isWritten(storage);
        }
        return result;
    }

    /** Whether the function stores references, not numbers, in what a reference leads to. */
    public boolean areRowsReplaced(Value reference) {
        Storage storage = storage(reference);
        for (int depth = depth(reference.type()); depth > 1; depth--) {
            if (isWritten(storage)) {
                return true;
            }
            storage = elements(storage);
        }
        return false;
    }

    /** The classes of the arrays that an operation may write to, those of its regions not counted. */
    public Set<Storage> writtenBy(Op op) {
        Set<Storage> storages = new HashSet<>();
        if (op instanceof Op.Store store) {
            storages.add(storage(store.array()));
        } else if (op instanceof Op.Accumulate accumulate) {
            storages.addAll(levels(accumulate.target()));
        } else if (op instanceof Op.Invoke invoke && invoke.contract() != null) {
            invoke.contract().shares().stream()
                    .filter(Contract.Share::written)
                    .forEach(share -> share.places().forEach(place -> storages.add(storage(invoke, place))));
        } else if (op instanceof Op.Invoke invoke) {
            invoke.operands().stream()
                    .filter(operand -> operand.type().isArray())
                    .forEach(operand -> storages.addAll(levels(operand)));
        }
        return storages;
    }

    /** The places of a call that lead to a reference's storage, level by level: from a function's parameters and results. */
    Map<Storage, Set<Contract.Place>> places(List<Value> values) {
        Map<Storage, Set<Contract.Place>> places = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (isReference(values.get(i))) {
                List<Storage> levels = levels(values.get(i));
                for (int level = 0; level < levels.size(); level++) {
                    places.computeIfAbsent(levels.get(level), key -> new LinkedHashSet<>())
                            .add(new Contract.Place(i, level));
                }
            }
        }
        return places;
    }

    /** What a call of the analysed function does, seen from outside. */
    Contract contract(Function function) {
        List<Value> outside = new ArrayList<>(function.params());
        outside.addAll(function.results());
        List<Contract.Share> shares = new ArrayList<>();
        places(outside).forEach((storage, places) -> {
            boolean changed = written.contains(storage);
            if (changed || places.size() > 1) {
                shares.add(new Contract.Share(places, changed));
            }
        });
        return new Contract(shares);
    }

    /** The number of array dimensions that a reference leads through; a matrix has two. */
    private static int depth(Type type) {
        if (type instanceof ArrayType array) {
            return array.rank();
        }
        return type.equals(ClassType.MATRIX) ? 2 : 1;
    }

    private static boolean isReference(Value value) {
        return value.type().isArray() || value.type().isShadowed();
    }

    private static Storage elements(Storage storage) {
        Storage root = storage.root();
        if (root.elements == null) {
            root.elements = new Storage();
        }
        return root.elements.root();
    }

    private void unify(Value a, Value b) {
        if (isReference(a) && isReference(b)) {
            unify(storage(a), storage(b));
        }
    }

    private static void unify(Storage first, Storage second) {
        Storage a = first.root();
        Storage b = second.root();
        if (a == b) {
            return;
        }
        b.forward = a;
        if (b.elements != null) {
            if (a.elements == null) {
                a.elements = b.elements;
            } else {
                unify(a.elements, b.elements);
            }
        }
    }

    /** Unifies all references of one type that go the same way out of sight. */
    private void pass(String way, Value value) {
        Value first = passed.putIfAbsent(way + ": " + value.type(), value);
        if (first != null) {
            unify(first, value);
        }
    }

    private void share(Op.Invoke invoke, Contract.Share share) {
        Storage first = null;
        for (Contract.Place place : share.places()) {
            Storage storage = storage(invoke, place);
            if (first != null) {
                unify(first, storage);
            }
            first = storage;
        }
        if (share.written() && first != null) {
            (Op.Invoke.isTurn(invoke) ? overwritten : written).add(first);
        }
    }

    private Storage storage(Op.Invoke invoke, Contract.Place place) {
        Storage storage = storage(invoke.places().get(place.index()));
        for (int level = 0; level < place.level(); level++) {
            storage = elements(storage);
        }
        return storage;
    }

    private void unifyAll(List<Value> as, List<Value> bs) {
        for (int i = 0; i < as.size(); i++) {
            unify(as.get(i), bs.get(i));
        }
    }

    private void scan(Region region) {
        region.ops().forEach(this::scan);
    }

    private void scan(Op op) {
        op.regions().forEach(this::scan);
        if (op instanceof Op.Load load) {
            if (isReference(load.target())) {
                unify(elements(storage(load.array())), storage(load.target()));
            }
        } else if (op instanceof Op.Store store) {
            written.add(storage(store.array()));
            if (isReference(store.value())) {
                unify(elements(storage(store.array())), storage(store.value()));
            }
        } else if (op instanceof Op.Accumulate accumulate) {
            Storage storage = storage(accumulate.target());
            for (int depth = depth(accumulate.target().type()); depth > 1; depth--) {
                storage = elements(storage);
            }
            written.add(storage);
        } else if (op instanceof Op.Call call) {
            if (MatrixRules.isAlias(call.function())) {
                unify(call.target(), call.operands().get(0));
            } else if (call.function().contains("#") && isReference(call.target())) {
                pass(call.function(), call.target());
            }
        } else if (op instanceof Op.Save save) {
            pass("slot " + save.slot(), save.value());
        } else if (op instanceof Op.Restore restore) {
            pass("slot " + restore.slot(), restore.target());
        } else if (op instanceof Op.Invoke invoke && invoke.contract() != null) {
            invoke.contract().shares().forEach(share -> share(invoke, share));
        } else if (op instanceof Op.Invoke invoke) {
            // The tape gives back any reference that it got, and so may a method that is kept as it stands.
            boolean tape = invoke.callee().contains("Tape.");
            invoke.operands().forEach(operand -> pass(tape ? "tape" : invoke.callee(), operand));
            invoke.targets().forEach(target -> pass(tape ? "tape" : invoke.callee(), target));
            if (!tape && !KeptCalls.isReader(invoke.callee())) {
                invoke.operands().stream()
                        .filter(operand -> operand.type().isArray())
                        .forEach(operand -> written.addAll(levels(operand)));
            }
        } else if (op instanceof Op.If branch) {
            unifyAll(branch.targets(), branch.then().yields());
            unifyAll(branch.targets(), branch.otherwise().yields());
        } else if (op instanceof Op.For loop) {
            unifyAll(loop.carried(), loop.inits());
            unifyAll(loop.carried(), loop.body().yields());
            unifyAll(loop.targets(), loop.carried());
        } else if (op instanceof Op.While loop) {
            List<Value> forwarded =
                    loop.condition().yields().subList(1, loop.targets().size() + 1);
            unifyAll(loop.condition().params(), loop.inits());
            unifyAll(loop.condition().params(), loop.body().yields());
            unifyAll(loop.body().params(), forwarded);
            unifyAll(loop.targets(), forwarded);
        }
    }
}
