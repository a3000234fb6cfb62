package dev.retrograd.processor.backend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes statements as text, with a comment above each run of them that has the same note. */
final class StatementWriter {
    private static final int WIDTH = 120;
    private static final int INDENT = 4;

    private final Code code = new Code();
    private int depth = 2;
    private String current = "";

    static Code write(List<Stmt> statements) {
        StatementWriter writer = new StatementWriter();
        writer.body(statements);
        return writer.code;
    }

    private void all(List<Stmt> statements) {
        for (Stmt statement : statements) {
            comment(common(statement));
            write(statement);
        }
    }

    /** The note of a statement, or the one that everything inside shares. */
    private static String common(Stmt statement) {
        if (!statement.note().isEmpty()) {
            return statement.note();
        }
        Set<String> inside = new LinkedHashSet<>();
        inner(statement).forEach(inner -> collect(inner, inside));
        return inside.size() == 1 ? inside.iterator().next() : "";
    }

    private static void collect(Stmt statement, Set<String> notes) {
        if (!statement.note().isEmpty()) {
            notes.add(statement.note());
        }
        inner(statement).forEach(inner -> collect(inner, notes));
    }

    private static List<Stmt> inner(Stmt statement) {
        List<Stmt> inner = new ArrayList<>();
        if (statement instanceof Stmt.Branch branch) {
            inner.addAll(branch.then());
            inner.addAll(branch.otherwise());
        } else if (statement instanceof Stmt.Counted loop) {
            inner.addAll(loop.body());
        } else if (statement instanceof Stmt.Repeat loop) {
            inner.addAll(loop.body());
        }
        return inner;
    }

    /** The method's own statements, what derivation has added, and the results stand apart. */
    private void body(List<Stmt> statements) {
        int results = statements.size();
        while (results > 0 && isResult(statements.get(results - 1))) {
            results--;
        }
        int reverse = 0;
        while (reverse < results && !isDerived(statements.get(reverse))) {
            reverse++;
        }
        while (reverse > 0 && reverse < results && isBare(statements.get(reverse - 1))) {
            reverse--;
        }
        part(statements.subList(0, reverse));
        part(statements.subList(reverse, results));
        part(statements.subList(results, statements.size()));
    }

    private void part(List<Stmt> statements) {
        if (!statements.isEmpty() && !code.isEmpty()) {
            code.text("\n");
        }
        all(statements);
    }

    static boolean isResult(Stmt statement) {
        return statement instanceof Stmt.Return
                || (statement instanceof Stmt.Assign assign && assign.target() instanceof Expr.Field);
    }

    /** Whether a statement only sets up a variable for those behind it. */
    private static boolean isBare(Stmt statement) {
        return statement instanceof Stmt.Declare declaration
                && declaration
                        .value()
                        .map(value -> value instanceof Expr.Literal || value instanceof Expr.Assigned)
                        .orElse(true);
    }

    /** Whether a statement belongs to what derivation has added. */
    static boolean isDerived(Stmt statement) {
        return !statement.note().isEmpty() || inner(statement).stream().anyMatch(StatementWriter::isDerived);
    }

    private void comment(String note) {
        if (note.isEmpty() || note.equals(current)) {
            return;
        }
        current = note;
        String indent = "// ";
        for (String line : note.split("\n", -1)) {
            wrapped(line.startsWith("line ") ? "// " : indent, line);
            indent = "//     ";
        }
    }

    private void wrapped(String indent, String line) {
        StringBuilder text = new StringBuilder(indent);
        boolean first = true;
        for (String word : line.split(" ", -1)) {
            if (!first && text.length() + 1 + word.length() > available()) {
                code.indent(depth - 2).text(text + "\n");
                text = new StringBuilder("//     ");
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            first = false;
        }
        code.indent(depth - 2).text(text + "\n");
    }

    private int available() {
        return WIDTH - depth * INDENT;
    }

    private void write(Stmt statement) {
        if (statement instanceof Stmt.Branch branch) {
            branch(branch);
        } else if (statement instanceof Stmt.Counted loop) {
            block(
                    text -> {
                        text.add("for (").add(Types.of(loop.type())).add(" ");
                        new ExpressionWriter(text).write(loop.counter());
                        text.add(" = ");
                        new ExpressionWriter(text).write(loop.first());
                        text.add(";").breakable();
                        new ExpressionWriter(text).write(loop.condition());
                        text.add(";").breakable();
                        simple(loop.step(), text);
                        text.add(") {");
                    },
                    loop.body());
            code.indent(depth - 2).text("}\n");
        } else if (statement instanceof Stmt.Repeat loop) {
            block(text -> condition("while (", loop.condition(), text), loop.body());
            code.indent(depth - 2).text("}\n");
        } else {
            line(text -> {
                simple(statement, text);
                text.add(";");
            });
        }
    }

    private void branch(Stmt.Branch branch) {
        block(text -> condition("if (", branch.condition(), text), branch.then());
        List<Stmt> otherwise = branch.otherwise();
        while (otherwise.size() == 1
                && otherwise.get(0) instanceof Stmt.Branch inner
                && inner.note().isEmpty()) {
            block(text -> condition("} else if (", inner.condition(), text), inner.then());
            otherwise = inner.otherwise();
        }
        if (!otherwise.isEmpty()) {
            block(text -> text.add("} else {"), otherwise);
        }
        code.indent(depth - 2).text("}\n");
    }

    private static void condition(String keyword, Expr condition, Text text) {
        text.add(keyword);
        new ExpressionWriter(text).write(condition);
        text.add(") {");
    }

    private void block(Consumer<Text> head, List<Stmt> body) {
        line(head);
        depth++;
        all(body);
        depth--;
    }

    private void line(Consumer<Text> content) {
        Text text = new Text();
        content.accept(text);
        text.layout(available(), depth - 2, code);
    }

    private static void simple(Stmt statement, Text text) {
        ExpressionWriter expressions = new ExpressionWriter(text);
        if (statement instanceof Stmt.Declare declaration) {
            text.add(Types.of(declaration.type())).add(" " + declaration.name());
            declaration.value().ifPresent(value -> {
                text.add(" =").lastResort();
                text.open();
                expressions.write(value);
                text.close();
            });
        } else if (statement instanceof Stmt.Assign assign) {
            expressions.write(assign.target());
            text.add(" " + assign.operator()).lastResort();
            text.open();
            expressions.write(assign.value());
            text.close();
        } else if (statement instanceof Stmt.Step step) {
            expressions.write(step.target());
            text.add(step.operator());
        } else if (statement instanceof Stmt.Evaluate evaluate) {
            expressions.write(evaluate.call());
        } else if (statement instanceof Stmt.Break) {
            text.add("break");
        } else if (statement instanceof Stmt.Throw thrown) {
            text.add("throw ");
            expressions.write(thrown.exception());
        } else if (statement instanceof Stmt.Return result) {
            text.add("return").lastResort();
            text.open();
            expressions.write(result.value());
            text.close();
        }
    }
}
