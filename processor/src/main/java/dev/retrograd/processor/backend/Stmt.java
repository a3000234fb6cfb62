package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Type;
import java.util.List;
import java.util.Optional;

/** A Java statement. */
sealed interface Stmt {
    /** What the comment above the statement tells. */
    Origin origin();

    /** {@code double name = value;}, or without a value. */
    record Declare(Type type, String name, Optional<Expr> value, Origin origin) implements Stmt {}

    /** {@code target operator value;}, the operator being {@code =} or a compound one. */
    record Assign(Expr target, String operator, Expr value, Origin origin) implements Stmt {}

    /** {@code target++;} or {@code target--;}. */
    record Step(Expr target, String operator, Origin origin) implements Stmt {}

    /** A call for its effect. */
    record Evaluate(Expr call, Origin origin) implements Stmt {}

    /** {@code if}, with {@code else} unless that is empty. */
    record Branch(Expr condition, List<Stmt> then, List<Stmt> otherwise, Origin origin) implements Stmt {}

    /** {@code for (type counter = first; condition; step)}. */
    record Counted(Type type, Expr counter, Expr first, Expr condition, Stmt step, List<Stmt> body, Origin origin)
            implements Stmt {}

    /** {@code while}. */
    record Repeat(Expr condition, List<Stmt> body, Origin origin) implements Stmt {}

    /** {@code break;}. */
    record Break(Origin origin) implements Stmt {}

    /** {@code throw exception;}. */
    record Throw(Expr exception, Origin origin) implements Stmt {}

    /** {@code return value;}. */
    record Return(Expr value, Origin origin) implements Stmt {}
}
