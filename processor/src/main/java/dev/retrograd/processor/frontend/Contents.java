package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads and writes variables, those included that variables for the fields of their objects replace. */
final class Contents {
    private final Code code;
    private final Branching branching;
    private final NullMentions nulls = new NullMentions();
    private final Set<Value> uncertain = new HashSet<>();

    Contents(Code code) {
        this.code = code;
        branching = new Branching(code);
    }

    /** Makes a variable; for objects of a class that is taken apart, if {@code mirror} is one. */
    Variable variable(String name, Type type, TypeMirror mirror, Variable.Kind kind) {
        return MissingNumbers.isBox(mirror)
                        && code.frame() != null
                        && nulls.in(code.frame().path().getLeaf())
                ? number(name, type, kind)
                : variable(name, type, code.layouts().of(mirror), kind);
    }

    /** Makes a variable; for objects of a class that is taken apart, if there is a layout for them. */
    Variable variable(String name, Type type, Layout layout, Variable.Kind kind) {
        boolean isNullable =
                code.frame() == null || nulls.in(code.frame().path().getLeaf());
        return variable(name, type, layout, kind, isNullable);
    }

    /** Makes a variable for a number that may be missing. */
    Variable number(String name, Type type, Variable.Kind kind) {
        int order = code.nextVariable();
        Variable presence = new Variable(part(name, "present"), Primitive.BOOLEAN, code.nextVariable(), kind);
        return new Variable(name, type, order, kind, null, Map.of(), presence);
    }

    /** Whether this method, one that called it, or one that is called in it says null. */
    boolean mentionsNull() {
        for (Frame frame = code.frame(); frame != null; frame = frame.caller()) {
            if (nulls.in(frame.path().getLeaf()) || nulls.isReached(frame.path(), code.sources())) {
                return true;
            }
        }
        return false;
    }

    /** Makes a variable for what a piece of code returns. */
    Variable result(String name, Type type, TypeMirror mirror, Tree source) {
        boolean isNullable = code.frame() == null || source == null || nulls.in(source);
        boolean isAwaited = code.frame() != null && nulls.in(code.frame().path().getLeaf());
        return MissingNumbers.isBox(mirror) && code.frame() != null && source != null && (isNullable || isAwaited)
                ? number(name, type, Variable.Kind.RESULT)
                : variable(name, type, code.layouts().of(mirror), Variable.Kind.RESULT, isNullable || isAwaited);
    }

    /** Makes a variable for a field: it is null at first, which nobody sees of one that is final. */
    Variable field(Layout layout, Layout.Field field) {
        boolean isFinal = field.element().getModifiers().contains(Modifier.FINAL);
        Tree source = code.sources().trees().getTree(layout.element());
        boolean isNullable = (!isFinal && !layout.isFixed()) || (source != null && nulls.in(source)) || mentionsNull();
        return variable(
                layout.isFixed() ? null : field.name(),
                code.type(field.type()),
                code.layouts().of(field.type()),
                Variable.Kind.LOCAL,
                isNullable);
    }

