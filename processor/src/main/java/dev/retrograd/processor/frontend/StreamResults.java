package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a stream is asked for in the end, as a loop that computes what the platform computes to the bit. */
final class StreamResults {
    private final Translator translator;
    private final Code code;
    private final StreamCollectors collectors;

    StreamResults(Translator translator) {
        this.translator = translator;
        code = translator.code();
        collectors = new StreamCollectors(translator, this);
    }

    /** What {@code collect} makes of streams. */
    StreamCollectors collectors() {
        return collectors;
    }

    /** The result of a stream; null if it returns nothing. */
    Value result(MethodInvocationTree tree, Pipeline stream, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        Type element = element(method);
        return switch (name + "/" + arguments.size()) {
            case "forEach/1", "forEachOrdered/1" -> {
                stream.source()
                        .run(List.of(), null, v -> translator.functionals().apply(tree, arguments.get(0), List.of(v)));
                yield null;
            }
            case "sum/0" ->
                element == Primitive.DOUBLE
                        ? compensatedSum(tree, stream, null)
                        : fold(tree, stream, element, zero(tree, element), "+");
            case "average/0" -> average(tree, stream, element);
            case "max/0", "min/0" -> extreme(tree, stream, (Primitive) element, name);
            case "count/0" -> {
                Value count = count(tree, stream);
                yield code.at(tree).call(Primitive.LONG, "(long)", count);
            }
            case "max/1", "min/1" -> optionalExtreme(tree, stream, arguments.get(0), name);
            case "findFirst/0" ->
                stream.direct() ? chosen(tree, stream, (old, v) -> old) : refuse(tree, name + " behind map");
            case "toList/0" -> collectors.list(tree, stream);
            case "collect/1" -> collectors.collect(tree, stream, arguments.get(0));
            case "summaryStatistics/0" ->
                element == Primitive.DOUBLE ? collectors.statistics(tree, stream) : refuse(tree, name);
            case "reduce/1" -> reduce(tree, stream, arguments.get(0));
            case "reduce/2" -> {
                Value start = arguments.get(0);
                Type kept = element == null ? start.type() : element;
                yield fold(
                        tree,
                        stream,
                        kept,
                        start,
                        (a, v) -> translator.functionals().apply(tree, arguments.get(1), List.of(a, v)));
            }
            case "toArray/0", "toArray/1" -> toArray(tree, stream, arguments.isEmpty() ? null : arguments.get(0));
            case "anyMatch/1", "allMatch/1", "noneMatch/1" ->
                stream.direct() ? match(tree, stream, name, arguments.get(0)) : refuse(tree, name + " behind map");
            default -> refuse(tree, name);
        };
    }

    /** Refuses an operation. */
    Value refuse(Tree tree, String name) {
        return code.refuse(tree, Message.STREAM, name);
    }

    /** The type of the elements of the stream that a method belongs to; null for objects. */
    static Type element(ExecutableElement method) {
        String owner =
                ((TypeElement) method.getEnclosingElement()).getSimpleName().toString();
        return switch (owner) {
            case "IntStream" -> Primitive.INT;
            case "LongStream" -> Primitive.LONG;
            case "DoubleStream" -> Primitive.DOUBLE;
            default -> null;
        };
    }

    Value zero(Tree tree, Type type) {
        return Code.zero(code.at(tree), type);
    }

    Variable variable(String name, Value first) {
        Variable variable = code.newVariable(name, first.type());
        code.environment().declare(variable);
        code.environment().set(variable, first);
        return variable;
    }

    private Value fold(Tree tree, Pipeline stream, Type type, Value start, String operator) {
        return fold(tree, stream, type, start, (a, v) -> code.at(tree).call(type, operator, a, v));
    }

    Value fold(Tree tree, Pipeline stream, Type type, Value start, BiFunction<Value, Value, Value> operation) {
        Variable result = variable("result", translator.conversions().convert(start, type, tree));
        stream.source().run(List.of(result), null, v -> code.assign(result, operation.apply(code.read(result), v)));
        return code.read(result);
    }

    /** How many elements come; the variable, if there is one, counts them. */
    Value count(Tree tree, Pipeline stream) {
        if (stream.count() != null) {
            return stream.count();
        }
        Variable count = variable("count", zero(tree, Primitive.INT));
        stream.source().run(List.of(count), null, v -> increment(tree, count));
        return code.read(count);
    }

