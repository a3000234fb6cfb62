package dev.retrograd.processor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.corpus.Compiled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Good sources that nobody writes by hand: they compile, or are refused at a line of theirs, and never end the build otherwise. */
class UnusualSourcesTest {
    private static final String HEAD = "import dev.retrograd.*;\nimport dev.retrograd.runtime.Matrix;\n";

    private static List<String> messages(Compiled compiled) {
        return compiled.diagnostics().stream()
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static Compiled compile(String name, String text) {
        return Compiled.of(Map.of(name, text), List.of());
    }

    private static Compiled method(String method) {
        return compile("p.A", "package p;\n" + HEAD + "final class A {\n" + method + "\n}\n");
    }

    /** Names that the companion uses itself. */
    static Stream<String> taken() {
        return Stream.of(
                "value",
                "dx",
                "gradient",
                "Gradient",
                "workspace",
                "Workspace",
                "ws",
                "seed",
                "result",
                "x_",
                "i",
                "tape",
                "jvp",
                "tangent",
                "Math",
                "Matrix",
                "Tape",
                "Arrays",
                "System",
                "Double",
                "String",
                "p",
                "A",
                "adjoint",
                "shadow",
                "n",
                "direction",
                "java",
                "dev",
                "hashCode",
                "toString",
                "getClass",
                "equals",
                "Record",
                "Object",
                "Override",
                "record",
                "var",
                "yield_",
                "sealed",
                "permits",
                "$",
                "x$1",
                "\u00fc",
                "\u03b1\u03b2",
                "\ud835\udc65",
                "_x",
                "X",
                "double_",
                "y1",
                "bar",
                "vAdjoint",
                "wAdjoint",
                "dv");
    }

    @ParameterizedTest
    @MethodSource("taken")
    void namesOfParametersAndVariables(String name) {
        Compiled compiled = method("""
                  @Differentiable({Derivative.JVP, Derivative.HVP})
                  static double parameter(double %1$s, double[] v) {
                    double s = 0;
                    for (int k = 0; k < v.length; k++) {
                      s += StrictMath.sin(v[k] * %1$s) * s;
                      v[k] = s;
                    }
                    return s * %1$s;
                  }
                  @Differentiable static double local(double q, double[] v) {
                    double %1$s = q * q;
                    while (%1$s < 20) {
                      %1$s = %1$s * v[0] + 1 + %1$s;
                    }
                    return %1$s;
                  }
                  @Differentiable static double[] array(double[] %1$s, Matrix m) {
                    for (int k = 1; k < %1$s.length; k++) {
                      %1$s[k] *= %1$s[k - 1] * m.get(0, 0);
                    }
                    return %1$s;
                  }
                """.formatted(name));
        assertThat(messages(compiled)).allMatch(message -> message.matches("(?s)\\d+: \\[RG0\\d\\d].*"));
        if (compiled.errors().isEmpty()) {
            assertThat(compiled.sources()).hasSize(3);
            assertThat(compiled.diagnostics()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("taken")
    void namesOfMethods(String name) {
        if (name.matches("hashCode|toString|getClass|equals")) {
            return; // no static method without parameters may have these, but ours has one
        }
        Compiled compiled = method("  @Differentiable static double %s(double x) { return x * x; }".formatted(name));
        assertThat(messages(compiled)).allMatch(message -> message.matches("(?s)\\d+: \\[RG0\\d\\d].*"));
    }

    @Test
    void classesNamedLikeOnesThatCompanionsUse() {
        Compiled compiled = compile("p.Math", """
                package p;
                import dev.retrograd.Differentiable;
                final class Math {
                  @Differentiable static double f(double x, double[] v) {
                    double s = 0;
                    for (double e : v) {
                      s += java.lang.Math.sin(e * x) * java.lang.Math.max(s, x);
                    }
                    return s;
                  }
                  static double sin(double x) { return 0; }
                }
                final class StrictMath {}
                final class Integer {}
                final class System {}
                final class Arrays {}
                final class Double {}
                final class Tape {}
                final class String {}
                final class Override {}
                final class IllegalArgumentException {}
                final class Workspace {}
                final class Gradient {}
                """);
        assertThat(messages(compiled)).isEmpty();
    }

    @Test
    void theDefaultPackage() {
        Compiled compiled =
                compile("A", HEAD + "class A { @Differentiable static double f(double x) { return x * x; } }");
        assertThat(messages(compiled)).isEmpty();
        assertThat(compiled.sources()).containsOnlyKeys("FGrad");
    }

    @Test
    void genericRecordsAsParametersAndResults() {
        Compiled compiled = compile("p.A", "package p;\n" + HEAD + """
                class A {
                  record Box<T>(T v) {}
                  record Two<X, Y>(X a, Y b) {}
                  @Differentiable static double ofBox(Box<Double> b, double x) { return b.v() * x; }
                  @Differentiable static double ofTwo(Two<Box<Double>, double[]> t) { return t.a().v() * t.b()[0]; }
                  @Differentiable static Two<Double, double[]> toTwo(double x, double[] v) {
                    return new Two<>(x * v[0], v.clone());
                  }
                }
                """);
        assertThat(messages(compiled)).isEmpty();
        assertThat(compiled.sources().get("p.OfBoxGrad")).contains("gradient(A.Box<Double> b, double x");
        assertThat(compiled.sources().get("p.ToTwoGrad")).contains("new A.Two<Double, double[]>(");
    }

    @Test
    void methodsWhereverTheyMayStand() {
        Compiled compiled = compile("p.A", "package p;\n" + HEAD + """
                class A<T extends Number> {
                  @Differentiable static double inGeneric(double x) { return x * x; }
                  @Differentiable double ofGeneric(double x) { return x * x; }
                  static class B<U> {
                    @Differentiable static double inNested(double x) { return x * x; }
                    class C {
                      @Differentiable double inInner(double x) { return x * x; }
                    }
                  }
                  interface I {
                    @Differentiable static double inInterface(double x) { return x * x; }
                    @Differentiable default double inDefault(double x) { return x * x; }
                  }
                  enum E {
                    ONE;
                    @Differentiable static double inEnum(double x) { return x * x; }
                    @Differentiable double ofEnum(double x) { return x * ordinal(); }
                  }
                  record R(double a) {
                    @Differentiable double inRecord(double x) { return x * a; }
                  }
                  @interface N {
                    class D {
                      @Differentiable static double inAnnotation(double x) { return x * x; }
                    }
                  }
                  static double anonymous() {
                    return new Object() {
                      @Differentiable double inAnonymous(double x) { return x * x; }
                    }.inAnonymous(2);
                  }
                  static double local() {
                    class L {
                      @Differentiable static double inLocal(double x) { return x; }
                    }
                    return L.inLocal(2);
                  }
                }
                """);
        assertThat(messages(compiled)).allMatch(message -> message.matches("(?s)\\d+: \\[RG\\d\\d\\d].*"));
        assertThat(messages(compiled)).noneMatch(message -> message.contains("RG30"));
        assertThat(compiled.sources())
                .containsKeys(
                        "p.InGenericGrad", "p.InNestedGrad", "p.InInterfaceGrad", "p.InEnumGrad", "p.InRecordGrad");
    }

    static Stream<Arguments> large() {
        return Stream.of(
                Arguments.of("parentheses", "return " + "(".repeat(700) + "x" + ")".repeat(700) + ";"),
                Arguments.of("sum", "return x" + " + x".repeat(3000) + ";"),
                Arguments.of("calls", "return " + "Math.sin(".repeat(500) + "x" + ")".repeat(500) + ";"),
                Arguments.of("minus", "return " + "-".repeat(1).concat(" -".repeat(600)) + "x;"),
                Arguments.of(
                        "ifs", "double y = x;" + "if (y > 0) { y = y * x;".repeat(150) + "}".repeat(150) + "return y;"),
                Arguments.of(
                        "else ifs",
                        "double y = x;" + "if (y > 9) { y = y * x; } else ".repeat(400) + "{ y = 1; } return y * x;"),
                Arguments.of("ternaries", "return " + "x > 1 ? x * x : ".repeat(400) + "x;"),
                Arguments.of(
                        "loops", "double y = x;" + "for (;y < 3;) { y += x;".repeat(40) + "}".repeat(40) + "return y;"),
                Arguments.of("blocks", "double y = x;" + "{".repeat(800) + "y *= x;" + "}".repeat(800) + "return y;"),
                Arguments.of("statements", "double y = x;" + "y = y * x + 1;\n".repeat(4000) + "return y;"),
                Arguments.of(
                        "constants",
                        "double y = x;" + "y *= 1e308; y *= 1e-308; y += Double.MAX_VALUE;"
                                + "y += 0x1p-1074; y += 9223372036854775807L; y -= Double.NEGATIVE_INFINITY; return y;"),
                Arguments.of(
                        "arrays",
                        "double[][][][][][] a = new double[2][2][2][2][2][2];"
                                + "a[1][0][1][0][1][0] = x * x; return a[1][0][1][0][1][0];"),
                Arguments.of("initialiser", "double[] a = {" + "1, ".repeat(4000) + "x}; return a[4000] * x;"),
                Arguments.of(
                        "labels",
                        "double y = x;"
                                + Stream.iterate(0, i -> i + 1)
                                        .limit(60)
                                        .map(i -> "l" + i + ": {")
                                        .reduce("", String::concat)
                                + "y *= x; if (y > 2) break l3; y += x;"
                                + "}".repeat(60) + "return y;"),
                Arguments.of("overflow", "double[] a = new double[Integer.MAX_VALUE]; a[0] = x; return a[0];"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void largeMethods(String name, String body) {
        Compiled compiled = method("@Differentiable static double f(double x) {\n" + body + "\n}");
        assertThat(messages(compiled))
                .as(name)
                .allMatch(message -> message.matches("(?s)-?\\d+: \\[(RG[124]\\d\\d|RG308)].*")
                        || message.contains("created in the last round"));
    }

    @Test
    void nothingButProcessing() {
        Compiled compiled = Compiled.of(
                Map.of(
                        "p.A",
                        "package p;\n" + HEAD + "class A { @Differentiable static double f(double x) { return x; } }"),
                List.of("-proc:only"));
        assertThat(messages(compiled)).isEmpty();
        assertThat(compiled.sources()).containsOnlyKeys("p.FGrad");
    }

    @Test
    void aBuildAfterTheCorrectionIsClean() {
        String bad = "package p;\n" + HEAD + "class A { @Differentiable static double f(double x) { return y; } }";
        assertThat(compile("p.A", bad).errors()).hasSize(1);
        assertThat(messages(compile("p.A", bad.replace("return y", "return x"))))
                .isEmpty();
    }

    @Test
    void modulesThatCompileAtOnce() {
        String text = "package p;\n" + HEAD
                + "class A { @Differentiable static double f(double x) { return Math.sin(x) * x; } }";
        List<Map<String, String>> sources = Stream.iterate(0, i -> i + 1)
                .limit(12)
                .parallel()
                .map(i -> compile("p.A", text))
                .map(compiled -> {
                    assertThat(messages(compiled)).isEmpty();
                    return compiled.sources();
                })
                .toList();
        assertThat(sources).allMatch(sources.get(0)::equals);
    }
}
