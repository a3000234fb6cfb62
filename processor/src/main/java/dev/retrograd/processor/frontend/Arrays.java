package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** Translates array expressions. */
final class Arrays {
    private final Translator translator;
    private final Code code;

    Arrays(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** {@code array[index]}. */
    Value load(ArrayAccessTree tree) {
        Value array = translator.value(tree.getExpression());
        Value index = translator.value(tree.getIndex(), Primitive.INT);
        return array.type().isArray()
                ? translator.objectArrays().load(tree, array, tree.getIndex(), index)
                : code.dummy(tree);
    }

    /** {@code new T[n]...} or {@code new T[] {...}}. */
    Value create(NewArrayTree tree) {
        Type type = code.type(tree);
        Value objects = translator.objectArrays().create(tree);
        if (objects != null) {
            return objects;
        }
        if (!TypeMapping.isComputable(type)) {
            return code.refuse(tree, Message.EXPRESSION, "array of type " + code.mirror(tree));
        }
        if (tree.getInitializers() != null) {
            return packed(tree, type, tree.getInitializers());
        }
        Value[] lengths = tree.getDimensions().stream()
                .map(length -> translator.value(length, Primitive.INT))
                .toArray(Value[]::new);
        return code.at(tree).alloc(type, Placement.FRESH, lengths);
    }

    /** A new array of the given elements. */
    Value packed(Tree tree, Type type, List<? extends ExpressionTree> elements) {
        RegionBuilder region = code.at(tree);
        Value array = region.alloc(type, Placement.FRESH, region.constant(elements.size()));
        int position = 0;
        for (ExpressionTree element : elements) {
            Value value = translator.value(element, ((ArrayType) type).element());
            Value index = code.at(element).constant(position++);
            code.at(element).store(array, index, value);
        }
        return array;
    }

    /** {@code array.clone()}: new elements, but the same rows. */
    Value copy(Tree tree, Value source) {
        ArrayType type = (ArrayType) source.type();
        RegionBuilder region = code.at(tree);
        if (type.rank() == 1) {
            Value target = Value.of(type);
            region.add(new Op.Copy(target, source, Placement.FRESH, region.origin()));
            return target;
        }
        Value length = region.length(source);
        Value target = region.alloc(type, Placement.FRESH, length);
        Value counter = Value.of(Primitive.INT, "i");
        region.loop(
                code.nextLabel(),
                region.constant(0),
                length,
                counter,
                body -> body.store(target, counter, body.load(source, counter)));
        return target;
    }
}
