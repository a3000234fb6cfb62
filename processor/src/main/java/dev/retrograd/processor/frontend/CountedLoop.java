package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import dev.retrograd.processor.ir.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * A {@code for} loop known to count: nothing but its own update touches the counter, and the bound is the same whenever the
 * condition is evaluated.
 *
 * @param counter the counter
 * @param isLocal whether the counter is declared by the loop
 * @param limit the bound
 * @param inclusive whether the bound belongs to the range
 * @param step what is added to the counter
 * @param otherUpdates the updates of other variables
 */
record CountedLoop(
        Variable counter,
        boolean isLocal,
        ExpressionTree limit,
        boolean inclusive,
        int step,
        List<ExpressionTree> otherUpdates) {

    /** The loop as a counted one; null if it is not known to be one. Its initialisers are translated already. */
    static CountedLoop recognise(ForLoopTree tree, Translator translator, SortedSet<Variable> assignedByBody) {
        if (!(Syntax.bare(tree.getCondition()) instanceof BinaryTree condition)
                || !Syntax.isComparison(Syntax.operator(condition))) {
            return null;
        }
        CountedLoop loop = read(tree, translator, condition, false);
        loop = loop == null ? read(tree, translator, condition, true) : loop;
        if (loop == null || assignedByBody.contains(loop.counter())) {
            return null;
        }
        Code code = translator.code();
        SortedSet<Variable> assigned = AssignedVariables.in(
                code, translator.names(), loop.otherUpdates().toArray(Tree[]::new));
        if (assigned.contains(loop.counter())) {
            return null;
        }
        assigned.add(loop.counter());
        assigned.addAll(assignedByBody);
        return new Invariance(translator, assigned, tree).holds(loop.limit()) ? loop : null;
    }

    private static CountedLoop read(ForLoopTree tree, Translator translator, BinaryTree condition, boolean mirrored) {
        ExpressionTree limit = mirrored ? condition.getLeftOperand() : condition.getRightOperand();
        Variable counter =
                translator.names().local(mirrored ? condition.getRightOperand() : condition.getLeftOperand());
        if (counter == null
                || counter.type() != Primitive.INT
                || Conversions.promoted(translator.code().type(limit)) != Primitive.INT) {
            return null;
        }
        List<ExpressionTree> others = new ArrayList<>();
        int step = 0;
        for (ExpressionStatementTree update : tree.getUpdate()) {
            int found = step(update.getExpression(), translator.names(), counter);
            if (found == 0) {
                others.add(update.getExpression());
            } else if (step != 0 || !others.isEmpty()) {
                return null;
            } else {
                step = found;
            }
        }
        boolean last = others.isEmpty();
        String operator = Syntax.operator(condition);
        boolean up = operator.startsWith(mirrored ? ">" : "<");
        boolean down = operator.startsWith(mirrored ? "<" : ">");
        if (step == 0 || !last || (step > 0 ? !up : !down)) {
            return null;
        }
        boolean local = isDeclared(tree, translator, counter);
        if (!local && Math.abs(step) != 1) {
            return null;
        }
        return new CountedLoop(counter, local, limit, operator.endsWith("="), step, others);
    }

    private static boolean isDeclared(ForLoopTree tree, Translator translator, Variable counter) {
        for (StatementTree initialiser : tree.getInitializer()) {
            if (initialiser instanceof VariableTree declaration
                    && counter.equals(
                            translator.code().frame().variable(translator.code().element(declaration)))) {
                return true;
            }
        }
        return false;
    }

    /** What an update adds to the counter; 0 if it is none of the known forms. */
    private static int step(ExpressionTree update, Names names, Variable counter) {
        if (update instanceof UnaryTree unary
                && Syntax.isStep(unary)
                && counter.equals(names.local(unary.getExpression()))) {
            return Syntax.operator(unary).equals("+") ? 1 : -1;
        }
        if (update instanceof CompoundAssignmentTree compound
                && counter.equals(names.local(compound.getVariable()))
                && Syntax.bare(compound.getExpression()) instanceof LiteralTree literal
                && literal.getValue() instanceof Integer amount) {
            return switch (compound.getKind()) {
                case PLUS_ASSIGNMENT -> amount;
                case MINUS_ASSIGNMENT -> -amount;
                default -> 0;
            };
        }
        return 0;
    }
}
