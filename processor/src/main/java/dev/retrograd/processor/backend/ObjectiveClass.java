package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.MethodPlan.ObjectiveFactory;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The objective function that {@code objective} returns: the method and its companion with all but one argument bound. */
final class ObjectiveClass {
    private static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);
    private static final TypeName ROWS = ArrayTypeName.of(VECTOR);

    private final CompanionPlan plan;
    private final ClassName companion;
    private final ClassName workspace;
    private final ObjectiveFactory body;
    private final String arguments;

    ObjectiveClass(CompanionPlan plan, ClassName workspace, ObjectiveFactory body) {
        this.plan = plan;
        this.companion = ClassName.get(plan.packageName(), plan.name());
        this.workspace = workspace;
        this.body = body;
        this.arguments = String.join(", ", body.arguments());
    }

    TypeSpec anonymous(ClassName type) {
        TypeSpec.Builder anonymous = TypeSpec.anonymousClassBuilder("").addSuperinterface(type);
        return (body.isVector() ? residuals(anonymous) : objective(anonymous)).build();
    }

    private TypeSpec.Builder objective(TypeSpec.Builder anonymous) {
        String point = body.point();
        String adjoint = plan.kept().get(0).name();
        String storage = free("workspace");
        String value = free("value");
        String target = free("gradient");
        String call = arguments + ", " + storage;
        return anonymous
                .addMethod(value(TypeName.DOUBLE))
                .addMethod(override("gradient", VECTOR)
                        .addParameter(VECTOR, point)
                        .addStatement("$T $L = new $T()", workspace, storage, workspace)
                        .addStatement("$T.gradient($L)", companion, call)
                        .addStatement("return $L.$L", storage, adjoint)
                        .build())
                .addMethod(override("valueAndGradient", TypeName.DOUBLE)
                        .addParameter(VECTOR, point)
                        .addParameter(VECTOR, target)
                        .addStatement("$T $L = new $T()", workspace, storage, workspace)
                        .addStatement("$T $L = $T.gradient($L)", TypeName.DOUBLE, value, companion, call)
                        .addStatement(
                                "$T.arraycopy($L.$L, 0, $L, 0, $L.length)",
                                System.class,
                                storage,
                                adjoint,
                                target,
                                point)
                        .addStatement("return $L", value)
                        .build());
    }

    private TypeSpec.Builder residuals(TypeSpec.Builder anonymous) {
        return anonymous
                .addMethod(value(VECTOR))
                .addMethod(override("jacobian", ROWS)
                        .addParameter(VECTOR, body.point())
                        .addStatement("return $T.jacobian($L)", companion, arguments)
                        .build());
    }

    /** The method itself; where it leaves its result in an array, in a new one. */
    private MethodSpec value(TypeName type) {
        MethodSpec.Builder value = override("value", type).addParameter(VECTOR, body.point());
        String output = body.invocation().output();
        List<String> passed = new ArrayList<>(body.arguments());
        String result = free("value");
        if (!output.isEmpty()) {
            passed.replaceAll(argument -> argument.equals(output) ? result : argument);
            value.addStatement("$T $L = $L.clone()", type, result, output);
        }
        CodeBlock owner =
                body.invocation().onReceiver() ? CodeBlock.of("$L", passed.remove(0)) : CodeBlock.of("$T", owner());
        CodeBlock call = CodeBlock.of("$L.$L($L)", owner, method(), String.join(", ", passed));
        if (output.isEmpty()) {
            return value.addStatement("return $L", call).build();
        }
        return value.addStatement("$L", call).addStatement("return $L", result).build();
    }

    private ClassName owner() {
        String[] names = body.primal().split("\\.");
        ClassName owner = ClassName.get(plan.packageName(), names[0]);
        for (String name : List.of(names).subList(1, names.length - 1)) {
            owner = owner.nestedClass(name);
        }
        return owner;
    }

    private String method() {
        return body.primal().substring(body.primal().lastIndexOf('.') + 1);
    }

    /** A name that no argument bears; two different wishes stay different. */
    private String free(String wish) {
        return body.arguments().contains(wish) ? free(wish + "_") : wish;
    }

    private static MethodSpec.Builder override(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }
}
