package dev.retrograd.processor.frontend;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Translates streams of numbers and arrays: sources and stages are remembered until a result is asked for, which makes a loop. */
final class Streams {
    private final Translator translator;
    private final Code code;
    private final LoopRegions regions;
    private final StreamResults results;
    private final Set<Value> used = new HashSet<>();

    Streams(Translator translator) {
        this.translator = translator;
        code = translator.code();
        regions = new LoopRegions(code);
        results = new StreamResults(translator);
    }

    /** Whether values of a type are streams or their results. */
    static boolean admits(TypeMirror mirror) {
        if (!(mirror instanceof DeclaredType declared)) {
            return false;
        }
        String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
        return name.startsWith("java.util.stream.") || name.startsWith("java.util.Optional");
    }

    /** Whether a static method makes a stream or fills an array by a function. */
    static boolean makes(String owner, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return switch (owner) {
            case "java.util.stream.IntStream",
                    "java.util.stream.LongStream",
                    "java.util.stream.DoubleStream",
                    "java.util.stream.Stream" -> true;
            case "java.util.Arrays" -> name.equals("stream") || name.equals("setAll");
            default -> false;
        };
    }

    /** {@code Optional.of(number)} and its like; null if it is another call. */
    Value optional(MethodInvocationTree tree, String owner, ExecutableElement method) {
        boolean makes = owner.startsWith("java.util.Optional")
                && (method.getSimpleName().contentEquals("of")
                        || method.getSimpleName().contentEquals("ofNullable"))
                && code.type(tree.getArguments().get(0)) instanceof Primitive;
        if (!makes) {
            return null;
        }
        Value value = translator.value(
                tree.getArguments().get(0), code.type(tree.getArguments().get(0)));
        return code.isDummy(value)
                ? code.dummy(tree)
                : code.phantom(code.type(tree), new Pipeline.Result(code.decided(tree, true), value));
    }

    /** A static method that makes a stream; {@code Arrays.setAll}, which returns nothing, is a loop. */
    Value make(MethodInvocationTree tree, ExecutableElement method) {
        List<Value> arguments = translator.calls().arguments(tree, method);
        if (arguments.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        }
        String name = method.getSimpleName().toString();
        int count = arguments.size();
        RegionBuilder region = code.at(tree);
        Value zero = region.constant(0);
        if (name.equals("setAll")) {
            Value array = arguments.get(0);
            counted(tree, List.of(), zero, region.length(array), index -> {
                Value element = translator.functionals().apply(tree, arguments.get(1), List.of(index));
                code.at(tree).store(array, index, element);
            });
            return null;
        }
        Type first = count == 0 ? null : arguments.get(0).type();
        boolean ints = first == Primitive.INT;
        Pipeline made = switch (name + "/" + count) {
            case "range/2" ->
                ints
                        ? range(tree, arguments.get(0), arguments.get(1))
                        : longs(tree, arguments.get(0), arguments.get(1), 0);
            case "rangeClosed/2" -> {
                if (!ints) {
                    yield longs(tree, arguments.get(0), arguments.get(1), 1);
                }
                boolean literal = tree.getArguments().get(1) instanceof LiteralTree;
                Value limit = region.call(
                        Primitive.INT, literal ? "+" : "Math.addExact", arguments.get(1), region.constant(1));
                yield range(tree, arguments.get(0), limit);
            }
            case "of/1", "stream/1" -> {
                Value array = arguments.get(0);
                yield array.type().isArray()
                        ? elements(tree, array, zero, translator.objectArrays().length(tree, array))
                        : single(tree, array);
            }
            case "stream/3" -> {
                checkRange(tree, arguments);
                yield elements(tree, arguments.get(0), arguments.get(1), arguments.get(2));
            }
            case "empty/0" -> new Pipeline((state, limit, sink) -> {}, zero, zero, true, true);
            case "iterate/2" -> iterated(tree, arguments.get(0), arguments.get(1));
            case "iterate/3" -> iterated(tree, arguments.get(0), arguments.get(1), arguments.get(2));
            case "generate/1" -> generated(tree, arguments.get(0));
            default -> null;
        };
        return made == null ? code.refuse(tree, Message.STREAM, name) : code.phantom(code.type(tree), made);
    }

    /** A stage or result of a stream; null for what returns nothing. */
    Value call(MethodInvocationTree tree, Value object, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        List<Value> arguments = translator.calls().arguments(tree, method);
        if (arguments.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        }
        if (code.phantom(object) instanceof Pipeline.Result result) {
            return results.ask(tree, result, name, arguments);
        }
        if (!used.add(object)) {
            return code.refuse(tree, Message.STREAM, name + " on a stream that was used before");
        }
        Pipeline stream = (Pipeline) code.phantom(object);
        Pipeline next = stage(tree, stream, name, arguments);
        if (next != null) {
            return code.phantom(code.type(tree), next);
        }
        return !stream.ends()
                ? code.refuse(tree, Message.STREAM, name + " on a stream without limit")
                : results.result(tree, stream, method, arguments);
    }

