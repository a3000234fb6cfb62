package dev.retrograd.processor.backend;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that statements mention, by what is done with them. */
final class Mentions {
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();

    private Mentions() {}

    static Mentions of(List<Stmt> statements) {
        Mentions mentions = new Mentions();
        statements.forEach(mentions::statement);
        return mentions;
    }

    /** Everything that is read or assigned. */
    Set<String> used() {
        return used;
    }

    /** What is declared with a value or assigned. */
    Set<String> assigned() {
        return assigned;
    }

    /** What is assigned other than by its declaration. */
    Set<String> changed() {
        return changed;
    }

    private void statement(Stmt statement) {
        if (statement instanceof Stmt.Declare declaration) {
            used.add(declaration.name());
            declaration.value().ifPresent(value -> {
                assigned.add(declaration.name());
                expression(value);
            });
        } else if (statement instanceof Stmt.Assign assign) {
            target(assign.target());
            expression(assign.value());
        } else if (statement instanceof Stmt.Step step) {
            target(step.target());
        } else if (statement instanceof Stmt.Evaluate evaluate) {
            expression(evaluate.call());
        } else if (statement instanceof Stmt.Throw thrown) {
            expression(thrown.exception());
        } else if (statement instanceof Stmt.Return result) {
            expression(result.value());
        } else if (statement instanceof Stmt.Branch branch) {
            expression(branch.condition());
            branch.then().forEach(this::statement);
            branch.otherwise().forEach(this::statement);
        } else if (statement instanceof Stmt.Counted loop) {
            expression(loop.first());
            expression(loop.condition());
            loop.body().forEach(this::statement);
        } else if (statement instanceof Stmt.Repeat loop) {
            expression(loop.condition());
            loop.body().forEach(this::statement);
        }
    }

    private void target(Expr target) {
        if (target instanceof Expr.Name name) {
            assigned.add(name.name());
            changed.add(name.name());
        }
        expression(target);
    }

    private void expression(Expr expr) {
        if (expr instanceof Expr.Name name) {
            used.add(name.name());
        }
        expr.operands().forEach(this::expression);
    }
}
