package dev.retrograd.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a case, those included that only newer compilers know: the tree scanner visits them by itself, so that nothing
 * here depends on their classes.
 */
final class CaseLabels extends TreeScanner<Void, Void> {
    private final List<ExpressionTree> constants = new ArrayList<>();
    private final List<Tree> patterns = new ArrayList<>();
    private final Tree body;
    private ExpressionTree guard;
    private boolean isDefault;
    private Tree unknown;

    private CaseLabels(CaseTree branch) {
        body = branch.getBody();
        branch.accept(this, null);
        isDefault |= constants.isEmpty() && patterns.isEmpty() && unknown == null;
    }

    /** The labels of a case. */
    static CaseLabels of(CaseTree branch) {
        return new CaseLabels(branch);
    }

    /** The constants, {@code null} among them. */
    List<ExpressionTree> constants() {
        return constants;
    }

    /** Constants and patterns. */
    List<Tree> all() {
        List<Tree> all = new ArrayList<>(constants);
        all.addAll(patterns);
        return all;
    }

    /** The patterns that name an object of a type, or take a record apart. */
    List<Tree> patterns() {
        return patterns;
    }

    /** The condition behind {@code when}; null if there is none. */
    ExpressionTree guard() {
        return guard;
    }

    /** Whether the case is taken where no other is. */
    boolean isDefault() {
        return isDefault;
    }

    /** A label of another kind; null if there is none. */
    Tree unknown() {
        return unknown;
    }

    /** Whether one of the cases is taken in any case: as javac sees it, a pattern or {@code null} requires that. */
    static boolean isExhaustive(List<? extends CaseTree> cases) {
        return cases.stream().map(CaseLabels::of).anyMatch(CaseLabels::coversAll);
    }

    private boolean coversAll() {
        return isDefault
                || unknown != null
                || !patterns.isEmpty()
                || constants.stream().anyMatch(CaseLabels::isNull);
    }

    /** Whether a label is the literal {@code null}. */
    static boolean isNull(ExpressionTree constant) {
        return Syntax.bare(constant) instanceof LiteralTree literal && literal.getValue() == null;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        if (tree == null || tree == body || tree instanceof StatementTree) {
            return null;
        }
        switch (tree.getKind().name()) {
            case "DEFAULT_CASE_LABEL" -> isDefault = true;
            case "CONSTANT_CASE_LABEL" ->
                constants.add((ExpressionTree) Patterns.inside(tree).get(0));
            case "PATTERN_CASE_LABEL" -> pattern(tree);
            case "BINDING_PATTERN" -> patterns.add(tree);
            default -> expression((ExpressionTree) tree);
        }
        return null;
    }

    private void pattern(Tree label) {
        Tree pattern = Patterns.inside(label).get(0);
        if (pattern instanceof BindingPatternTree || Patterns.isRecord(pattern)) {
            patterns.add(pattern);
        } else {
            unknown = label;
        }
    }

    /** An expression among the labels is a constant, one behind patterns their guard. */
    private void expression(ExpressionTree tree) {
        if (patterns.isEmpty() && unknown == null) {
            constants.add(tree);
        } else {
            guard = tree;
        }
    }
}
