package dev.retrograd.processor.frontend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.VariableElement;

/** The objects and arrays of references that the method has made so far: their fields and places are variables. */
final class Heap {
    private final Code code;
    private final List<Instance.Local> objects = new ArrayList<>();
    private final List<Variable> places = new ArrayList<>();
    private final List<Variable> lists = new ArrayList<>();

    Heap(Code code) {
        this.code = code;
    }

    /** A new object whose fields may change; they are declared, without values. */
    Instance.Local newObject(Layout layout) {
        Map<VariableElement, Variable> fields = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            Variable variable = code.newField(layout, field);
            code.environment().declare(variable);
            fields.put(field.element(), variable);
        }
        Frame enclosing =
                Layouts.seesSurroundings(layout.element()) ? code.frame().snapshot() : null;
        Instance.Local object = new Instance.Local(layout, fields, enclosing);
        objects.add(object);
        return object;
    }

    /** The variables for fields that satisfy a condition, of all objects that exist and may change. */
    List<Variable> fields(Predicate<VariableElement> condition) {
        List<Variable> found = new ArrayList<>();
        for (Instance.Local object : objects) {
            object.fields().forEach((field, variable) -> {
                if (code.environment().isDeclared(variable) && condition.test(field)) {
                    variable.leaves().forEach(found::add);
                }
            });
        }
        return found;
    }

    /** Takes note of the places of an array of references. */
    void track(List<Variable> added) {
        places.addAll(added);
    }

    /** Takes note of the variables of a list. */
    void trackLists(List<Variable> added) {
        lists.addAll(added);
    }

    /** The variables of all lists that exist. */
    List<Variable> lists() {
        return lists.stream().filter(code.environment()::isDeclared).toList();
    }

    /** The places of all arrays of references that exist. */
    List<Variable> places() {
        return places.stream().filter(code.environment()::isDeclared).toList();
    }
}
