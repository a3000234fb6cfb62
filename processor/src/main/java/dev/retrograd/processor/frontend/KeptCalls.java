package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Translates calls that touch nothing active: they stay in the forward sweep as they stand, in order and once. Whether an
 * active number gets into one of them is for the analysis to say.
 */
final class KeptCalls {
    private final Translator translator;
    private final Code code;
    private final Access access;
    private MethodInvocationTree boxed;

    KeptCalls(Translator translator) {
        this.translator = translator;
        code = translator.code();
        access = new Access(code);
    }

    /** Whether the methods of a type's objects can be kept: the class holds no numbers that a derivative may belong to. */
    boolean isData(TypeMirror type) {
        Element element =
                code.sources().types().asElement(code.sources().types().erasure(type));
        if (!(element instanceof TypeElement declared) || code.layouts().of(type) != null) {
            return false;
        }
        String name = declared.getQualifiedName().toString();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || declared.getKind() == ElementKind.ENUM
                || (declared.getKind() != ElementKind.ENUM_CONSTANT && hasNoNumbers(declared));
    }

    private boolean hasNoNumbers(TypeElement declared) {
        if (declared.getKind().isInterface()) {
            return false;
        }
        for (VariableElement field : ElementFilter.fieldsIn(declared.getEnclosedElements())) {
            Type type = TypeMapping.of(field.asType(), code.sources());
            boolean plain = type instanceof Primitive primitive && !primitive.isFloating();
            if (!field.getModifiers().contains(Modifier.STATIC) && !plain && !TypeMapping.STRING.equals(type)) {
                return false;
            }
        }
        TypeMirror parent = declared.getSuperclass();
        return parent.getKind() == TypeKind.NONE || isData(parent);
    }

    /**
     * A method of an object or a static one.
     *
     * @param evaluated the object if it has been evaluated already, or null
     * @return the result; null if it returns nothing
     */
    Value call(MethodInvocationTree tree, ExecutableElement method, ExpressionTree receiver, Value evaluated) {
        List<Value> operands = new ArrayList<>();
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (!isStatic) {
            Value object = known(receiver, evaluated == null ? translator.value(receiver) : evaluated);
            if (code.isDummy(object)) {
                return code.dummy(tree);
            } else if (object.type() instanceof Primitive from
                    && method.getSimpleName().toString().endsWith("Value")
                    && from != Primitive.BOOLEAN) {
                return translator
                        .conversions()
                        .convert(object, TypeMapping.of(method.getReturnType(), code.sources()), tree);
            } else if (object.type() instanceof Primitive || object.type().isArray()) {
                return refuse(tree, tree.getArguments(), Message.VIRTUAL_CALL, method);
            }
            operands.add(object);
            owner = ((ClassType) object.type()).erased();
        }
        boolean open = isStatic ? access.isOpen(method) : access.isOpen(method, code.mirror(receiver));
        return keep(
                tree,
                method,
                owner + (isStatic ? "." : "#") + method.getSimpleName(),
                operands,
                tree.getArguments(),
                open);
    }

    /** Whether a method that a function refers to is one of the library's that nothing here knows better. */
    boolean isReferred(ExecutableElement method, Value receiver) {
        String owner =
                ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        boolean isOther = method.getKind() != ElementKind.METHOD
                || method.isVarArgs()
                || !owner.startsWith("java.")
                || owner.startsWith("java.util.function.")
                || Streams.makes(owner, method)
                || LibraryCalls.knows(owner, method)
                || ScalarCalls.knows(owner, method)
                || owner.equals("java.lang.Math")
                || owner.equals("java.lang.StrictMath");
        boolean isObject = isStatic
                ? receiver == null
                : receiver != null && code.phantom(receiver) == null && receiver.type() instanceof ClassType;
        return !isOther && isObject && !ScalarCalls.unboxes(owner, method);
    }

    /** Calls such a method; the value is null if it returns nothing. */
    Value invoke(Tree site, ExecutableElement method, Value receiver, List<Value> arguments, Type expected) {
        List<Value> operands = new ArrayList<>(arguments);
        boolean isStatic = receiver == null;
        if (!isStatic) {
            operands.add(0, receiver);
        }
        if (operands.stream().anyMatch(code::isDummy)) {
            return code.dummy(site);
        } else if (operands.stream().anyMatch(operand -> code.phantom(operand) != null)) {
            return code.refuse(
                    site, Message.UNKNOWN_FUNCTION, method.getSimpleName().toString());
        }
        String owner = isStatic
                ? ((TypeElement) method.getEnclosingElement())
                        .getQualifiedName()
                        .toString()
                : ((ClassType) receiver.type()).erased();
        RegionBuilder region = code.at(site);
        boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
        Type own = TypeMapping.of(method.getReturnType(), code.sources());
        Value result = isVoid ? null : Value.of(own != null ? own : expected);
        region.add(new Op.Invoke(
                isVoid ? List.of() : List.of(result),
                owner + (isStatic ? "." : "#") + method.getSimpleName(),
                operands,
                region.origin()));
        return result;
    }

