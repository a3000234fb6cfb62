package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomScope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Random statements. Every loop ends: it has a counter of its own that the rest of its body can only bring nearer to the end. */
final class RandomStatements {
    private static final int DEEPEST = 4;
    /** What is not assigned again. */
    private static final List<Kind> ONCE = List.of(Kind.FUNCTION, Kind.CELL, Kind.LIST, Kind.DEQUE, Kind.BOX);

    private final Choices choices;
    private final RandomScope scope;
    private final RandomExpressions expressions;
    private final Kind result;
    private final boolean floats;
    private final RandomAssignments assignments;
    private final StringBuilder text = new StringBuilder();
    /** The jumps that are possible, without the semicolon. */
    private final List<String> jumps = new ArrayList<>();

    private int budget;
    private int loops;
    private int depth;
    private int start;

    /**
     * Makes the statements of a method.
     *
     * @param result what it returns; null for nothing
     * @param floats whether there are variables of single precision
     */
    RandomStatements(Choices choices, RandomScope scope, RandomExpressions expressions, Kind result, boolean floats) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
        this.result = result;
        this.floats = floats;
        this.assignments = new RandomAssignments(choices, scope, expressions);
    }

    private void more() {
        while (budget > 0 && next(24)) {
            statement();
        }
    }

    /** A method that calls itself, before its own statements and between them: at most so many of them. */
    String recursive(int most, Function<RandomExpressions, String> call) {
        line("if (n <= 0) {");
        line("    return " + returned() + ";");
        line("}");
        budget = most;
        more();
        String again = scope.fresh("again");
        line(result.type + " " + again + " = " + call.apply(expressions) + ";");
        scope.add(result, again);
        budget = most;
        more();
        line("return " + (result == Kind.REAL ? again + " * 0.5 + " : "") + returned() + ";");
        return text.toString();
    }

    /** A method's statements, at most so many and those inside of them. */
    String method(int most) {
        budget = most;
        more();
        if (result != null || choices.once(3)) {
            ending();
        }
        return text.toString();
    }

    private String returned() {
        return result == Kind.REAL
                ? expressions.real(2) + " + " + choices.pick(scope.all(Kind.REAL))
                : expressions.of(result, 1);
    }

    private void line(String code) {
        text.append("        ").append("    ".repeat(depth)).append(code).append('\n');
    }

    /** A statement if there is one, else the declaration of what it would need. */
    private void lineOr(String code, Kind needed) {
        if (code == null) {
            declare(needed);
        } else {
            line(code);
        }
    }

    /** Statements in braces: one, and more as the dice fall. */
    private void nested() {
        nested(() -> {});
    }

    private void nested(Runnable end) {
        List<Integer> mark = scope.mark();
        depth++;
        while (budget > 0 && next(3)) {
            statement();
        }
        end.run();
        depth--;
        scope.release(mark);
    }

    /** Statements behind which there is no way on: each of their ways returns. */
    private void ending() {
        switch (choices.below(depth < DEEPEST ? 9 : 1)) {
            case 6 -> {
                line("if (" + expressions.condition(1) + ") {");
                nested(this::ending);
                line("} else {");
                nested(this::ending);
                line("}");
            }
            case 7 -> {
                line("switch (" + expressions.integer(1) + ") {");
                for (String label : List.of("case 1", "default")) {
                    line("    " + label + " -> {");
                    nested(this::ending);
                    line("    }");
                }
                line("}");
            }
            case 8 -> {
                line("try {");
                nested(this::ending);
                line("} finally {");
                line("    " + expressions.scalarTarget() + choices.pick(" += 0.1;", " *= 0.5;"));
                line("}");
            }
            default -> line("return" + (result == null ? "" : " " + returned()) + ";");
        }
    }

    /** Whether there is another statement: one more often than once in so many times there is. */
    private boolean next(int times) {
        start = choices.made().size();
        return choices.below(times) > 0;
    }

    private void statement() {
        int from = start;
        budget--;
        make();
        choices.endOptional(from);
    }

    private void make() {
        int kind = choices.below(depth < DEEPEST ? 54 : 26);
        if (kind < 26) {
            simple(kind);
        } else if (kind > 43) {
            later(kind);
        } else if (kind < 31) {
            branch();
        } else if (kind < 35) {
            countedLoop();
        } else {
            compound(kind);
        }
    }

    private void simple(int kind) {
        switch (kind) {
            case 0, 1 -> line(expressions.scalarTarget() + " = " + expressions.real(2) + ";");
            case 2, 3, 4, 5 -> declare(choices.pick(Kind.DECLARED));
            case 6 -> line(expressions.scalarTarget() + choices.pick(" += ", " -= ") + expressions.real(1) + ";");
            case 7, 11 -> line(assignments.scaled());
            case 8, 9, 10 -> line(assignments.element());
            case 12, 13 -> assign(Kind.ARRAY);
            case 14, 15 -> lineOr(assignments.row(), Kind.TABLE);
            case 16 -> assign(Kind.TABLE);
            case 17 -> assign(Kind.MATRIX);
            case 18 -> assign(choices.pick(List.of(Kind.FLAG, Kind.INTS)));
            case 19 -> lineOr(assignments.integer(), Kind.INT);
            case 20, 21 -> jump();
            case 22 -> line(expressions.collections().library());
            case 23 -> line(assignments.call());
            case 24 -> line(assignments.chained());
            default -> declareLate();
        }
    }

    private void later(int kind) {
        switch (kind) {
            case 44, 45 -> lineOr(expressions.objects().change(), Kind.CELL);
            case 46 -> assign(choices.pick(List.of(Kind.PAIR, Kind.SHAPE)));
            case 47 -> declare(choices.pick(List.of(Kind.FUNCTION, Kind.PAIR, Kind.CELL, Kind.SHAPE)));
            case 48 -> {
                if (scope.allows(Kind.PAIR)) {
                    pairs();
                } else {
                    declare(Kind.FUNCTION);
                }
            }
            case 49 -> tried();
            case 53 -> ofCollection();
            default -> line(expressions.collections().change());
        }
    }

    /** A loop over a collection. */
    private void ofCollection() {
        String counter = scope.fresh("i");
        String head = expressions.collections().loop(counter);
        if (head == null) {
            declare(Kind.LIST);
        } else {
            loop(head, counter, null, "}");
        }
    }

    /** A loop over an array of records. */
    private void pairs() {
        String array = scope.fresh("pairs");
        line("#Pair[] " + array + " = {" + expressions.objects().pair(1) + ", "
                + expressions.objects().pair(1) + "};");
        if (choices.below(2) == 1) {
            line(array + "[" + expressions.integer(0) + " & 1] = "
                    + expressions.objects().pair(1) + ";");
        }
        String name = scope.fresh("p");
        List<Integer> mark = scope.mark();
        scope.addFixed(Kind.PAIR, name);
        loop("for (#Pair " + name + " : " + array + ") {", null, null, "}");
        scope.release(mark);
    }

    private void tried() {
        line("try {");
        nested();
        line("} finally {");
        line("    " + expressions.scalarTarget() + choices.pick(" += 0.1;", " *= 0.5;", "++;"));
        line("}");
    }

    private void compound(int kind) {
        switch (kind) {
            case 35, 36 -> openLoop();
            case 37 -> forEach();
            case 38 -> forRows();
            case 39 -> doLoop();
            case 40 -> labelledBlock();
            case 41 -> oldSwitch();
            case 42 -> arrowSwitch();
            default -> endlessLoop();
        }
    }

    private void declare(Kind wanted) {
        Kind allowed = scope.allows(wanted) ? wanted : Kind.REAL;
        Kind kind = allowed == Kind.FLAG && floats && choices.below(2) == 0 ? Kind.FLOAT : allowed;
        String name = scope.fresh(kind.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT));
        if (ONCE.contains(kind)) {
            declareOnce(kind, name);
            return;
        }
        String type = choices.pick(kind.type, kind.type, kind.type, "var", "final " + kind.type);
        line((kind.type.length() < 7 && type.equals("var") ? kind.type : type) + " " + name + " = "
                + expressions.of(kind, 2) + ";");
        if (type.startsWith("final")) {
            scope.addFinal(kind, name);
        } else {
            scope.add(kind, name);
        }
    }

    /** Declares what does not change: an object with changing fields, or a function, and what it sees. */
    private void declareOnce(Kind kind, String name) {
        if (kind != Kind.FUNCTION) {
            line(kind.type + " " + name + " = " + expressions.of(kind, 1) + ";");
            scope.add(kind, name);
            return;
        }
        String seen = scope.fresh("seen");
        line("double " + seen + " = " + expressions.real(1) + ";");
        scope.addFinal(Kind.REAL, seen);
        line(kind.type + " " + name + " = " + expressions.of(kind, 2) + ";");
        scope.addFinal(kind, name);
    }

    private void declareLate() {
        String name = scope.fresh("late");
        Kind kind = choices.pick(List.of(Kind.REAL, Kind.ARRAY));
        line(kind.type + " " + name + ";");
        line("if (" + expressions.condition(1) + ") {");
        line("    " + name + " = " + expressions.of(kind, 1) + ";");
        line("} else {");
        line("    " + name + " = " + expressions.of(kind, 1) + ";");
        line("}");
        scope.add(kind, name);
    }

    private void assign(Kind kind) {
        List<String> names = scope.assignable(kind);
        if (names.isEmpty()) {
            declare(kind);
        } else {
            line(choices.pick(names) + " = " + expressions.of(kind, 2) + ";");
        }
    }

    private void jump() {
        String jump = null;
        if (jumps.isEmpty() || choices.below(4) == 3) {
            if (depth == 0 && choices.below(3) > 0) {
                declare(Kind.REAL);
                return;
            }
        } else {
            jump = choices.pick(jumps);
        }
        line("if (" + expressions.condition(1) + ") {");
        if (jump == null) {
            nested(this::ending);
        } else {
            line("    " + jump + ";");
        }
        line("}");
    }

    private void branch() {
        line("if (" + expressions.condition(2) + ") {");
        nested();
        if (choices.once(5)) {
            line("} else if (" + expressions.condition(1) + ") {");
            nested();
        }
        if (choices.below(2) == 1) {
            line("} else {");
            nested();
        }
        line("}");
    }

    private void countedLoop() {
        String counter = scope.fresh("i");
        String head = switch (choices.below(14)) {
            case 0 -> "int ~ = 0; ~ < 3; ~++";
            case 1 -> "int ~ = 0; ~ < n; ~++";
            case 2 -> "int ~ = n; ~ >= 0; ~--";
            case 3 -> "int ~ = 2; ~ > 0; ~--";
            case 4 -> "int ~ = 0; ~ <= n; ~ += 2";
            case 5 -> "int ~ = 3; ~ > n - 1; ~ -= 2";
            case 6 -> "int ~ = 1; ~ < (" + choices.pick(scope.all(Kind.INT)) + " & 3); ~++";
            case 7 -> "int ~ = " + choices.pick(scope.all(Kind.INT)) + " & 3; ~ < 3; ~++";
            case 8 -> "int ~ = 0; ~ < " + expressions.array(0) + ".length; ~++";
            case 9 -> "int ~ = 0; ~ < 3 && " + expressions.condition(1) + "; ~++";
            case 10 -> "int ~ = 0, ~j = n; ~ < ~j; ~++, ~j--";
            case 11 -> "long ~ = n; ~ > 0; ~--";
            case 12 -> "int ~ = 1; ~ != 3; ~++";
            default -> "int ~ = 0; ~ < 2; ~ = ~ + 1";
        };
        loop("for (" + head.replace("~", counter) + ") {", head.startsWith("long") ? null : counter, null, "}");
    }

    private void openLoop() {
        String counter = scope.fresh("k");
        line("int " + counter + " = 0;");
        switch (choices.below(3)) {
            case 0 ->
                loop(
                        "while (" + counter + " < 3 && " + expressions.condition(2) + ") {",
                        counter,
                        counter + "++;",
                        "}");
            case 1 -> loop("while (" + counter + "++ < 2) {", counter, null, "}");
            default ->
                loop(
                        "while (true) {",
                        counter,
                        "if (" + expressions.condition(1) + " || ++" + counter + " > 2) break;",
                        "}");
        }
    }

    private void endlessLoop() {
        String counter = scope.fresh("k");
        loop(
                "for (int " + counter + " = 0; ; " + counter + "++) {",
                counter,
                "if (" + counter + " >= 2 || " + expressions.condition(1) + ") break;",
                "}");
    }

    private void doLoop() {
        String counter = scope.fresh("k");
        line("int " + counter + " = 0;");
        loop("do {", counter, counter + "++;", "} while (" + counter + " < 3 && " + expressions.condition(1) + ");");
    }

    private void forEach() {
        String name = scope.fresh("e");
        String array = expressions.array(0);
        List<Integer> mark = scope.mark();
        scope.add(Kind.REAL, name);
        loop("for (double " + name + " : " + array + ") {", null, null, "}");
        scope.release(mark);
    }

    private void forRows() {
        String name = scope.fresh("row");
        String table = expressions.table(0);
        List<Integer> mark = scope.mark();
        scope.add(Kind.ARRAY, name);
        loop("for (double[] " + name + " : " + table + ") {", null, null, "}");
        scope.release(mark);
    }

    /**
     * A loop.
     *
     * @param counter what the body may read, or null
     * @param first the body's first statement, or null
     */
    private void loop(String head, String counter, String first, String end) {
        if (loops == 3) {
            return;
        }
        List<Integer> mark = scope.mark();
        int before = jumps.size();
        String label = scope.fresh("loop");
        int start = text.length();
        line(label + ":");
        line(head);
        if (counter != null) {
            scope.addFixed(Kind.INT, counter);
        }
        jumps.addAll(List.of("break", "continue", "break " + label, "continue " + label));
        loops++;
        if (first != null) {
            line("    " + first);
        }
        nested();
        loops--;
        jumps.subList(before, jumps.size()).clear();
        scope.release(mark);
        line(end);
        if (text.indexOf(label + ";", start) < 0) {
            text.delete(start, text.indexOf("\n", start) + 1);
        }
    }

    private void labelledBlock() {
        String label = scope.fresh("block");
        line(label + ": {");
        jumps.add("break " + label);
        nested();
        jumps.remove("break " + label);
        line("}");
    }

    private void oldSwitch() {
        line("switch (" + expressions.integer(1) + ") {");
        List<Integer> mark = scope.mark();
        List<String> outer = List.copyOf(jumps);
        jumps.removeIf("break"::equals);
        for (String label : List.of("case 0:", "case 1: case 3:", "default:", "case 2:")) {
            if (choices.below(4) > 0) {
                line("    " + label + " {");
                depth++;
                nested();
                depth--;
                line("    }");
                if (choices.below(3) > 0) {
                    line("    " + (choices.below(2) == 0 ? "break;" : "if (" + expressions.condition(1) + ") break;"));
                }
            }
        }
        jumps.clear();
        jumps.addAll(outer);
        scope.release(mark);
        line("}");
    }

    private void arrowSwitch() {
        line("switch (" + expressions.integer(1) + ") {");
        List<String> outer = List.copyOf(jumps);
        jumps.removeIf("break"::equals);
        for (String label : List.of("case 0", "case 1, 3", "default")) {
            line("    " + label + " -> {");
            depth++;
            nested();
            depth--;
            line("    }");
        }
        jumps.clear();
        jumps.addAll(outer);
        line("}");
    }
}
