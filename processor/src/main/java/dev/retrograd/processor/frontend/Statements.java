package dev.retrograd.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.SimpleTreeVisitor;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;

/**
 * Translates statements. A jump sets a flag, and what follows a statement that may jump runs only if the flag is not set;
 * where one side of an {@code if} always jumps, what follows simply becomes part of the other side.
 */
final class Statements extends SimpleTreeVisitor<Void, Void> {
    private static final ClassType OBJECT = new ClassType("java.lang.Object");

    private final Translator translator;
    private final Code code;

    Statements(Translator translator) {
        this.translator = translator;
        code = translator.code();
    }

    /** Statements one after the other. */
    void list(List<? extends StatementTree> statements) {
        for (int i = 0; i < statements.size(); i++) {
            StatementTree statement = statements.get(i);
            Completion completion = code.frame().completions().of(statement);
            List<? extends StatementTree> rest = statements.subList(i + 1, statements.size());
            if (completion.jumps().isEmpty() || rest.isEmpty()) {
                one(statement);
            } else if (statement instanceof IfTree branch && takesRest(branch)) {
                conditional(branch, rest);
                return;
            } else {
                Exits exits = new Exits(code, completion, statement);
                exits.during(() -> one(statement));
                if (exits.certain()) {
                    return;
                }
                code.at(statement);
                Value taken = exits.taken();
                if (taken != null) {
                    boolean over = completion.jumps().stream().allMatch(this::isReturn) && returns(rest);
                    translator.branching().guarded(taken, over, () -> list(rest));
                    return;
                }
            }
        }
    }

    /** One statement. */
    void one(StatementTree statement) {
        statement.accept(this, null);
    }

    @Override
    protected Void defaultAction(Tree node, Void unused) {
        code.report(node, Message.STATEMENT, Translator.kind(node));
        return null;
    }

    @Override
    public Void visitBlock(BlockTree node, Void unused) {
        list(node.getStatements());
        return null;
    }

    @Override
    public Void visitTry(TryTree node, Void unused) {
        translator.exceptions().protect(node);
        return null;
    }

    @Override
    public Void visitEmptyStatement(EmptyStatementTree node, Void unused) {
        return null;
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree node, Void unused) {
        translator.lists().discard(node.getExpression());
        translator.mappings().discard(node.getExpression());
        translator.evaluate(node.getExpression());
        return null;
    }

    @Override
    public Void visitVariable(VariableTree node, Void unused) {
        initialise(node)
                .ifPresent(variable -> code.assign(variable, code.environment().get(variable)));
        return null;
    }

    /** Translates a declaration. The variable, if it has a value now, which does not take the variable's name yet. */
    Optional<Variable> initialise(VariableTree node) {
        Variable variable = declare(node);
        if (variable.type() == null) {
            String type = code.element(node).asType().toString();
            code.report(node, Message.LOCAL_TYPE, variable.name(), type);
        } else if (node.getInitializer() != null) {
            code.environment().set(variable, translator.missing().given(node.getInitializer(), variable));
            return Optional.of(variable);
        }
        return Optional.empty();
    }

    /** A class among the statements does nothing by itself. */
    @Override
    public Void visitClass(ClassTree node, Void unused) {
        return null;
    }

    /** Makes a local variable known. */
    Variable declare(VariableTree node) {
        Element element = code.element(node);
        Type type = code.type(element.asType());
        boolean admitted = TypeMapping.isComputable(type)
                || translator.functionals().types().admits(element.asType())
                || translator.instances().admits(element.asType())
                || Streams.admits(element.asType())
                || translator.objectArrays().admits(element.asType())
                || translator.references().admits(element.asType())
                || (Syntax.bare(node.getInitializer()) instanceof NewClassTree made && made.getClassBody() != null);
        if (type == null && admitted) {
            type = OBJECT;
        }
        Variable variable = code.newVariable(node.getName().toString(), admitted ? type : null, element.asType());
        code.frame().bind(element, variable);
        code.environment().declare(variable);
        return variable;
    }

    @Override
    public Void visitIf(IfTree node, Void unused) {
        conditional(node, List.of());
        return null;
    }

    /** Whether one side of a branch never goes on to what follows. */
    private boolean takesRest(IfTree node) {
        Completions completions = code.frame().completions();
        return !completions.of(node.getThenStatement()).normally()
                || (node.getElseStatement() != null
                        && !completions.of(node.getElseStatement()).normally());
    }

    private void conditional(IfTree node, List<? extends StatementTree> rest) {
        Value condition = translator.value(node.getCondition(), Primitive.BOOLEAN);
        List<StatementTree> then = followed(node.getThenStatement(), rest);
        List<StatementTree> otherwise = followed(node.getElseStatement(), rest);
        code.at(node);
        translator
                .branching()
                .statements(condition, returns(then) && returns(otherwise), () -> list(then), () -> list(otherwise));
    }

    /** Whether statements certainly end in a {@code return}, or throw. */
    boolean returns(List<? extends StatementTree> statements) {
        Completion completion = code.frame().completions().sequence(statements);
        return !completion.normally() && completion.jumps().stream().allMatch(this::isReturn);
    }

    private boolean isReturn(Jump jump) {
        return jump.kind() == Jump.Kind.RETURN;
    }

    private List<StatementTree> followed(StatementTree side, List<? extends StatementTree> rest) {
        List<StatementTree> all = new ArrayList<>();
        if (side != null) {
            all.add(side);
        }
        if (side == null || code.frame().completions().of(side).normally()) {
            all.addAll(rest);
        }
        return all;
    }

    @Override
    public Void visitReturn(ReturnTree node, Void unused) {
        Frame frame = code.frame();
        if (node.getExpression() != null) {
            Value value = frame.result() == null
                    ? translator.value(node.getExpression())
                    : translator.missing().given(node.getExpression(), frame.result());
            if (frame.result() != null) {
                code.assign(frame.result(), value);
            }
        }
        return jump(frame.completions().returning());
    }

    @Override
    public Void visitYield(YieldTree node, Void unused) {
        Jump jump = code.frame().completions().jump(node);
        Variable result = code.frame().result(jump);
        code.assign(result, translator.value(node.getValue(), result.type()));
        return jump(jump);
    }

    @Override
    public Void visitThrow(ThrowTree node, Void unused) {
        translator.exceptions().raise(node);
        code.countJump();
        return null;
    }

    @Override
    public Void visitAssert(AssertTree node, Void unused) {
        translator.exceptions().check(node);
        return null;
    }

    @Override
    public Void visitSwitch(SwitchTree node, Void unused) {
        translator.switches().statement(node);
        return null;
    }

    @Override
    public Void visitBreak(BreakTree node, Void unused) {
        return jump(code.frame().completions().jump(node));
    }

    @Override
    public Void visitContinue(ContinueTree node, Void unused) {
        return jump(code.frame().completions().jump(node));
    }

    /** Takes a jump. */
    Void jump(Jump jump) {
        code.environment().set(code.frame().flag(jump), Variable.SET);
        code.countJump();
        return null;
    }

    @Override
    public Void visitLabeledStatement(LabeledStatementTree node, Void unused) {
        code.newFlag(new Jump(Jump.Kind.BREAK, node));
        one(node.getStatement());
        return null;
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree node, Void unused) {
        translator.loops().whileLoop(node);
        return null;
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree node, Void unused) {
        translator.loops().doLoop(node);
        return null;
    }

    @Override
    public Void visitForLoop(ForLoopTree node, Void unused) {
        translator.loops().forLoop(node);
        return null;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void unused) {
        translator.loops().forEachLoop(node);
        return null;
    }
}
