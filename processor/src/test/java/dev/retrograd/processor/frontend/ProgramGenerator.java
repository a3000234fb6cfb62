package dev.retrograd.processor.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Makes random methods of nested branches, loops, switches and jumps; every loop ends. */
final class ProgramGenerator {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> labels = new ArrayDeque<>();
    private final List<String> loops = new ArrayList<>();
    private int names;
    private int budget;

    ProgramGenerator(long seed) {
        random = new Random(seed);
        budget = 6 + random.nextInt(14);
    }

    /** A class {@code Input} with an annotated method {@code f}. */
    String program() {
        text.append("""
                import dev.retrograd.Differentiable;

                final class Input {
                  @Differentiable
                  static double f(double x, double y, int n, double[] a) {
                    double s = x;
                    int k = n;
                    double[] b = a.clone();
                """);
        statements(2, 5);
        text.append("""
                    return s + x * y + k + b[0];
                  }

                  static double helper(double u, int m) {
                    if (u > m) return u - 1;
                    for (int i = 0; i < m; i++) { u += i; if (u > 9) return u * i; }
                    return -u;
                  }
                }
                """);
        return text.toString();
    }

    private void statements(int depth, int most) {
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            statement(depth);
        }
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 7 ? 4 : 13)) {
            case 0, 1 -> line(depth, pick("s", "x", "y", "s") + pick(" = ", " += ", " *= ", " -= ") + real(2) + ";");
            case 2 ->
                line(
                        depth,
                        pick("k++;", "k -= 2;", "b[0] += s;", "b[k & 1 & b.length - 1] = y;", "k += s > 2 ? 1 : 0;"));
            case 3 -> jump(depth);
            case 4, 5, 6 -> branch(depth);
            case 7, 8, 9 -> loop(depth);
            case 10 -> labelled(depth);
            case 11 -> choice(depth);
            default -> local(depth);
        }
    }

    private void local(int depth) {
        String name = "t" + names++;
        line(depth, "double " + name + ";");
        line(depth, "if (" + condition() + ") { " + name + " = " + real(1) + "; } else { " + name + " = y; }");
        line(depth, "s += " + name + ";");
    }

    private void jump(int depth) {
        List<String> jumps = new ArrayList<>(List.of("return " + real(1) + ";"));
        for (String loop : loops) {
            jumps.add("break " + loop + ";");
            jumps.add("continue " + loop + ";");
        }
        labels.forEach(label -> jumps.add("break " + label + ";"));
        if (!loops.isEmpty()) {
            jumps.add("break;");
        }
        line(depth, "if (" + condition() + ") " + jumps.get(random.nextInt(jumps.size())));
    }

    private void branch(int depth) {
        line(depth, "if (" + condition() + ") {");
        statements(depth + 1, 3);
        if (random.nextBoolean()) {
            line(depth, "} else {");
            statements(depth + 1, 3);
        }
        line(depth, "}");
    }

    private void loop(int depth) {
        String name = "l" + names++;
        String i = "i" + names++;
        String head = pick(
                "for (int I = 0; I < 3; I++) {",
                "for (int I = 2; I >= 0; I--) {",
                "for (int I = 0; I < a.length; I++) {",
                "for (int I = 0; I < b.length && s < 50; I++) {",
                "for (double I : b) {");
        int shape = random.nextInt(4);
        if (shape == 0) {
            line(depth, "int " + i + " = 0;");
            line(depth, name + ": while (" + i + "++ < 3) {");
        } else if (shape == 1) {
            line(depth, "int " + i + " = 0;");
            line(depth, name + ": do {");
            line(depth + 1, i + "++;");
        } else {
            line(depth, name + ": " + head.replace("I", i));
        }
        loops.add(name);
        if (shape != 1 && random.nextBoolean()) {
            line(depth + 1, "s += " + i + ";");
        }
        statements(depth + 1, 4);
        loops.remove(name);
        line(depth, shape == 1 ? "} while (" + i + " < 2);" : "}");
    }

    private void labelled(int depth) {
        String name = "b" + names++;
        line(depth, name + ": {");
        labels.push(name);
        statements(depth + 1, 3);
        labels.pop();
        line(depth, "}");
    }

    private void choice(int depth) {
        line(depth, "switch (k) {");
        for (String label : List.of("case 0:", "case 1: case 2:", "default:", "case 3:")) {
            line(depth, label);
            statements(depth + 1, 2);
            if (random.nextInt(3) > 0) {
                line(depth + 1, "if (n < 99) break;");
            }
        }
        line(depth, "}");
    }

    private String condition() {
        return pick(
                "s > " + real(1),
                "x < y",
                "k > 1",
                "k++ < 2",
                "(s += 0.5) > 1 && x > 0",
                "y > 0 || (k = k + 1) > 2",
                "n > 0",
                "a[0] > s",
                "!(k != n)");
    }

    private String real(int depth) {
        if (depth == 0) {
            return pick("x", "y", "s", "k", "a[0]", "1.5", "2", "b[b.length - 1]");
        }
        String left = real(depth - 1);
        String right = real(depth - 1);
        return pick(
                left + " + " + right,
                left + " - " + right,
                left + " * " + right,
                "Math.sin(" + left + ")",
                "(x > " + right + " ? " + left + " : " + right + ")",
                "helper(" + left + ", k)",
                "switch (k) { case 0 -> " + left + "; default -> { if (n > 1) yield " + right + "; yield y; } }");
    }

    private String pick(String... options) {
        return options[random.nextInt(options.length)];
    }
}
