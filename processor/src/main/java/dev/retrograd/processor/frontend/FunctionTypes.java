package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The types of functions, and the methods that these types have. */
final class FunctionTypes {
    private final Code code;

    FunctionTypes(Code code) {
        this.code = code;
    }

    private Types types() {
        return code.sources().types();
    }

    private Elements elements() {
        return code.sources().elements();
    }

    /** Whether variables of a type may hold functions. */
    boolean admits(TypeMirror mirror) {
        return mirror instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && elements().isFunctionalInterface(element);
    }

    /** The one abstract method of a functional interface; null if it is none. */
    ExecutableElement functionalMethod(Type type) {
        TypeElement element = type instanceof ClassType named ? elements().getTypeElement(named.erased()) : null;
        return element == null || !elements().isFunctionalInterface(element) ? null : functionalMethod(element);
    }

    private ExecutableElement functionalMethod(TypeElement element) {
        TypeElement object = elements().getTypeElement("java.lang.Object");
        for (ExecutableElement method : ElementFilter.methodsIn(elements().getAllMembers(element))) {
            boolean objects = ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                    .anyMatch(known -> elements().overrides(method, known, element));
            if (method.getModifiers().contains(Modifier.ABSTRACT) && !objects) {
                return method;
            }
        }
        return null;
    }

    /** The type of the object that a phantom stands for; null if it has none of its own. */
    DeclaredType type(Phantom phantom) {
        if (phantom instanceof Functional.Anonymous anonymous) {
            return anonymous.type();
        }
        if (phantom instanceof Instance instance) {
            return instance.layout().type();
        }
        if (phantom instanceof Functional.Lambda lambda) {
            return type(lambda.tree(), lambda.frame());
        }
        return phantom instanceof Functional.Reference reference ? type(reference.tree(), reference.frame()) : null;
    }

    private DeclaredType type(Tree tree, Frame frame) {
        return code.sources().trees().getTypeMirror(new TreePath(frame.path(), tree)) instanceof DeclaredType declared
                ? declared
                : null;
    }

    /** Whether the class of a phantom's object has a method or inherits it. */
    boolean inherits(Phantom phantom, ExecutableElement method) {
        DeclaredType type = type(phantom);
        return type != null
                && types().isSubtype(
                                types().erasure(type),
                                types().erasure(method.getEnclosingElement().asType()));
    }

    /** The method that runs when a method of a phantom is called. */
    ExecutableElement implementation(Functional phantom, ExecutableElement method) {
        DeclaredType type = type(phantom);
        if (type == null) {
            return method;
        }
        TypeElement element = (TypeElement) type.asElement();
        return Dispatch.implementation(method, element, elements());
    }

    /** What a method of a function returns; null if that has no counterpart. */
    Type result(Value function, ExecutableElement method) {
        if (code.phantom(function) instanceof Phantom.Choice choice) {
            return code.isNothing(choice.first()) ? result(choice.second(), method) : result(choice.first(), method);
        }
        if (code.phantom(function) instanceof Instance instance) {
            return code.type(
                    ((ExecutableType) types().asMemberOf(instance.layout().type(), method)).getReturnType());
        }
        if (code.phantom(function) instanceof Functional.Combination combination
                && combination.way() == Functional.Combination.Way.BEHIND) {
            Value outer = combination.parts().get(1);
            ExecutableElement last = functionalMethod(outer.type());
            return last == null ? null : result(outer, last);
        }
        return code.phantom(function) instanceof Functional functional ? result(functional, method) : null;
    }

    /** What a method of a function returns; null if that has no counterpart. */
    Type result(Functional function, ExecutableElement method) {
        DeclaredType type = type(function);
        TypeMirror result = method.getReturnType();
        if (type != null && result.getKind() != TypeKind.VOID && inherits(function, method)) {
            result = ((ExecutableType) types().asMemberOf(type, method)).getReturnType();
        }
        return code.type(result);
    }

    /** Whether a method reference is bound to the object in whose method it stands. */
    boolean isInstance(Functional.Reference reference) {
        return isThis(reference.tree().getQualifierExpression());
    }

    /** Whether an expression names the object whose method is executed: {@code this}, {@code super}, or {@code Interface.super}. */
    boolean isSelf(ExpressionTree tree) {
        return isThis(tree)
                || (isInherited(tree)
                        && code.element(((MemberSelectTree) tree).getExpression())
                                .getKind()
                                .isInterface());
    }

    /** Whether an expression is {@code Type.super}. */
    static boolean isInherited(ExpressionTree tree) {
        return tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals("super");
    }

    /** Whether an expression is {@code this} or {@code super}. */
    static boolean isThis(ExpressionTree tree) {
        return Syntax.bare(tree) instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
    }
}
