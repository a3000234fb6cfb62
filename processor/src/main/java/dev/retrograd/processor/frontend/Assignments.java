package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Translates assignments; their operands are evaluated in Java's order. */
final class Assignments {
    private final Translator translator;
    private final Code code;

    Assignments(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Something that can be assigned to, with everything in it that needs evaluation evaluated. */
    private sealed interface Place {
        Type type();

        Value read();

        void write(Value value);
    }

    private record Local(Code code, Variable variable) implements Place {
        @Override
        public Type type() {
            return variable.type();
        }

        @Override
        public Value read() {
            return code.read(variable);
        }

        @Override
        public void write(Value value) {
            code.assign(variable, value);
        }
    }

    private record Element(Translator translator, Tree tree, Tree assignment, Tree source, Value array, Value index)
            implements Place {
        @Override
        public Type type() {
            return ((ArrayType) array.type()).element();
        }

        @Override
        public Value read() {
            return translator.objectArrays().load(tree, array, index);
        }

        @Override
        public void write(Value value) {
            translator.objectArrays().store(assignment, source, array, index, value);
        }
    }

    /** A field of {@code null}. */
    private record Absent(Translator translator, Tree tree, Type type) implements Place {
        @Override
        public Value read() {
            translator.choices().raise(tree);
            return Code.zero(translator.code().at(tree), type);
        }

        @Override
        public void write(Value value) {
            translator.choices().raise(tree);
        }
    }

    private record Either(Translator translator, Tree tree, Value condition, Place first, Place second)
            implements Place {
        @Override
        public Type type() {
            return first.type();
        }

        @Override
        public Value read() {
            translator.code().at(tree);
            return translator.branching().expressions(condition, type(), first::read, second::read);
        }

        @Override
        public void write(Value value) {
            translator.code().at(tree);
            translator.branching().statements(condition, false, () -> first.write(value), () -> second.write(value));
        }
    }

    /** {@code target = value}. */
    Value assign(AssignmentTree tree) {
        Place place = place(tree.getVariable(), tree);
        if (place == null) {
            translator.value(tree.getExpression());
            return code.dummy(tree);
        }
        Value value = place instanceof Local local
                ? translator.missing().given(tree.getExpression(), local.variable())
                : translator.value(tree.getExpression(), place.type());
        place.write(value);
        return value;
    }

    /** {@code target op= value}. */
    Value compound(CompoundAssignmentTree tree) {
        String operator = Syntax.operator(tree);
        ExpressionTree right = tree.getExpression();
        Place place = place(tree.getVariable(), tree);
        if (place == null) {
            translator.value(right);
            return code.dummy(tree);
        }
        Primitive type = Operators.operandType(operator, place.type(), code.type(right));
        if (type == null) {
            translator.value(right);
            return code.refuse(
                    tree,
                    Message.OPERATOR,
                    operator + "=",
                    code.mirror(tree.getVariable()) + " and " + code.mirror(right));
        }
        if (type.isFloating() && !place.type().isFloating()) {
            code.report(
                    tree,
                    Message.HIDDEN_NARROWING,
                    operator + "=",
                    type.toString(),
                    place.type().toString());
        }
        Value first = translator.conversions().convert(place.read(), type, tree.getVariable());
        Value second = translator.value(right, Syntax.isShift(operator) ? Primitive.INT : type);
        Value result = translator.operators().apply(tree, operator, type, first, second);
        Value narrowed = translator.conversions().convert(result, place.type(), tree);
        place.write(narrowed);
        return narrowed;
    }

    /** {@code ++} and {@code --}. */
    Value step(UnaryTree tree) {
        Place place = place(tree.getExpression(), tree);
        if (place == null) {
            return code.dummy(tree);
        }
        Primitive type = Conversions.promoted(place.type(), Primitive.INT);
        if (type == null) {
            return code.refuse(
                    tree, Message.OPERATOR, Translator.kind(tree), place.type().toString());
        }
        Value old = place.read();
        Value first = translator.conversions().convert(old, type, tree);
        Value one = code.at(tree).constant(Conversions.narrow(1, type));
        Value result = translator.operators().apply(tree, Syntax.operator(tree), type, first, one);
        Value narrowed = translator.conversions().convert(result, place.type(), tree);
        place.write(narrowed);
        return Syntax.isPostfix(tree) ? old : narrowed;
    }

    /** A field of an object that the method has made; null if it was refused. */
    private Place field(Tree target, Tree assignment, VariableElement field) {
        return field(target, assignment, field, translator.instances().owner(target, field));
    }

    private Place field(Tree target, Tree assignment, VariableElement field, Value object) {
        if (code.phantom(object) instanceof Phantom.Choice choice) {
            Place first = field(target, assignment, field, choice.first());
            Place second = field(target, assignment, field, choice.second());
            return first == null || second == null
                    ? null
                    : new Either(translator, target, choice.condition(), first, second);
        }
        if (object != null && code.isNothing(object)) {
            return new Absent(translator, target, code.type(target));
        }
        if (code.phantom(object) instanceof Instance.Element element
                && element.array().isOwn()) {
            Value column = element.array().columns().get(field);
            return new Element(translator, target, assignment, assignment, column, element.index());
        }
        Variable assigned = translator.instances().assigned(target, object, field);
        return assigned == null ? null : new Local(code, assigned);
    }

    /** Evaluates the operands of a target; null if it was refused. */
    private Place place(ExpressionTree target, Tree assignment) {
        if (Syntax.bare(target) instanceof ArrayAccessTree element) {
            Value array = translator.value(element.getExpression());
            Value index = translator.value(element.getIndex(), Primitive.INT);
            Tree source = assignment instanceof AssignmentTree plain ? plain.getExpression() : assignment;
            return array.type().isArray() ? new Element(translator, element, assignment, source, array, index) : null;
        }
        Variable variable = translator.names().local(target);
        if (variable == null
                && code.element(Syntax.bare(target)) instanceof VariableElement field
                && field.getKind().isField()
                && !field.getModifiers().contains(Modifier.STATIC)) {
            return field(Syntax.bare(target), assignment, field);
        }
        if (variable == null) {
            code.report(target, Message.ASSIGNMENT_TARGET, target.toString());
            return null;
        }
        return variable.type() == null ? null : new Local(code, variable);
    }
}
