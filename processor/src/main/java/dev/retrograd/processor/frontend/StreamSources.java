package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where the elements of streams come from: the loops that make them. */
final class StreamSources {
    private final Translator translator;
    private final Code code;
    private final LoopRegions regions;
    private Variable going;

    StreamSources(Translator translator) {
        this.translator = translator;
        code = translator.code();
        regions = new LoopRegions(code);
    }

    /** The {@code long} numbers from a first one; {@code more} is how far the last one is away. */
    Pipeline longs(Tree tree, Value first, Value last, int beyond) {
        RegionBuilder region = code.at(tree);
        Value distance = region.call(Primitive.LONG, "-", last, first);
        Value wanted = region.call(Primitive.LONG, "+", distance, region.constant((long) beyond));
        Value some = region.call(Primitive.LONG, "Math.max", wanted, region.constant(0L));
        fail(
                region.call(Primitive.BOOLEAN, ">", some, region.constant((long) Integer.MAX_VALUE)),
                "java.lang.OutOfMemoryError");
        Value count = region.call(Primitive.INT, "(int)", some);
        Pipeline indices = range(tree, region.constant(0), count);
        return indices.mapped(index ->
                code.at(tree).call(Primitive.LONG, "+", first, code.builder().call(Primitive.LONG, "(long)", index)));
    }

    /** A loop over indices up to a limit, if there is one, and as long as the elements are taken. */
    void counted(Tree tree, List<Variable> state, Value first, Value limit, Consumer<Value> body) {
        code.at(tree);
        if (going == null) {
            regions.counted(new LoopRegions.Range("i", first, limit, false, 1), carried(state), body);
            return;
        }
        Variable index = variable(first);
        List<Variable> more = new ArrayList<>(state);
        more.add(index);
        whileGoing(
                tree,
                more,
                () -> limit == null
                        ? code.at(tree).constant(true)
                        : code.at(tree).call(Primitive.BOOLEAN, "<", code.read(index), limit),
                () -> {
                    body.accept(code.read(index));
                    RegionBuilder region = code.at(tree);
                    code.assign(index, region.call(Primitive.INT, "+", code.read(index), region.constant(1)));
                });
    }

    /** A loop that ends, too, where no more elements are taken; streams that its body makes know nothing of that. */
    private void whileGoing(Tree tree, List<Variable> state, Supplier<Value> condition, Runnable body) {
        Variable taking = going;
        going = null;
        List<Variable> all = carried(state);
        if (taking != null) {
            all.add(taking);
        }
        code.at(tree);
        regions.conditional(
                all,
                () -> taking == null
                        ? condition.get()
                        : translator
                                .branching()
                                .expressions(
                                        code.read(taking),
                                        Primitive.BOOLEAN,
                                        condition,
                                        () -> code.at(tree).constant(false)),
                body);
        going = taking;
    }

    /** Runs a source, even one without end, as long as a variable is true. */
    void whileTaken(Variable taking, Runnable source) {
        Variable outer = going;
        going = taking;
        source.run();
        going = outer;
    }

    /** The elements of a collection that stays what it is. */
    Pipeline collection(Tree tree, Value collection, Type elements) {
        Type own = unboxed(elements);
        return new Pipeline(
                (state, limit, sink) -> {
                    Value iterator = invoke(
                            tree,
                            new ClassType("java.util.Iterator<" + elements + ">"),
                            "java.lang.Iterable#iterator",
                            collection);
                    List<Variable> more = new ArrayList<>(state);
                    Variable seen =
                            limit == null ? null : variable(code.at(tree).constant(0));
                    if (seen != null) {
                        more.add(seen);
                    }
                    Supplier<Value> next =
                            () -> invoke(tree, Primitive.BOOLEAN, "java.util.Iterator#hasNext", iterator);
                    whileGoing(
                            tree,
                            more,
                            () -> seen == null
                                    ? next.get()
                                    : translator
                                            .branching()
                                            .expressions(
                                                    code.at(tree).call(Primitive.BOOLEAN, "<", code.read(seen), limit),
                                                    Primitive.BOOLEAN,
                                                    next,
                                                    () -> code.at(tree).constant(false)),
                            () -> {
                                Value element = invoke(tree, elements, "java.util.Iterator#next", iterator);
                                sink.accept(translator.conversions().convert(element, own, tree));
                                if (seen != null) {
                                    RegionBuilder region = code.at(tree);
                                    Value one = region.constant(1);
                                    code.assign(seen, region.call(Primitive.INT, "+", code.read(seen), one));
                                }
                            });
                },
                null,
                null,
                true,
                true);
    }

    private static Type unboxed(Type type) {
        Primitive content = Objects.content(type);
        return content == null ? type : content;
    }

