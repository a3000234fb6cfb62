package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid programs stay valid whatever surrounds the method, without a warning more. */
class ValidProgramsTest {
    @TempDir
    Path folder;

    private final StubbingProcessor processor = new StubbingProcessor();
    private Build build;

    @BeforeEach
    void startBuild() {
        build = new Build(folder).with(processor);
    }

    /** No diagnostics at all, and as many methods compared as given. */
    private void assertCompared(int methods) {
        Build.Result result = build.run();
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.output()).isEmpty();
        assertThat(result.success()).isTrue();
        assertThat(processor.problems).isEmpty();
        assertThat(processor.compared()).isEqualTo(methods);
    }

    @Test
    void recordWithConstructors() {
        build.source(
                "m/P.java",
                "package m;",
                "record P(double a, double b) {",
                "  P { if (a < 0) throw new IllegalArgumentException(); }",
                "  P(double a) { this(a, LossGrad.gradient(null, 1).x()); }",
                "  @dev.retrograd.Differentiable static double loss(P p, double x) { return p.a() * p.b * x; }",
                "  record Q(double c) { Q(double c) { this.c = c + 1; } double twice() { return 2 * c; } }",
                "  @dev.retrograd.Differentiable static double other(Q q) { return q.twice() + q.c(); }",
                "}");
        assertCompared(3);
        assertThat(processor.helpers).containsExactly("twice()");
    }

    @Test
    void everyKindOfClassAndStatement() {
        build.source(
                "m/Kinds.java",
                "package m;",
                "import dev.retrograd.Differentiable;",
                "import java.util.List;",
                "interface Shape<T extends Number> {",
                "  @Differentiable default double area(double x) { return x * scale(); }",
                "  double scale();",
                "  @Differentiable static double unit(double x) { return x; }",
                "}",
                "enum Unit { M(1), KM(1000) { double f() { return 2; } };",
                "  final double factor; Unit(double f) { factor = f; } double f() { return factor; }",
                "  @Differentiable double metres(double x) { return x * factor * f() * ordinal(); } }",
                "class Outer<A> { class Mid { class Deep<B extends List<? extends A>> { A a; B b;",
                "  @Differentiable double deep(double x) {",
                "    class Local { double v = x; double w(int i) { return v * i; } }",
                "    var local = new Local(); double s = 0;",
                "    outer: for (int i = 0; i < 3; i++) { do { s += local.w(i); if (s > 9) break outer; else continue outer; } while (s < 5); }",
                "    try { s /= 2; } catch (IllegalStateException | IllegalArgumentException e) { s = e.hashCode(); } finally { s++; }",
                "    synchronized (this) { s -= b.size(); } assert s > 0 : \"s\"; long l = (long) s; l <<= 2; s *= -l; char c = 'c'; c += 1;",
                "    return b.get(0) == a ? s : x > 1 ? 1 : 'c'; } } } }",
                "class Bounds { @Differentiable(name = \"unused\") static <T extends Number> double over(T t, double x) { return x; }",
                "  static <T extends CharSequence> double over(T t, double x) { return 2 * x; } }");
        assertCompared(7);
    }

    @Test
    void defaultPackage() {
        build.source("Model.java", "class Model { " + Sources.LOSS + " double d = LossGrad.gradient(1).x(); }");
        assertCompared(1);
    }

    @Test
    void withoutDebugInformation() {
        build.options("-g:none").source("Model.java", "class Model { " + Sources.LOSS + " }");
        assertCompared(1);
    }

    @Test
    void processingOnly() {
        build.options("-proc:only", "-parameters").source("Model.java", "class Model { " + Sources.LOSS + " }");
        assertCompared(0); // javac never analyses the class
    }

    @Test
    void olderRelease() {
        build.options("--release", "17").source("Model.java", "class Model { " + Sources.LOSS + " }");
        assertCompared(1);
    }

    @Test
    void helperInAnotherFileAndOnTheSourcePath() {
        build.write(
                "path/lib/Helper.java",
                "package lib; import java.util.*; public class Helper { public static double sq(double x) { return x * more.Twice.of(x); } }");
        build.write(
                "path/more/Twice.java",
                "package more; public class Twice { public static double of(double x) { return 2 * x; } }");
        build.write("path/lib/Broken.java", "package lib; class Broken { int i = }");
        build.options("-sourcepath", folder.resolve("path").toString(), "-implicit:class")
                .source(
                        "src/m/Model.java",
                        "package m;",
                        "class Model { @dev.retrograd.Differentiable static double loss(double x) { return lib.Helper.sq(x) + Aux.one(x); } }")
                .source(
                        "src/m/Other.java",
                        "package m;",
                        "class Other { }",
                        "class Aux { static double one(double x) { return 1; } }");
        assertCompared(4);
        assertThat(processor.helpers).containsExactlyInAnyOrder("sq(double)", "of(double)", "one(double)");
    }

    @Test
    void asManyWarningsAsWithout() {
        Build without = new Build(folder.resolve("without"));
        for (Build each : List.of(without, build)) {
            each.options("-Xlint:all")
                    .source(
                            "m/Model.java",
                            "package m;",
                            "import java.util.*;",
                            "class Model implements java.io.Serializable {",
                            "  " + Sources.LOSS,
                            "  List raw() { List list = new ArrayList(); list.add(1); return list; }",
                            "  int cast() { switch ((int) 1) { case 1: int i = (int) 2; case 2: return 1 / 0; default: } return 0; }",
                            "  @Deprecated void old() { new Date(1, 2, 3); ; if (true); }",
                            "}");
        }
        Build.Result plain = without.run();
        Build.Result processed = build.run();
        assertThat(plain.warnings()).hasSizeGreaterThan(5);
        assertThat(processed.warnings()).containsExactlyInAnyOrderElementsOf(plain.warnings());
        assertThat(processed.errors()).isEmpty();
    }

    @Test
    void underWerror() {
        build.options("-Xlint:all", "-Werror")
                .source("m/Model.java", "package m;", "class Model { " + Sources.LOSS + " }");
        assertCompared(1);
    }

    @Test
    void companionOfAnEarlierBuild() throws java.io.IOException {
        Build earlier = new Build(folder.resolve("earlier")).with(new StubbingProcessor());
        earlier.source(
                "m/Model.java",
                "package m;",
                "public class Model { " + Sources.LOSS.replace("double x", "int x") + " }");
        assertThat(earlier.run().errors()).isEmpty();
        assertThat(Files.exists(earlier.output().resolve("m/LossGrad.class"))).isTrue();
        build.on(earlier.output())
                .source(
                        "m/Model.java",
                        "package m;",
                        "public class Model { " + Sources.LOSS,
                        "  @dev.retrograd.Differentiable static double user(double x) { return LossGrad.gradient(1.5).x(); } }");
        assertCompared(2);
    }

    @Test
    void previewLanguage() {
        int running = Runtime.version().feature();
        build.options("--enable-preview", "--release", Integer.toString(running), "-Xlint:-preview")
                .source("Model.java", "class Model { " + Sources.LOSS + " }");
        Build.Result result = build.run();
        assertThat(result.errors()).isEmpty();
        assertThat(processor.compared()).isEqualTo(1);
    }

    /** Neither is the platform that of release 17, nor the language that of the running JDK. */
    @Test
    void olderSourceOnTheRunningPlatform() {
        assumeTrue(Runtime.version().feature() >= 21, "List.reversed exists since 21");
        build.options("-source", "17", "-target", "17", "-Xlint:-options")
                .source(
                        "Model.java",
                        "class Model { @dev.retrograd.Differentiable static double loss(double x) {",
                        "  return java.util.List.of(x).reversed().get(0); } }");
        assertCompared(1);
    }
}