    private Pipeline stage(MethodInvocationTree tree, Pipeline stream, String name, List<Value> arguments) {
        Value first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (name) {
            case "map", "mapToDouble", "mapToInt", "mapToLong", "mapToObj" ->
                mapped(stream, v -> translator.functionals().apply(tree, first, List.of(v)));
            case "asDoubleStream" ->
                mapped(stream, v -> translator.conversions().convert(v, Primitive.DOUBLE, tree));
            case "asLongStream" -> mapped(stream, v -> translator.conversions().convert(v, Primitive.LONG, tree));
            case "boxed", "sequential" -> stream;
            case "peek" ->
                mapped(stream, v -> {
                    translator.functionals().apply(tree, first, List.of(v));
                    return v;
                });
            case "filter" -> filtered(tree, stream, first);
            case "sorted" -> {
                Type element = StreamResults.element((ExecutableElement) code.element(tree));
                yield arguments.isEmpty() && element != null && stream.ends() && stream.bound() != null
                        ? sorted(tree, stream, element)
                        : null;
            }
            case "limit" -> limited(tree, stream, first);
            case "skip" -> skipping(tree, stream, first);
            default -> null;
        };
    }

    private static Pipeline mapped(Pipeline stream, java.util.function.UnaryOperator<Value> function) {
        return new Pipeline(
                (state, limit, sink) -> stream.source().run(state, limit, v -> sink.accept(function.apply(v))),
                stream.count(),
                stream.bound(),
                stream.ends(),
                false);
    }

