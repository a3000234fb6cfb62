package dev.retrograd.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Calls methods of objects whose code is known, by putting the code in place. */
final class Functionals {
    private static final int DEEPEST = 250;

    private final Translator translator;
    private final Code code;
    private final FunctionTypes types;
    private final Combinations combinations;
    private final Map<Tree, Completions> completions = new HashMap<>();

    Functionals(Translator translator) {
        this.translator = translator;
        code = translator.code();
        types = new FunctionTypes(code);
        combinations = new Combinations(translator, this);
    }

    FunctionTypes types() {
        return types;
    }

    /** The phantom whose method an unqualified call in the current frame runs; null if it is none's. */
    Value self(ExecutableElement method) {
        for (Value self : code.frame().selves()) {
            if (types.inherits(code.phantom(self), method)) {
                return self;
            }
        }
        return null;
    }

    /** A call of a phantom's method. */
    Value call(MethodInvocationTree tree, Value function, ExecutableElement method) {
        return invoke(tree, function, method, translator.calls().arguments(tree, method));
    }

    /** Calls a phantom's method; the value is null if it returns nothing. */
    Value invoke(Tree site, Value function, ExecutableElement method, List<Value> arguments) {
        Phantom phantom = code.phantom(function);
        String name = method.getSimpleName().toString();
        if (phantom instanceof Phantom.Choice || phantom instanceof Phantom.Nothing) {
            return choose(site, function, method, arguments);
        }
        if (phantom instanceof References) {
            return translator.references().call(site, function, method, arguments);
        }
        if (Mappings.isOne(phantom)) {
            return translator.mappings().call(site, function, method, arguments);
        }
        if (phantom instanceof Phantom.Stored) {
            return translator.lists().call(site, function, method, arguments);
        }
        if (phantom instanceof Instance) {
            return translator.instances().call(site, function, method, arguments);
        }
        if (code.frame().executes(function, method)) {
            return code.refuse(site, Message.RECURSION, name);
        }
        if (code.frame().depth() > DEEPEST) {
            return code.refuse(site, Message.TOO_LARGE, name);
        }
        if (!(phantom instanceof Functional functional)) {
            boolean isObject = phantom instanceof Phantom.Unknown && types.functionalMethod(function.type()) == null;
            return isObject
                    ? code.refuse(site, Message.OBJECT_UNKNOWN, site.toString())
                    : code.refuse(site, Message.UNKNOWN_FUNCTION, name);
        }
        ExecutableElement implementation = types.implementation(functional, method);
        if (!implementation.getModifiers().contains(Modifier.ABSTRACT)) {
            return inherited(site, function, implementation, arguments);
        }
        if (phantom instanceof Functional.Combination combination) {
            return combinations.apply(site, combination, arguments);
        }
        if (phantom instanceof Functional.Ordering ordering) {
            return translator.orderings().apply(site, ordering, arguments.get(0), arguments.get(1));
        }
        if (phantom instanceof Functional.Lambda lambda) {
            return body(site, lambda, function, implementation, arguments);
        }
        return phantom instanceof Functional.Reference reference
                ? referred(site, reference, implementation, arguments)
                : arguments.get(0);
    }

    /** Calls the one abstract method of a function. */
    Value apply(Tree site, Value function, List<Value> arguments) {
        ExecutableElement method = types.functionalMethod(function.type());
        return method == null
                ? code.refuse(site, Message.UNKNOWN_FUNCTION, String.valueOf(function.type()))
                : invoke(site, function, method, arguments);
    }

    private Value choose(Tree site, Value function, ExecutableElement method, List<Value> arguments) {
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            translator.choices().each(site, function, one -> invoke(site, one, method, arguments));
            return null;
        }
        Type type = types.result(function, method);
        TypeMirror mirror = site instanceof MethodInvocationTree && method.equals(code.element(site))
                ? code.mirror(site)
                : method.getReturnType();
        return type == null
                ? code.refuse(
                        site, Message.UNKNOWN_FUNCTION, method.getSimpleName().toString())
                : translator.choices().use(site, function, type, mirror, one -> invoke(site, one, method, arguments));
    }

    /** A method with a body: a default method, or one of an anonymous class. */
    private Value inherited(Tree site, Value function, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        Optional<TreePath> source = code.sources().source(method);
        if (source.isPresent()) {
            Frame enclosing =
                    code.phantom(function) instanceof Functional.Anonymous anonymous ? anonymous.frame() : null;
            return translator.inlining().inline(site, method, source.get(), arguments, enclosing, function);
        }
        Value ordering = translator.orderings().derived(function, method, arguments);
        if (ordering != null) {
            return ordering;
        }
        Functional combination = combinations.of(function, method, arguments);
        return combination != null
                ? code.phantom(code.type(method.getReturnType()), combination)
                : code.refuse(site, Message.NO_SOURCE, method.getEnclosingElement() + "." + name);
    }

    private Value body(
            Tree site, Functional.Lambda lambda, Value function, ExecutableElement method, List<Value> arguments) {
        if (!translator.calls().mayInline(site, method.getSimpleName().toString())) {
            return code.dummy(site);
        }
        Tree body = lambda.tree().getBody();
        Type type = method.getReturnType().getKind() == TypeKind.VOID ? null : types.result(function, method);
        String name = method.getSimpleName().toString();
        Frame frame = new Frame(
                code.frame(),
                code.span(site),
                method,
                new TreePath(lambda.frame().path(), lambda.tree()),
                completions.computeIfAbsent(lambda.tree(), tree -> new Completions(tree, body)),
                type == null ? null : code.newResult(name, type),
                lambda.frame(),
                function);
        code.enter(frame);
        List<Value> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            VariableTree parameter = lambda.tree().getParameters().get(i);
            Type target = code.type(code.element(parameter).asType());
            converted.add(translator.conversions().convert(arguments.get(i), target, parameter));
        }
        translator.inlining().bindParameters(lambda.tree().getParameters(), converted);
        Value value = body instanceof BlockTree block
                ? translator.inlining().body(block)
                : type == null || type.equals(TypeArguments.OBJECT)
                        ? translator.evaluate((ExpressionTree) body)
                        : translator.value((ExpressionTree) body, type);
        code.leave();
        return type == null ? null : value;
    }

    private Value referred(
            Tree site, Functional.Reference reference, ExecutableElement descriptor, List<Value> arguments) {
        MemberReferenceTree tree = reference.tree();
        Type result =
                descriptor.getReturnType().getKind() == TypeKind.VOID ? null : types.result(reference, descriptor);
        if (reference.method() == null) {
            Value length = arguments.get(0);
            return code.at(site).alloc(result, Placement.FRESH, length);
        }
        boolean bound = reference.receiver() != null
                || reference.method().getKind() == ElementKind.CONSTRUCTOR
                || reference.method().getModifiers().contains(Modifier.STATIC)
                || types.isInstance(reference);
        Value receiver = bound ? reference.receiver() : arguments.get(0);
        List<Value> rest = bound ? arguments : arguments.subList(1, arguments.size());
        if (reference.method().isVarArgs()
                && rest.size() != reference.method().getParameters().size()) {
            return code.refuse(site, Message.UNKNOWN_FUNCTION, tree.toString());
        }
        Value value = translator.kept().isReferred(reference.method(), receiver)
                ? translator.kept().invoke(site, reference.method(), receiver, rest, result)
                : translator.calls().apply(site, reference.method(), receiver, rest);
        if (result == null) {
            return null;
        }
        return value == null ? code.dummy(site) : translator.conversions().convert(value, result, site);
    }
}
