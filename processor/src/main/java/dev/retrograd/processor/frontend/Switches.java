package dev.retrograd.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Translates switches into a chain of branches. A group of statements that falls through has the next group's behind its own.
 */
final class Switches {
    private final Translator translator;
    private final Code code;

    Switches(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** A switch statement. */
    void statement(SwitchTree tree) {
        Value selector = selector(tree.getExpression());
        code.newFlag(new Jump(Jump.Kind.BREAK, tree));
        declareLocals(tree.getCases());
        if (selector != null) {
            chain(tree, selector, tree.getCases());
        }
    }

    /** A switch expression: a yield is a jump that takes the value with it. */
    Value expression(SwitchExpressionTree tree) {
        Type type = code.type(tree);
        Value selector = selector(tree.getExpression());
        boolean function = translator.functionals().types().admits(code.mirror(tree));
        if (selector == null || !(TypeMapping.isComputable(type) || function)) {
            return selector == null
                    ? code.dummy(tree)
                    : code.refuse(tree, Message.SELECTOR, code.mirror(tree).toString());
        }
        Jump yielding = new Jump(Jump.Kind.YIELD, tree);
        Variable result = code.newResult(null, type);
        code.frame().completions().include(tree);
        code.frame().bindResult(yielding, result);
        code.newFlag(yielding);
        declareLocals(tree.getCases());
        chain(tree, selector, tree.getCases());
        return code.outcome(result);
    }

    /** The value to compare; null if it was refused. */
    private Value selector(ExpressionTree selector) {
        Value value = translator.value(selector);
        if (Conversions.promoted(value.type()) == Primitive.INT) {
            return translator.conversions().convert(value, Primitive.INT, selector);
        }
        if (!code.isDummy(value)) {
            code.report(selector, Message.SELECTOR, String.valueOf(code.mirror(selector)));
        }
        return null;
    }

    /** A local declared in one group is known to the groups behind it, even if they are entered directly. */
    private void declareLocals(List<? extends CaseTree> cases) {
        for (CaseTree branch : cases) {
            List<? extends StatementTree> statements = branch.getStatements();
            for (StatementTree statement : statements == null ? List.<StatementTree>of() : statements) {
                if (statement instanceof VariableTree local) {
                    translator.statements().declare(local);
                }
            }
        }
    }

    /** Labels and what they lead to. */
    private record Branch(List<ExpressionTree> labels, CaseTree group) {}

    private void chain(Tree tree, Value selector, List<? extends CaseTree> cases) {
        List<Branch> tested = new ArrayList<>();
        CaseTree fallback = null;
        List<ExpressionTree> labels = new ArrayList<>();
        for (CaseTree branch : cases) {
            labels.addAll(branch.getExpressions());
            if (branch.getExpressions().isEmpty()) {
                fallback = branch;
                labels.clear();
            } else if (branch.getStatements() == null || !branch.getStatements().isEmpty()) {
                tested.add(new Branch(List.copyOf(labels), branch));
                labels.clear();
            }
        }
        if (!labels.isEmpty()) {
            tested.add(new Branch(labels, cases.get(cases.size() - 1)));
        }
        test(tree, selector, tested, fallback, cases);
    }

    private void test(
            Tree tree, Value selector, List<Branch> tested, CaseTree fallback, List<? extends CaseTree> cases) {
        if (tested.isEmpty()) {
            if (fallback != null) {
                group(tree, fallback, cases);
            }
            return;
        }
        Branch branch = tested.get(0);
        Value hit = null;
        for (ExpressionTree label : branch.labels()) {
            Value constant = translator.value(label, Primitive.INT);
            Value equal = code.at(branch.group()).call(Primitive.BOOLEAN, "==", selector, constant);
            hit = hit == null ? equal : code.builder().call(Primitive.BOOLEAN, "|", hit, equal);
        }
        translator
                .branching()
                .statements(
                        hit,
                        false,
                        () -> group(tree, branch.group(), cases),
                        () -> test(tree, selector, tested.subList(1, tested.size()), fallback, cases));
    }

    /** What runs when a label is hit. */
    private void group(Tree tree, CaseTree branch, List<? extends CaseTree> cases) {
        if (branch.getStatements() == null) {
            arrow(tree, branch.getBody());
            return;
        }
        List<StatementTree> statements = new ArrayList<>();
        for (CaseTree next : cases.subList(cases.indexOf(branch), cases.size())) {
            statements.addAll(next.getStatements());
            if (!code.frame().completions().sequence(next.getStatements()).normally()) {
                break;
            }
        }
        translator.statements().list(statements);
    }

    private void arrow(Tree tree, Tree body) {
        if (body instanceof StatementTree statement) {
            translator.statements().list(List.of(statement));
            return;
        }
        Jump yielding = new Jump(Jump.Kind.YIELD, tree);
        Variable result = code.frame().result(yielding);
        code.assign(result, translator.value((ExpressionTree) body, result.type()));
        translator.statements().jump(yielding);
    }
}
