package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Accesses;
import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds in a variable what every iteration of an innermost loop adds to one and the same adjoint in an array, and writes it back behind the
 * loop: arrays might be one, so that Java's compilers keep no element in a register across writes to others. The element is left alone
 * where the loop does not turn; the order of the sum stays.
 */
final class Accumulators implements Pass {
    private static final int MOST = 8;

    @Override
    public String name() {
        return "accumulators";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops() && contents.hasDerivatives() && contents.hasStores();
    }

    @Override
    public Function apply(Function function) {
        Search search = new Search(function);
        Region body = search.rewrite(function.body());
        return search.found ? function.withBody(body) : function;
    }

    /**
     * An element that iterations add to.
     *
     * @param first the first of its reads
     */
    private record Element(Op.Load first, List<Accesses.Sum> sums) {}

    /** One run. */
    private static final class Search {
        private final Uses uses;
        private final Aliases aliases;
        private boolean found;

        Search(Function function) {
            uses = Uses.of(function);
            aliases = Aliases.of(function);
        }

        Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.ops()) {
                List<Element> elements =
                        op instanceof Op.For loop && isSimple(loop.body()) ? elements(loop) : List.of();
                if (elements.isEmpty()) {
                    ops.add(op.with(this::rewrite));
                } else {
                    found = true;
                    ops.addAll(new Registers((Op.For) op, elements).ops());
                }
            }
            return new Region(region.params(), ops);
        }

        /** Whether a loop is an innermost one and throws nothing that might have come before the first use of an element. */
        private static boolean isSimple(Region region) {
            return region.ops().stream()
                    .noneMatch(op -> op instanceof Op.For
                            || op instanceof Op.While
                            || op instanceof Op.Throw
                            || op instanceof Op.Invoke
                            || op.regions().stream().anyMatch(inner -> !isSimple(inner)));
        }

        /** The elements that are nothing but added to, in every iteration the same. */
        private List<Element> elements(Op.For loop) {
            Accesses accesses = Accesses.of(loop.body().ops(), aliases, uses);
            Map<Storage, Map<Object, Element>> found = new LinkedHashMap<>();
            List<Storage> refused = new ArrayList<>();
            collect(loop, loop.body(), accesses, found, refused);
            List<Element> elements = new ArrayList<>();
            found.forEach((storage, each) -> {
                if (!refused.contains(storage) && areApart(each)) {
                    elements.addAll(each.values());
                }
            });
            return elements.size() > MOST ? List.of() : elements;
        }

        private void collect(
                Op.For loop,
                Region region,
                Accesses accesses,
                Map<Storage, Map<Object, Element>> found,
                List<Storage> refused) {
            for (Op op : region.ops()) {
                if (op instanceof Op.Store store) {
                    Storage storage = aliases.storage(store.array());
                    Accesses.Sum sum = accesses.kind(storage) == Accesses.Kind.ADD ? accesses.sum(store) : null;
                    if (sum == null
                            || !region.equals(loop.body())
                            || store.value().type() != Primitive.DOUBLE
                            || !isOutside(store.array(), loop)
                            || !(isOutside(store.index(), loop) || literal(store.index()) != null)
                            || sum.steps().stream()
                                    .anyMatch(step -> step.origin().note().isEmpty())) {
                        refused.add(storage);
                    } else {
                        Object key = literal(store.index()) != null ? literal(store.index()) : store.index();
                        found.computeIfAbsent(storage, each -> new LinkedHashMap<>())
                                .computeIfAbsent(key, each -> new Element(sum.load(), new ArrayList<>()))
                                .sums()
                                .add(sum);
                    }
                } else if (op instanceof Op.Accumulate accumulate) {
                    refused.addAll(aliases.levels(accumulate.target()));
                }
                op.regions().forEach(inner -> collect(loop, inner, accesses, found, refused));
            }
        }

        /** Whether elements of one class of arrays are one, or literally different ones of one array. */
        private static boolean areApart(Map<Object, Element> elements) {
            return elements.values().stream()
                                    .flatMap(element -> element.sums().stream())
                                    .map(sum -> sum.load().array())
                                    .distinct()
                                    .count()
                            == 1
                    && (elements.size() == 1 || elements.keySet().stream().allMatch(Integer.class::isInstance));
        }

        private Object literal(Value index) {
            return uses.definition(index).orElse(null) instanceof Op.Const constant ? constant.value() : null;
        }

        private boolean isOutside(Value value, Op.For loop) {
            return !loop.body().params().contains(value)
                    && uses.definition(value)
                            .map(op -> !uses.isWithin(op, loop.body()))
                            .orElse(true);
        }

        /** A loop with elements in variables. */
        private final class Registers {
            private final Op.For loop;
            private final List<Element> elements;
            private final RegionBuilder builder;
            private final List<Value> indices = new ArrayList<>();

            Registers(Op.For loop, List<Element> elements) {
                this.loop = loop;
                this.elements = elements;
                builder = new RegionBuilder(List.of(), origin(elements.get(0)));
            }

            private Origin origin(Element element) {
                return element.sums().get(0).store().origin();
            }

            List<Op> ops() {
                String comparison = loop.step() > 0 ? "<" : ">";
                Value turns = builder.call(
                        Primitive.BOOLEAN,
                        loop.inclusive() ? comparison + "=" : comparison,
                        loop.first(),
                        loop.limit());
                List<Value> inits = new ArrayList<>(loop.inits());
                List<Value> params = new ArrayList<>(loop.body().params());
                List<Value> targets = new ArrayList<>(loop.targets());
                for (Element element : elements) {
                    Value array = element.first().array();
                    Object literal = literal(element.first().index());
                    Value index = literal == null ? element.first().index() : builder.constant(literal);
                    indices.add(index);
                    Value init = sum(element);
                    builder.at(origin(element));
                    builder.branch(
                            turns,
                            List.of(init),
                            then -> List.of(then.load(array, index)),
                            otherwise -> List.of(otherwise.constant(0.0)));
                    inits.add(init);
                    params.add(sum(element));
                    targets.add(sum(element));
                }
                int own = loop.targets().size();
                builder.add(new Op.For(
                        targets,
                        loop.label(),
                        loop.first(),
                        loop.limit(),
                        loop.inclusive(),
                        loop.step(),
                        inits,
                        body(params, own),
                        loop.origin()));
                builder.at(origin(elements.get(0)));
                builder.branch(
                        turns,
                        List.of(),
                        then -> {
                            for (int i = 0; i < elements.size(); i++) {
                                then.at(origin(elements.get(i)));
                                then.store(elements.get(i).first().array(), indices.get(i), targets.get(own + i));
                            }
                            return List.of();
                        },
                        otherwise -> List.of());
                return builder.ops();
            }

            private Value sum(Element element) {
                return Value.of(Primitive.DOUBLE, element.first().target().name());
            }

            /** The body with variables for the elements. */
            private Region body(List<Value> params, int own) {
                Map<Op, Integer> numbers = new IdentityHashMap<>();
                List<Value> current = new ArrayList<>(params.subList(own + 1, params.size()));
                for (int i = 0; i < elements.size(); i++) {
                    for (Accesses.Sum sum : elements.get(i).sums()) {
                        numbers.put(sum.load(), i);
                        numbers.put(sum.store(), i);
                    }
                }
                Map<Value, Value> replaced = new HashMap<>();
                List<Op> ops = new ArrayList<>();
                for (Op op : loop.body().body()) {
                    Integer number = numbers.get(op);
                    if (number == null) {
                        ops.add(op.with(value -> replaced.getOrDefault(value, value), inner -> inner));
                    } else if (op instanceof Op.Load load) {
                        replaced.put(load.target(), current.get(number));
                    } else {
                        current.set(number, ((Op.Store) op).value());
                    }
                }
                List<Value> yields = new ArrayList<>(loop.body().yields());
                yields.addAll(current);
                ops.add(new Op.Yield(yields, loop.body().terminator().origin()));
                return new Region(params, ops);
            }
        }
    }
}
