package dev.retrograd.processor.frontend;

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
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Says of which classes objects are taken apart: records, and classes with source. */
final class Layouts {
    private static final Set<String> ROOTS = Set.of("java.lang.Object", "java.lang.Record");

    private final Trees trees;
    private final Types types;
    private final Map<String, Optional<Layout>> known = new HashMap<>();

    Layouts(Trees trees, Types types) {
        this.trees = trees;
        this.types = types;
    }

    /** The layout of a type; null if objects of it are not taken apart. */
    Layout of(TypeMirror mirror) {
        if (mirror == null || mirror.getKind() != TypeKind.DECLARED) {
            return null;
        }
        return known.computeIfAbsent(mirror.toString(), name -> Optional.ofNullable(make((DeclaredType) mirror)))
                .orElse(null);
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
        if (isRoot || element.getSimpleName().isEmpty() || !collect(type, fields)) {
            return null;
        }
        boolean isFinal = element.getModifiers().contains(Modifier.FINAL);
        boolean isFixed =
                fields.stream().allMatch(field -> field.element().getModifiers().contains(Modifier.FINAL));
        boolean isSplit = isFinal && isFixed && !reaches(fields, element, new HashSet<>());
        return new Layout(type, List.copyOf(fields), isFinal, isFixed, isSplit);
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
        if (!isRecord && (element.getKind() != ElementKind.CLASS || trees.getTree(element) == null)) {
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
