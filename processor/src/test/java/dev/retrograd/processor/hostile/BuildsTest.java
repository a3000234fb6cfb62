package dev.retrograd.processor.hostile;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.retrograd.processor.RetrogradProcessor;
import dev.retrograd.processor.corpus.Compiled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What stands around the processor in real builds: modules, other processors, interrupted threads, build tools that track files. */
class BuildsTest {
    private static final String A = """
            package p;
            class A {
              @dev.retrograd.Differentiable static double f(double x) { return x * x; }
              @dev.retrograd.Differentiable static double g(double x) { return Helper.h(x) * x; }
            }
            """;
    private static final String HELPER = """
            package p;
            class Helper {
              static double h(double x) { return Math.sin(x); }
            }
            """;
    /** An annotation of nobody's, so that processors of all annotations are called after ours. */
    private static final JavaFileObject MORE = JavaFileObjects.forSourceString("p.More", """
            package p;
            @FunctionalInterface
            interface More {
              void more();
            }
            """);

    /** Generates a class in its second round. */
    private static final class Generating extends AbstractProcessor {
        private final String name;
        private final String source;
        private int round;

        Generating(String name, String source) {
            this.name = name;
            this.source = source;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            String text = switch (++round) {
                case 1 -> "package gen; class Step {}";
                case 2 -> source;
                default -> null;
            };
            if (text != null) {
                try (Writer out = processingEnv
                        .getFiler()
                        .createSourceFile(round == 1 ? "gen.Step" : name)
                        .openWriter()) {
                    out.write(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    @Test
    void typesThatAnotherProcessorGenerates() {
        Compilation compilation = Compiler.javac()
                .withProcessors(
                        new Generating(
                                "gen.Pair",
                                "package gen; public record Pair(double a, double b) {"
                                        + " public double area() { return a * b; } }"),
                        new RetrogradProcessor())
                .compile(JavaFileObjects.forSourceString("p.Model", """
                        package p;
                        class Model {
                          @dev.retrograd.Differentiable
                          static double f(gen.Pair p, double x) { return p.area() * x; }
                          static double use() { return FGrad.gradient(new gen.Pair(2, 3), 4).p().a(); }
                        }
                        """));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("p.FGrad")
                .contentsAsUtf8String()
                .contains("record PairAdjoint(double a, double b)");
    }

    /** A class generated later takes the place of the one that the derivative was made with. */
    @Test
    void typesThatAnotherProcessorPutsBeforeOthers() {
        Compilation compilation = Compiler.javac()
                .withProcessors(
                        new Generating(
                                "p.Slope", "package p; class Slope { static double of(double x) { return 3 * x; } }"),
                        new RetrogradProcessor())
                .compile(
                        JavaFileObjects.forSourceString("lib.Slope", """
                                package lib;
                                public class Slope { public static double of(double x) { return 2 * x; } }
                                """),
                        JavaFileObjects.forSourceString("p.Model", """
                                package p;
                                import lib.*;
                                class Model {
                                  @dev.retrograd.Differentiable
                                  static double f(double x) { return Slope.of(x); }
                                }
                                """));
        assertThat(compilation.errors())
                .singleElement()
                .asString()
                .contains("Model.java:5", "[RG304]", "lib.Slope", "p.Slope");
    }

    @Test
    void namedModules() {
        Compiled compiled = Compiled.of(
                Map.of("module-info", "module m { exports p; }", "p.A", A, "p.Helper", HELPER),
                List.of("--add-reads", "m=ALL-UNNAMED"));
        assertThat(compiled.diagnostics()).isEmpty();
        assertThat(compiled.sources()).containsOnlyKeys("p.FGrad", "p.GGrad");
    }

    /** Interrupts the thread in its first round, or looks whether it still is interrupted. */
    private static final class Interrupting extends AbstractProcessor {
        private final boolean first;
        private boolean seen;

        Interrupting(boolean first) {
            this.first = first;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            if (first && !seen) {
                Thread.currentThread().interrupt();
                seen = true;
            } else if (!first) {
                seen |= Thread.interrupted();
            }
            return false;
        }
    }

    @Test
    void anInterruptedThreadFinishesAndStaysInterrupted() {
        Interrupting last = new Interrupting(false);
        Compilation compilation = Compiler.javac()
                .withProcessors(new Interrupting(true), new RetrogradProcessor(), last)
                .compile(
                        JavaFileObjects.forSourceString("p.A", A),
                        JavaFileObjects.forSourceString("p.Helper", HELPER),
                        MORE);
        assertThat(Thread.interrupted() || last.seen).isTrue();
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("p.GGrad");
    }

    /** One originating class for each companion, nothing written but sources, no system property changed. */
    @Test
    void companionsBelongToTheirClass() {
        List<NotingFiler> filers = new ArrayList<>();
        Properties before = (Properties) System.getProperties().clone();
        Compilation compilation = Compiler.javac()
                .withProcessors(WrappedProcessor.withFiler(filer -> {
                    filers.add(new NotingFiler(filer, null));
                    return filers.get(0);
                }))
                .compile(
                        JavaFileObjects.forSourceString("p.A", A), JavaFileObjects.forSourceString("p.Helper", HELPER));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(filers.get(0).origins()).isEqualTo(Map.of("p.FGrad", List.of("p.A"), "p.GGrad", List.of("p.A")));
        assertThat(filers.get(0).texts()).isEmpty();
        assertThat(System.getProperties()).isEqualTo(before);
    }

    @Test
    void gradleIsToldNothing() {
        assertThat(RetrogradProcessor.class.getResource("/META-INF/gradle/incremental.annotation.processors"))
                .as("bodies of methods in other files go into companions, which no category of Gradle allows for")
                .isNull();
        assertThat(new RetrogradProcessor().getSupportedOptions()).noneMatch(option -> option.contains("gradle"));
    }
}
