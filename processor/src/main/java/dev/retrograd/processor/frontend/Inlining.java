package dev.retrograd.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

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
    Value inline(Tree site, ExecutableElement method, TreePath source, List<Value> arguments) {
        return inline(site, method, source, arguments, null, null);
    }

    /** The body of a method of an object whose code is known, which sees the variables of an enclosing frame. */
    Value inline(
            Tree site, ExecutableElement method, TreePath source, List<Value> arguments, Frame enclosing, Value self) {
        Map<Element, Type> typeArguments = new TypeArguments(code).of(site, method, arguments);
        if (code.phantom(self) instanceof Instance object) {
            new TypeArguments(code).of(object, typeArguments);
        }
        Type type = method.getReturnType().getKind() == TypeKind.VOID
                ? null
                : new TypeArguments(code).substituted(method.getReturnType(), typeArguments);
        MethodTree declaration = (MethodTree) source.getLeaf();
        TypeMirror returned = site instanceof MethodInvocationTree && method.equals(code.element(site))
                ? code.mirror(site)
                : method.getReturnType();
        Frame frame = new Frame(
                code.frame(),
                code.span(site),
                method,
                source,
                completions(method, declaration),
                type == null ? null : code.newResult(method.getSimpleName().toString(), type, returned, declaration),
                enclosing,
                self);
        typeArguments.forEach(frame::bind);
        code.enter(frame);
        bindParameters(declaration.getParameters(), arguments);
        Value value = body(declaration.getBody());
        code.leave();
        if (value != null) {
            value.nameIfAbsent(method.getSimpleName().toString());
        }
        return value;
    }

    /** The frame of the differentiated method. */
    Frame frame(ExecutableElement method, TreePath source, Value self) {
        Type type = TypeMapping.of(method.getReturnType(), code.sources()) == null
                ? null
                : code.type(method.getReturnType());
        Variable result =
                type == null ? null : code.newResult(method.getSimpleName().toString(), type, method.getReturnType());
        return new Frame(
                null, null, method, source, completions(method, (MethodTree) source.getLeaf()), result, null, self);
    }

    /** The frame of a constructor. */
    Frame frame(Tree site, ExecutableElement constructor, TreePath source, Value self) {
        Completions ends = completions(constructor, (MethodTree) source.getLeaf());
        Frame enclosing = ((Instance) code.phantom(self)).enclosing();
        return new Frame(code.frame(), code.span(site), constructor, source, ends, null, enclosing, self);
    }

    private Completions completions(ExecutableElement method, MethodTree declaration) {
        return completions.computeIfAbsent(method, m -> new Completions(declaration, declaration.getBody()));
    }

    /** Gives the current frame's parameters their first values. */
    void bindParameters(List<? extends VariableTree> parameters, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            VariableTree parameter = parameters.get(i);
            Value argument = arguments.get(i);
            Variable variable = code.newVariable(parameter.getName().toString(), argument);
            code.frame().bind(code.element(parameter), variable);
            code.environment().declare(variable);
            code.assign(variable, argument);
        }
    }

    /** Translates the body of the current frame's method; what it returns, or null. */
    Value body(BlockTree body) {
        Variable result = code.frame().result();
        code.newFlag(code.frame().completions().returning());
        Bindings.in(body).forEach(translator.objects()::declare);
        translator.statements().list(body.getStatements());
        if (result == null) {
            return null;
        }
        boolean returns = code.frame().completions().of(body).normally();
        if (returns && !code.failed()) {
            code.leaveToJavac("the processor found no return statement at the method's end");
        }
        return returns ? code.dummy(body) : code.outcome(result);
    }
}
