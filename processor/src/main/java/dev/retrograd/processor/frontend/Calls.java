package dev.retrograd.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
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
    private static final int DEEPEST = 100;

    private final Translator translator;
    private final Code code;
    private final MatrixCalls matrices;
    private final LibraryCalls library;
    private final ScalarCalls scalars;
    private final CompanionCalls companions;
    private final KeptCalls kept;
    private final RuledCalls ruled;

    Calls(Translator translator) {
        this.translator = translator;
        code = translator.code();
        matrices = new MatrixCalls(translator);
        library = new LibraryCalls(translator);
        scalars = new ScalarCalls(translator);
        companions = new CompanionCalls(translator);
        kept = translator.kept();
        ruled = new RuledCalls(translator);
    }

    /** A method call; the value is null if the method returns nothing. */
    Value call(MethodInvocationTree tree) {
        Element element = code.element(tree);
        if (!(element instanceof ExecutableElement method)) {
            return code.refuse(tree, Message.EXPRESSION, tree.toString());
        }
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            translator.construction().delegate(tree, method);
            return null;
        }
        ExpressionTree receiver =
                tree.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
        if (receiver != null && method.getSimpleName().contentEquals("clone") && isArray(receiver)) {
            Value array = translator.value(receiver);
            if (code.phantom(array) instanceof ObjectArray objects && objects.isCopied()) {
                return translator.lists().copy(tree, array);
            }
            return array.type().isArray() ? translator.arrays().copy(tree, array) : code.dummy(tree);
        }
        if (receiver != null && isRefused(receiver)) {
            return code.dummy(tree);
        }
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        String owner = owner(method);
        if (ruled.knows(method)) {
            Value self = isStatic ? null : object(receiver, method);
            return apply(tree, method, self, arguments(tree, method));
        } else if (LibraryCalls.knows(owner, method)) {
            return library.call(tree, method);
        }
        if (isStatic && Streams.makes(owner, method)) {
            return translator.streams().make(tree, method);
        } else if (isStatic && Orderings.makes(owner, method)) {
            return translator.orderings().make(tree, method);
        }
        translator.collections().foresee(tree);
        Value object = null;
        if (!isStatic && (receiver == null || translator.functionals().types().isSelf(receiver))) {
            object = translator.functionals().self(method);
        } else if (!isStatic && isEvaluated(receiver)) {
            object = translator.value(receiver);
            if (code.isDummy(object)) {
                return code.dummy(tree);
            }
        }
        if (!isStatic && receiver != null && translator.enums().has(receiver, method)) {
            Value constant = translator.enums().named(receiver);
            object = constant != null
                    ? constant
                    : translator.enums().instance(receiver, object == null ? translator.value(receiver) : object);
            if (code.isDummy(object)) {
                return code.dummy(tree);
            }
        }
        if (isStatic && translator.lists().knows(tree, method)) {
            return translator.lists().utility(tree, method);
        } else if (translator.collections().knows(tree, method, object)) {
            return translator.collections().call(tree, method, object);
        }
        if (isStatic) {
            Value made = translator.references().list(tree, method, tree.getArguments());
            made = made == null ? translator.enums().values(tree, method) : made;
            made = made == null ? translator.mappings().of(tree, method) : made;
            made = made == null ? translator.streams().optional(tree, owner, method) : made;
            if (made != null) {
                return made;
            }
        }
        if (!isStatic && ScalarCalls.unboxes(owner, method) && receiver != null) {
            return translator
                    .conversions()
                    .convert(translator.value(receiver), code.type(method.getReturnType()), tree);
        }
        object = object == null && !isStatic && receiver != null && code.type(receiver) instanceof Primitive
                ? translator.value(receiver)
                : object;
        if (ScalarCalls.asks(object, method)) {
            List<Value> operands =
                    tree.getArguments().stream().map(translator::value).toList();
            Value answer = operands.stream().anyMatch(code::isDummy)
                    ? code.dummy(tree)
                    : scalars.ask(tree, method, object, operands);
            return answer != null
                    ? answer
                    : code.refuse(
                            tree, Message.VIRTUAL_CALL, method.getSimpleName().toString());
        }
        if (Streams.isAsked(code.phantom(object))) {
            return translator.streams().call(tree, object, method);
        }
        if (code.phantom(object) != null) {
            return translator.functionals().call(tree, object, method);
        }
        boolean isGiven = object != null
                && owner.startsWith("java.util.function.")
                && method.getParameters().stream()
                        .noneMatch(parameter ->
                                code.type(parameter.asType()) instanceof Primitive type && type.isFloating());
        if (!isKnown(owner, method) && (isGiven || isKept(method, receiver, owner))) {
            return kept.call(tree, method, receiver, object);
        }
        boolean own = !isStatic && !(tree.getMethodSelect() instanceof MemberSelectTree);
        return (isKnown(owner, method) || isStatic || own)
                ? apply(tree, method, object, arguments(tree, method))
                : refuse(tree, Message.VIRTUAL_CALL, method.getSimpleName().toString());
    }

    private Value object(ExpressionTree receiver, ExecutableElement method) {
        return receiver == null || FunctionTypes.isThis(receiver)
                ? translator.functionals().self(method)
                : translator.value(receiver);
    }

    /** Whether a method is called by the companion as it stands: one of data, or one without source. */
    private boolean isKept(ExecutableElement method, ExpressionTree receiver, String owner) {
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            Type result = code.type(method.getReturnType());
            boolean numeric = !owner.startsWith("java.")
                    && method.getEnclosingElement().getKind() == ElementKind.CLASS
                    && result != null
                    && result.isDifferentiable();
            return receiver != null
                    && !numeric
                    && !owner.startsWith("java.util.function.")
                    && !FunctionTypes.isThis(receiver)
                    && kept.isData(code.mirror(receiver));
        }
        return !owner.startsWith("java.util.function.")
                && companions.primal(method).isEmpty()
                && code.sources().source(method).isEmpty();
    }

    private static String owner(ExecutableElement method) {
        return ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString();
    }

    /** Whether a method is translated without a look at its source. */
    private static boolean isKnown(String owner, ExecutableElement method) {
        return switch (owner) {
            case "java.lang.Math", "java.lang.StrictMath", "dev.retrograd.runtime.Matrix" -> true;
            default -> ScalarCalls.knows(owner, method);
        };
    }

    /** Whether an object can be something whose methods are known. */
    private boolean isEvaluated(ExpressionTree receiver) {
        TypeMirror type = code.mirror(receiver);
        Variable variable = translator.names().local(receiver);
        return translator.functionals().types().admits(type)
                || Streams.admits(type)
                || ClassType.MATRIX.equals(code.type(type))
                || (variable != null && code.phantom(code.environment().get(variable)) != null)
                || translator.instances().admits(type)
                || translator.lists().isEvaluated(type)
                || translator.mappings().isEvaluated(type)
                || translator.names().isConstantList(receiver)
                || Syntax.bare(receiver) instanceof NewClassTree;
    }

    /** Calls a method on values: the object, if it has one, and the arguments, evaluated already. */
    Value apply(Tree site, ExecutableElement method, Value object, List<Value> arguments) {
        if (ruled.knows(method)) {
            return ruled.call(site, method, object, converted(site, method, arguments));
        }
        if (code.phantom(object) != null) {
            return translator.functionals().invoke(site, object, method, arguments);
        }
        String owner = owner(method);
        if (owner.equals("java.util.Arrays")
                && method.getSimpleName().contentEquals("stream")
                && arguments.size() == 1) {
            return translator.streams().over(site, code.type(method.getReturnType()), arguments.get(0));
        }
        boolean array = object != null && object.type().isArray();
        if (array && method.getSimpleName().contentEquals("clone")) {
            return translator.arrays().copy(site, object);
        }
        if (object != null && ScalarCalls.unboxes(owner, method)) {
            return translator.conversions().convert(object, code.type(method.getReturnType()), site);
        }
        List<Value> converted = converted(site, method, arguments);
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return translator.construction().create(site, method, converted);
        }
        return switch (owner) {
            case "java.lang.Math", "java.lang.StrictMath" -> function(site, method, owner.substring(10), converted);
            case "dev.retrograd.runtime.Matrix" -> matrices.call(site, method, object, converted);
            default ->
                ScalarCalls.knows(owner, method)
                        ? scalars.call(site, method, converted)
                        : helper(site, method, converted);
        };
    }

    private List<Value> converted(Tree site, ExecutableElement method, List<Value> arguments) {
        List<Value> converted = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Type type = parameterType(method, i);
            boolean isMissing = mayBeMissing(method, i) && MissingNumbers.isOne(code, arguments.get(i));
            converted.add(
                    isMissing ? arguments.get(i) : translator.conversions().convert(arguments.get(i), type, site));
        }
        return converted;
    }

    /** Whether a method that is put in place can be given a number that may be missing. */
    private boolean mayBeMissing(ExecutableElement method, int index) {
        return MissingNumbers.isBox(method.getParameters().get(index).asType())
                && !ruled.knows(method)
                && companions.primal(method).isEmpty()
                && code.sources().source(method).isPresent();
    }

    private Type parameterType(ExecutableElement method, int index) {
        TypeMirror type = method.getParameters().get(index).asType();
        return type.getKind() == TypeKind.TYPEVAR ? null : code.type(type);
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

    private Value function(Tree site, ExecutableElement method, String owner, List<Value> arguments) {
        Type result = TypeMapping.of(method.getReturnType(), code.sources());
        return code.at(site).call(result, owner + "." + method.getSimpleName(), arguments.toArray(Value[]::new));
    }

    /** The arguments of a call, evaluated in order and converted to the types of the parameters. */
    List<Value> arguments(MethodInvocationTree tree, ExecutableElement method) {
        return arguments(tree, tree.getArguments(), method);
    }

    /** The arguments of a call or creation, evaluated in order and converted to the types of the parameters. */
    List<Value> arguments(Tree tree, List<? extends ExpressionTree> arguments, ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        List<Value> values = new ArrayList<>();
        int fixed = spreads(arguments, method) ? parameters.size() - 1 : parameters.size();
        for (int i = 0; i < fixed; i++) {
            Type type = parameterType(method, i);
            values.add(
                    mayBeMissing(method, i)
                            ? translator.missing().value(arguments.get(i), type)
                            : translator.value(arguments.get(i), type));
        }
        if (fixed < parameters.size()) {
            List<? extends ExpressionTree> rest = arguments.subList(fixed, arguments.size());
            values.add(packed(tree, parameters.get(fixed).asType(), rest));
        }
        return values;
    }

    /** The array of the last arguments; a type variable is what the first of them is. */
    private Value packed(Tree tree, TypeMirror array, List<? extends ExpressionTree> elements) {
        Type type = code.type(array);
        boolean generic = ((ArrayType) array).getComponentType().getKind() == TypeKind.TYPEVAR;
        Value objects = generic ? translator.objectArrays().of(tree, elements) : null;
        if (objects != null) {
            return objects;
        }
        if (generic) {
            Type element = elements.isEmpty() ? null : code.type(elements.get(0));
            type = element == null ? null : new dev.retrograd.processor.ir.ArrayType(element);
        }
        if (type != null && !generic && translator.references().admits(array)) {
            return translator
                    .references()
                    .of(tree, type, ((dev.retrograd.processor.ir.ArrayType) type).element(), elements);
        }
        if (type == null || !TypeMapping.isComputable(type)) {
            elements.forEach(translator::evaluate);
            return code.refuse(tree, Message.EXPRESSION, "array of type " + array);
        }
        return translator.arrays().packed(tree, type, elements);
    }

    /** Whether the last arguments are packed into an array, which the tree does not say. */
    private boolean spreads(List<? extends ExpressionTree> arguments, ExecutableElement method) {
        if (!method.isVarArgs()) {
            return false;
        }
        int count = arguments.size();
        if (count != method.getParameters().size()) {
            return true;
        }
        ArrayType array = (ArrayType) method.getParameters().get(count - 1).asType();
        return !code.sources().types().isAssignable(code.mirror(arguments.get(count - 1)), array);
    }

    private Value helper(Tree site, ExecutableElement method, List<Value> arguments) {
        String name = method.getSimpleName().toString();
        if (!method.getModifiers().contains(Modifier.STATIC) && Dispatch.isOverridable(method)) {
            return code.refuse(site, Message.VIRTUAL_CALL, name);
        }
        boolean isMissing = arguments.stream().anyMatch(argument -> MissingNumbers.isOne(code, argument));
        if (isMissing
                && (code.frame().executes(method) || translator.functions().isCalled(code, method, arguments))) {
            return code.refuse(site, Message.RECURSION, name);
        } else if (translator.functions().isCalled(code, method, arguments)) {
            return translator.functions().call(code, site, method, arguments);
        } else if (code.frame().executes(method) && !descends(method, arguments)) {
            return translator.functions().isPassable(code, method, null, arguments)
                    ? translator.functions().call(code, site, method, arguments)
                    : code.refuse(site, Message.RECURSION, name);
        }
        if (!mayInline(site, name)) {
            return code.dummy(site);
        }
        Optional<ExecutableElement> primal = companions.primal(method);
        if (primal.isPresent()) {
            return companions.call(site, method, primal.get(), arguments);
        }
        Optional<TreePath> source = code.sources().source(method);
        if (source.isPresent()) {
            return translator.inlining().inline(site, method, source.get(), arguments);
        }
        Type type = code.type(method.getReturnType());
        return name.equals("identity") && owner(method).startsWith("java.util.function.")
                ? code.phantom(type, new Functional.Identity())
                : code.refuse(site, Message.NO_SOURCE, method.getEnclosingElement() + "." + name);
    }

    /** Whether a call of a method that is being executed gets an object that none of these executions has: a smaller tree. */
    private boolean descends(ExecutableElement method, List<Value> arguments) {
        if (code.frame().depth() > DEEPEST) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            Value argument = arguments.get(i);
            VariableElement parameter = method.getParameters().get(i);
            Layout layout = code.layouts().of(parameter.asType());
            boolean isTree = (code.phantom(argument) instanceof Instance || code.isNothing(argument))
                    && (layout == null || code.layouts().isRecursive(layout));
            if (isTree && !holds(parameter, argument)) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(VariableElement parameter, Value argument) {
        for (Frame frame = code.frame(); frame != null; frame = frame.caller()) {
            Variable variable = frame.variable(parameter);
            if (variable != null && argument.equals(code.environment().get(variable))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one more body may be put in place; the first one beyond the limit is refused. */
    boolean mayInline(Tree site, String name) {
        int inlined = code.countInlined();
        if (inlined == MOST_INLINED + 1) {
            code.report(site, Message.TOO_LARGE, name);
        }
        return inlined <= MOST_INLINED;
    }

    /** Refuses a call; its arguments are looked at all the same. */
    private Value refuse(MethodInvocationTree tree, Message message, String name) {
        tree.getArguments().forEach(translator::evaluate);
        return code.refuse(tree, message, name);
    }
}
