package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a variable in place of each element of {@link SmallArrays small arrays}: nothing is allocated, and other passes see through. */
final class ScalarArrays implements Pass {
    @Override
    public String name() {
        return "scalars";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasArrays();
    }

    @Override
    public Function apply(Function function) {
        Map<Value, Integer> lengths = SmallArrays.of(function.body());
        return lengths.isEmpty() ? function : function.withBody(new Rewriter(lengths).body(function.body()));
    }

    /** One variable: an element of an array. */
    private record Element(Value array, int index) {}

    /** One run; what stands for an element is known where control is. */
    private static final class Rewriter {
        private final Map<Value, Integer> lengths;
        private final Map<Value, Integer> constants = new HashMap<>();
        private final Map<Value, Value> replaced = new HashMap<>();

        Rewriter(Map<Value, Integer> lengths) {
            this.lengths = lengths;
        }

        Region body(Region region) {
            RegionBuilder to =
                    new RegionBuilder(region.params(), region.terminator().origin());
            rewrite(region, new LinkedHashMap<>(), to);
            to.add(region.terminator().with(this::now, inner -> inner));
            return new Region(region.params(), to.ops());
        }

        private Value now(Value value) {
            return replaced.getOrDefault(value, value);
        }

        /** Rewrites all operations but the terminator; leaves in {@code elements} what they are at the end. */
        private void rewrite(Region region, Map<Element, Value> elements, RegionBuilder to) {
            for (Op original : region.body()) {
                Op op = original.with(this::now, inner -> inner);
                to.at(op.origin());
                if (op instanceof Op.Const constant && constant.value() instanceof Integer number) {
                    constants.put(constant.target(), number);
                }
                if (!isReplaced(op, elements, to)) {
                    if (op instanceof Op.If branch) {
                        rewrite(branch, elements, to);
                    } else if (op instanceof Op.For loop) {
                        rewrite(loop, elements, to);
                    } else if (op instanceof Op.While loop) {
                        rewrite(loop, elements, to);
                    } else {
                        to.add(op);
                    }
                }
            }
        }

        private boolean isReplaced(Op op, Map<Element, Value> elements, RegionBuilder to) {
            boolean makes = op instanceof Op.Alloc || op instanceof Op.Shadow;
            Value array = makes
                    ? op.result()
                    : op.operands().isEmpty() ? null : op.operands().get(0);
            if (array == null || !lengths.containsKey(array)) {
                return false;
            }
            if (makes) {
                Value zero = zero(((ArrayType) array.type()).element(), to);
                for (int i = 0; i < lengths.get(array); i++) {
                    elements.put(new Element(array, i), zero);
                }
            } else if (op instanceof Op.Load load) {
                replaced.put(load.target(), elements.get(element(array, load.index())));
            } else if (op instanceof Op.Store store) {
                Element element = element(array, store.index());
                Value value = now(store.value());
                value.nameIfAbsent(name(element));
                elements.put(element, value);
            } else if (op instanceof Op.Length length) {
                constants.put(length.target(), lengths.get(array));
                to.add(new Op.Const(length.target(), lengths.get(array), op.origin()));
            }
            return makes || op instanceof Op.Load || op instanceof Op.Store || op instanceof Op.Length;
        }

        private Element element(Value array, Value index) {
            return new Element(array, constants.get(index));
        }

        private static String name(Element element) {
            return element.array().name() == null ? null : element.array().name() + element.index();
        }

        private static Value variable(Element element) {
            return Value.of(((ArrayType) element.array().type()).element(), name(element));
        }

        private static Value zero(Type type, RegionBuilder to) {
            return to.constant(
                    type,
                    switch ((Primitive) type) {
                        case BOOLEAN -> (Object) false;
                        case BYTE -> (byte) 0;
                        case SHORT -> (short) 0;
                        case CHAR -> (char) 0;
                        case INT -> 0;
                        case LONG -> 0L;
                        case FLOAT -> 0f;
                        case DOUBLE -> 0.0;
                    });
        }

