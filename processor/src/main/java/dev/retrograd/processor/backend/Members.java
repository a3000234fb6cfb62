package dev.retrograd.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.shape.Assembly;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.CompanionPlan.Reader;
import dev.retrograd.processor.shape.CompanionPlan.RecordPlan;
import dev.retrograd.processor.shape.Component;
import dev.retrograd.processor.shape.MethodPlan;
import dev.retrograd.processor.shape.MethodPlan.Delegation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The companion's members apart from its sweeps: the record, the workspace, the methods that delegate. */
final class Members {
    private static final ClassName TAPE = Types.named("dev.retrograd.runtime.Tape");

    private final CompanionPlan plan;
    private final ClassName companion;
    private final ClassName workspace;
    private final Deferred deferred;

    Members(CompanionPlan plan, Deferred deferred) {
        this.plan = plan;
        this.deferred = deferred;
        this.companion = ClassName.get(plan.packageName(), plan.name());
        this.workspace = companion.nestedClass(plan.workspace().name());
    }

    ClassName workspace() {
        return workspace;
    }

    List<TypeSpec> records() {
        return plan.records().stream().map(this::record).toList();
    }

    private TypeSpec record(RecordPlan plan) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        Code doc = new Code().text(plan.doc()).text("\n");
        for (Component component : plan.components()) {
            constructor.addParameter(Types.of(component.type()), component.name());
            param(doc, component.name(), component.doc());
        }
        return TypeSpec.recordBuilder(plan.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(deferred.mark(doc))
                .recordConstructor(constructor.build())
                .build();
    }

    TypeSpec workspace(Buffers buffers) {
        TypeSpec.Builder type = TypeSpec.classBuilder(workspace)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(deferred.mark(plan.workspace().doc()));
        for (Component adjoint : plan.kept()) {
            type.addField(Types.of(adjoint.type()), adjoint.name(), Modifier.PRIVATE);
        }
        buffers.fields().forEach((name, fieldType) -> {
            FieldSpec.Builder field = FieldSpec.builder(Types.of(fieldType), name, Modifier.PRIVATE);
            type.addField(buffers.isOfChunks(name) ? field.initializer("{}").build() : field.build());
        });
        if (buffers.usesTape()) {
            type.addField(FieldSpec.builder(TAPE, "tape", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", TAPE)
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(deferred.mark("Makes an empty workspace; it grows with its use."))
                .build());
        for (Reader reader : plan.workspace().readers()) {
            Component component = reader.component();
            type.addMethod(MethodSpec.methodBuilder(component.name())
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc(deferred.mark("{@return " + component.doc() + "}"))
                    .returns(Types.of(component.type()))
                    .addStatement("return $L", assembled(reader.content()))
                    .build());
        }
        return type.build();
    }

    /**
     * A method with its documentation and parameters, but without a body.
     *
     * @param storage the name of the workspace; empty if it is no parameter
     */
    MethodSpec.Builder signature(MethodPlan method, String storage) {
        MethodSpec.Builder spec =
                MethodSpec.methodBuilder(method.name()).addModifiers(Modifier.PUBLIC, Modifier.STATIC);
        Code doc = new Code().text(method.doc()).text("\n");
        for (Component parameter : method.parameters()) {
            spec.addParameter(Types.of(parameter.type()), parameter.name());
            param(doc, parameter.name(), parameter.doc());
        }
        if (!storage.isEmpty()) {
            spec.addParameter(workspace, storage);
            param(doc, storage, "the storage to work in and to leave the derivatives in");
        }
        doc.text("\n@return ").text(method.returns());
        for (ClassType type : method.thrown()) {
            spec.addException(Types.of(type));
            if (!(method.body() instanceof MethodPlan.ObjectiveFactory)) {
                doc.text("\n@throws ").type(Types.of(type)).text(" as the method itself does");
            }
        }
        return spec.addJavadoc(deferred.mark(doc));
    }

    private static void param(Code doc, String name, String text) {
        doc.text("\n@param ").text(name).text(" ").text(text);
    }

    MethodSpec delegation(MethodPlan method, Delegation body) {
        List<String> arguments = new ArrayList<>(names(method));
        if (!body.pattern().isEmpty()) {
            arguments.add(body.pattern() + "(" + String.join(", ", names(method)) + ")");
        }
        arguments.add(body.workspace());
        List<String> results = new ArrayList<>(List.of(body.value()));
        for (Reader reader : body.outputs()) {
            String call = reader.content() instanceof Assembly.Named ? "" : "()";
            results.add(body.workspace() + "." + reader.component().name() + call);
        }
        TypeName value = Types.of(body.result());
        boolean bare = body.record().isEmpty();
        TypeName result = bare ? value : companion.nestedClass(body.record());
        MethodSpec.Builder spec = signature(method, "").returns(result);
        if (bare) {
            arguments.set(arguments.size() - 1, "new " + workspace.simpleName() + "()");
            return spec.addStatement("return $L($L)", method.name(), String.join(", ", arguments))
                    .build();
        }
        return spec.addStatement("$T $L = new $T()", workspace, body.workspace(), workspace)
                .addStatement("$T $L = $L($L)", value, body.value(), method.name(), String.join(", ", arguments))
                .addStatement("return new $T($L)", result, String.join(", ", results))
                .build();
    }

    MethodSpec objective(MethodPlan method, MethodPlan.ObjectiveFactory body) {
        ClassName type = Types.named("dev.retrograd.runtime." + (body.isVector() ? "Residuals" : "Objective"));
        return signature(method, "")
                .returns(type)
                .addStatement("return $L", new ObjectiveClass(plan, workspace, body).anonymous(type))
                .build();
    }

    private static CodeBlock assembled(Assembly content) {
        if (content instanceof Assembly.Named named) {
            return CodeBlock.of("$L", named.name());
        }
        if (content instanceof Assembly.Each each) {
            return CodeBlock.of(
                    "$T.range(0, $L.length).mapToObj($L -> $L).toArray($T[]::new)",
                    IntStream.class,
                    each.model(),
                    Assembly.Each.INDEX,
                    assembled(each.element()),
                    Types.of(each.type()));
        }
        Assembly.Made made = (Assembly.Made) content;
        CodeBlock arguments = made.parts().stream().map(Members::assembled).collect(CodeBlock.joining(", "));
        return CodeBlock.of("new $T($L)", Types.of(made.type()), arguments);
    }

    private static List<String> names(MethodPlan method) {
        return method.parameters().stream().map(Component::name).collect(Collectors.toList());
    }
}