    private Value invoke(Tree tree, Type type, String method, Value object) {
        Value result = Value.of(type);
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(result), method, List.of(object), region.origin()));
        return result;
    }

    /** The state, and the fields of all objects that functions might change. */
    private List<Variable> carried(List<Variable> state) {
        List<Variable> all = new ArrayList<>(state);
        all.addAll(translator.lists().changeable());
        return all;
    }

    /** The {@code int} numbers from a first one to one below a limit. */
    Pipeline range(Tree tree, Value first, Value limit) {
        RegionBuilder region = code.at(tree);
        Value distance = region.call(Primitive.INT, "-", limit, first);
        Value count = region.call(Primitive.INT, "Math.max", distance, region.constant(0));
        return new Pipeline(
                (state, most, sink) -> {
                    Value end =
                            most == null ? limit : code.at(tree).call(Primitive.INT, "+", first, least(count, most));
                    counted(tree, state, first, end, sink);
                },
                count,
                count,
                true,
                true);
    }

    /** The elements of a range of an array. */
    Pipeline elements(Tree tree, Value array, Value from, Value to) {
        Pipeline indices = range(tree, from, to);
        return new Pipeline(
                (state, limit, sink) -> indices.source()
                        .run(
                                state,
                                limit,
                                index -> sink.accept(translator.objectArrays().load(tree, array, index))),
                indices.count(),
                indices.count(),
                true,
                true);
    }

    /** One element. */
    Pipeline single(Tree tree, Value value) {
        Value one = code.builder().constant(1);
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit == null && going == null) {
                        sink.accept(value);
                    } else {
                        counted(
                                tree,
                                state,
                                code.builder().constant(0),
                                limit == null ? one : least(limit, one),
                                index -> sink.accept(value));
                    }
                },
                one,
                one,
                true,
                true);
    }

    /** What variables hold when the elements are asked for, one after the other. */
    Pipeline known(Tree tree, List<Variable> places, Function<Variable, Value> content) {
        Value count = code.at(tree).constant(places.size());
        return new Pipeline(
                (state, limit, sink) -> {
                    for (int i = 0; i < places.size(); i++) {
                        Value value = content.apply(places.get(i));
                        Value wanted = wanted(tree, i, limit);
                        if (wanted == null) {
                            sink.accept(value);
                        } else {
                            translator.branching().statements(wanted, false, () -> sink.accept(value), () -> {});
                        }
                    }
                },
                count,
                count,
                true,
                true);
    }

    /** Whether one more element is taken; null if all are. */
    private Value wanted(Tree tree, int position, Value limit) {
        Value taken = going == null ? null : code.read(going);
        if (limit == null) {
            return taken;
        }
        RegionBuilder region = code.at(tree);
        Value within = region.call(Primitive.BOOLEAN, "<", region.constant(position), limit);
        return taken == null ? within : region.call(Primitive.BOOLEAN, "&", taken, within);
    }

    /** What a function gives, again and again. */
    Pipeline generated(Tree tree, Value supplier) {
        return new Pipeline(
                (state, limit, sink) -> counted(
                        tree,
                        state,
                        code.at(tree).constant(0),
                        limit,
                        index -> sink.accept(translator.functionals().apply(tree, supplier, List.of()))),
                null,
                null,
                false,
                false);
    }

    /** The function runs before every element but the first. */
    Pipeline iterated(Tree tree, Value seed, Value function) {
        return new Pipeline(
                (state, limit, sink) -> {
                    Variable last = variable(seed);
                    List<Variable> more = new ArrayList<>(state);
                    more.add(last);
                    counted(tree, more, code.at(tree).constant(0), limit, index -> {
                        Value value = code.read(last);
                        Value begun = code.at(tree)
                                .call(
                                        Primitive.BOOLEAN,
                                        ">",
                                        index,
                                        code.builder().constant(0));
                        Value next = translator
                                .branching()
                                .expressions(
                                        begun,
                                        seed.type(),
                                        () -> translator.functionals().apply(tree, function, List.of(value)),
                                        () -> value);
                        code.assign(last, next);
                        sink.accept(next);
                    });
                },
                null,
                null,
                false,
                false);
    }

    /** The function runs behind every element, as long as the condition holds. */
    Pipeline iterated(Tree tree, Value seed, Value condition, Value function) {
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit != null || going != null) {
                        code.report(tree, Message.STREAM, "limit behind iterate with a condition");
                        return;
                    }
                    Variable last = variable(seed);
                    List<Variable> more = new ArrayList<>(state);
                    more.add(last);
                    code.at(tree);
                    regions.conditional(
                            carried(more),
                            () -> translator.functionals().apply(tree, condition, List.of(code.read(last))),
                            () -> {
                                sink.accept(code.read(last));
                                code.assign(
                                        last, translator.functionals().apply(tree, function, List.of(code.read(last))));
                            });
                },
                null,
                null,
                true,
                false);
    }

    /** A variable with a first value. */
    Variable variable(Value first) {
        Variable variable = code.newVariable("element", first.type());
        code.environment().declare(variable);
        code.environment().set(variable, first);
        return variable;
    }

    /** Throws what the platform throws if a range is not within an array. */
    void checkRange(Tree tree, List<Value> arguments) {
        RegionBuilder region = code.at(tree);
        Value inverted = region.call(Primitive.BOOLEAN, ">", arguments.get(1), arguments.get(2));
        Value below = region.call(Primitive.BOOLEAN, "<", arguments.get(1), region.constant(0));
        Value above = region.call(Primitive.BOOLEAN, ">", arguments.get(2), region.length(arguments.get(0)));
        Value outside = region.call(Primitive.BOOLEAN, "|", below, above);
        fail(region.call(Primitive.BOOLEAN, "|", inverted, outside), "java.lang.ArrayIndexOutOfBoundsException");
    }

    private Value least(Value a, Value b) {
        return code.builder().call(Primitive.INT, "Math.min", a, b);
    }

    private void fail(Value condition, String exception) {
        Checks.raiseIf(code.builder(), condition, exception);
    }
}
