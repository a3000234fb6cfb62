package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** The array that a {@code void} method writes as its result. */
final class Outputs {
    private static final String OUTPUT = "dev.retrograd.Output";

    private Outputs() {}

    /** The number of the parameter that is marked; -1 if none is. */
    static int index(ExecutableElement method) {
        for (int i = 0; i < method.getParameters().size(); i++) {
            if (isMarked(method.getParameters().get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMarked(VariableElement parameter) {
        return parameter.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(OUTPUT));
    }

    /** Refuses marks that name no result. */
    static void check(Code code, MethodTree tree, ExecutableElement method) {
        int output = index(method);
        for (int i = 0; i < method.getParameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            Type type = TypeMapping.of(parameter.asType(), code.sources());
            boolean array = type instanceof ArrayType && type.isDifferentiable();
            boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
            if (isMarked(parameter) && (i != output || !array || !isVoid)) {
                code.report(
                        tree.getParameters().get(i),
                        Message.OUTPUT,
                        parameter.getSimpleName().toString());
            }
        }
    }

    /** The signature of a method that does not read what its output contained. */
    static MethodSignature unread(MethodSignature signature, int output) {
        List<Parameter> parameters = new ArrayList<>(signature.parameters());
        parameters.replaceAll(parameter -> parameter == signature.parameters().get(output)
                ? new Parameter(parameter.name(), parameter.structure().constant())
                : parameter);
        return new MethodSignature(
                signature.packageName(),
                signature.enclosingClass(),
                signature.methodName(),
                parameters,
                signature.output(),
                signature.thrown(),
                signature.invocation());
    }
}