    private Pipeline filtered(MethodInvocationTree tree, Pipeline stream, Value predicate) {
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit != null) {
                        filtered(tree, stream, predicate, state, limit, sink);
                        return;
                    }
                    stream.source().run(state, null, v -> {
                        Value passes = translator.functionals().apply(tree, predicate, List.of(v));
                        code.at(tree);
                        translator.branching().statements(passes, false, () -> sink.accept(v), () -> {});
                    });
                },
                null,
                stream.bound(),
                stream.ends(),
                false);
    }

    /** The first elements that pass; those behind them are not asked. */
    private void filtered(
            MethodInvocationTree tree,
            Pipeline stream,
            Value predicate,
            List<Variable> state,
            Value limit,
            Consumer<Value> sink) {
        if (!stream.ends()) {
            code.report(tree, Message.STREAM, "limit behind filter of a stream without end");
            return;
        }
        Variable passed = counter(tree);
        List<Variable> more = new ArrayList<>(state);
        more.add(passed);
        stream.source().run(more, null, v -> {
            Value wanted = code.at(tree).call(Primitive.BOOLEAN, "<", code.read(passed), limit);
            Value passes = translator
                    .branching()
                    .expressions(
                            wanted,
                            Primitive.BOOLEAN,
                            () -> translator.functionals().apply(tree, predicate, List.of(v)),
                            () -> code.at(tree).constant(false));
            code.at(tree);
            translator
                    .branching()
                    .statements(
                            passes,
                            false,
                            () -> {
                                RegionBuilder region = code.at(tree);
                                Value next = region.call(Primitive.INT, "+", code.read(passed), region.constant(1));
                                code.environment().set(passed, next);
                                sink.accept(v);
                            },
                            () -> {});
        });
    }

    /** The numbers in ascending order. */
    private Pipeline sorted(MethodInvocationTree tree, Pipeline stream, Type element) {
        return new Pipeline(
                (state, limit, sink) -> {
                    Value array = results.toArray(tree, stream, new ArrayType(element), null);
                    Value zero = code.at(tree).constant(0);
                    Value length = code.builder().length(array);
                    new Sorting(code).sort(tree, array, zero, length);
                    elements(tree, array, zero, length).source().run(state, limit, sink);
                },
                stream.count(),
                stream.bound(),
                true,
                false);
    }

    /** The {@code long} numbers from a first one; {@code more} is how far the last one is away. */
    private Pipeline longs(MethodInvocationTree tree, Value first, Value last, int beyond) {
        RegionBuilder region = code.at(tree);
        Value distance = region.call(Primitive.LONG, "-", last, first);
        Value wanted = region.call(Primitive.LONG, "+", distance, region.constant((long) beyond));
        Value some = region.call(Primitive.LONG, "Math.max", wanted, region.constant(0L));
        fail(
                region.call(Primitive.BOOLEAN, ">", some, region.constant((long) Integer.MAX_VALUE)),
                "java.lang.OutOfMemoryError");
        Value count = region.call(Primitive.INT, "(int)", some);
        Pipeline indices = range(tree, region.constant(0), count);
        return mapped(
                indices,
                index -> code.at(tree)
                        .call(Primitive.LONG, "+", first, code.builder().call(Primitive.LONG, "(long)", index)));
    }

    private Pipeline limited(MethodInvocationTree tree, Pipeline stream, Value most) {
        RegionBuilder region = code.at(tree);
        Value negative = region.call(Primitive.BOOLEAN, "<", most, region.constant(0L));
        fail(negative, "java.lang.IllegalArgumentException");
        Value largest = code.builder().constant((long) Integer.MAX_VALUE);
        Value wanted = code.builder().call(Primitive.LONG, "Math.min", most, largest);
        Value limit = code.builder().call(Primitive.INT, "(int)", wanted);
        Value count = !stream.ends() ? limit : stream.count() == null ? null : least(stream.count(), limit);
        return new Pipeline(
                (state, less, sink) -> stream.source().run(state, less == null ? limit : least(less, limit), sink),
                count,
                count == null ? limit : count,
                true,
                stream.direct());
    }

    private Value least(Value a, Value b) {
        return code.builder().call(Primitive.INT, "Math.min", a, b);
    }

    private Pipeline skipping(MethodInvocationTree tree, Pipeline stream, Value number) {
        if (stream.count() == null) {
            return null;
        }
        RegionBuilder region = code.at(tree);
        fail(region.call(Primitive.BOOLEAN, "<", number, region.constant(0L)), "java.lang.IllegalArgumentException");
        Value count = code.builder().call(Primitive.LONG, "(long)", stream.count());
        Value skipped = code.builder()
                .call(Primitive.INT, "(int)", code.builder().call(Primitive.LONG, "Math.min", count, number));
        Value left = code.builder().call(Primitive.INT, "-", stream.count(), skipped);
        return new Pipeline(
                (state, limit, sink) -> {
                    Value end =
                            limit == null ? null : code.builder().call(Primitive.INT, "+", skipped, least(limit, left));
                    Variable seen = counter(tree);
                    List<Variable> more = new ArrayList<>(state);
                    more.add(seen);
                    stream.source().run(more, end, v -> {
                        Value index = code.read(seen);
                        Value behind = code.at(tree).call(Primitive.BOOLEAN, ">=", index, skipped);
                        code.environment()
                                .set(
                                        seen,
                                        code.builder()
                                                .call(
                                                        Primitive.INT,
                                                        "+",
                                                        index,
                                                        code.builder().constant(1)));
                        translator.branching().statements(behind, false, () -> sink.accept(v), () -> {});
                    });
                },
                left,
                left,
                true,
                stream.direct());
    }

    private Variable counter(MethodInvocationTree tree) {
        Variable counter = code.newVariable("count", Primitive.INT);
        code.environment().declare(counter);
        code.environment().set(counter, code.at(tree).constant(0));
        return counter;
    }

    private void counted(
            MethodInvocationTree tree, List<Variable> state, Value first, Value limit, Consumer<Value> body) {
        code.at(tree);
        regions.counted(new LoopRegions.Range("i", first, limit, false, 1), carried(state), body);
    }

    /** The state, and the fields of all objects that functions might change. */
    private List<Variable> carried(List<Variable> state) {
        List<Variable> all = new ArrayList<>(state);
        all.addAll(translator.lists().changeable());
        return all;
    }

    /** The {@code int} numbers from a first one to one below a limit. */
    private Pipeline range(MethodInvocationTree tree, Value first, Value limit) {
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

    Pipeline elements(MethodInvocationTree tree, Value array, Value from, Value to) {
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

    private Pipeline single(MethodInvocationTree tree, Value value) {
        Value one = code.builder().constant(1);
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit == null) {
                        sink.accept(value);
                    } else {
                        counted(
                                tree,
                                state,
                                code.builder().constant(0),
                                least(limit, one),
                                index -> sink.accept(value));
                    }
                },
                one,
                one,
                true,
                true);
    }

    private Pipeline generated(MethodInvocationTree tree, Value supplier) {
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
    private Pipeline iterated(MethodInvocationTree tree, Value seed, Value function) {
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

    private Pipeline iterated(MethodInvocationTree tree, Value seed, Value condition, Value function) {
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit != null) {
                        code.report(tree, Message.STREAM, "limit behind iterate with a condition");
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

    private Variable variable(Value first) {
        Variable variable = code.newVariable("element", first.type());
        code.environment().declare(variable);
        code.environment().set(variable, first);
        return variable;
    }

    private void checkRange(MethodInvocationTree tree, List<Value> arguments) {
        RegionBuilder region = code.at(tree);
        Value inverted = region.call(Primitive.BOOLEAN, ">", arguments.get(1), arguments.get(2));
        Value below = region.call(Primitive.BOOLEAN, "<", arguments.get(1), region.constant(0));
        Value above = region.call(Primitive.BOOLEAN, ">", arguments.get(2), region.length(arguments.get(0)));
        Value outside = region.call(Primitive.BOOLEAN, "|", below, above);
        fail(region.call(Primitive.BOOLEAN, "|", inverted, outside), "java.lang.ArrayIndexOutOfBoundsException");
    }

    private void fail(Value condition, String exception) {
        Checks.raiseIf(code.builder(), condition, exception);
    }
}
