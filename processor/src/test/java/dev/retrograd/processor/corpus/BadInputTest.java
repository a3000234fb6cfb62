package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is wrong in one place is said there, once, and does no harm elsewhere. */
class BadInputTest {
    private static final String HEAD = "package p;\nimport dev.retrograd.*;\n";

    private static Compiled compile(String... classes) {
        Map<String, String> texts = new TreeMap<>();
        for (String text : classes) {
            String name = text.replaceAll("(?s).*?\\b(?:class|record|interface) (\\w+).*", "$1");
            texts.put("p." + name, HEAD + text);
        }
        return Compiled.of(texts, List.of());
    }

    /** Each error as {@code Name:line: code or first line of the message}; lines count from the class's first. */
    private static List<String> errors(Compiled compiled) {
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> error : compiled.errors()) {
            String message = error.getMessage(Locale.ROOT).lines().findFirst().orElse("");
            assertThat(error.getMessage(Locale.ROOT)).doesNotContain("RG305", "\tat ");
            String file = error.getSource() == null
                    ? "none"
                    : error.getSource().getName().replaceAll(".*/|\\.java", "");
            errors.add(file + ":" + (error.getLineNumber() - 2) + ": " + message.replaceAll("^\\[(RG\\d+)].*", "$1"));
        }
        return errors;
    }

    private static List<String> warnings(Compiled compiled) {
        return compiled.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    @Test
    void goodInputIsSilent() {
        Compiled compiled = compile("class A { @Differentiable static double f(double x) { return x * x; } }");
        assertThat(compiled.diagnostics()).isEmpty();
        assertThat(compiled.sources()).containsOnlyKeys("p.FGrad");
    }

    @Test
    void otherMethodsGetTheirCompanions() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double good(double x) { return x * x; }
                  @Differentiable static double bad(double x) {
                    synchronized (A.class) { return x; }
                  }
                  @Differentiable private static double hidden(double x) { return x; }
                }
                """, """
                class B {
                  @Differentiable static double fine(double x) { return x / 2; }
                  @Differentiable static int whole(double x) { return 1; }
                }
                """);
        assertThat(errors(compiled)).containsExactlyInAnyOrder("A:4: RG106", "A:6: RG001", "B:3: RG006");
        assertThat(compiled.sources()).containsKeys("p.GoodGrad", "p.FineGrad");
    }

    @Test
    void callersOfARefusedMethodsCompanionGetNoErrors() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double bad(double x, double[] v, @Constant int n) {
                    synchronized (A.class) { return x; }
                  }
                  @Differentiable static double[] worse(double[] v) {
                    synchronized (A.class) { return v; }
                  }
                  @Differentiable static void nothing(double x) {}
                }
                """, """
                class Caller {
                  static double use(double[] v) {
                    BadGrad.Gradient g = BadGrad.gradient(1, v, 2);
                    BadGrad.Workspace ws = new BadGrad.Workspace();
                    double y = BadGrad.gradient(1, v, 2, ws) + ws.x() + ws.v()[0];
                    double[] w = WorseGrad.gradient(v, v).v();
                    double[] value = WorseGrad.gradient(v, v, new WorseGrad.Workspace());
                    return g.value() + g.x() + g.v()[0] + y + w[0] + value[0];
                  }
                }
                """);
        assertThat(errors(compiled)).containsExactlyInAnyOrder("A:3: RG106", "A:6: RG106", "A:8: RG005");
    }

    @Test
    void aSyntaxErrorElsewhereIsJavacsAlone() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) { return x * x; }
                  static double g(double x) { return x + ; }
                }
                """);
        assertThat(errors(compiled)).containsExactly("A:3: illegal start of expression");
    }

    @Test
    void aTypeErrorElsewhereIsJavacsAlone() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) { return x * x; }
                  static double g(double x) { return "text"; }
                }
                """);
        assertThat(errors(compiled)).hasSize(1).allMatch(error -> error.startsWith("A:3: incompatible types"));
    }

    @Test
    void anUnknownTypeElsewhereIsJavacsAlone() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) { return x * x; }
                  static Missing h() { return null; }
                }
                """);
        assertThat(errors(compiled)).containsExactly("A:3: cannot find symbol");
    }

    @Test
    void aTypeErrorInTheMethodAppearsOnce() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) {
                    double y = missing;
                    return x * y;
                  }
                  @Differentiable static double g(double x) { return x * x; }
                }
                """);
        assertThat(errors(compiled)).containsExactly("A:3: cannot find symbol");
    }

    @Test
    void whatFlowAnalysisObjectsToIsJavacsAlone() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double read(double x) { double y; return x * y; }
                  @Differentiable static double itself(double x) { double q = q + 1; return x * q; }
                  @Differentiable static double[] array(double x) { double[] v; v[0] = x; return v; }
                  @Differentiable static double none(double x) { if (x > 0) { return x; } }
                  @Differentiable static double twice(double x) { final double y; y = x; y = 2; return y; }
                  @Differentiable static double after(double x) { return x; x = 2; }
                }
                """);
        assertThat(errors(compiled))
                .containsExactlyInAnyOrder(
                        "A:2: variable y might not have been initialized",
                        "A:3: variable q might not have been initialized",
                        "A:4: variable v might not have been initialized",
                        "A:5: missing return statement",
                        "A:6: variable y might already have been assigned",
                        "A:7: unreachable statement");
    }

    @Test
    void jumpsThatGoNowhereAreJavacsAlone() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) { continue; }
                  @Differentiable static double g(double x) { return; }
                  @Differentiable static double h(double x) { return x * x; }
                }
                """);
        assertThat(errors(compiled))
                .containsExactlyInAnyOrder(
                        "A:2: continue outside of loop", "A:3: incompatible types: missing return value");
    }

    @Test
    void anUnknownParameterTypeIsJavacsAlone() {
        Compiled compiled = compile(
                "class A {\n  @Differentiable static double f(double x, Missing m) { return x; }\n}",
                "class B {\n  static double use() { return FGrad.gradient(1, null).x(); }\n}");
        assertThat(errors(compiled)).containsExactly("A:2: cannot find symbol");
    }

    @Test
    void aClassMayUseItsOwnCompanion() {
        Compiled compiled = compile("""
                public class A {
                  @Differentiable static double f(double x) { return x * x * x; }
                  static double slope(double x) { return FGrad.gradient(x).x(); }
                  static final FGrad.Workspace SHARED = new FGrad.Workspace();
                  FGrad.Gradient last;
                }
                """);
        assertThat(compiled.diagnostics()).isEmpty();
    }

    @Test
    void everyRefusalOfAMethodIsReported() {
        Compiled compiled = compile("""
                class A {
                  static double counter;
                  static double other;
                  @Differentiable static double f(double x, double y) {
                    double a = counter;
                    String s = "text" + x;
                    Object o = new Object();
                    counter = x;
                    other = y;
                    return f(a, y) + x;
                  }
                }
                """);
        assertThat(errors(compiled))
                .extracting(error -> error.replaceAll("^A:(\\d+):.*", "$1"))
                .contains("8", "9")
                .allMatch(line -> Integer.parseInt(line) >= 5);
    }

    @Test
    void aHelperWithoutSourceIsNamed() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) {
                    return x
                        * Double.parseDouble(Double.toString(x));
                  }
                }
                """);
        assertThat(errors(compiled)).isNotEmpty().allMatch(error -> error.equals("A:4: RG110"));
    }

    @Test
    void theOrderWithinAPriorityQueueIsTheLibrarysOwn() {
        for (String use : List.of(
                "for (double v : q) { s = s * 2 + v; }",
                "s = q.stream().mapToDouble(v -> v).sum();",
                "s = new ArrayList<>(q).get(1);",
                "s = q.iterator().next();")) {
            Compiled compiled = compile("""
                    import java.util.*;
                    class A {
                      @Differentiable static double f(double x) {
                        PriorityQueue<Double> q = new PriorityQueue<>();
                        q.add(x);
                        double s = 0;
                        %s
                        return s;
                      }
                    }
                    """.formatted(use));
            assertThat(errors(compiled)).as(use).contains("A:7: RG152").allMatch(error -> error.startsWith("A:7:"));
        }
    }

    @Test
    void aQueueWithAComparatorAndALinkedListThatIsFilteredAreRefused() {
        for (String use : List.of(
                "Queue<Double> q = new PriorityQueue<>(Comparator.reverseOrder()); q.add(x);",
                "List<Double> q = new LinkedList<>(); q.add(x); q.removeIf(v -> v > q.get(0));")) {
            Compiled compiled = compile("""
                    import java.util.*;
                    class A {
                      @Differentiable static double f(double x) {
                        %s
                        return x;
                      }
                    }
                    """.formatted(use));
            assertThat(errors(compiled)).as(use).contains("A:4: RG152").allMatch(error -> error.startsWith("A:4:"));
        }
    }

    @Test
    void aListOfTheLibraryGetsNoActiveNumberInAHelper() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x) {
                    java.util.List<Double> l = new java.util.ArrayList<>();
                    fill(l, x);
                    return l.indexOf(1.0)
                        + l.get(0);
                  }
                  static void fill(java.util.List<Double> l, double x) { l.add(x); }
                }
                """);
        assertThat(errors(compiled)).isNotEmpty().allMatch(error -> error.equals("A:6: RG110"));
    }

    @Test
    void clashingCompanionsAreRefused() {
        Compiled compiled = compile(
                """
                class A {
                  @Differentiable static double f(double x) { return x; }
                  @Differentiable static double f(double x, double y) { return x * y; }
                }
                """,
                "class B {\n  @Differentiable static double f(double x) { return x; }\n}",
                "class C {\n  @Differentiable(name = \"Other\") static double f(double x) { return x; }\n}",
                "class TakenGrad {\n}",
                "class D {\n  @Differentiable static double taken(double x) { return x; }\n}");
        assertThat(errors(compiled)).containsExactlyInAnyOrder("A:3: RG010", "B:2: RG010", "D:2: RG010");
    }

    @Test
    void declarationsThatCannotBeDifferentiatedAreRefused() {
        Compiled compiled = compile("""
                abstract class A {
                  @Differentiable abstract double none(double x);
                  @Differentiable static native double foreign(double x);
                  @Differentiable static double constant(@Constant double x, int n) { return x; }
                  @Differentiable static double ofString(double x, StringBuilder s) { return x; }
                  @Differentiable static <T> double generic(double x, T t) { return x; }
                  @Differentiable static double ofInts(int[] v) { return v[0]; }
                  private static class Inner {
                    @Differentiable static double hidden(double x) { return x; }
                  }
                }
                """);
        assertThat(errors(compiled))
                .contains("A:2: RG002", "A:3: RG003", "A:4: RG004", "A:6: RG008", "A:7: RG004", "A:9: RG009");
    }

    @Test
    void wrongOptionsAreNamed() {
        Compiled compiled = Compiled.of(
                Map.of("p.A", HEAD + "class A { @Differentiable static double f(double x) { return x; } }"),
                List.of("-Aretrograd.storage=heap"));
        assertThat(errors(compiled)).containsExactly("none:-3: RG302");
    }

    @Test
    void aLostDerivativeIsAWarning() {
        Compiled compiled = compile("""
                class A {
                  @Differentiable static double f(double x, double y) { return x * Math.floor(y); }
                }
                """);
        assertThat(errors(compiled)).isEmpty();
        assertThat(warnings(compiled)).hasSize(1).allMatch(warning -> warning.startsWith("[RG203]"));
        assertThat(compiled.sources()).containsKey("p.FGrad");
    }
}
