package dev.retrograd.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/**
 * Passes objects and functions to functions: what they hold becomes parameters, and the callee puts them together again. What is no
 * value in them, such as the code of a lambda, is part of their shape, and a function is made for each shape.
 */
final class Closures {
    private static final String VALUE = "value";
    private static final String NOTHING = "null";

    private Closures() {}

    /** What tells apart the functions that arguments need; null if one of them cannot be passed. */
    static List<Object> shapes(Code code, List<Value> arguments) {
        List<Object> shapes = new ArrayList<>();
        for (Value argument : arguments) {
            Object shape = shape(code, argument);
            if (shape == null) {
                return null;
            }
            shapes.add(shape);
        }
        return shapes;
    }

    private static Object shape(Code code, Value value) {
        Phantom phantom = code.phantom(value);
        if (code.isNothing(value)) {
            return NOTHING;
        } else if (phantom == null) {
            return VALUE;
        } else if (phantom instanceof Instance.Fixed fixed && fixed.isExact() && fixed.enclosing() == null) {
            List<Object> fields = shapes(code, List.copyOf(fixed.fields().values()));
            return fields == null ? null : List.of(fixed.layout().element(), fields);
        } else if (phantom instanceof Functional.Lambda lambda
                && lambda.frame().selves().isEmpty()) {
            List<Value> captured = contents(code, captured(code, lambda));
            List<Object> shapes = captured == null ? null : shapes(code, captured);
            return shapes == null ? null : List.of(lambda.tree(), shapes);
        } else if (phantom instanceof Functional.Reference reference) {
            Object receiver = reference.receiver() == null ? VALUE : shape(code, reference.receiver());
            return receiver == null ? null : List.of(reference.tree(), receiver);
        }
        return phantom instanceof Functional.Identity ? phantom : null;
    }

    private static List<Value> contents(Code code, Map<Element, Variable> variables) {
        List<Value> contents = new ArrayList<>();
        for (Variable variable : variables.values()) {
            boolean isKnown = variable.leaves()
                    .allMatch(leaf -> code.environment().get(leaf) != null
                            && code.environment().get(leaf) != Variable.SET
                            && code.environment().get(leaf) != Variable.CLEAR);
            if (!isKnown) {
                return null;
            }
            contents.add(code.read(variable));
        }
        return contents;
    }

    /** The variables that a lambda sees. */
    private static Map<Element, Variable> captured(Code code, Functional.Lambda lambda) {
        Map<Element, Variable> captured = new LinkedHashMap<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree node, Void unused) {
                Frame frame = lambda.frame();
                Element element = code.sources().trees().getElement(new TreePath(frame.path(), node));
                Variable variable = frame.variable(element);
                if (variable != null) {
                    captured.put(element, variable);
                }
                return null;
            }
        }.scan(lambda.tree(), null);
        return captured;
    }

    /** Adds the values that something holds. */
    static void leaves(Code code, Value value, List<Value> leaves) {
        Phantom phantom = code.phantom(value);
        if (code.isNothing(value)) {
            return;
        } else if (phantom == null) {
            leaves.add(value);
        } else if (phantom instanceof Instance.Fixed fixed) {
            fixed.fields().values().forEach(field -> leaves(code, field, leaves));
        } else if (phantom instanceof Functional.Lambda lambda) {
            contents(code, captured(code, lambda)).forEach(content -> leaves(code, content, leaves));
        } else if (phantom instanceof Functional.Reference reference && reference.receiver() != null) {
            leaves(code, reference.receiver(), leaves);
        }
    }

    /** Puts an argument of a caller together in the callee, from parameters that stand for its leaves. */
    static Value rebuilt(Code caller, Value value, Code callee, Iterator<Value> leaves) {
        Phantom phantom = caller.phantom(value);
        if (caller.isNothing(value)) {
            return callee.nothing(value.type());
        } else if (phantom == null) {
            return leaves.next();
        } else if (phantom instanceof Instance.Fixed fixed) {
            Map<VariableElement, Value> fields = new LinkedHashMap<>();
            fixed.fields().forEach((field, content) -> fields.put(field, rebuilt(caller, content, callee, leaves)));
            return callee.phantom(value.type(), new Instance.Fixed(fixed.layout(), true, fields, fixed.readers()));
        } else if (phantom instanceof Functional.Lambda lambda) {
            Map<Element, Variable> variables = new LinkedHashMap<>();
            captured(caller, lambda).forEach((element, variable) -> {
                Value content = rebuilt(caller, caller.read(variable), callee, leaves);
                Variable own = callee.newVariable(variable.name(), content);
                callee.environment().declare(own);
                callee.assign(own, content);
                variables.put(element, own);
            });
            return callee.phantom(
                    value.type(),
                    new Functional.Lambda(lambda.tree(), lambda.frame().closure(variables)));
        } else if (phantom instanceof Functional.Reference reference && reference.receiver() != null) {
            Value receiver = rebuilt(caller, reference.receiver(), callee, leaves);
            return callee.phantom(
                    value.type(),
                    new Functional.Reference(reference.tree(), reference.frame(), reference.method(), receiver));
        }
        return callee.phantom(value.type(), phantom);
    }

    /** Something of a class that is made of results of a call. */
    static Value result(Code code, Type type, Layout layout, List<Value> targets) {
        if (layout == null) {
            Value target = Value.of(type);
            targets.add(target);
            return target;
        }
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            fields.put(
                    field.element(),
                    result(code, code.type(field.type()), code.layouts().of(field.type()), targets));
        }
        return code.phantom(type, new Instance.Fixed(layout, true, fields, Set.of()));
    }
}
