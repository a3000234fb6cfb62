package dev.retrograd.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** How a companion takes objects apart that are handed to it, and what it can put together. */
public final class Structures {
    private static final Set<String> USED_CLASSES =
            Set.of("Arrays", "Double", "Float", "Integer", "Long", "Math", "Matrix", "StrictMath", "System", "Tape");

    private static final String CONSTANT = "dev.retrograd.Constant";

    private final Trees trees;
    private final Types types;
    private final Elements elements;
    private final Layouts layouts;

    /** The structures of types of one compilation. */
    public Structures(Trees trees, Types types, Elements elements) {
        this(trees, types, elements, new Layouts(trees, types));
    }

    Structures(Trees trees, Types types, Elements elements, Layouts layouts) {
        this.trees = trees;
        this.types = types;
        this.elements = elements;
        this.layouts = layouts;
    }

    /** Whether something is marked as constant. */
    public static boolean isConstant(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(CONSTANT));
    }

    /**
     * The structure of what is handed to a companion: fields that it cannot read are no part of it.
     *
     * @param type the type
     * @param from the companion's package
     * @return the structure; types that are not known yet stand by the name that the source gives them
     */
    public Structure parameter(TypeMirror type, PackageElement from) {
        return structure(type, from, Set.of(), false);
    }

    /** The receiver of an instance method as a parameter, which bears the name of its class. */
    public Parameter receiver(ExecutableElement method, PackageElement from) {
        Element owner = method.getEnclosingElement();
        String simple = owner.getSimpleName().toString();
        StringBuilder name = new StringBuilder(simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1));
        while (SourceVersion.isKeyword(name)
                || method.getParameters().stream()
                        .anyMatch(parameter -> parameter.getSimpleName().contentEquals(name))) {
            name.append('_');
        }
        return new Parameter(name.toString(), parameter(owner.asType(), from));
    }

    /** How a method is called. */
    public static MethodSignature.Invocation invocation(ExecutableElement method) {
        int output = Outputs.index(method);
        return new MethodSignature.Invocation(
                !method.getModifiers().contains(Modifier.STATIC),
                output < 0 ? "" : name(method.getParameters().get(output)));
    }

    /** A parameter's name, or one like it if it would hide a class that generated code uses. */
    public static String name(VariableElement parameter) {
        StringBuilder name = new StringBuilder(parameter.getSimpleName());
        if (USED_CLASSES.contains(name.toString())) {
            ExecutableElement method = (ExecutableElement) parameter.getEnclosingElement();
            do {
                name.append('_');
            } while (method.getParameters().stream()
                    .anyMatch(other -> other.getSimpleName().contentEquals(name)));
        }
        return name.toString();
    }

    /** The structure of a method's result: what it returns, or the array that it writes. */
    public Structure result(ExecutableElement method, PackageElement from) {
        TypeMirror returned = method.getReturnType();
        int output = Outputs.index(method);
        if (returned.getKind() == TypeKind.VOID) {
            return output < 0
                    ? Structure.of(Primitive.DOUBLE)
                    : Structure.of(mapped(method.getParameters().get(output).asType()));
        }
        return result(returned, from);
    }

    /** The structure of what a companion returns. */
    Structure result(TypeMirror type, PackageElement from) {
        return structure(type, from, Set.of(), true);
    }

    /** What a companion, which has no type variables, writes for one. */
    static TypeMirror bound(TypeMirror type) {
        if (type instanceof TypeVariable variable) {
            return bound(variable.getUpperBound());
        }
        return type instanceof IntersectionType both ? bound(both.getBounds().get(0)) : type;
    }

    private Structure structure(TypeMirror declaredType, PackageElement from, Set<Element> outer, boolean all) {
        TypeMirror type = bound(declaredType);
        if (type instanceof javax.lang.model.type.ArrayType array) {
            Structure element = columns(array.getComponentType(), from, outer, all);
            return element instanceof Structure.Parts parts
                    ? new Structure.Elements((ArrayType) mapped(type), parts)
                    : Structure.of(mapped(type));
        }
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement box) {
            switch (box.getQualifiedName().toString()) {
                case "java.lang.Double" -> {
                    return Structure.of(Primitive.DOUBLE);
                }
                case "java.lang.Float" -> {
                    return Structure.of(Primitive.FLOAT);
                }
                default -> {}
            }
        }
        Layout layout = layouts.of(type);
        if (layout == null || outer.contains(layout.element())) {
            return Structure.of(mapped(type));
        }
        Set<Element> within = new HashSet<>(outer);
        within.add(layout.element());
        List<Structure.Part> parts = new ArrayList<>();
        for (Layout.Field field : layout.fields()) {
            String reader = all ? field.name() + "()" : reader(layout, field.element(), from);
            boolean isBack = field.type() instanceof DeclaredType declared && within.contains(declared.asElement());
            boolean isHidden = parts.stream().anyMatch(part -> part.name().equals(field.name()));
            if (reader != null && !isBack && !isHidden) {
                Structure structure = structure(field.type(), from, within, all);
                boolean constant = isConstant(field.element()) || isConstantComponent(layout, field.name());
                parts.add(new Structure.Part(field.name(), reader, constant ? structure.constant() : structure));
            }
        }
        return new Structure.Parts((ClassType) mapped(type), parts);
    }

    /** The structure of an array's elements, if all that they hold can be kept in arrays; null otherwise. */
    private Structure columns(TypeMirror element, PackageElement from, Set<Element> outer, boolean all) {
        Layout layout = layouts.of(element);
        if (layout == null || !layouts.isColumnar(layout)) {
            return null;
        }
        Structure.Parts parts = (Structure.Parts) structure(element, from, outer, all);
        boolean complete =
                parts.parts().size() == layout.fields().size() && !parts.parts().isEmpty();
        return complete ? parts : null;
    }

    private static boolean isConstantComponent(Layout layout, String name) {
        return layout.element().getRecordComponents().stream()
                .anyMatch(component -> component.getSimpleName().contentEquals(name) && isConstant(component));
    }

    private static String name(TypeElement element) {
        String qualified = element.getQualifiedName().toString();
        return qualified.isEmpty() ? element.getSimpleName().toString() : qualified;
    }

    private Type mapped(TypeMirror given) {
        TypeMirror mirror = bound(given);
        if (mirror.getKind().isPrimitive()) {
            return Primitive.valueOf(mirror.getKind().name().toUpperCase(Locale.ROOT));
        } else if (mirror.getKind() == TypeKind.ARRAY) {
            return new ArrayType(mapped(((javax.lang.model.type.ArrayType) mirror).getComponentType()));
        } else if (mirror instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            boolean isLocal = element.getQualifiedName().isEmpty();
            return new ClassType(isLocal ? name(element) : ClassNames.of(mirror));
        }
        return new ClassType(mirror.toString());
    }

    /** What reads a field from a package: itself, an accessor, or null. */
    private String reader(Layout layout, VariableElement field, PackageElement from) {
        String name = field.getSimpleName().toString();
        if (!isAccessible(layout.element(), from)) {
            return null;
        }
        if (layout.element().getKind() != ElementKind.RECORD && isAccessible(field, from)) {
            return name;
        }
        for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(layout.element()))) {
            if (isAccessible(method, from) && field.equals(plainGetter(method))) {
                return method.getSimpleName() + "()";
            }
        }
        return null;
    }

    /** The field that a method returns and does nothing else; null if it is no such method. */
    VariableElement plainGetter(ExecutableElement method) {
        if (!method.getParameters().isEmpty() || method.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        boolean written = elements.getOrigin(method) == Elements.Origin.EXPLICIT && trees.getTree(method) != null;
        String name;
        if (written) {
            name = returned(trees.getTree(method), method);
        } else {
            name = owner.getKind() == ElementKind.RECORD
                    ? method.getSimpleName().toString()
                    : null;
        }
        return ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(String.valueOf(name)))
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .findFirst()
                .orElse(null);
    }

    /** The name in a body {@code return name;}; a copy of an array holds the same numbers. */
    private static String returned(MethodTree tree, ExecutableElement method) {
        BlockTree body = tree.getBody();
        if (body == null
                || body.getStatements().size() != 1
                || !(body.getStatements().get(0) instanceof ReturnTree result)) {
            return null;
        }
        ExpressionTree value = result.getExpression();
        if (method.getReturnType().getKind() == TypeKind.ARRAY
                && value instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("clone")) {
            value = select.getExpression();
        }
        return named(value);
    }

    private static String named(Tree tree) {
        if (tree instanceof MemberSelectTree select
                && select.getExpression() instanceof IdentifierTree self
                && self.getName().contentEquals("this")) {
            return select.getIdentifier().toString();
        }
        return tree instanceof IdentifierTree name ? name.getName().toString() : null;
    }

    /** Whether a member, and all classes around it, can be referred to from a package. */
    boolean isAccessible(Element member, PackageElement from) {
        boolean samePackage = elements.getPackageOf(member).equals(from);
        for (Element element = member;
                element != null && element.getKind() != ElementKind.PACKAGE;
                element = element.getEnclosingElement()) {
            boolean isOpen = element.getModifiers().contains(Modifier.PUBLIC)
                    || element.getEnclosingElement().getKind().isInterface()
                    || (samePackage && !element.getModifiers().contains(Modifier.PRIVATE));
            if (!isOpen || (element instanceof ExecutableElement outer && outer != member)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Why a companion cannot put a value of a type together again; null if it can: the canonical constructor takes the fields as
     * they are.
     */
    String obstacle(TypeMirror type, PackageElement from) {
        if (type instanceof javax.lang.model.type.ArrayType array) {
            return obstacle(array.getComponentType(), from);
        }
        Layout layout = layouts.of(type);
        if (layout == null) {
            return null;
        }
        String name = layout.element().getSimpleName().toString();
        if (layout.element().getModifiers().contains(Modifier.ABSTRACT)) {
            return name + " is abstract";
        }
        ExecutableElement constructor = constructor(layout);
        if (constructor == null) {
            return name + " has no constructor that takes its fields as they are";
        }
        if (!isAccessible(constructor, from)) {
            return "the constructor of " + name + " is not accessible";
        }
        for (Layout.Field field : layout.fields()) {
            String inner = field.type().toString().equals(type.toString())
                    ? name + " refers to itself"
                    : obstacle(field.type(), from);
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    /** The constructor that does nothing but keep its arguments, one for each field in order; null if there is none. */
    private ExecutableElement constructor(Layout layout) {
        for (ExecutableElement constructor :
                ElementFilter.constructorsIn(layout.element().getEnclosedElements())) {
            boolean fits = constructor.getParameters().size() == layout.fields().size();
            for (int i = 0; fits && i < layout.fields().size(); i++) {
                fits = types.isSameType(
                        types.erasure(constructor.getParameters().get(i).asType()),
                        types.erasure(layout.fields().get(i).element().asType()));
            }
            if (fits && keeps(constructor, layout)) {
                return constructor;
            }
        }
        return null;
    }

    private boolean keeps(ExecutableElement constructor, Layout layout) {
        boolean isRecord = layout.element().getKind() == ElementKind.RECORD;
        boolean written = elements.getOrigin(constructor) == Elements.Origin.EXPLICIT;
        MethodTree tree = trees.getTree(constructor);
        if (!written || tree == null || tree.getBody() == null) {
            return isRecord && !written;
        }
        return new KeptArguments(constructor, layout).holds(tree);
    }
}
