package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** Translates methods of the runtime's matrix: one call each, except for element access. */
final class MatrixCalls {
    private final Code code;

    MatrixCalls(Translator translator) {
        code = translator.code();
    }

    /** A method of the matrix class; the receiver comes first. */
    Value call(Tree tree, ExecutableElement method, Value receiver, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        List<Value> operands = new ArrayList<>();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            if (!receiver.type().equals(ClassType.MATRIX)) {
                return code.dummy(tree);
            }
            operands.add(receiver);
        }
        operands.addAll(arguments);
        Type result = TypeMapping.of(method.getReturnType(), code.sources());
        RegionBuilder region = code.at(tree);
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            region.add(new Op.Invoke(List.of(), ClassType.MATRIX.name() + "." + name, operands, region.origin()));
            return null;
        }
        if (!TypeMapping.isComputable(result) || name.equals("equals") || name.equals("hashCode")) {
            return code.refuse(tree, Message.LIBRARY_METHOD, "Matrix." + name);
        }
        if (name.equals("get")) {
            Value rows = region.call(ArrayType.ROWS, "Matrix.data", operands.get(0));
            return region.load(region.load(rows, operands.get(1)), operands.get(2));
        }
        return region.call(result, "Matrix." + name, operands.toArray(Value[]::new));
    }
}