        private void rewrite(Op.If branch, Map<Element, Value> elements, RegionBuilder to) {
            List<Value> targets = new ArrayList<>();
            List<List<Value>> yields = List.of(new ArrayList<>(), new ArrayList<>());
            List<Map<Element, Value>> after = List.of(new LinkedHashMap<>(elements), new LinkedHashMap<>(elements));
            List<RegionBuilder> arms = new ArrayList<>();
            for (int arm = 0; arm < 2; arm++) {
                arms.add(new RegionBuilder(List.of(), branch.origin()));
                rewrite(branch.regions().get(arm), after.get(arm), arms.get(arm));
            }
            for (int i = 0; i < branch.targets().size(); i++) {
                Value target = branch.targets().get(i);
                if (!lengths.containsKey(target)) {
                    targets.add(target);
                    yields.get(0).add(now(branch.then().yields().get(i)));
                    yields.get(1).add(now(branch.otherwise().yields().get(i)));
                    continue;
                }
                for (int k = 0; k < lengths.get(target); k++) {
                    Element element = new Element(target, k);
                    Value chosen = variable(element);
                    elements.put(element, chosen);
                    targets.add(chosen);
                    yields.get(0)
                            .add(after.get(0)
                                    .get(new Element(branch.then().yields().get(i), k)));
                    yields.get(1)
                            .add(after.get(1)
                                    .get(new Element(branch.otherwise().yields().get(i), k)));
                }
            }
            for (Element element : List.copyOf(elements.keySet())) {
                Value then = after.get(0).get(element);
                Value otherwise = after.get(1).get(element);
                if (then != null && !then.equals(otherwise)) {
                    Value merged = variable(element);
                    elements.put(element, merged);
                    targets.add(merged);
                    yields.get(0).add(then);
                    yields.get(1).add(otherwise);
                }
            }
            to.add(new Op.If(
                    targets,
                    branch.condition(),
                    arms.get(0).at(branch.then().terminator().origin()).yielding(yields.get(0)),
                    arms.get(1).at(branch.otherwise().terminator().origin()).yielding(yields.get(1)),
                    branch.origin()));
        }

        private void rewrite(Op.For loop, Map<Element, Value> elements, RegionBuilder to) {
            List<Element> carried = written(List.of(loop.body()), elements);
            Map<Element, Value> inside = new LinkedHashMap<>(elements);
            List<Value> inits = carried(loop.inits(), carried, elements);
            List<Value> params = entered(loop.body().params(), carried, inside);
            RegionBuilder body =
                    new RegionBuilder(params, loop.body().terminator().origin());
            rewrite(loop.body(), inside, body);
            Region region = body.yielding(carried(nowAll(loop.body().yields()), carried, inside));
            to.add(new Op.For(
                    entered(loop.targets(), carried, elements),
                    loop.label(),
                    loop.first(),
                    loop.limit(),
                    loop.inclusive(),
                    loop.step(),
                    inits,
                    region,
                    loop.origin()));
        }

        private void rewrite(Op.While loop, Map<Element, Value> elements, RegionBuilder to) {
            List<Element> carried = written(loop.regions(), elements);
            Map<Element, Value> inside = new LinkedHashMap<>(elements);
            List<Value> inits = carried(loop.inits(), carried, elements);
            List<Region> regions = new ArrayList<>();
            for (Region original : loop.regions()) {
                List<Value> params = entered(original.params(), carried, inside);
                RegionBuilder builder =
                        new RegionBuilder(params, original.terminator().origin());
                rewrite(original, inside, builder);
                regions.add(builder.yielding(carried(nowAll(original.yields()), carried, inside)));
            }
            to.add(new Op.While(
                    entered(loop.targets(), carried, elements),
                    loop.label(),
                    inits,
                    regions.get(0),
                    regions.get(1),
                    loop.origin()));
        }

        private List<Value> nowAll(List<Value> values) {
            return Op.each(values, this::now);
        }

        private static List<Value> carried(List<Value> before, List<Element> carried, Map<Element, Value> elements) {
            List<Value> all = new ArrayList<>(before);
            carried.forEach(element -> all.add(elements.get(element)));
            return all;
        }

        /** The values with a new one for each carried element, which stands for it from here on. */
        private static List<Value> entered(List<Value> before, List<Element> carried, Map<Element, Value> elements) {
            List<Value> all = new ArrayList<>(before);
            for (Element element : carried) {
                Value value = variable(element);
                elements.put(element, value);
                all.add(value);
            }
            return all;
        }

        /** The elements from outside that regions write. */
        private List<Element> written(List<Region> regions, Map<Element, Value> outside) {
            Set<Element> written = new LinkedHashSet<>();
            Map<Value, Integer> indices = new HashMap<>(constants);
            regions.forEach(region -> collect(region, indices, written));
            written.retainAll(outside.keySet());
            return List.copyOf(written);
        }

        private void collect(Region region, Map<Value, Integer> indices, Set<Element> written) {
            for (Op op : region.ops()) {
                if (op instanceof Op.Const constant && constant.value() instanceof Integer number) {
                    indices.put(constant.target(), number);
                } else if (op instanceof Op.Store store && lengths.containsKey(store.array())) {
                    written.add(new Element(store.array(), indices.get(store.index())));
                }
                op.regions().forEach(inner -> collect(inner, indices, written));
            }
        }
    }
}
