package dev.retrograd.processor.frontend;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The instance fields of a class whose objects are taken apart.
 *
 * @param type the class
 * @param fields its fields, those of superclasses first
 * @param isFinal whether no other class can extend it
 * @param isFixed whether its fields never change once its constructor is done
 * @param isSplit whether variables of the class can be replaced by variables for its fields: nothing extends it, they never change, and none leads back to it
 */
record Layout(DeclaredType type, List<Field> fields, boolean isFinal, boolean isFixed, boolean isSplit) {
    /**
     * A field.
     *
     * @param element the field
     * @param type its type in the class, type arguments known
     */
    record Field(VariableElement element, TypeMirror type) {
        String name() {
            return element.getSimpleName().toString();
        }
    }

    /** The class. */
    TypeElement element() {
        return (TypeElement) type.asElement();
    }
}
