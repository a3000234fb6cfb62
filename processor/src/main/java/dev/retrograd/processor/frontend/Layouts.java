package dev.retrograd.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Says of which classes objects are taken apart: records, and classes with source. */
final class Layouts {
    private static final Set<String> ROOTS = Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

    private final Trees trees;
    private final Types types;
    private final Map<List<Object>, Optional<Layout>> known = new HashMap<>();
    private final ClassUse use = new ClassUse();

    Layouts(Trees trees, Types types) {
        this.trees = trees;
        this.types = types;
    }

    /** The layout of a type; null if objects of it are not taken apart. */
    Layout of(TypeMirror mirror) {
        if (mirror == null || mirror.getKind() != TypeKind.DECLARED) {
            return null;
        }
        List<Object> key = new ArrayList<>(List.of(((DeclaredType) mirror).asElement(), mirror.toString()));
        variables(mirror, key);
        Optional<Layout> layout = known.get(key);
        if (layout == null) {
            layout = Optional.ofNullable(make((DeclaredType) mirror));
            known.put(key, layout);
        }
        return layout.orElse(null);
    }

    /** Adds the type variables in a type, of which there may be several of one name. */
    private static void variables(TypeMirror mirror, List<Object> found) {
        if (mirror instanceof TypeVariable variable) {
            found.add(variable.asElement());
        } else if (mirror instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(argument -> variables(argument, found));
        } else if (mirror instanceof ArrayType array) {
            variables(array.getComponentType(), found);
        }
    }

    /** The layout of an enum, or of the body of one of its constants; null if its fields are not known. */
    Layout ofEnum(TypeElement element) {
        List<Layout.Field> fields = new ArrayList<>();
        DeclaredType type = (DeclaredType) element.asType();
        if (!collect(type, fields)) {
            return null;
        }
        boolean isFixed = fields.stream().allMatch(field -> isFixed(field.element()));
        return new Layout(type, List.copyOf(fields), true, isFixed, false);
    }

    /** Whether an array of objects can be an array for each of their fields. */
    boolean isColumnar(Layout layout) {
        return layout.fields().stream().allMatch(field -> {
            Layout inner = of(field.type());
            return inner == null ? isPlain(field.type()) : inner.isSplit() && isColumnar(inner);
        });
    }

    private boolean isPlain(TypeMirror type) {
        TypeMirror element = type;
        while (element instanceof javax.lang.model.type.ArrayType array) {
            element = array.getComponentType();
        }
        return element.getKind().isPrimitive();
    }

    private Layout make(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        List<Layout.Field> fields = new ArrayList<>();
        boolean isRoot = ROOTS.contains(element.getQualifiedName().toString());
        if (isRoot || element.getKind() == ElementKind.ENUM || !collect(type, fields)) {
            return null;
        }
        Set<Modifier> modifiers = element.getModifiers();
        boolean isFinal = modifiers.contains(Modifier.FINAL) || element.getNestingKind() == NestingKind.ANONYMOUS;
        boolean isFixed = fields.stream().allMatch(field -> isFixed(field.element()));
        boolean isClosed = isFinal || (!modifiers.contains(Modifier.ABSTRACT) && !isExtended(element));
        boolean isSplit =
                isClosed && isFixed && !seesSurroundings(element) && !reaches(fields, element, new HashSet<>());
        return new Layout(type, List.copyOf(fields), isFinal, isFixed, isSplit);
    }

    /** Takes note of what the methods of another file do with objects. */
    void read(CompilationUnitTree unit) {
        use.read(unit);
    }

    private void readFileOf(TypeElement element) {
        TreePath path = trees.getPath(element);
        if (path != null) {
            use.read(path.getCompilationUnit());
        }
    }

    /** Whether a class has subclasses, as far as the source files tell that are known. */
    boolean isExtended(TypeElement element) {
        readFileOf(element);
        return use.isExtended(element.getSimpleName().toString());
    }

    /** Whether a field keeps what the constructor has put there. */
    private boolean isFixed(VariableElement field) {
        TypeElement owner = (TypeElement) field.getEnclosingElement();
        if (field.getModifiers().contains(Modifier.FINAL)) {
            return true;
        }
        readFileOf(owner);
        return trees.getTree(owner) != null
                && !use.isAssigned(
                        owner.getSimpleName().toString(), field.getSimpleName().toString());
    }

    /** Whether objects of a class refer to the object, or to variables of the method, around the class. */
    static boolean seesSurroundings(TypeElement element) {
        boolean isInner = element.getKind() == ElementKind.CLASS
                && element.getNestingKind() != NestingKind.TOP_LEVEL
                && !element.getModifiers().contains(Modifier.STATIC);
        return isInner
                || (element.getSuperclass() instanceof DeclaredType parent
                        && parent.asElement() instanceof TypeElement above
                        && seesSurroundings(above));
    }

    /** Whether an object of a class may refer to another one like it. */
    boolean isRecursive(Layout layout) {
        return !layout.isSplit() && reaches(layout.fields(), layout.element(), new HashSet<>());
    }

    /** Whether objects of a class lie below one of these fields. */
    private boolean reaches(List<Layout.Field> fields, TypeElement element, Set<TypeElement> seen) {
        for (Layout.Field field : fields) {
            if (field.type() instanceof DeclaredType declared && declared.asElement() instanceof TypeElement inner) {
                List<Layout.Field> below = new ArrayList<>();
                boolean found = inner.equals(element)
                        || (seen.add(inner) && collect(declared, below) && reaches(below, element, seen));
                if (found) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Adds the fields of a class and its superclasses; false if not all of them are known. */
    private boolean collect(DeclaredType type, List<Layout.Field> fields) {
        TypeElement element = (TypeElement) type.asElement();
        if (ROOTS.contains(element.getQualifiedName().toString())) {
            return true;
        }
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        boolean isClass = element.getKind() == ElementKind.CLASS || element.getKind() == ElementKind.ENUM;
        if (!isRecord && (!isClass || trees.getTree(element) == null)) {
            return false;
        }
        TypeMirror parent = element.getSuperclass();
        if (!(parent instanceof DeclaredType) || parent.getKind() != TypeKind.DECLARED) {
            return false;
        }
        TypeMirror own = types.directSupertypes(type).get(0);
        if (!collect((DeclaredType) own, fields)) {
            return false;
        }
        for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
            if (!field.getModifiers().contains(Modifier.STATIC)) {
                fields.add(new Layout.Field(field, types.asMemberOf(type, field)));
            }
        }
        return true;
    }
}
