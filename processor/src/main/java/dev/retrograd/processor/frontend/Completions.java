package dev.retrograd.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Name;

/** How each statement of a method can end, and where its jumps go; found in one pass over the method. */
final class Completions extends SimpleTreeVisitor<Completion, Void> {
    private final Tree owner;
    private final Map<Tree, Completion> results = new HashMap<>();
    private final Map<Tree, Jump> jumps = new HashMap<>();
    private final Deque<Target> targets = new ArrayDeque<>();

    private record Target(Tree tree, String label, boolean loop, boolean unlabelled) {}

    /** Looks into a switch expression, which is no statement of the method. */
    void include(SwitchExpressionTree tree) {
        targets.push(new Target(tree, null, false, false));
        tree.getCases().forEach(this::branch);
        targets.pop();
    }

    private Completion branch(CaseTree branch) {
        return branch.getStatements() == null ? complete(branch.getBody()) : sequence(branch.getStatements());
    }

    /** The completions in the body of a method or lambda. */
    Completions(Tree owner, Tree body) {
        super(Completion.NORMAL);
        this.owner = owner;
        if (body != null) {
            complete(body);
        }
    }

    /** How a statement of the method can end. */
    Completion of(Tree statement) {
        return results.getOrDefault(statement, Completion.NORMAL);
    }

    /** Where a {@code break} or {@code continue} goes. */
    Jump jump(Tree statement) {
        return jumps.get(statement);
    }

    /** The jump of every {@code return}. */
    Jump returning() {
        return new Jump(Jump.Kind.RETURN, owner);
    }

    /** How a list of statements can end. */
    Completion sequence(List<? extends StatementTree> statements) {
        Completion all = Completion.NORMAL;
        for (StatementTree statement : statements) {
            all = all.then(complete(statement));
        }
        return all;
    }

    /** Whether a condition is the literal {@code true}, or missing. */
    static boolean alwaysTrue(ExpressionTree condition) {
        Tree bare = Syntax.bare(condition);
        return bare == null || (bare instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue()));
    }

    private Completion complete(Tree statement) {
        if (statement == null) {
            return Completion.NORMAL;
        }
        Completion result = results.get(statement);
        if (result == null) {
            result = statement.accept(this, null);
            results.put(statement, result);
        }
        return result;
    }

    private Completion inside(Tree tree, String label, boolean loop, boolean unlabelled, Tree... parts) {
        targets.push(new Target(tree, label, loop, unlabelled));
        Completion all = Completion.NORMAL;
        for (Tree part : parts) {
            all = all.then(complete(part));
        }
        targets.pop();
        return all;
    }

    private Completion loop(Tree tree, ExpressionTree condition, Tree body) {
        Completion inner = inside(tree, null, true, true, body);
        Completion outer = new Completion(!alwaysTrue(condition), inner.jumps());
        return outer.without(new Jump(Jump.Kind.BREAK, tree), new Jump(Jump.Kind.CONTINUE, tree));
    }

    private Completion jump(Tree statement, Jump.Kind kind, Name label) {
        for (Target target : targets) {
            boolean hit = label != null
                    ? label.toString().equals(target.label())
                    : kind == Jump.Kind.CONTINUE ? target.loop() : target.unlabelled();
            if (hit) {
                Tree tree = target.tree();
                while (tree instanceof LabeledStatementTree labelled && isLoop(labelled.getStatement())) {
                    tree = labelled.getStatement();
                }
                Jump jump = new Jump(kind, tree);
                jumps.put(statement, jump);
                return new Completion(false, Set.of(jump));
            }
        }
        // javac says that there is no such loop
        return new Completion(false, Set.of());
    }

    private static boolean isLoop(Tree tree) {
        return tree instanceof WhileLoopTree
                || tree instanceof DoWhileLoopTree
                || tree instanceof ForLoopTree
                || tree instanceof EnhancedForLoopTree
                || (tree instanceof LabeledStatementTree labelled && isLoop(labelled.getStatement()));
    }

    @Override
    public Completion visitBlock(BlockTree node, Void unused) {
        return sequence(node.getStatements());
    }

    @Override
    public Completion visitIf(IfTree node, Void unused) {
        return complete(node.getThenStatement()).or(complete(node.getElseStatement()));
    }

    @Override
    public Completion visitWhileLoop(WhileLoopTree node, Void unused) {
        return loop(node, node.getCondition(), node.getStatement());
    }

    @Override
    public Completion visitDoWhileLoop(DoWhileLoopTree node, Void unused) {
        return loop(node, node.getCondition(), node.getStatement());
    }

    @Override
    public Completion visitForLoop(ForLoopTree node, Void unused) {
        return loop(node, node.getCondition(), node.getStatement());
    }

    @Override
    public Completion visitEnhancedForLoop(EnhancedForLoopTree node, Void unused) {
        Completion inner = inside(node, null, true, true, node.getStatement());
        return new Completion(true, inner.jumps())
                .without(new Jump(Jump.Kind.BREAK, node), new Jump(Jump.Kind.CONTINUE, node));
    }

    @Override
    public Completion visitLabeledStatement(LabeledStatementTree node, Void unused) {
        return inside(node, node.getLabel().toString(), false, false, node.getStatement())
                .without(new Jump(Jump.Kind.BREAK, node));
    }

    @Override
    public Completion visitSwitch(SwitchTree node, Void unused) {
        targets.push(new Target(node, null, false, true));
        boolean exhaustive = CaseLabels.isExhaustive(node.getCases());
        Completion all = new Completion(!exhaustive, Set.of());
        int last = node.getCases().size() - 1;
        for (int i = 0; i <= last; i++) {
            CaseTree branch = node.getCases().get(i);
            Completion end = branch(branch);
            boolean fallsThrough = branch.getStatements() != null && i < last;
            all = all.or(fallsThrough ? new Completion(false, end.jumps()) : end);
        }
        targets.pop();
        return all.without(new Jump(Jump.Kind.BREAK, node));
    }

    @Override
    public Completion visitTry(TryTree node, Void unused) {
        Completion body = complete(node.getBlock());
        Completion end = complete(node.getFinallyBlock());
        return new Completion(body.normally() && end.normally(), body.or(end).jumps());
    }

    @Override
    public Completion visitReturn(ReturnTree node, Void unused) {
        return new Completion(false, Set.of(returning()));
    }

    @Override
    public Completion visitYield(YieldTree node, Void unused) {
        for (Target target : targets) {
            if (target.tree() instanceof SwitchExpressionTree) {
                Jump jump = new Jump(Jump.Kind.YIELD, target.tree());
                jumps.put(node, jump);
                return new Completion(false, Set.of(jump));
            }
        }
        throw new IllegalStateException("yield without target: " + node);
    }

    @Override
    public Completion visitThrow(ThrowTree node, Void unused) {
        return new Completion(false, Set.of());
    }

    @Override
    public Completion visitBreak(BreakTree node, Void unused) {
        return jump(node, Jump.Kind.BREAK, node.getLabel());
    }

    @Override
    public Completion visitContinue(ContinueTree node, Void unused) {
        return jump(node, Jump.Kind.CONTINUE, node.getLabel());
    }
}
