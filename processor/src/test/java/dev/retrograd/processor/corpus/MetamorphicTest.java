package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What changes a method's text and not its meaning changes nothing in its derivatives but their rounding. */
class MetamorphicTest {
    private static final int PROGRAMS = 20;
    private static final String TYPE = RandomMethods.TYPE;
    private static final Pattern LOCAL = Pattern.compile("\\b([a-zA-Z]+)(\\d+)(j?)\\b(?!\\()");

    /** Random methods with all their local variables called otherwise. */
    @Test
    void names() {
        Map<String, String> methods = random();
        compare(methods, each(methods, (name, text) -> renamed(text)), 0);
    }

    private static String renamed(String text) {
        Matcher matcher = LOCAL.matcher(text);
        return matcher.replaceAll(
                match -> match.group(1).startsWith("random") || match.group(1).startsWith("log")
                        ? match.group()
                        : "another" + match.group(1) + "_" + match.group(2) + match.group(3));
    }

    /** Random methods whose whole body is a helper's. */
    @Test
    void helpers() {
        Map<String, String> methods = random();
        compare(methods, each(methods, MetamorphicTest::outlined), 1e-9);
    }

    private static String outlined(String name, String text) {
        Matcher head = Pattern.compile(" static ([\\w\\[\\]]+) (" + name + ")\\((.*)\\) \\{\n")
                .matcher(text);
        assertThat(head.find()).isTrue();
        String parameters = head.group(3).replaceAll("@\\w+(\\([^)]*\\))? ", "");
        String arguments = Pattern.compile("([\\w.\\[\\]]+) (\\w+)")
                .matcher(parameters)
                .results()
                .map(match -> match.group(2))
                .collect(Collectors.joining(", "));
        boolean returns = !head.group(1).equals("void");
        return text.substring(0, head.end())
                + (returns ? "return " : "") + name + "Body(" + arguments + ");\n    }\n\n    private static "
                + head.group(1) + " " + name + "Body(" + parameters + ") {\n" + text.substring(head.end());
    }

    /** Statements that depend on some of those before, in another order that keeps these before them. */
    @Test
    void order() {
        Map<String, String> methods = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (int seed = 0; seed < PROGRAMS; seed++) {
            List<Definition> definitions = definitions(seed);
            methods.put("order" + seed, method("order" + seed, body(definitions)));
            others.put("order" + seed, method("order" + seed, body(shuffled(definitions, new Random(seed)))));
        }
        compare(methods, others, 1e-12);
    }

    /** Loops written out. */
    @Test
    void loops() {
        Map<String, String> methods = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (int seed = 0; seed < PROGRAMS; seed++) {
            String start = body(definitions(seed)).replace("return", "double r =");
            String turn = "r = 0.5 * Math.sin(r * v[i]) + v[(i + 1) % 3] * d" + (seed % 5)
                    + ";\nif (r > 0.2 * i) { v[i] = r * x; }\n";
            String name = "loops" + seed;
            methods.put(
                    name,
                    method(name, start + "for (int i = 0; i < 3; i++) {\n" + turn + "}\nreturn r * v[0] + v[2];\n"));
            String unrolled = IntStream.range(0, 3)
                    .mapToObj(i -> turn.replaceAll("\\bi\\b", String.valueOf(i)))
                    .collect(Collectors.joining());
            others.put(name, method(name, start + unrolled + "return r * v[0] + v[2];\n"));
        }
        compare(methods, others, 1e-12);
    }

    /** A variable and what it is computed from. */
    private record Definition(int number, List<Integer> from, String value) {}

