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

    /** Everything that is read or assigned, but for what belongs to a block within. */
    Set<String> used() {
        return used;
    }

    /** What is declared with a value or assigned. */
    Set<String> assigned() {
        return assigned;
    }

    /** What is assigned other than by its declaration, wherever it is declared. */
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
            block(branch.then());
            block(branch.otherwise());
        } else if (statement instanceof Stmt.Counted loop) {
            Mentions header = new Mentions();
            header.expression(loop.first());
            header.expression(loop.condition());
            header.block(loop.body());
            add(header, loop.counter() instanceof Expr.Name counter ? Set.of(counter.name()) : Set.of());
        } else if (statement instanceof Stmt.Repeat loop) {
            expression(loop.condition());
            block(loop.body());
        }
    }

    /** What a block declares is its own. */
    private void block(List<Stmt> statements) {
        Set<String> declared = new LinkedHashSet<>();
        for (Stmt statement : statements) {
            if (statement instanceof Stmt.Declare declaration) {
                declared.add(declaration.name());
            }
        }
        add(of(statements), declared);
    }

    private void add(Mentions inner, Set<String> declared) {
        inner.used.stream().filter(name -> !declared.contains(name)).forEach(used::add);
        inner.assigned.stream().filter(name -> !declared.contains(name)).forEach(assigned::add);
        changed.addAll(inner.changed);
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
