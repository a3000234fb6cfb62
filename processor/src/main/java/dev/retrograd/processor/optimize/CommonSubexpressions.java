package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes once what is computed again from the same operands, reads once an element that nothing has written since, and takes
 * an element that was just written from the value instead of the array; a write of what is there already goes.
 */
final class CommonSubexpressions implements Pass {
    @Override
    public String name() {
        return "cse";
    }

    @Override
    public Function apply(Function function) {
        Rewriter rewriter = new Rewriter(Aliases.of(function));
        return function.withBody(rewriter.rewrite(function.body(), new Available(null)));
    }

    /** What has been computed where control is; a nested region sees what its surroundings have computed. */
    private static final class Available {
        private final Available outer;
        private final Map<Object, Value> pure = new HashMap<>();
        private final Map<Storage, Map<Object, Value>> elements = new HashMap<>();
        private final Set<Storage> written = new HashSet<>();

        Available(Available outer) {
            this.outer = outer;
        }

        Value pure(Object key) {
            Value value = pure.get(key);
            return value != null || outer == null ? value : outer.pure(key);
        }

        Value element(Storage storage, Object key) {
            Value value = elements.getOrDefault(storage, Map.of()).get(key);
            return value != null || outer == null || written.contains(storage) ? value : outer.element(storage, key);
        }

        void know(Storage storage, Object key, Value value) {
            elements.computeIfAbsent(storage, unused -> new HashMap<>()).put(key, value);
        }

        void forget(Storage storage) {
            elements.remove(storage);
            written.add(storage);
        }
    }

    /** One run. */
    private static final class Rewriter {
        private final Aliases aliases;
        private final Map<Value, Value> replaced = new HashMap<>();

        Rewriter(Aliases aliases) {
            this.aliases = aliases;
        }

        Region rewrite(Region region, Available available) {
            List<Op> ops = new ArrayList<>();
            for (Op original : region.ops()) {
                Set<Storage> overwritten = written(original);
                boolean loop = original instanceof Op.For || original instanceof Op.While;
                Op op = original.with(this::now, inner -> {
                    Available nested = new Available(available);
                    if (loop) {
                        overwritten.forEach(nested::forget);
                    }
                    return rewrite(inner, nested);
                });
                if (!isKnown(op, available)) {
                    ops.add(op);
                }
                if (!(op instanceof Op.Store)) {
                    overwritten.forEach(available::forget);
                }
            }
            return new Region(region.params(), ops);
        }

        private Value now(Value value) {
            return replaced.getOrDefault(value, value);
        }

        /** Whether the operation's result is at hand; if not, it is from now on. */
        private boolean isKnown(Op op, Available available) {
            if (op instanceof Op.Load load) {
                Storage storage = aliases.storage(load.array());
                Object key = List.of(load.array(), load.index());
                if (replace(load.target(), available.element(storage, key))) {
                    return true;
                }
                available.know(storage, key, load.target());
            } else if (op instanceof Op.Store store) {
                Storage storage = aliases.storage(store.array());
                Object key = List.of(store.array(), store.index());
                if (available.element(storage, key) == store.value()) {
                    return true;
                }
                available.forget(storage);
                available.know(storage, key, store.value());
            } else if (isPure(op)) {
                Object key = key(op);
                if (replace(op.result(), available.pure(key))) {
                    return true;
                }
                available.pure.put(key, op.result());
            }
            return false;
        }

        private boolean replace(Value value, Value known) {
            if (known == null || !known.type().equals(value.type())) {
                return false;
            }
            if (value.name() != null) {
                known.nameIfAbsent(value.name());
            }
            replaced.put(value, known);
            return true;
        }

        private static boolean isPure(Op op) {
            if (op instanceof Op.Const || op instanceof Op.Length) {
                return true;
            }
            if (!(op instanceof Op.Call)) {
                return false;
            }
            Effects effects = Effects.of(op);
            return !effects.reads() && !effects.writes() && !effects.allocates();
        }

        private static Object key(Op op) {
            List<Object> key = new ArrayList<>();
            key.add(op.result().type());
            if (op instanceof Op.Const constant) {
                key.add(String.valueOf(constant.value()));
            } else if (op instanceof Op.Call call) {
                key.add(call.function());
            } else {
                key.add(Op.Length.class);
            }
            key.addAll(op.operands());
            return key;
        }

        /** The arrays that an operation, or one nested in it, may write. */
        private Set<Storage> written(Op op) {
            if (op.regions().isEmpty() && !Effects.of(op).writes()) {
                return Set.of();
            }
            Set<Storage> storages = new HashSet<>();
            collect(op, storages);
            return storages;
        }

        private void collect(Op op, Set<Storage> storages) {
            storages.addAll(aliases.writtenBy(op));
            op.regions().forEach(region -> region.ops().forEach(inner -> collect(inner, storages)));
        }
    }
}