    void increment(Tree tree, Variable count) {
        RegionBuilder region = code.at(tree);
        code.environment()
                .set(
                        count,
                        region.call(
                                count.type(), "+", code.read(count), region.constant(Conversions.narrow(1, (Primitive)
                                        count.type()))));
    }

    /**
     * The sum as {@code DoubleStream} computes it: the error of each addition is kept and subtracted from the next number. The
     * plain sum counts where the compensation of infinities is NaN.
     */
    Value compensatedSum(Tree tree, Pipeline stream, Variable count) {
        Variable sum = variable("sum", zero(tree, Primitive.DOUBLE));
        Variable error = variable("error", zero(tree, Primitive.DOUBLE));
        Variable plain = variable("plain", zero(tree, Primitive.DOUBLE));
        List<Variable> state = count == null ? List.of(sum, error, plain) : List.of(sum, error, plain, count);
        stream.source().run(state, null, v -> {
            Value old = code.read(sum);
            RegionBuilder region = code.at(tree);
            Value corrected = region.call(Primitive.DOUBLE, "-", v, code.read(error));
            Value next = region.call(Primitive.DOUBLE, "+", old, corrected);
            Value added = region.call(Primitive.DOUBLE, "-", next, old);
            code.assign(error, region.call(Primitive.DOUBLE, "-", added, corrected));
            code.assign(plain, region.call(Primitive.DOUBLE, "+", code.read(plain), v));
            code.assign(sum, next);
            if (count != null) {
                increment(tree, count);
            }
        });
        RegionBuilder region = code.at(tree);
        Value total = region.call(Primitive.DOUBLE, "-", code.read(sum), code.read(error));
        Value simple = code.read(plain);
        Value undefined = region.call(Primitive.BOOLEAN, "!=", total, total);
        Value size = region.call(Primitive.DOUBLE, "Math.abs", simple);
        Value infinite = region.call(Primitive.BOOLEAN, ">", size, region.constant(Double.MAX_VALUE));
        Value spurious = region.call(Primitive.BOOLEAN, "&", undefined, infinite);
        return translator.branching().expressions(spurious, Primitive.DOUBLE, () -> simple, () -> total);
    }

    private Value average(Tree tree, Pipeline stream, Type element) {
        boolean doubles = element == Primitive.DOUBLE;
        Variable count = variable("count", zero(tree, Primitive.LONG));
        Value sum;
        if (doubles) {
            sum = compensatedSum(tree, stream, count);
        } else {
            Variable total = variable("sum", zero(tree, Primitive.LONG));
            stream.source().run(List.of(total, count), null, v -> {
                Value term = translator.conversions().convert(v, Primitive.LONG, tree);
                code.assign(total, code.at(tree).call(Primitive.LONG, "+", code.read(total), term));
                increment(tree, count);
            });
            sum = translator.conversions().convert(code.read(total), Primitive.DOUBLE, tree);
        }
        Value number = code.read(count);
        RegionBuilder region = code.at(tree);
        Value present = region.call(Primitive.BOOLEAN, ">", number, region.constant(0L));
        Value divisor = region.call(Primitive.DOUBLE, "(double)", number);
        return optional(tree, present, region.call(Primitive.DOUBLE, "/", sum, divisor));
    }

    Value optional(Tree tree, Value present, Value value) {
        return code.phantom(code.type(tree), new Pipeline.Result(present, value));
    }

    private Value extreme(Tree tree, Pipeline stream, Primitive type, String name) {
        boolean max = name.equals("max");
        Object first = switch (type) {
            case INT -> (Object) (max ? Integer.MIN_VALUE : Integer.MAX_VALUE);
            case LONG -> max ? Long.MIN_VALUE : Long.MAX_VALUE;
            default -> max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        };
        Variable result = variable(name, code.at(tree).constant(first));
        Variable present = variable("present", code.at(tree).constant(false));
        boolean known = stream.count() != null;
        stream.source().run(known ? List.of(result) : List.of(result, present), null, v -> {
            code.assign(result, code.at(tree).call(type, "Math." + name, code.read(result), v));
            if (!known) {
                code.environment().set(present, code.at(tree).constant(true));
            }
        });
        RegionBuilder region = code.at(tree);
        Value some =
                known ? region.call(Primitive.BOOLEAN, ">", stream.count(), region.constant(0)) : code.read(present);
        return optional(tree, some, code.read(result));
    }

    private Value reduce(Tree tree, Pipeline stream, Value operation) {
        return chosen(tree, stream, (old, v) -> translator.functionals().apply(tree, operation, List.of(old, v)));
    }

