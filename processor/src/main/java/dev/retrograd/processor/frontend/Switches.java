package dev.retrograd.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

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
        Value selector = selector(tree.getExpression(), tree.getCases());
        code.newFlag(new Jump(Jump.Kind.BREAK, tree));
        declareLocals(tree.getCases());
        if (selector != null) {
            chain(tree, selector, tree.getCases());
        }
    }

    /** A switch expression: a yield is a jump that takes the value with it. */
    Value expression(SwitchExpressionTree tree) {
        Type type = code.type(tree);
        Value selector = selector(tree.getExpression(), tree.getCases());
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
    private Value selector(ExpressionTree selector, List<? extends CaseTree> cases) {
        Value value = translator.value(selector);
        Primitive content = Objects.content(value.type());
        Type type = content == null ? value.type() : content;
        boolean patterns = cases.stream()
                .anyMatch(branch -> CaseLabels.of(branch).patterns().size() > 0);
        if (!patterns && Conversions.promoted(type) == Primitive.INT) {
            return translator.conversions().convert(value, Primitive.INT, selector);
        }
        if (translator.enums().isConstant(value) || translator.instances().isClassified(value)) {
            return value;
        }
        if (value.type() instanceof ClassType named && !named.equals(ClassType.MATRIX) && !code.isDummy(value)) {
            boolean takesNull = cases.stream()
                    .flatMap(branch -> CaseLabels.of(branch).constants().stream())
                    .anyMatch(CaseLabels::isNull);
            if (!takesNull) {
                translator.objects().requirePresent(selector, value);
            }
            return value;
        }
        if (!code.isDummy(value)) {
            code.report(selector, Message.SELECTOR, String.valueOf(code.mirror(selector)));
        }
        return null;
    }

    /** A local declared in one group is known to the groups behind it, even if they are entered directly. */
    private void declareLocals(List<? extends CaseTree> cases) {
        for (CaseTree branch : cases) {
            CaseLabels.of(branch).patterns().stream()
                    .flatMap(pattern -> Patterns.bindings(pattern).stream())
                    .forEach(translator.objects()::declare);
            List<? extends StatementTree> statements = branch.getStatements();
            for (StatementTree statement : statements == null ? List.<StatementTree>of() : statements) {
                if (statement instanceof VariableTree local) {
                    translator.statements().declare(local);
                }
            }
        }
    }

    /** Labels and what they lead to. */
    private record Branch(List<CaseLabels> labels, CaseTree group) {}

    private void chain(Tree tree, Value selector, List<? extends CaseTree> cases) {
        List<Branch> tested = new ArrayList<>();
        CaseTree fallback = null;
        List<CaseLabels> labels = new ArrayList<>();
        for (CaseTree branch : cases) {
            CaseLabels own = CaseLabels.of(branch);
            if (own.unknown() != null) {
                code.report(own.unknown(), Message.EXPRESSION, Translator.kind(own.unknown()));
                return;
            }
            labels.add(own);
            if (own.isDefault()) {
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
            } else if (tree instanceof SwitchExpressionTree || CaseLabels.isExhaustive(cases)) {
                RegionBuilder region = code.at(tree);
                region.add(new Op.Throw("java.lang.IncompatibleClassChangeError", List.of(), region.origin()));
                code.countJump();
            }
            return;
        }
        Branch branch = tested.get(0);
        Value hit = null;
        for (CaseLabels labels : branch.labels()) {
            for (Tree label : labels.all()) {
                Value equal = hit(branch.group(), selector, label);
                hit = hit == null ? equal : code.at(branch.group()).call(Primitive.BOOLEAN, "|", hit, equal);
            }
        }
        ExpressionTree guard = branch.labels().get(branch.labels().size() - 1).guard();
        Value matched = hit;
        Value taken = guard == null
                ? hit
                : translator
                        .branching()
                        .expressions(
                                matched,
                                Primitive.BOOLEAN,
                                () -> translator.value(guard, Primitive.BOOLEAN),
                                () -> code.at(guard).constant(false));
        code.at(branch.group());
        translator
                .branching()
                .statements(
                        taken,
                        false,
                        () -> group(tree, branch.group(), cases),
                        () -> test(tree, selector, tested.subList(1, tested.size()), fallback, cases));
    }

    /** Whether the selector is what a label says. */
    private Value hit(CaseTree group, Value selector, Tree label) {
        if (label instanceof BindingPatternTree || Patterns.isRecord(label)) {
            return translator.patterns().match(label, selector);
        }
        ExpressionTree constant = (ExpressionTree) label;
        if (selector.type() instanceof Primitive) {
            return code.at(group).call(Primitive.BOOLEAN, "==", selector, translator.value(constant, Primitive.INT));
        }
        Value value = translator.value(constant);
        if (code.isDummy(value)) {
            return code.at(group).constant(false);
        }
        if (code.element(constant) instanceof VariableElement named && named.getKind() == ElementKind.ENUM_CONSTANT) {
            return translator.enums().isLabel(group, selector, named, value);
        }
        return TypeMapping.STRING.equals(value.type())
                ? code.at(group).call(Primitive.BOOLEAN, "java.lang.String#equals", value, selector)
                : code.at(group).call(Primitive.BOOLEAN, "==", selector, value);
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