    private static List<Definition> definitions(int seed) {
        Random random = new Random(seed);
        List<Definition> definitions = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            List<Integer> from = random.ints(2, 0, Math.max(1, number)).boxed().toList();
            String a = number == 0 || random.nextInt(3) == 0 ? "v[" + random.nextInt(3) + "]" : "d" + from.get(0);
            String b = number == 0 || random.nextInt(3) == 0 ? (random.nextBoolean() ? "x" : "y") : "d" + from.get(1);
            definitions.add(new Definition(
                    number,
                    number == 0 ? List.of() : from,
                    switch (random.nextInt(5)) {
                        case 0 -> "Math.sin(" + a + " * " + b + ")";
                        case 1 -> a + " / (2 + " + b + " * " + b + ")";
                        case 2 -> "(" + a + " > " + b + " ? " + a + " * 0.5 : Math.exp(-" + b + " * " + b + "))";
                        case 3 -> "Math.tanh(" + a + " - 0.3 * " + b + ")";
                        default -> a + " * 0.7 + " + b + " * " + a;
                    }));
        }
        return definitions;
    }

    private static List<Definition> shuffled(List<Definition> definitions, Random random) {
        List<Definition> rest = new ArrayList<>(definitions);
        List<Definition> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<Integer> open = rest.stream().map(Definition::number).toList();
            List<Definition> ready = rest.stream()
                    .filter(definition -> definition.from().stream().noneMatch(open::contains))
                    .toList();
            Definition next = ready.get(random.nextInt(ready.size()));
            shuffled.add(next);
            rest.remove(next);
        }
        return shuffled;
    }

    private static String body(List<Definition> definitions) {
        return definitions.stream()
                        .map(definition -> "double d" + definition.number() + " = " + definition.value() + ";\n")
                        .collect(Collectors.joining())
                + "return d9 + d8 * d7 + Math.sin(d6) + d5;\n";
    }

    private static String method(String name, String body) {
        return "@Differentiable\nstatic double " + name
                + "(@In(from = -1) double x, @In(from = -1) double y, @In(from = -1, size = 3) double[] v) {\n" + body
                + "}\n";
    }

    private static Map<String, String> random() {
        Map<String, String> methods = new LinkedHashMap<>();
        for (long seed = 7000; seed < 7000 + PROGRAMS; seed++) {
            methods.put("random" + seed, RandomMethods.method("random" + seed, Choices.of(seed)));
        }
        return methods;
    }

    /** Makes a text of another one. */
    private interface Rewriting {
        String apply(String name, String text);
    }

    private static Map<String, String> each(Map<String, String> methods, Rewriting rewriting) {
        Map<String, String> others = new LinkedHashMap<>();
        methods.forEach((name, text) -> others.put(name, rewriting.apply(name, text)));
        return others;
    }

    /** The same values to the bit; the same gradients to a part of the largest component. */
    private static void compare(Map<String, String> methods, Map<String, String> others, double tolerance) {
        assertThat(others).isNotEqualTo(methods);
        Corpus first = compiled(methods);
        Corpus second = compiled(others);
        int compared = 0;
        for (String name : methods.keySet()) {
            Companion one = first.companion(TYPE, name);
            Companion other = second.companion(TYPE, name);
            Sample sample;
            Sample same;
            try {
                sample = Sample.of(one, 1);
                same = Sample.of(other, 1);
            } catch (IllegalArgumentException e) {
                continue; // a method that throws for these arguments
            }
            Companion.Gradient expected;
            try {
                expected = one.gradient(sample.arguments(), sample.seed());
            } catch (IllegalArgumentException e) {
                continue;
            }
            Companion.Gradient actual = other.gradient(same.arguments(), same.seed());
            assertThat(Values.flatten(actual.value())).as(name).containsExactly(Values.flatten(expected.value()));
            double scale = Arrays.stream(expected.flat()).map(Math::abs).reduce(1e-2, Math::max);
            assertThat(actual.flat())
                    .as(name + "\n" + others.get(name))
                    .containsExactly(expected.flat(), Offset.offset(tolerance * scale));
            compared++;
        }
        assertThat(compared).isGreaterThan(methods.size() / 2);
    }

    private static Corpus compiled(Map<String, String> methods) {
        Corpus corpus = Corpus.compile(Map.of(TYPE, RandomMethods.type(List.copyOf(methods.values()))), List.of());
        assertThat(corpus.failure(TYPE)).isNull();
        return corpus;
    }
}
