package dev.retrograd.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Translates what asks for the class of an object without derivative, and what takes such objects out of their boxes. */
final class Objects {
    private static final Map<Primitive, String> BOXES = Map.of(
            Primitive.BOOLEAN, "java.lang.Boolean",
            Primitive.BYTE, "java.lang.Byte",
            Primitive.SHORT, "java.lang.Short",
            Primitive.CHAR, "java.lang.Character",
            Primitive.INT, "java.lang.Integer",
            Primitive.LONG, "java.lang.Long",
            Primitive.FLOAT, "java.lang.Float",
            Primitive.DOUBLE, "java.lang.Double");

    private static final Set<String> SUPERTYPES_OF_BOXES =
            Set.of("java.lang.Object", "java.lang.Number", "java.lang.Comparable", "java.io.Serializable");

    private final Translator translator;
    private final Code code;
    private final Access access;

    Objects(Translator translator) {
        this.translator = translator;
        code = translator.code();
        access = new Access(code);
    }

    /** {@code object instanceof T}, or with a pattern that names the object. */
    Value test(InstanceOfTree tree) {
        Value object = translator.value(tree.getExpression());
        if (code.isDummy(object)) {
            return code.dummy(tree);
        }
        if (Patterns.isRecord(tree.getPattern())) {
            return translator.patterns().match(tree.getPattern(), object);
        }
        Tree type = tree.getPattern() instanceof BindingPatternTree binding
                ? binding.getVariable().getType()
                : tree.getType();
        boolean plain = tree.getPattern() == null || tree.getPattern() instanceof BindingPatternTree;
        if (code.phantom(object) != null) {
            return plain && translator.instances().isClassified(object)
                    ? classified(tree, object, type, tree.getPattern())
                    : code.refuse(
                            tree, Message.UNKNOWN_FUNCTION, tree.getExpression().toString());
        }
        if (!plain
                || !isObject(object)
                || !(TypeMapping.of(code.mirror(type), code.sources()) instanceof ClassType tested)) {
            return code.refuse(tree, Message.EXPRESSION, Translator.kind(tree));
        } else if (!access.isOpen(code.mirror(type))) {
            return code.refuse(type, Message.INACCESSIBLE, tested.toString());
        }
        return tree.getPattern() instanceof BindingPatternTree binding
                ? match(binding, object)
                : isInstance(tree, object, tested);
    }

    /** Whether an object matches a pattern, which then names it. */
    Value match(BindingPatternTree pattern, Value object) {
        Tree type = pattern.getVariable().getType();
        if (translator.instances().isClassified(object)) {
            return classified(pattern, object, type, pattern);
        }
        if (!(TypeMapping.of(code.mirror(type), code.sources()) instanceof ClassType tested)
                || !access.isOpen(code.mirror(type))) {
            return code.refuse(type, Message.INACCESSIBLE, String.valueOf(code.mirror(type)));
        }
        Value hit = isInstance(pattern, object, tested);
        bind(pattern, object, hit);
        return hit;
    }

    /** The test of an object whose class is known. */
    private Value classified(Tree tree, Value object, Tree type, Tree pattern) {
        TypeMirror tested = code.mirror(type);
        Instances instances = translator.instances();
        Value narrow = translator.choices().among(object, one -> instances.belongs(one, tested));
        if (pattern instanceof BindingPatternTree binding && narrow != null) {
            Variable variable = code.newVariable(binding.getVariable().getName().toString(), narrow.type());
            code.frame().bind(code.element(binding.getVariable()), variable);
            code.environment().declare(variable);
            code.assign(variable, narrow);
        }
        return translator.choices().test(tree, object, one -> code.decided(tree, instances.belongs(one, tested)));
    }

    /** Throws if there is no object, as a switch does. */
    void requirePresent(Tree tree, Value object) {
        RegionBuilder region = code.at(tree);
        region.add(new Op.Invoke(List.of(), "java.util.Objects.requireNonNull", List.of(object), region.origin()));
    }

    /** Whether an object is of a class. */
    private Value isInstance(Tree tree, Value object, ClassType tested) {
        return code.at(tree).call(Primitive.BOOLEAN, tested.erased() + "#instanceof", object);
    }

