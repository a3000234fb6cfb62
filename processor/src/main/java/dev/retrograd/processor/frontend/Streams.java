package dev.retrograd.processor.frontend;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Translates streams of numbers and arrays: sources and stages are remembered until a result is asked for, which makes a loop. */
final class Streams {
    private final Translator translator;
    private final Code code;
    private final StreamSources sources;
    private final StreamResults results;
    private final Set<Value> used = new HashSet<>();

    Streams(Translator translator) {
        this.translator = translator;
        code = translator.code();
        sources = new StreamSources(translator);
        results = new StreamResults(translator);
    }

    /** Whether values of a type are streams or their results. */
    static boolean admits(TypeMirror mirror) {
        if (!(mirror instanceof DeclaredType declared)) {
            return false;
        }
        String name = ((TypeElement) declared.asElement()).getQualifiedName().toString();
        return name.startsWith("java.util.stream.")
                || name.startsWith("java.util.Optional")
                || name.equals("java.util.DoubleSummaryStatistics");
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
            sources.counted(tree, List.of(), zero, region.length(array), index -> {
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
                        ? sources.range(tree, arguments.get(0), arguments.get(1))
                        : sources.longs(tree, arguments.get(0), arguments.get(1), 0);
            case "rangeClosed/2" -> {
                if (!ints) {
                    yield sources.longs(tree, arguments.get(0), arguments.get(1), 1);
                }
                boolean literal = tree.getArguments().get(1) instanceof LiteralTree;
                Value limit = region.call(
                        Primitive.INT, literal ? "+" : "Math.addExact", arguments.get(1), region.constant(1));
                yield sources.range(tree, arguments.get(0), limit);
            }
            case "of/1", "stream/1" -> {
                Value array = arguments.get(0);
                yield array.type().isArray()
                        ? sources.elements(
                                tree, array, zero, translator.objectArrays().length(tree, array))
                        : sources.single(tree, array);
            }
            case "stream/3" -> {
                sources.checkRange(tree, arguments);
                yield sources.elements(tree, arguments.get(0), arguments.get(1), arguments.get(2));
            }
            case "empty/0" -> new Pipeline((state, limit, sink) -> {}, zero, zero, true, true);
            case "iterate/2" -> sources.iterated(tree, arguments.get(0), arguments.get(1));
            case "iterate/3" -> sources.iterated(tree, arguments.get(0), arguments.get(1), arguments.get(2));
            case "generate/1" -> sources.generated(tree, arguments.get(0));
            default -> null;
        };
        return made == null ? code.refuse(tree, Message.STREAM, name) : code.phantom(code.type(tree), made);
    }

    /** A stage or result of a stream; null for what returns nothing. */
    Value call(MethodInvocationTree tree, Value object, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        List<Value> arguments = arguments(tree, method, name);
        if (arguments.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        }
        if (code.phantom(object) instanceof Pipeline.Result result) {
            return results.ask(tree, result, name, arguments);
        } else if (code.phantom(object) instanceof Pipeline.Statistics statistics) {
            return results.collectors().ask(tree, statistics, name);
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

    private List<Value> arguments(MethodInvocationTree tree, ExecutableElement method, String name) {
        boolean one = tree.getArguments().size() == 1;
        return switch (name) {
            case "sorted", "max", "min" ->
                one
                        ? List.of(translator
                                .orderings()
                                .comparator(tree.getArguments().get(0)))
                        : List.of();
            case "collect" ->
                one ? List.of(results.collectors().collector(tree.getArguments().get(0))) : List.of();
            default -> translator.calls().arguments(tree, method);
        };
    }

    private Pipeline stage(MethodInvocationTree tree, Pipeline stream, String name, List<Value> arguments) {
        Value first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (name) {
            case "map", "mapToDouble", "mapToInt", "mapToLong", "mapToObj" ->
                stream.mapped(v -> translator.functionals().apply(tree, first, List.of(v)));
            case "asDoubleStream" -> stream.mapped(v -> translator.conversions().convert(v, Primitive.DOUBLE, tree));
            case "asLongStream" -> stream.mapped(v -> translator.conversions().convert(v, Primitive.LONG, tree));
            case "boxed", "sequential" -> stream;
            case "peek" ->
                stream.mapped(v -> {
                    translator.functionals().apply(tree, first, List.of(v));
                    return v;
                });
            case "filter" -> filtered(tree, stream, first);
            case "takeWhile" -> taking(tree, stream, first);
            case "dropWhile" -> !stream.ends() ? null : dropping(tree, stream, first);
            case "flatMap", "flatMapToDouble", "flatMapToInt", "flatMapToLong" ->
                !stream.ends() ? null : flat(tree, stream, first);
            case "sorted" -> !stream.ends() ? null : sorted(tree, stream, first);
            case "limit" -> limited(tree, stream, first);
            case "skip" -> skipping(tree, stream, first);
            default -> null;
        };
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

    /** The elements in ascending order, or in that of a comparator. */
    private Pipeline sorted(MethodInvocationTree tree, Pipeline stream, Value comparator) {
        return new Pipeline(
                (state, limit, sink) -> {
                    Value array = results.gathered(tree, stream);
                    if (array == null) {
                        code.report(tree, Message.STREAM, "sorted");
                        return;
                    }
                    Value zero = code.at(tree).constant(0);
                    Value length = translator.objectArrays().length(tree, array);
                    translator.orderings().sort(tree, array, zero, length, comparator);
                    sources.elements(tree, array, zero, length).source().run(state, limit, sink);
                },
                stream.count(),
                stream.bound(),
                true,
                false);
    }

    /** The first elements, up to the one that fails; those behind it are not asked for. */
    private Pipeline taking(MethodInvocationTree tree, Pipeline stream, Value predicate) {
        return new Pipeline(
                (state, limit, sink) -> {
                    Variable taken = sources.variable(code.at(tree).constant(true));
                    List<Variable> more = new ArrayList<>(state);
                    more.add(taken);
                    sources.whileTaken(
                            taken,
                            () -> stream.source()
                                    .run(
                                            more,
                                            limit,
                                            v -> onlyIf(
                                                    tree,
                                                    taken,
                                                    translator.functionals().apply(tree, predicate, List.of(v)),
                                                    () -> sink.accept(v))));
                },
                null,
                stream.ends() ? stream.bound() : null,
                true,
                false);
    }

    private void onlyIf(MethodInvocationTree tree, Variable taken, Value passes, Runnable sink) {
        RegionBuilder region = code.at(tree);
        code.assign(taken, region.call(Primitive.BOOLEAN, "&", code.read(taken), passes));
        translator.branching().statements(code.read(taken), false, sink, () -> {});
    }

    /** What is left behind the first elements. */
    private Pipeline dropping(MethodInvocationTree tree, Pipeline stream, Value predicate) {
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit != null) {
                        code.report(tree, Message.STREAM, "limit behind dropWhile");
                        return;
                    }
                    Variable dropped = sources.variable(code.at(tree).constant(true));
                    List<Variable> more = new ArrayList<>(state);
                    more.add(dropped);
                    stream.source().run(more, null, v -> {
                        code.at(tree);
                        Value drops = translator
                                .branching()
                                .expressions(
                                        code.read(dropped),
                                        Primitive.BOOLEAN,
                                        () -> translator.functionals().apply(tree, predicate, List.of(v)),
                                        () -> code.at(tree).constant(false));
                        code.assign(dropped, drops);
                        code.at(tree);
                        translator.branching().statements(drops, false, () -> {}, () -> sink.accept(v));
                    });
                },
                null,
                stream.bound(),
                true,
                false);
    }

    /** The elements of the streams that a function makes. */
    private Pipeline flat(MethodInvocationTree tree, Pipeline stream, Value function) {
        return new Pipeline(
                (state, limit, sink) -> {
                    if (limit != null) {
                        code.report(tree, Message.STREAM, "limit behind flatMap");
                        return;
                    }
                    stream.source().run(state, null, v -> {
                        Value inner = translator.functionals().apply(tree, function, List.of(v));
                        if (code.phantom(inner) instanceof Pipeline elements && elements.ends()) {
                            elements.source().run(state, null, sink);
                        } else if (!code.isDummy(inner)) {
                            code.report(tree, Message.STREAM, "flatMap to a stream that is not known");
                        }
                    });
                },
                null,
                null,
                true,
                false);
    }

    /** The stream of a collection that stays what it is. */
    Value collection(MethodInvocationTree tree, Value collection, Type elements) {
        return code.phantom(code.type(tree), sources.collection(tree, collection, elements));
    }

    /** Whether a phantom is a stream, or what it gives in the end. */
    static boolean isAsked(Phantom phantom) {
        return phantom instanceof Pipeline
                || phantom instanceof Pipeline.Result
                || phantom instanceof Pipeline.Statistics;
    }

    /** The stream of an array, where no call says so. */
    Value over(Tree tree, Type type, Value array) {
        Value zero = code.at(tree).constant(0);
        Value length = translator.objectArrays().length(tree, array);
        return code.phantom(type, sources.elements(tree, array, zero, length));
    }

    /** The stream of what variables hold. */
    Value known(Tree tree, Type type, List<Variable> places, Function<Variable, Value> content) {
        return code.phantom(type, sources.known(tree, places, content));
    }

    /** Gives all elements of a collection to a function. */
    void over(Tree tree, Value collection, Type elements, Consumer<Value> action) {
        sources.collection(tree, collection, elements).source().run(List.of(), null, action);
    }

    /** The extreme element of a collection by a comparator. */
    Value extreme(Tree tree, Value collection, Type elements, Value comparator, String name) {
        return extreme(tree, sources.collection(tree, collection, elements), comparator, name);
    }

    /** The extreme element of a stream by a comparator, or as they compare themselves. */
    Value extreme(Tree tree, Pipeline stream, Value comparator, String name) {
        return results.extreme(tree, stream, comparator, name);
    }

    /** The stream of the elements in a range of an array. */
    Pipeline elements(Tree tree, Value array, Value from, Value to) {
        return sources.elements(tree, array, from, to);
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

    private void fail(Value condition, String exception) {
        Checks.raiseIf(code.builder(), condition, exception);
    }
}