    /** The extreme element by a comparator, if there is one. */
    private Value optionalExtreme(Tree tree, Pipeline stream, Value comparator, String name) {
        return chosen(tree, stream, (old, v) -> {
            Value order = translator.orderings().compare(tree, comparator, old, v);
            RegionBuilder region = code.at(tree);
            String keeps = name.startsWith("max") ? ">=" : "<=";
            Value kept = region.call(Primitive.BOOLEAN, keeps, order, region.constant(0));
            return translator.branching().expressions(kept, old.type(), () -> old, () -> v);
        });
    }

    /** What is made of the elements one after another, beginning with the first. */
    private Value chosen(Tree tree, Pipeline stream, BinaryOperator<Value> operation) {
        return chosen(tree, stream, content(code.mirror(tree)), operation);
    }

    private Value chosen(Tree tree, Pipeline stream, TypeMirror content, BinaryOperator<Value> operation) {
        Variable present = variable("present", code.at(tree).constant(false));
        Type type = code.type(content);
        Layout layout = code.layouts().of(content);
        if (type == null || (layout != null && !layout.isSplit())) {
            return refuse(tree, "a result of objects");
        }
        Value blank = blank(tree, type, layout);
        Variable result = code.newVariable("result", blank);
        code.environment().declare(result);
        code.assign(result, blank);
        List<Variable> state = new ArrayList<>(result.leaves().toList());
        state.add(present);
        stream.source().run(state, null, v -> {
            Value begun = code.read(present);
            Value old = code.read(result);
            code.at(tree);
            Value next = translator.branching().expressions(begun, type, () -> operation.apply(old, v), () -> v);
            code.assign(result, next);
            code.environment().set(present, code.at(tree).constant(true));
        });
        return optional(tree, code.read(present), code.read(result));
    }

    /** The extreme element of a collection; of equal ones the first. */
    Value extreme(Tree tree, Pipeline stream, Value comparator, String name) {
        String replaces = name.equals("max") ? ">" : "<";
        Value result = chosen(tree, stream, code.mirror(tree), (old, v) -> {
            Value order = comparator == null
                    ? translator.orderings().natural(tree, v, old)
                    : translator.orderings().compare(tree, comparator, v, old);
            RegionBuilder region = code.at(tree);
            Value better = region.call(Primitive.BOOLEAN, replaces, order, region.constant(0));
            return translator.branching().expressions(better, old.type(), () -> v, () -> old);
        });
        if (!(code.phantom(result) instanceof Pipeline.Result found)) {
            return result;
        }
        RegionBuilder region = code.at(tree);
        Value missing = region.call(Primitive.BOOLEAN, "!", found.present());
        Checks.raiseIf(region, missing, "java.util.NoSuchElementException");
        return found.value();
    }

    /** The type of the elements of a stream, or of what an {@code Optional} holds. */
    TypeMirror content(TypeMirror mirror) {
        DeclaredType declared = (DeclaredType) mirror;
        String name = declared.asElement().getSimpleName().toString();
        if (!declared.getTypeArguments().isEmpty()) {
            return TypeMapping.upper(declared.getTypeArguments().get(0), code.sources());
        }
        TypeKind kind = name.contains("Int") ? TypeKind.INT : name.contains("Long") ? TypeKind.LONG : TypeKind.DOUBLE;
        return code.sources().types().getPrimitiveType(kind);
    }

