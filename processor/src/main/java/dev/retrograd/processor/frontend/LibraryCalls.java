package dev.retrograd.processor.frontend;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** Translates methods of the platform that are written with loops here: those that fill and copy arrays. */
final class LibraryCalls {
    private static final String BAD_ARGUMENT = "java.lang.IllegalArgumentException";
    private static final String OUT_OF_BOUNDS = "java.lang.ArrayIndexOutOfBoundsException";

    private final Translator translator;
    private final Code code;

    LibraryCalls(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Whether a method, named with its class and the number of its parameters, is one of them. */
    static boolean knows(String owner, ExecutableElement method) {
        return switch (owner + "." + method.getSimpleName() + "/"
                + method.getParameters().size()) {
            case "java.util.Arrays.fill/2",
                    "java.util.Arrays.fill/4",
                    "java.util.Arrays.copyOf/2",
                    "java.util.Arrays.copyOfRange/3",
                    "java.lang.System.arraycopy/5",
                    "dev.retrograd.Retrograd.constant/1" -> true;
            case "java.util.Arrays.sort/1", "java.util.Arrays.sort/3" -> isFloating(method);
            default -> false;
        };
    }

    private static boolean isFloating(ExecutableElement method) {
        return method.getParameters().get(0).asType() instanceof javax.lang.model.type.ArrayType array
                && (array.getComponentType().getKind() == TypeKind.DOUBLE
                        || array.getComponentType().getKind() == TypeKind.FLOAT);
    }

    /** One of these methods; null for those that return nothing. */
    Value call(MethodInvocationTree tree, ExecutableElement method) {
        List<Value> arguments = translator.calls().arguments(tree, method);
        if (method.getSimpleName().contentEquals("constant")) {
            return constant(tree, arguments.get(0));
        }
        if (!(arguments.get(0).type() instanceof ArrayType)) {
            return code.dummy(tree);
        }
        Value array = arguments.get(0);
        if (code.phantom(array) instanceof ObjectArray objects) {
            return objects(tree, method, arguments, objects);
        }
        return switch (method.getSimpleName().toString()) {
            case "fill" -> fill(tree, arguments);
            case "sort" -> sort(tree, arguments);
            case "copyOf" -> {
                Value length = arguments.get(1);
                RegionBuilder region = code.at(tree);
                Value target = region.alloc(array.type(), Placement.FRESH, length);
                Value count = region.call(Primitive.INT, "Math.min", region.length(array), length);
                copy(array, null, target, null, count);
                yield target;
            }
            case "copyOfRange" -> copyOfRange(tree, array, arguments.get(1), arguments.get(2));
            default -> arraycopy(tree, arguments);
        };
    }

    /** Fills an array of objects, or takes a copy. */
    private Value objects(Tree tree, ExecutableElement method, List<Value> arguments, ObjectArray objects) {
        Value array = arguments.get(0);
        Value length = translator.objectArrays().length(tree, array);
        if (method.getSimpleName().contentEquals("fill")
                && arguments.size() == 2
                && objects.layout().isSplit()) {
            translator
                    .lists()
                    .over(
                            tree,
                            length,
                            index -> translator.objectArrays().store(tree, tree, array, index, arguments.get(1)));
            return null;
        }
        return code.refuse(tree, Message.LIBRARY_METHOD, method.getSimpleName() + " of an array of objects");
    }

    private Value fill(Tree tree, List<Value> arguments) {
        Value array = arguments.get(0);
        RegionBuilder region = code.at(tree);
        boolean ranged = arguments.size() == 4;
        Value first = ranged ? arguments.get(1) : zero();
        Value limit = ranged ? arguments.get(2) : region.length(array);
        if (ranged) {
            fail(region.call(Primitive.BOOLEAN, ">", first, limit), BAD_ARGUMENT);
            fail(region.call(Primitive.BOOLEAN, ">", limit, region.length(array)), OUT_OF_BOUNDS);
        }
        Value counter = Value.of(Primitive.INT, "i");
        Value value = arguments.get(arguments.size() - 1);
        region.loop(code.nextLabel(), first, limit, counter, body -> body.store(array, counter, value));
        return null;
    }

    private Value sort(Tree tree, List<Value> arguments) {
        Value array = arguments.get(0);
        RegionBuilder region = code.at(tree);
        boolean ranged = arguments.size() == 3;
        Value first = ranged ? arguments.get(1) : zero();
        Value limit = ranged ? arguments.get(2) : region.length(array);
        if (ranged) {
            fail(region.call(Primitive.BOOLEAN, ">", first, limit), BAD_ARGUMENT);
            requireWithin(array, first);
            requireWithin(array, limit);
        }
        new Sorting(code).sort(tree, array, first, limit);
        return null;
    }

    /** A number, or a copy of an array, without derivative. */
    private Value constant(Tree tree, Value value) {
        RegionBuilder region = code.at(tree);
        if (!(value.type() instanceof ArrayType type)) {
            return region.call(value.type(), "constant", value);
        }
        Value length = region.length(value);
        Value target = region.alloc(type, Placement.FRESH, length);
        Value counter = Value.of(Primitive.INT, "i");
        RegionBuilder body = new RegionBuilder(List.of(counter), region.origin());
        String label = code.nextLabel();
        code.switchTo(body);
        body.store(target, counter, constant(tree, body.load(value, counter)));
        code.switchTo(region);
        region.add(new Op.For(
                List.of(),
                label,
                region.constant(0),
                length,
                false,
                1,
                List.of(),
                body.yielding(List.of()),
                region.origin()));
        return target;
    }

    private Value copyOfRange(Tree tree, Value array, Value first, Value limit) {
        RegionBuilder region = code.at(tree);
        fail(region.call(Primitive.BOOLEAN, ">", first, limit), BAD_ARGUMENT);
        requireWithin(array, first);
        Value target = region.alloc(array.type(), Placement.FRESH, region.call(Primitive.INT, "-", limit, first));
        Value end = region.call(Primitive.INT, "Math.min", limit, region.length(array));
        copy(array, first, target, null, region.call(Primitive.INT, "-", end, first));
        return target;
    }

    /** Copies upward, or downward where source and target may overlap the other way. */
    private Value arraycopy(MethodInvocationTree tree, List<Value> arguments) {
        Value source = arguments.get(0);
        Value from = isZero(tree.getArguments().get(1)) ? null : arguments.get(1);
        Value target = arguments.get(2);
        Value to = isZero(tree.getArguments().get(3)) ? null : arguments.get(3);
        Value count = arguments.get(4);
        if (!source.type().equals(target.type())) {
            return code.refuse(tree, Message.LIBRARY_METHOD, "arraycopy between arrays of different types");
        }
        RegionBuilder region = code.at(tree);
        fail(region.call(Primitive.BOOLEAN, "<", count, zero()), OUT_OF_BOUNDS);
        requireWithin(source, from);
        requireWithin(target, to);
        if (to == null) {
            copy(source, from, target, null, count);
            return null;
        }
        Value same = region.call(Primitive.BOOLEAN, "==", source, target);
        Value ahead = region.call(Primitive.BOOLEAN, "<", arguments.get(1), to);
        Value overlaps = region.call(Primitive.BOOLEAN, "&", same, ahead);
        translator
                .branching()
                .statements(
                        overlaps,
                        false,
                        () -> {
                            RegionBuilder inner = code.at(tree);
                            Value last = inner.call(Primitive.INT, "-", count, inner.constant(1));
                            Value counter = Value.of(Primitive.INT, "i");
                            RegionBuilder body = new RegionBuilder(List.of(counter), inner.origin());
                            element(body, source, from, target, to, counter);
                            inner.add(new Op.For(
                                    List.of(),
                                    code.nextLabel(),
                                    last,
                                    zero(),
                                    true,
                                    -1,
                                    List.of(),
                                    body.yielding(List.of()),
                                    inner.origin()));
                        },
                        () -> {
                            code.at(tree);
                            copy(source, from, target, to, count);
                        });
        return null;
    }

    private void copy(Value source, Value from, Value target, Value to, Value count) {
        Value counter = Value.of(Primitive.INT, "i");
        code.builder()
                .loop(
                        code.nextLabel(),
                        zero(),
                        count,
                        counter,
                        body -> element(body, source, from, target, to, counter));
    }

    private static void element(RegionBuilder body, Value source, Value from, Value target, Value to, Value counter) {
        Value read = from == null ? counter : body.call(Primitive.INT, "+", from, counter);
        Value written = to == null ? counter : body.call(Primitive.INT, "+", to, counter);
        body.store(target, written, body.load(source, read));
    }

    /** Even where nothing is copied, offsets have to be in the array or right behind it; {@code null} stands for 0. */
    private void requireWithin(Value array, Value offset) {
        if (offset != null) {
            RegionBuilder region = code.builder();
            Value below = region.call(Primitive.BOOLEAN, "<", offset, zero());
            Value above = region.call(Primitive.BOOLEAN, ">", offset, region.length(array));
            fail(region.call(Primitive.BOOLEAN, "|", below, above), OUT_OF_BOUNDS);
        }
    }

    private void fail(Value condition, String exception) {
        Checks.raiseIf(code.builder(), condition, exception);
    }

    private static boolean isZero(Tree argument) {
        return Syntax.bare(argument) instanceof LiteralTree literal
                && Integer.valueOf(0).equals(literal.getValue());
    }

    private Value zero() {
        return code.builder().constant(0);
    }
}
