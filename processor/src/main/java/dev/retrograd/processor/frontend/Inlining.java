package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/** Puts the body of a called method in place of the call. */
final class Inlining {
    private final Translator translator;
    private final Code code;
    private final Map<ExecutableElement, Completions> completions = new HashMap<>();

    Inlining(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** The body of a helper; its parameters are variables of their own, so that it may assign to them. */
    Value inline(MethodInvocationTree tree, ExecutableElement method, TreePath source) {
        List<Value> arguments = translator.calls().arguments(tree, method);
        Frame frame = frame(method, source, code.frame(), tree);
        code.enter(frame);
        bindParameters((MethodTree) source.getLeaf(), arguments);
        Value value = body((MethodTree) source.getLeaf());
        code.leave();
        if (value != null) {
            value.nameIfAbsent(method.getSimpleName().toString());
        }
        return value;
    }

    /** A frame for a method. */
    Frame frame(ExecutableElement method, TreePath source, Frame caller, MethodInvocationTree site) {
        Type type = TypeMapping.of(method.getReturnType(), code.sources());
        Variable result =
                type == null ? null : code.newResult(method.getSimpleName().toString(), type);
        return new Frame(
                caller,
                site == null ? null : code.span(site),
                method,
                source,
                completions.computeIfAbsent(method, m -> new Completions((MethodTree) source.getLeaf())),
                result);
    }

    /** Gives the current frame's parameters their first values. */
    void bindParameters(MethodTree method, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            var parameter = method.getParameters().get(i);
            Value argument = arguments.get(i);
            Variable variable = code.newVariable(parameter.getName().toString(), argument.type());
            code.frame().bind(code.element(parameter), variable);
            code.environment().declare(variable);
            code.assign(variable, argument);
        }
    }

    /** Translates the body of the current frame's method; what it returns, or null. */
    Value body(MethodTree method) {
        Variable result = code.frame().result();
        code.newFlag(code.frame().completions().returning());
        translator.statements().list(method.getBody().getStatements());
        if (result == null) {
            return null;
        }
        boolean returns = code.frame().completions().of(method.getBody()).normally();
        return returns ? code.dummy(method) : code.outcome(result);
    }
}