    /** What stands for an element where there is none. */
    private Value blank(Tree tree, Type type, Layout layout) {
        if (layout == null) {
            return zero(tree, type);
        }
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            fields.put(
                    field.element(),
                    blank(tree, code.type(field.type()), code.layouts().of(field.type())));
        }
        return code.phantom(type, new Instance.Fixed(layout, true, fields, Set.of()));
    }

    /** The elements in an array; null if they cannot be elements of one. */
    Value gathered(Tree tree, Pipeline stream) {
        TypeMirror element = content(code.mirror(tree));
        Type type = code.type(element);
        return type == null
                ? null
                : toArray(tree, stream, new ArrayType(type), code.layouts().of(element));
    }

    private Value toArray(MethodInvocationTree tree, Pipeline stream, Value maker) {
        boolean isKnown = maker == null
                || (code.phantom(maker) instanceof Functional.Reference reference && reference.method() == null);
        if (!isKnown || !(code.type(tree) instanceof ArrayType type)) {
            return refuse(tree, "toArray");
        }
        TypeMirror element = ((javax.lang.model.type.ArrayType) code.mirror(tree)).getComponentType();
        return toArray(tree, stream, type, code.layouts().of(element));
    }

    private Value toArray(Tree tree, Pipeline stream, ArrayType type, Layout layout) {
        if (layout != null && !(layout.isSplit() && code.layouts().isColumnar(layout))) {
            return refuse(tree, "an array of objects that may change");
        }
        if (stream.bound() == null) {
            Listing list = translator.lists().empty(tree, type, layout);
            stream.source().run(list.places(), null, v -> translator.lists().append(tree, list, v));
            return translator.lists().trimmed(tree, list);
        }
        code.at(tree);
        Value array = layout == null
                ? code.builder().alloc(type, Placement.FRESH, stream.bound())
                : translator.objectArrays().made(layout, type, stream.bound());
        Variable index = variable("count", code.at(tree).constant(0));
        stream.source().run(List.of(index), null, v -> {
            Value element = translator.conversions().convert(v, type.element(), tree);
            code.at(tree);
            translator.objectArrays().store(tree, tree, array, code.read(index), element);
            increment(tree, index);
        });
        return stream.count() != null
                ? array
                : translator.lists().trimmed(tree, translator.lists().of(tree, array, code.read(index)));
    }

    private Value match(Tree tree, Pipeline stream, String name, Value predicate) {
        boolean all = name.equals("allMatch");
        Variable found = variable("found", code.at(tree).constant(false));
        stream.source().run(List.of(found), null, v -> {
            Value before = code.read(found);
            code.at(tree);
            Value now = translator
                    .branching()
                    .expressions(before, Primitive.BOOLEAN, () -> code.at(tree).constant(true), () -> {
                        Value matches = translator.functionals().apply(tree, predicate, List.of(v));
                        return all ? code.at(tree).call(Primitive.BOOLEAN, "!", matches) : matches;
                    });
            code.environment().set(found, now);
        });
        Value any = code.read(found);
        return name.equals("anyMatch") ? any : code.at(tree).call(Primitive.BOOLEAN, "!", any);
    }

    /** What a result that may be missing is asked for. */
    Value ask(Tree tree, Pipeline.Result result, String name, List<Value> arguments) {
        RegionBuilder region = code.at(tree);
        switch (name + "/" + arguments.size()) {
            case "getAsDouble/0", "getAsInt/0", "getAsLong/0", "get/0", "orElseThrow/0" -> {
                Value missing = region.call(Primitive.BOOLEAN, "!", result.present());
                Checks.raiseIf(region, missing, "java.util.NoSuchElementException", "No value present");
                return result.value();
            }
            case "isPresent/0" -> {
                return result.present();
            }
            case "isEmpty/0" -> {
                return region.call(Primitive.BOOLEAN, "!", result.present());
            }
            case "map/1" -> {
                Value mapper = arguments.get(0);
                ExecutableElement method = translator.functionals().types().functionalMethod(mapper.type());
                Type type =
                        method == null ? null : translator.functionals().types().result(mapper, method);
                if (type == null) {
                    return refuse(tree, name);
                }
                Value mapped = translator
                        .branching()
                        .expressions(
                                result.present(),
                                type,
                                () -> translator.functionals().apply(tree, mapper, List.of(result.value())),
                                () -> Code.zero(code.at(tree), type));
                return optional(tree, result.present(), mapped);
            }
            case "filter/1" -> {
                Value kept = translator
                        .branching()
                        .expressions(
                                result.present(),
                                Primitive.BOOLEAN,
                                () -> translator.functionals().apply(tree, arguments.get(0), List.of(result.value())),
                                () -> code.at(tree).constant(false));
                return optional(tree, kept, result.value());
            }
            case "ifPresent/1" -> {
                translator
                        .branching()
                        .statements(
                                result.present(),
                                false,
                                () -> translator.functionals().apply(tree, arguments.get(0), List.of(result.value())),
                                () -> {});
                return null;
            }
            case "orElse/1", "orElseGet/1" -> {
                Type type = result.value().type();
                return translator
                        .branching()
                        .expressions(
                                result.present(),
                                type,
                                result::value,
                                () -> name.equals("orElse")
                                        ? translator.conversions().convert(arguments.get(0), type, tree)
                                        : translator.functionals().apply(tree, arguments.get(0), List.of()));
            }
            default -> {
                return refuse(tree, name);
            }
        }
    }
}
