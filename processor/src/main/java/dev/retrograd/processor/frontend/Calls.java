package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Translates calls: library functions stay calls, methods with source are inlined. */
final class Calls {
    private static final int MOST_INLINED = 10_000;

    private final Translator translator;
    private final Code code;
    private final MatrixCalls matrices;
    private final LibraryCalls library;
    private final ScalarCalls scalars;

    Calls(Translator translator) {
        this.translator = translator;
        code = translator.code();
        matrices = new MatrixCalls(translator);
        library = new LibraryCalls(translator);
        scalars = new ScalarCalls(translator);
    }

    /** A method call; the value is null if the method returns nothing. */
    Value call(MethodInvocationTree tree) {
        Element element = code.element(tree);
        if (!(element instanceof ExecutableElement method)) {
            return code.refuse(tree, Message.EXPRESSION, tree.toString());
        }
        ExpressionTree receiver =
                tree.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
        if (receiver != null && method.getSimpleName().contentEquals("clone") && isArray(receiver)) {
            Value array = translator.value(receiver);
            return array.type().isArray() ? translator.arrays().copy(tree, array) : code.dummy(tree);
        }
        if (receiver != null && isRefused(receiver)) {
            return code.dummy(tree);
        }
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        return switch (owner) {
            case "java.lang.Math", "java.lang.StrictMath" -> function(tree, method, owner.substring(10));
            case "dev.retrograd.runtime.Matrix" -> matrices.call(tree, method, receiver);
            default ->
                LibraryCalls.knows(owner, method)
                        ? library.call(tree, method)
                        : ScalarCalls.knows(owner, method) ? scalars.call(tree, method) : helper(tree, method);
        };
    }

    /** Whether an expression names a variable whose declaration was refused. */
    private boolean isRefused(ExpressionTree expression) {
        Variable variable = translator.names().local(expression);
        return variable != null && variable.type() == null;
    }

    private boolean isArray(ExpressionTree receiver) {
        TypeMirror type = code.mirror(receiver);
        return type != null && type.getKind() == TypeKind.ARRAY;
    }

    private Value function(MethodInvocationTree tree, ExecutableElement method, String owner) {
        Type result = TypeMapping.of(method.getReturnType(), code.sources());
        Value[] arguments = arguments(tree, method).toArray(Value[]::new);
        return code.at(tree).call(result, owner + "." + method.getSimpleName(), arguments);
    }

    /** The arguments of a call, evaluated in order and converted to the types of the parameters. */
    List<Value> arguments(MethodInvocationTree tree, ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        List<? extends ExpressionTree> arguments = tree.getArguments();
        List<Value> values = new ArrayList<>();
        int fixed = spreads(tree, method) ? parameters.size() - 1 : parameters.size();
        for (int i = 0; i < fixed; i++) {
            Type type = TypeMapping.of(parameters.get(i).asType(), code.sources());
            values.add(translator.value(arguments.get(i), type));
        }
        if (fixed < parameters.size()) {
            Type type = TypeMapping.of(parameters.get(fixed).asType(), code.sources());
            values.add(translator.arrays().packed(tree, type, arguments.subList(fixed, arguments.size())));
        }
        return values;
    }

    /** Whether the last arguments are packed into an array, which the tree does not say. */
    private boolean spreads(MethodInvocationTree tree, ExecutableElement method) {
        if (!method.isVarArgs()) {
            return false;
        }
        int count = tree.getArguments().size();
        if (count != method.getParameters().size()) {
            return true;
        }
        ArrayType array = (ArrayType) method.getParameters().get(count - 1).asType();
        return !code.sources()
                .types()
                .isAssignable(code.mirror(tree.getArguments().get(count - 1)), array);
    }

    private Value helper(MethodInvocationTree tree, ExecutableElement method) {
        String name = method.getSimpleName().toString();
        if (!method.getTypeParameters().isEmpty()) {
            return refuse(tree, Message.GENERIC_HELPER, name);
        }
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            boolean ownFinal = !(tree.getMethodSelect() instanceof MemberSelectTree) && !isOverridable(method);
            if (!ownFinal) {
                return refuse(tree, Message.VIRTUAL_CALL, name);
            }
        }
        if (code.frame().executes(method)) {
            return refuse(tree, Message.RECURSION, name);
        }
        int inlined = code.countInlined();
        if (inlined > MOST_INLINED) {
            return inlined == MOST_INLINED + 1 ? refuse(tree, Message.TOO_LARGE, name) : code.dummy(tree);
        }
        Optional<TreePath> source = code.sources().source(method);
        return source.isPresent()
                ? translator.inlining().inline(tree, method, source.get())
                : refuse(tree, Message.NO_SOURCE, method.getEnclosingElement() + "." + name);
    }

    private static boolean isOverridable(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.FINAL)
                && !method.getEnclosingElement().getModifiers().contains(Modifier.FINAL);
    }

    /** Refuses a call; its arguments are looked at all the same. */
    private Value refuse(MethodInvocationTree tree, Message message, String name) {
        tree.getArguments().forEach(translator::evaluate);
        return code.refuse(tree, message, name);
    }
}
