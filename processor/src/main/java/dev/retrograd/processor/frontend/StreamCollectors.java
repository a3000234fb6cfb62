package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What {@code collect} makes of a stream: lists, sums, statistics. */
final class StreamCollectors {
    private final Translator translator;
    private final Code code;
    private final StreamResults results;

    StreamCollectors(Translator translator, StreamResults results) {
        this.translator = translator;
        code = translator.code();
        this.results = results;
    }

    /** The collector that an expression makes. */
    Value collector(ExpressionTree tree) {
        boolean makes = Syntax.bare(tree) instanceof MethodInvocationTree call
                && code.element(call) instanceof ExecutableElement method
                && method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.util.stream.Collectors");
        if (!makes) {
            return results.refuse(tree, "collect");
        }
        MethodInvocationTree call = (MethodInvocationTree) Syntax.bare(tree);
        String name = ((ExecutableElement) code.element(call)).getSimpleName().toString();
        List<Value> arguments = new ArrayList<>();
        for (ExpressionTree argument : call.getArguments()) {
            arguments.add(
                    name.equals("mapping") && !arguments.isEmpty() ? collector(argument) : translator.value(argument));
        }
        return arguments.stream().anyMatch(code::isDummy)
                ? code.dummy(tree)
                : code.phantom(code.type(tree), new Pipeline.Collector(name, arguments));
    }

    /** What a collector makes of a stream. */
    Value collect(MethodInvocationTree tree, Pipeline stream, Value collector) {
        Pipeline.Collector made = (Pipeline.Collector) code.phantom(collector);
        Value first = made.arguments().isEmpty() ? null : made.arguments().get(0);
        return switch (made.name() + "/" + made.arguments().size()) {
            case "toList/0", "toUnmodifiableList/0" -> list(tree, stream);
            case "mapping/2" ->
                collect(
                        tree,
                        stream.mapped(v -> apply(tree, first, v)),
                        made.arguments().get(1));
            case "counting/0" -> {
                Value count = results.count(tree, stream);
                yield code.at(tree).call(Primitive.LONG, "(long)", count);
            }
            case "summingDouble/1" ->
                results.compensatedSum(tree, stream.mapped(v -> converted(tree, first, v, Primitive.DOUBLE)), null);
            case "summingInt/1", "summingLong/1" -> {
                Primitive type = made.name().equals("summingInt") ? Primitive.INT : Primitive.LONG;
                Pipeline terms = stream.mapped(v -> converted(tree, first, v, type));
                yield results.fold(
                        tree,
                        terms,
                        type,
                        results.zero(tree, type),
                        (a, v) -> code.at(tree).call(type, "+", a, v));
            }
            case "averagingDouble/1" ->
                statistics(stream.mapped(v -> converted(tree, first, v, Primitive.DOUBLE)), tree)
                        .average();
            case "summarizingDouble/1" ->
                statistics(tree, stream.mapped(v -> converted(tree, first, v, Primitive.DOUBLE)));
            case "reducing/2" ->
                results.fold(
                        tree,
                        stream,
                        first.type(),
                        first,
                        (a, v) -> translator
                                .functionals()
                                .apply(tree, made.arguments().get(1), List.of(a, v)));
            default -> results.refuse(tree, "Collectors." + made.name());
        };
    }

    private Value apply(Tree tree, Value function, Value argument) {
        return translator.functionals().apply(tree, function, List.of(argument));
    }

    private Value converted(Tree tree, Value function, Value argument, Type type) {
        return translator.conversions().convert(apply(tree, function, argument), type, tree);
    }

    /** The elements in a list. */
    Value list(MethodInvocationTree tree, Pipeline stream) {
        boolean isFixed =
                !((ExecutableElement) code.element(tree)).getSimpleName().contentEquals("collect");
        Type type = code.type(results.content(code.mirror(tree)));
        Layout layout = code.layouts().of(results.content(code.mirror(tree)));
        if (type == null
                || (layout != null && !(layout.isSplit() && code.layouts().isColumnar(layout)))) {
            return results.refuse(tree, "a list of objects that may change");
        }
        Listing list = translator.lists().empty(tree, new ArrayType(type), layout);
        stream.source().run(list.places(), null, v -> translator.lists().append(tree, list, v));
        return code.phantom(code.type(tree), isFixed ? list.fixed() : list);
    }

    /** The summary of numbers. */
    Value statistics(Tree tree, Pipeline stream) {
        return code.phantom(code.type(tree), statistics(stream, tree));
    }

    private Pipeline.Statistics statistics(Pipeline stream, Tree tree) {
        Variable min = results.variable("min", code.at(tree).constant(Double.POSITIVE_INFINITY));
        Variable max = results.variable("max", code.at(tree).constant(Double.NEGATIVE_INFINITY));
        Variable count = results.variable("count", results.zero(tree, Primitive.LONG));
        Pipeline observed = new Pipeline(
                (state, limit, sink) -> {
                    List<Variable> more = new ArrayList<>(state);
                    more.add(min);
                    more.add(max);
                    stream.source().run(more, limit, v -> {
                        RegionBuilder region = code.at(tree);
                        code.assign(min, region.call(Primitive.DOUBLE, "Math.min", code.read(min), v));
                        code.assign(max, region.call(Primitive.DOUBLE, "Math.max", code.read(max), v));
                        sink.accept(v);
                    });
                },
                stream.count(),
                stream.bound(),
                stream.ends(),
                false);
        Value sum = results.compensatedSum(tree, observed, count);
        Value number = code.read(count);
        RegionBuilder region = code.at(tree);
        Value some = region.call(Primitive.BOOLEAN, ">", number, region.constant(0L));
        Value average = translator
                .branching()
                .expressions(
                        some,
                        Primitive.DOUBLE,
                        () -> {
                            RegionBuilder arm = code.at(tree);
                            return arm.call(Primitive.DOUBLE, "/", sum, arm.call(Primitive.DOUBLE, "(double)", number));
                        },
                        () -> code.at(tree).constant(0.0));
        return new Pipeline.Statistics(number, sum, code.read(min), code.read(max), average);
    }

    /** What a summary says. */
    Value ask(Tree tree, Pipeline.Statistics statistics, String name) {
        return switch (name) {
            case "getCount" -> statistics.count();
            case "getSum" -> statistics.sum();
            case "getMin" -> statistics.min();
            case "getMax" -> statistics.max();
            case "getAverage" -> statistics.average();
            default -> results.refuse(tree, name);
        };
    }
}