    /** {@code new T(arguments)}. */
    Value create(NewClassTree tree) {
        boolean plain = tree.getClassBody() == null && tree.getEnclosingExpression() == null;
        if (!plain
                || !(code.element(tree) instanceof ExecutableElement constructor)
                || !(constructor.getEnclosingElement() instanceof TypeElement type)
                || !isData(type.asType())) {
            return code.refuse(tree, Message.EXPRESSION, Translator.kind(tree));
        }
        return keep(
                tree,
                constructor,
                type.getQualifiedName() + ".new",
                new ArrayList<>(),
                tree.getArguments(),
                access.isOpen(constructor));
    }

    /** Takes note of a call whose result, a number, may be missing. */
    void keepBox(MethodInvocationTree call) {
        boxed = call;
    }

    private Value keep(
            ExpressionTree tree,
            ExecutableElement method,
            String callee,
            List<Value> operands,
            List<? extends ExpressionTree> arguments,
            boolean open) {
        if (!open) {
            return refuse(tree, arguments, Message.INACCESSIBLE, method);
        }
        if (code.frame().element() instanceof VariableElement field) {
            return code.refuse(
                    tree, Message.CONSTANT_WITHOUT_SOURCE, field.getSimpleName().toString());
        }
        for (int i = 0; i < arguments.size(); i++) {
            operands.add(argument(arguments.get(i), method, i));
        }
        if (operands.stream().anyMatch(code::isDummy)) {
            return code.dummy(tree);
        }
        RegionBuilder region = code.at(tree);
        if (callee.equals("java.util.Objects.requireNonNull")) {
            // What it returns is what it is given, derivative and all.
            region.add(new Op.Invoke(List.of(), callee, operands, region.origin()));
            return operands.get(0);
        }
        TypeMirror mirror = code.mirror(tree);
        if (mirror.getKind() == TypeKind.VOID) {
            region.add(new Op.Invoke(List.of(), callee, operands, region.origin()));
            return null;
        }
        Type type = tree == boxed
                ? TypeMapping.of(mirror, code.sources())
                : code.type(TypeMapping.upper(mirror, code.sources()));
        if (type == null || !access.isOpen(TypeMapping.upper(mirror, code.sources()))) {
            return code.refuse(tree, Message.INACCESSIBLE, String.valueOf(mirror));
        }
        Value result = Value.of(type);
        region.add(new Op.Invoke(List.of(result), callee, operands, region.origin()));
        return result;
    }

    /** An argument, of a type for which the companion's call finds the same method. */
    private Value argument(ExpressionTree tree, ExecutableElement method, int index) {
        if (Syntax.bare(tree) instanceof LambdaExpressionTree || Syntax.bare(tree) instanceof MemberReferenceTree) {
            return code.refuse(tree, Message.EXPRESSION, Translator.kind(Syntax.bare(tree)));
        }
        List<? extends VariableElement> parameters = method.getParameters();
        boolean spread = method.isVarArgs() && index >= parameters.size() - 1;
        Type parameter = spread
                ? null
                : TypeMapping.of(
                        code.sources().types().erasure(parameters.get(index).asType()), code.sources());
        if (parameter instanceof Primitive) {
            return translator.value(tree, parameter);
        }
        Value value = known(tree, translator.value(tree));
        if (TypeMapping.ofBoxes(code.mirror(tree), code.sources()) != null && !code.isDummy(value)) {
            return code.refuse(tree, Message.EXPRESSION, "array of type " + code.mirror(tree) + " handed over");
        }
        if (parameter == null || value.type().equals(parameter) || code.isDummy(value) || !isOverloaded(method)) {
            return value;
        } else if (value.type() instanceof Primitive content && !content.isFloating() && Objects.isBoxable(parameter)) {
            return translator.objects().boxed(tree, value, content);
        } else if (value.type() instanceof Primitive) {
            return code.refuse(tree, Message.CONVERSION, value.type().toString(), parameter.toString());
        }
        boolean same = value.type().equals(code.type(tree));
        return same ? value : code.at(tree).call(parameter, "(" + parameter + ")", value);
    }

    /** A value that exists when the companion runs: functions that are put in place do not. */
    private Value known(ExpressionTree tree, Value value) {
        if (code.phantom(value) instanceof Phantom.Stored) {
            return code.refuse(tree, Message.LIST, "passing " + tree + " to a method without source");
        }
        return code.phantom(value) == null ? value : code.refuse(tree, Message.UNKNOWN_FUNCTION, tree.toString());
    }

    private static boolean isOverloaded(ExecutableElement method) {
        return method.getEnclosingElement().getEnclosedElements().stream()
                .anyMatch(other -> other != method
                        && other instanceof ExecutableElement executable
                        && executable.getSimpleName().equals(method.getSimpleName())
                        && (executable.isVarArgs()
                                || executable.getParameters().size()
                                        == method.getParameters().size()));
    }

    private Value refuse(
            Tree tree, List<? extends ExpressionTree> arguments, Message message, ExecutableElement method) {
        arguments.forEach(translator::evaluate);
        return code.refuse(tree, message, method.getSimpleName().toString());
    }
}
