package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Type;
import java.util.List;
import java.util.Optional;

/** A Java statement. */
sealed interface Stmt {
    /** The comment above the statement; empty for the method's own statements. */
    String note();

    /** {@code double name = value;}, or without a value. */
    record Declare(Type type, String name, Optional<Expr> value, String note) implements Stmt {}

    /** {@code target operator value;}, the operator being {@code =} or a compound one. */
    record Assign(Expr target, String operator, Expr value, String note) implements Stmt {}

    /** {@code target++;} or {@code target--;}. */
    record Step(Expr target, String operator, String note) implements Stmt {}

    /** A call for its effect. */
    record Evaluate(Expr call, String note) implements Stmt {}

    /** {@code if}, with {@code else} unless that is empty. */
    record Branch(Expr condition, List<Stmt> then, List<Stmt> otherwise, String note) implements Stmt {}

    /** {@code for (type counter = first; condition; step)}. */
    record Counted(Type type, Expr counter, Expr first, Expr condition, Stmt step, List<Stmt> body, String note)
            implements Stmt {}

    /** {@code while}. */
    record Repeat(Expr condition, List<Stmt> body, String note) implements Stmt {}

    /** {@code break;}. */
    record Break(String note) implements Stmt {}

    /** {@code throw exception;}. */
    record Throw(Expr exception, String note) implements Stmt {}

    /** {@code return value;}. */
    record Return(Expr value, String note) implements Stmt {}
}
