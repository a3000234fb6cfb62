package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Calls of other companions: the derived function is put in place of the call, to be differentiated once more. */
final class CompanionCalls {
    private static final Set<String> MEMBERS = Set.of("gradient", "jvp", "hvp");

    private final Translator translator;
    private final Code code;

    CompanionCalls(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** The method whose companion declares a method, if a companion does. */
    Optional<ExecutableElement> primal(ExecutableElement method) {
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        return code.sources().derivatives().primal(owner, code.sources().elements());
    }

    /** Calls a companion's method. */
    Value call(Tree site, ExecutableElement method, ExecutableElement primal, List<Value> arguments) {
        String name = method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName();
        String member = method.getSimpleName().toString();
        boolean inWorkspace = method.getReturnType().getKind().isPrimitive()
                || !MEMBERS.contains(member)
                || code.layouts().of(method.getReturnType()) == null;
        if (inWorkspace) {
            return code.refuse(site, Message.NESTED, name, "only gradient, jvp and hvp without a workspace can be");
        }
        if (code.derivedWithin().contains(primal)) {
            return code.refuse(site, Message.RECURSION, primal.getSimpleName().toString());
        }
        Optional<TreePath> source = code.sources().source(primal);
        Optional<LoweredMethod> lowered = source.flatMap(path ->
                new Lowering(code.sources(), new DiagnosticList(), code.places(), code.derivedWithin()).lower(path));
        if (lowered.isEmpty()) {
            return code.refuse(site, Message.NESTED, name, "the method itself is refused");
        }
        MethodSignature signature = lowered.get().signature();
        if (Arguments.arrays(signature) + Arguments.arrays(signature.output()) > 0) {
            return code.refuse(site, Message.NESTED, name, "it takes or returns an array of objects");
        }
        String companion =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        Function derived = code.sources().derivatives().derive(companion, member, lowered.get());
        List<Value> results =
                new DerivedCode(code, translator.functions()).at(site, derived, operands(arguments, signature));
        return record(method.getReturnType(), signature, results);
    }

    /** The leaves of the arguments: those of the method's parameters, and all that seeds and tangents have. */
    private List<Value> operands(List<Value> arguments, MethodSignature signature) {
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (i < signature.parameters().size()) {
                Structure structure = signature.parameters().get(i).structure();
                Lowering.flatten(code, arguments.get(i), structure, operands);
            } else {
                flatten(arguments.get(i), operands);
            }
        }
        return operands;
    }

    private void flatten(Value value, List<Value> leaves) {
        if (code.phantom(value) instanceof Instance instance) {
            instance.layout().fields().forEach(field -> flatten(code.field(instance, field.element()), leaves));
        } else {
            leaves.add(value);
        }
    }

    /** The record that the companion returns: the method's value, then all that has been derived. */
    private Value record(TypeMirror type, MethodSignature signature, List<Value> results) {
        Iterator<Value> leaves = results.iterator();
        Layout layout = code.layouts().of(type);
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            Value value = fields.isEmpty()
                    ? translator.instances().handedIn(field.type(), signature.output(), leaves)
                    : assembled(field.type(), leaves);
            fields.put(field.element(), value);
        }
        return code.phantom(code.type(type), new Instance.Fixed(layout, true, fields, Set.of()));
    }

    /** A derivative put together of its leaves, all of which are active. */
    private Value assembled(TypeMirror type, Iterator<Value> leaves) {
        Layout layout = code.layouts().of(type);
        if (layout == null) {
            return leaves.next();
        }
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        layout.fields().forEach(field -> fields.put(field.element(), assembled(field.type(), leaves)));
        return code.phantom(code.type(type), new Instance.Fixed(layout, true, fields, Set.of()));
    }
}
