package dev.retrograd.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Translates expressions that make functions: lambdas, method references, anonymous classes. */
final class FunctionExpressions {
    private final Translator translator;
    private final Code code;

    FunctionExpressions(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** {@code x -> body}. */
    Value lambda(LambdaExpressionTree tree) {
        return phantom(tree, new Functional.Lambda(tree, code.frame().snapshot()));
    }

    private Value phantom(ExpressionTree tree, Functional functional) {
        Type type = code.type(tree);
        return type == null
                ? code.refuse(tree, Message.EXPRESSION, Translator.kind(tree))
                : code.phantom(type, functional);
    }

    /** {@code Type::method}, {@code object::method}, {@code double[]::new}. */
    Value reference(MemberReferenceTree tree) {
        ExpressionTree qualifier = tree.getQualifierExpression();
        if (tree.getMode() == MemberReferenceTree.ReferenceMode.NEW) {
            boolean array = code.mirror(qualifier) instanceof ArrayType;
            ExecutableElement constructor =
                    !array && code.element(tree) instanceof ExecutableElement made ? made : null;
            return array || constructor != null
                    ? phantom(tree, new Functional.Reference(tree, code.frame().snapshot(), constructor, null))
                    : code.refuse(tree, Message.EXPRESSION, "constructor reference");
        }
        if (!(code.element(tree) instanceof ExecutableElement method)) {
            return code.refuse(tree, Message.EXPRESSION, Translator.kind(tree));
        }
        Value receiver = null;
        boolean named = Syntax.bare(qualifier) instanceof IdentifierTree || qualifier instanceof MemberSelectTree;
        boolean isObject = named
                ? !(code.element(Syntax.bare(qualifier)) instanceof TypeElement)
                : qualifier instanceof MethodInvocationTree;
        boolean object = isObject && !method.getModifiers().contains(Modifier.STATIC);
        if (object && !FunctionTypes.isThis(qualifier)) {
            receiver = translator.value(qualifier);
        } else if (object) {
            receiver = translator.functionals().self(method);
        }
        return phantom(tree, new Functional.Reference(tree, code.frame().snapshot(), method, receiver));
    }

    /** {@code new Type() { methods }}. */
    Value anonymous(NewClassTree tree) {
        ClassTree body = tree.getClassBody();
        boolean plain = tree.getArguments().isEmpty()
                && body.getMembers().stream().allMatch(MethodTree.class::isInstance)
                && code.element(body) instanceof TypeElement element
                && isStateless((DeclaredType) element.getSuperclass());
        if (!plain) {
            return translator.construction().anonymous(tree);
        }
        Tree name = tree.getIdentifier();
        Type type = code.type(name);
        DeclaredType own = (DeclaredType) code.element(body).asType();
        return code.phantom(
                type == null ? new ClassType("java.lang.Object") : type,
                new Functional.Anonymous(body, code.frame().snapshot(), own));
    }

    /** Whether a class and its superclasses have neither fields nor constructors that do something. */
    private boolean isStateless(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getQualifiedName().contentEquals("java.lang.Object")) {
            return true;
        }
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                        .allMatch(field -> field.getModifiers().contains(Modifier.STATIC))
                && ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                        .allMatch(this::isImplicit)
                && isStateless((DeclaredType) element.getSuperclass());
    }

    private boolean isImplicit(ExecutableElement constructor) {
        return code.sources()
                .source(constructor)
                .map(path ->
                        ((MethodTree) path.getLeaf()).getBody().getStatements().size() <= 1)
                .orElse(true);
    }
}
