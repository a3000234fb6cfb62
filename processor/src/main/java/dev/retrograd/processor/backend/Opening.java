package dev.retrograd.processor.backend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which loops and branches of a body that is cut stay where they are, while what is within them is cut. */
final class Opening {
    private Opening() {}

    /** Whether a statement of this size has a body that may be cut. */
    static boolean isPossible(Stmt statement) {
        if (statement instanceof Stmt.Branch branch) {
            return !leaves(branch.then()) && !leaves(branch.otherwise());
        } else if (statement instanceof Stmt.Counted loop && loop.counter() instanceof Expr.Name counter) {
            Mentions body = Mentions.of(loop.body());
            Set<String> header = new HashSet<>(header(statement).used());
            header.add(counter.name());
            return !leaves(loop.body()) && header.stream().noneMatch(body.changed()::contains);
        }
        return false;
    }

    /** Whether control leaves statements other than at their end. */
    private static boolean leaves(List<Stmt> statements) {
        return statements.stream()
                .anyMatch(statement -> statement instanceof Stmt.Break
                        || statement instanceof Stmt.Return
                        || (statement instanceof Stmt.Branch branch
                                && (leaves(branch.then()) || leaves(branch.otherwise()))));
    }

    /** What the head of a loop or branch mentions, its counter excepted. */
    static Mentions header(Stmt statement) {
        if (statement instanceof Stmt.Branch branch) {
            return Mentions.of(List.of(new Stmt.Branch(branch.condition(), List.of(), List.of(), "")));
        }
        Stmt.Counted loop = (Stmt.Counted) statement;
        return Mentions.of(List.of(new Stmt.Counted(
                loop.type(), loop.counter(), loop.first(), loop.condition(), loop.step(), List.of(), "")));
    }

    /** The bodies of a loop or branch. */
    static List<List<Stmt>> bodies(Stmt statement) {
        return statement instanceof Stmt.Branch branch
                ? List.of(branch.then(), branch.otherwise())
                : List.of(((Stmt.Counted) statement).body());
    }

    /** The loop or branch with other bodies. */
    static Stmt with(Stmt statement, List<List<Stmt>> bodies) {
        if (statement instanceof Stmt.Branch branch) {
            return new Stmt.Branch(branch.condition(), bodies.get(0), bodies.get(1), branch.note());
        }
        Stmt.Counted loop = (Stmt.Counted) statement;
        return new Stmt.Counted(
                loop.type(),
                loop.counter(),
                loop.first(),
                loop.condition(),
                loop.step(),
                new ArrayList<>(bodies.get(0)),
                loop.note());
    }
}