    private Variable variable(String name, Type type, Layout layout, Variable.Kind kind, boolean isNullable) {
        if (type == null || layout == null || !layout.isSplit()) {
            return new Variable(name, type, code.nextVariable(), kind);
        }
        int order = code.nextVariable();
        Map<VariableElement, Variable> parts = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            parts.put(
                    field.element(),
                    variable(
                            part(name, field.name()),
                            code.type(field.type()),
                            code.layouts().of(field.type()),
                            kind,
                            isNullable));
        }
        Variable presence =
                isNullable ? new Variable(part(name, "present"), Primitive.BOOLEAN, code.nextVariable(), kind) : null;
        return new Variable(name, type, order, kind, layout, parts, presence);
    }

    private static String part(String name, String field) {
        return name == null ? null : name + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    /** Sets a variable to a value of its type; the value takes its name unless it has one. */
    void assign(Variable variable, Value value) {
        if (variable.layout() == null && variable.presence() == null) {
            value.nameIfAbsent(variable.name());
            code.environment().set(variable, value);
        } else if (variable.layout() == null && code.phantom(value) instanceof Phantom.Choice choice) {
            choice.first().nameIfAbsent(variable.name());
            code.environment().set(variable, choice.first());
            code.environment().set(variable.presence(), choice.condition());
        } else if (variable.presence() != null && code.phantom(value) instanceof Phantom.Choice choice) {
            branching.statements(
                    choice.condition(),
                    false,
                    () -> assign(variable, choice.first()),
                    () -> assign(variable, choice.second()));
        } else if (variable.presence() != null && code.isNothing(value)) {
            variable.leaves().forEach(leaf -> code.environment().set(leaf, Code.zero(code.builder(), leaf.type())));
            code.environment().set(variable.presence(), Variable.CLEAR);
        } else if (variable.layout() == null) {
            value.nameIfAbsent(variable.name());
            code.environment().set(variable, value);
            code.environment().set(variable.presence(), Variable.SET);
        } else {
            assignParts(variable, value);
        }
    }

    private void assignParts(Variable variable, Value value) {
        boolean fits = code.phantom(value) instanceof Instance instance
                && instance.isExact()
                && (variable.presence() == null || !isUncertain(value))
                && instance.layout().element().equals(variable.layout().element());
        if (!fits) {
            if (!code.failed()) {
                code.report(
                        code.builder().origin().span(),
                        List.of(),
                        Message.OBJECT_UNKNOWN,
                        String.valueOf(variable.name()));
            }
            variable.leaves().forEach(leaf -> code.environment().set(leaf, Code.zero(code.builder(), leaf.type())));
            return;
        }
        Instance object = (Instance) code.phantom(value);
        variable.parts().forEach((field, part) -> assign(part, field(object, field)));
        if (variable.presence() != null) {
            code.environment().set(variable.presence(), Variable.SET);
        }
    }

    /** Whether an object was an element of an array that may have none there. */
    boolean isUncertain(Value value) {
        return code.phantom(value) instanceof Instance.Fixed object
                && object.fields().values().stream().anyMatch(field -> uncertain.contains(field) || isUncertain(field));
    }

    /** The element of an array at an index; an object if the array keeps objects. */
    Value element(Value array, Value index) {
        if (!(code.phantom(array) instanceof ObjectArray objects)) {
            return code.builder().load(array, index);
        }
        Type type = ((ArrayType) array.type()).element();
        Value object = element(objects, type, index);
        return !objects.isTested()
                ? object
                : code.phantom(
                        type,
                        new Phantom.Choice(
                                code.builder().load(objects.presence(), index),
                                object,
                                code.phantom(type, new Phantom.Nothing())));
    }

    private Value element(ObjectArray objects, Type type, Value index) {
        if (!objects.layout().isSplit()) {
            objects.read();
            return code.phantom(type, new Instance.Element(objects, index));
        }
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        objects.columns().forEach((field, column) -> fields.put(field, element(column, index)));
        if (objects.isSparse()) {
            uncertain.addAll(fields.values());
        }
        return code.phantom(type, new Instance.Fixed(objects.layout(), true, fields, Set.of()));
    }

    /** What a field of an object holds. */
    Value field(Instance object, VariableElement field) {
        if (object instanceof Instance.Element element) {
            return element(element.array().columns().get(field), element.index());
        }
        return object instanceof Instance.Fixed fixed
                ? fixed.fields().get(field)
                : read(((Instance.Local) object).fields().get(field));
    }

    /** What a variable holds, as a value that operations can use. */
    Value read(Variable variable) {
        if (variable.layout() != null) {
            return object(variable, this::read);
        }
        Value content = code.environment().get(variable);
        if (content == null && !code.failed()) {
            code.leaveToJavac("the processor read " + variable.name() + " before it was assigned");
        }
        return content(variable, content);
    }

    /** What a method has returned or a switch has yielded; the default value if it certainly threw. */
    Value outcome(Variable result) {
        if (result.layout() != null) {
            return object(result, this::outcome);
        }
        return content(result, code.environment().get(result));
    }

    private Value content(Variable variable, Value content) {
        if (code.phantom(content) != null) {
            return content;
        }
        Value value = code.operand(code.builder(), variable, content);
        return variable.presence() == null
                ? value
                : present(variable, () -> value, code.environment().get(variable.presence()));
    }

    /** What a variable holds, or nothing. */
    private Value present(Variable variable, Supplier<Value> content, Value presence) {
        if (presence == Variable.CLEAR) {
            return code.phantom(variable.type(), new Phantom.Nothing());
        }
        Value value = content.get();
        return presence == Variable.SET || presence == null
                ? value
                : code.phantom(
                        variable.type(),
                        new Phantom.Choice(presence, value, code.phantom(variable.type(), new Phantom.Nothing())));
    }

    private Value object(Variable variable, Function<Variable, Value> reader) {
        Variable presence = variable.presence();
        Value present = presence == null ? Variable.SET : code.environment().get(presence);
        return present(variable, () -> whole(variable, reader), present);
    }

    private Value whole(Variable variable, Function<Variable, Value> reader) {
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        variable.parts().forEach((field, part) -> fields.put(field, reader.apply(part)));
        Value value = code.phantom(variable.type(), new Instance.Fixed(variable.layout(), true, fields, Set.of()));
        value.nameIfAbsent(variable.name());
        return value;
    }
}
