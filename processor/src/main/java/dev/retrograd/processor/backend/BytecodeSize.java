package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Primitive;
import java.util.List;

/** Estimates how many bytes of code javac makes of statements; rather too many than too few. */
final class BytecodeSize {
    private BytecodeSize() {}

    static int of(List<Stmt> statements) {
        int size = 0;
        for (Stmt statement : statements) {
            size += of(statement);
        }
        return size;
    }

    static int of(Stmt statement) {
        if (statement instanceof Stmt.Declare declaration) {
            return declaration.value().map(value -> of(value) + 2).orElse(0);
        } else if (statement instanceof Stmt.Assign assign) {
            int twice = assign.operator().length() > 1 && !(assign.target() instanceof Expr.Name) ? 3 : 0;
            return of(assign.target()) + of(assign.value()) + 2 + twice;
        } else if (statement instanceof Stmt.Evaluate evaluate) {
            return of(evaluate.call()) + 1;
        } else if (statement instanceof Stmt.Throw thrown) {
            return of(thrown.exception()) + 1;
        } else if (statement instanceof Stmt.Return result) {
            return of(result.value()) + 1;
        } else if (statement instanceof Stmt.Branch branch) {
            return of(branch.condition()) + 6 + of(branch.then()) + of(branch.otherwise());
        } else if (statement instanceof Stmt.Counted loop) {
            return of(loop.first()) + of(loop.condition()) + 10 + of(loop.body());
        } else if (statement instanceof Stmt.Repeat loop) {
            return of(loop.condition()) + 6 + of(loop.body());
        }
        return 3;
    }

    private static int of(Expr expr) {
        int size = own(expr);
        for (Expr operand : expr.operands()) {
            size += of(operand);
        }
        return size;
    }

    private static int own(Expr expr) {
        if (expr instanceof Expr.Name) {
            return 2;
        } else if (expr instanceof Expr.Unary || expr instanceof Expr.Cast || expr instanceof Expr.Element) {
            return 1;
        } else if (expr instanceof Expr.Binary binary) {
            // A mixed operation converts an operand; a condition jumps.
            return binary.type() == Primitive.BOOLEAN ? 9 : 2;
        } else if (expr instanceof Expr.Conditional) {
            return 6;
        } else if (expr instanceof Expr.NewObject) {
            return 7;
        }
        return 4;
    }
}
