package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
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
    private final Translator translator;
    private final Code code;

    MatrixCalls(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** A method of the matrix class; the receiver comes first. */
    Value call(MethodInvocationTree tree, ExecutableElement method, ExpressionTree receiver) {
        String name = method.getSimpleName().toString();
        List<Value> operands = new ArrayList<>();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            Value matrix = translator.value(receiver);
            if (!matrix.type().equals(ClassType.MATRIX)) {
                return code.dummy(tree);
            }
            operands.add(matrix);
        }
        operands.addAll(translator.calls().arguments(tree, method));
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
