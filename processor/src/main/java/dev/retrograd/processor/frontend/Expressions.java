package dev.retrograd.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;

/** Sends each kind of expression to the part that translates it, and refuses the kinds that none does. */
final class Expressions extends SimpleTreeVisitor<Value, Void> {
    private static final ClassType OBJECT = new ClassType("java.lang.Object");

    private final Translator translator;
    private final Code code;

    Expressions(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    @Override
    protected Value defaultAction(Tree node, Void unused) {
        return code.refuse(node, Message.EXPRESSION, Translator.kind(node));
    }

    @Override
    public Value visitParenthesized(ParenthesizedTree node, Void unused) {
        return translator.evaluate(node.getExpression());
    }

    @Override
    public Value visitLiteral(LiteralTree node, Void unused) {
        Object value = node.getValue();
        return value == null ? code.nothing(node, OBJECT) : code.at(node).constant(value);
    }

    @Override
    public Value visitIdentifier(IdentifierTree node, Void unused) {
        return translator.names().name(node);
    }

    @Override
    public Value visitMemberSelect(MemberSelectTree node, Void unused) {
        return translator.names().selection(node);
    }

    @Override
    public Value visitBinary(BinaryTree node, Void unused) {
        return translator.operators().binary(node);
    }

    @Override
    public Value visitUnary(UnaryTree node, Void unused) {
        return Syntax.isStep(node)
                ? translator.assignments().step(node)
                : translator.operators().unary(node);
    }

    @Override
    public Value visitAssignment(AssignmentTree node, Void unused) {
        return translator.assignments().assign(node);
    }

    @Override
    public Value visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
        return translator.assignments().compound(node);
    }

    @Override
    public Value visitConditionalExpression(ConditionalExpressionTree node, Void unused) {
        Value condition = translator.value(node.getCondition(), Primitive.BOOLEAN);
        Type type = code.type(node);
        boolean function = translator.functionals().types().admits(code.mirror(node));
        if (!function && translator.instances().admits(code.mirror(node))) {
            return translator
                    .instances()
                    .either(
                            node,
                            code.newResult(null, type, code.mirror(node)),
                            condition,
                            () -> translator.value(node.getTrueExpression(), type),
                            () -> translator.value(node.getFalseExpression(), type));
        }
        if (MissingNumbers.isBox(code.mirror(node))) {
            Variable result = code.newResult(null, type, code.mirror(node));
            return translator
                    .instances()
                    .either(
                            node,
                            result,
                            condition,
                            () -> translator.missing().given(node.getTrueExpression(), result),
                            () -> translator.missing().given(node.getFalseExpression(), result));
        }
        if (!TypeMapping.isComputable(type) && !function) {
            return code.refuse(node, Message.OPERATOR, "?:", String.valueOf(code.mirror(node)));
        }
        code.at(node);
        return translator
                .branching()
                .expressions(
                        condition,
                        type,
                        () -> translator.value(node.getTrueExpression(), type),
                        () -> translator.value(node.getFalseExpression(), type));
    }

    @Override
    public Value visitSwitchExpression(SwitchExpressionTree node, Void unused) {
        return translator.switches().expression(node);
    }

    @Override
    public Value visitTypeCast(TypeCastTree node, Void unused) {
        Type target = code.type(node);
        Value value = translator.value(node.getExpression());
        if (value.type().equals(target)) {
            return value;
        }
        if (code.isDummy(value)) {
            return code.dummy(node);
        }
        Value object = translator.instances().cast(node, value, code.mirror(node));
        if (object != null) {
            return object;
        }
        if (translator.objects().isCast(value, target)) {
            return translator.objects().cast(node, value, target);
        }
        if (!(value.type() instanceof Primitive) || !(target instanceof Primitive)) {
            return code.refuse(
                    node,
                    Message.CAST,
                    String.valueOf(code.mirror(node.getExpression())),
                    String.valueOf(code.mirror(node)));
        }
        return translator.conversions().convert(value, target, node);
    }

    @Override
    public Value visitArrayAccess(ArrayAccessTree node, Void unused) {
        return translator.arrays().load(node);
    }

    @Override
    public Value visitNewArray(NewArrayTree node, Void unused) {
        return translator.arrays().create(node);
    }

    @Override
    public Value visitInstanceOf(InstanceOfTree node, Void unused) {
        return translator.objects().test(node);
    }

    @Override
    public Value visitMethodInvocation(MethodInvocationTree node, Void unused) {
        return translator.calls().call(node);
    }

    @Override
    public Value visitLambdaExpression(LambdaExpressionTree node, Void unused) {
        return translator.functionExpressions().lambda(node);
    }

    @Override
    public Value visitMemberReference(MemberReferenceTree node, Void unused) {
        return translator.functionExpressions().reference(node);
    }

    @Override
    public Value visitNewClass(NewClassTree node, Void unused) {
        return node.getClassBody() == null
                ? translator.construction().create(node)
                : translator.functionExpressions().anonymous(node);
    }
}
