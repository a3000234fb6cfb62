package dev.retrograd.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
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

/** The companion's members apart from its sweeps: the record, the workspace, the methods that delegate. */
final class Members {
    private static final ClassName TAPE = Types.named("dev.retrograd.runtime.Tape");
    private static final ClassName INT_STREAM = ClassName.get(IntStream.class);

    private final CompanionPlan plan;
    private final ClassName workspace;

    Members(CompanionPlan plan) {
        this.plan = plan;
        this.workspace = nested(plan.workspace().name());
    }

    /** A class nested in the companion, which the companion calls by its simple name. */
    private static ClassName nested(String name) {
        return ClassName.get("", name);
    }

    ClassName workspace() {
        return workspace;
    }

    List<Code> records() {
        return plan.records().stream().map(this::record).toList();
    }

    private Code record(RecordPlan plan) {
        MethodText record = new MethodText("public record ", plan.name());
        Code doc = new Code().text(plan.doc()).text("\n");
        for (Component component : plan.components()) {
            record.parameter(Types.of(component.type()), component.name());
            param(doc, component.name(), component.doc());
        }
        return record.doc(doc).text(1);
    }

    Code workspace(Buffers buffers) {
        ClassText type = new ClassText(
                plan.workspace().doc(),
                new Code().text("public static final class ").text(workspace.simpleName()));
        for (Component adjoint : plan.kept()) {
            type.member(Code.of("private $ $;\n", Types.of(adjoint.type()), adjoint.name()));
        }
        buffers.fields().forEach((name, fieldType) -> type.member(field(Types.of(fieldType), name, buffers)));
        if (buffers.usesTape()) {
            type.member(Code.of("private final $ tape = new $();\n", TAPE, TAPE));
        }
        type.member(new MethodText("public ", workspace.simpleName())
                .doc("Makes an empty workspace; it grows with its use.")
                .text(2));
        for (Reader reader : plan.workspace().readers()) {
            Component component = reader.component();
            type.member(new MethodText("public ", Types.of(component.type()), component.name())
                    .doc("{@return " + component.doc() + "}")
                    .statement("return $", assembled(reader.content()))
                    .text(2));
        }
        return type.text().text("\n");
    }

    private static Code field(TypeName type, String name, Buffers buffers) {
        return name.equals(buffers.calls())
                ? Code.of("private final $ $ = new $();\n", type, name, type)
                : Code.of("private $ $$;\n", type, name, buffers.isOfChunks(name) ? " = {}" : "");
    }

    /**
     * A method with its documentation and parameters, but without a body.
     *
     * @param result its result
     * @param storage the name of the workspace; empty if it is no parameter
     */
    MethodText signature(MethodPlan method, TypeName result, String storage) {
        MethodText signature = new MethodText("public static ", result, method.name());
        Code doc = new Code().text(method.doc()).text("\n");
        for (Component parameter : method.parameters()) {
            signature.parameter(Types.of(parameter.type()), parameter.name());
            param(doc, parameter.name(), parameter.doc());
        }
        if (!storage.isEmpty()) {
            signature.parameter(workspace, storage);
            param(doc, storage, "the storage to work in and to leave the derivatives in");
        }
        doc.text("\n@return ").text(method.returns());
        for (ClassType type : method.thrown()) {
            signature.throwing(Types.of(type));
            if (!(method.body() instanceof MethodPlan.ObjectiveFactory)) {
                doc.text("\n@throws ").type(Types.of(type)).text(" as the method itself does");
            }
        }
        return signature.doc(doc);
    }

    private static void param(Code doc, String name, String text) {
        doc.text("\n@param ").text(name).text(" ").text(text);
    }

    MethodText delegation(MethodPlan method, Delegation body) {
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
        if (body.record().isEmpty()) {
            arguments.set(arguments.size() - 1, "new " + workspace.simpleName() + "()");
            return signature(method, value, "").statement("return $($)", method.name(), String.join(", ", arguments));
        }
        TypeName result = nested(body.record());
        return signature(method, result, "")
                .statement("$ $ = new $()", workspace, body.workspace(), workspace)
                .statement("$ $ = $($)", value, body.value(), method.name(), String.join(", ", arguments))
                .statement("return new $($)", result, String.join(", ", results));
    }

    MethodText objective(MethodPlan method, MethodPlan.ObjectiveFactory body) {
        ClassName type = Types.named("dev.retrograd.runtime." + (body.isVector() ? "Residuals" : "Objective"));
        return signature(method, type, "")
                .code(Code.of("return $;\n", new ObjectiveClass(plan, workspace, body).anonymous(type)));
    }

    private static Code assembled(Assembly content) {
        if (content instanceof Assembly.Named named) {
            return new Code().text(named.name());
        }
        if (content instanceof Assembly.Each each) {
            return Code.of(
                    "$.range(0, $.length).mapToObj($ -> $).toArray($[]::new)",
                    INT_STREAM,
                    each.model(),
                    Assembly.Each.INDEX,
                    assembled(each.element()),
                    Types.of(each.type()));
        }
        Assembly.Made made = (Assembly.Made) content;
        Code code = Code.of("new $(", Types.of(made.type()));
        String separator = "";
        for (Assembly part : made.parts()) {
            code.format(separator + "$", assembled(part));
            separator = ", ";
        }
        return code.text(")");
    }

    private static List<String> names(MethodPlan method) {
        return method.parameters().stream().map(Component::name).collect(Collectors.toList());
    }
}
