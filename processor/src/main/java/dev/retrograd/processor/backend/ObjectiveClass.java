package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.MethodPlan.ObjectiveFactory;
import java.util.ArrayList;
import java.util.List;

/** The objective function that {@code objective} returns: the method and its companion with all but one argument bound. */
final class ObjectiveClass {
    private static final int LEVEL = 3;
    private static final TypeName VECTOR = ArrayTypeName.of(TypeName.DOUBLE);
    private static final TypeName ROWS = ArrayTypeName.of(VECTOR);
    private static final ClassName SYSTEM = ClassName.get(System.class);

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

    /** The expression that makes an instance. */
    Code anonymous(ClassName type) {
        ClassText anonymous = new ClassText("", Code.of("new $()", type));
        for (MethodText method : body.isVector() ? residuals() : objective()) {
            anonymous.member(method.text(LEVEL));
        }
        return anonymous.text();
    }

    private List<MethodText> objective() {
        String point = body.point();
        String adjoint = plan.kept().get(0).name();
        String storage = free("workspace");
        String value = free("value");
        String target = free("gradient");
        String call = arguments + ", " + storage;
        MethodText gradient = override("gradient", VECTOR)
                .parameter(VECTOR, point)
                .statement("$ $ = new $()", workspace, storage, workspace)
                .statement("$.gradient($)", companion, call)
                .statement("return $.$", storage, adjoint);
        MethodText both = override("valueAndGradient", TypeName.DOUBLE)
                .parameter(VECTOR, point)
                .parameter(VECTOR, target)
                .statement("$ $ = new $()", workspace, storage, workspace)
                .statement("double $ = $.gradient($)", value, companion, call)
                .statement("$.arraycopy($.$, 0, $, 0, $.length)", SYSTEM, storage, adjoint, target, point)
                .statement("return $", value);
        return List.of(value(TypeName.DOUBLE), gradient, both);
    }

    private List<MethodText> residuals() {
        MethodText jacobian = override("jacobian", ROWS)
                .parameter(VECTOR, body.point())
                .statement("return $.jacobian($)", companion, arguments);
        return List.of(value(VECTOR), jacobian);
    }

    /** The method itself; where it leaves its result in an array, in a new one. */
    private MethodText value(TypeName type) {
        MethodText value = override("value", type).parameter(VECTOR, body.point());
        String output = body.invocation().output();
        List<String> passed = new ArrayList<>(body.arguments());
        String result = free("value");
        if (!output.isEmpty()) {
            passed.replaceAll(argument -> argument.equals(output) ? result : argument);
            value.statement("$ $ = $.clone()", type, result, output);
        }
        Code owner = body.invocation().onReceiver() ? new Code().text(passed.remove(0)) : new Code().type(owner());
        Code call = Code.of("$.$($)", owner, method(), String.join(", ", passed));
        return output.isEmpty()
                ? value.statement("return $", call)
                : value.statement("$", call).statement("return $", result);
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

    private static MethodText override(String name, TypeName result) {
        return new MethodText("public ", result, name).annotated("@Override");
    }
}