    /** Gives an object that passed a test its name. */
    private void bind(BindingPatternTree binding, Value object, Value hit) {
        Element element = code.element(binding.getVariable());
        Variable variable = code.frame().variable(element);
        if (variable == null) {
            variable = declare(binding);
        }
        Type type = variable.type();
        Value bound = object.type().equals(type)
                ? object
                : translator
                        .branching()
                        .expressions(
                                hit, type, () -> cast(binding, object, type), () -> Code.zero(code.at(binding), type));
        code.assign(variable, bound);
    }

    /** Makes the variable of a pattern known; it has a value before, lest branches forget it. */
    Variable declare(BindingPatternTree binding) {
        Element element = code.element(binding.getVariable());
        Variable variable = code.newVariable(binding.getVariable().getName().toString(), code.type(element.asType()));
        code.frame().bind(element, variable);
        code.environment().declare(variable);
        code.environment().set(variable, Code.zero(code.at(binding), variable.type()));
        return variable;
    }

    /** The type of what a collection holds; null if it is none, or one of objects that the companion cannot name. */
    Type elements(TypeMirror collection) {
        if (!(collection instanceof DeclaredType declared) || !access.isOpen(collection)) {
            return null;
        }
        TypeMirror erased = code.sources().types().erasure(collection);
        if (((TypeElement) code.sources().types().asElement(erased))
                .getQualifiedName()
                .contentEquals("java.lang.Iterable")) {
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            Type type = arguments.isEmpty()
                    ? null
                    : TypeMapping.of(TypeMapping.upper(arguments.get(0), code.sources()), code.sources());
            return type != null ? type : new ClassType("java.lang.Object");
        }
        return code.sources().types().directSupertypes(collection).stream()
                .map(this::elements)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isObject(Value value) {
        return value.type() instanceof ClassType type && !type.equals(ClassType.MATRIX);
    }

    /** Whether a cast is one of an object. */
    boolean isCast(Value value, Type target) {
        return isObject(value)
                && (target instanceof Primitive || (target instanceof ClassType && !target.equals(ClassType.MATRIX)));
    }

    /** {@code (T) object}, out of its box if {@code T} is a primitive type or a box of one. */
    Value cast(Tree tree, Value object, Type target) {
        if (target instanceof Primitive primitive) {
            return unboxed(tree, down(tree, object, new ClassType(BOXES.get(primitive))), primitive);
        }
        return down(tree, object, target);
    }

    private Value down(Tree tree, Value object, Type target) {
        return object.type().equals(target) ? object : code.at(tree).call(target, "(" + target + ")", object);
    }

    /** The primitive type that a box holds; null if the type is none. */
    static Primitive content(Type type) {
        for (Map.Entry<Primitive, String> box : BOXES.entrySet()) {
            if (type instanceof ClassType named && named.name().equals(box.getValue())) {
                return box.getKey();
            }
        }
        return null;
    }

    /** Whether a value of a type can be a box. */
    static boolean isBoxable(Type type) {
        return type instanceof ClassType named
                && (content(type) != null || SUPERTYPES_OF_BOXES.contains(named.erased()));
    }

    /** A number in a box. */
    Value boxed(Tree tree, Value value, Primitive content) {
        RegionBuilder region = code.at(tree);
        Value box = Value.of(new ClassType(BOXES.get(content)));
        String method = BOXES.get(content) + ".valueOf";
        region.add(new Op.Invoke(List.of(box), method, List.of(value), region.origin()));
        return box;
    }

    /** What is in a box; a missing box throws, as it does in Java. */
    Value unboxed(Tree tree, Value box, Primitive content) {
        RegionBuilder region = code.at(tree);
        Value value = Value.of(content);
        String method = BOXES.get(content) + "#" + content + "Value";
        region.add(new Op.Invoke(List.of(value), method, List.of(box), region.origin()));
        return value;
    }

    /** Whether the companion can name a type. */
    boolean isOpen(TypeMirror type) {
        return access.isOpen(type);
    }
}
