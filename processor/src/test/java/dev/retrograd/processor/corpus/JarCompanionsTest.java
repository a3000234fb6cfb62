package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retrograd.processor.RetrogradProcessor;
import dev.retrograd.runtime.GradientCheck;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods whose companion was made by another compilation: their source is not seen again. */
class JarCompanionsTest {
    private static final String LIBRARY = """
            package lib;
            import dev.retrograd.*;
            public class Library {
              private static double secret(double x) { return x * Math.sin(x); }
              @Differentiable(name = "WaveGradient", value = {Derivative.JVP, Derivative.HVP})
              public static double wave(double x, @Constant int n, double[] w) {
                double sum = 0;
                for (int i = 0; i < w.length; i++) {
                  sum += secret(x * w[i]) + n * w[i];
                }
                return sum;
              }
              @Differentiable
              public static double[][] outer(double[] a, double[] b) {
                double[][] c = new double[a.length][b.length];
                for (int i = 0; i < a.length; i++) {
                  for (int k = 0; k < b.length; k++) {
                    c[i][k] = secret(a[i]) * b[k];
                  }
                }
                return c;
              }
              @Differentiable
              public static double changing(double[] a) {
                a[0] = 2 * a[0];
                return a[0] * a[0];
              }
              public static double cube(double x) { return x * x * x; }
              @DerivativeOf(type = Library.class, method = "cube", parameters = double.class)
              public static double cubeRule(double x, double cube, double seed) { return 3 * x * x * seed; }
            }
            """;

    private static final String RULES = """
            package rules;
            import dev.retrograd.*;
            public class CbrtRules {
              @DerivativeOf(type = Math.class, method = "cbrt", parameters = double.class)
              public static double cbrt(double x, double y, double seed) { return 30 * seed / (y * y); }
            }
            """;

    private static final String CALLS = """
            package user;
            import dev.retrograd.*;
            import lib.Library;
            public class Calls {
              @Differentiable({Derivative.JVP, Derivative.HVP, Derivative.HESSIAN})
              static double f(double x, double[] w) {
                return Library.wave(x, 2, w) * x + Math.exp(Library.wave(x * x, 3, w) / 10);
              }
              @Differentiable
              static double loop(double x, double[] w) {
                double sum = 1;
                for (int i = 0; i < w.length; i++) {
                  if (w[i] > 0.2) {
                    w[i] = Library.wave(x * sum, i, w) / 10;
                    sum += w[i];
                  }
                }
                return sum;
              }
              @Differentiable
              static double arrays(double[] a, double[] b) {
                double[][] c = Library.outer(a, b);
                double[][] d = Library.outer(c[0], b);
                return c[1][1] * d[0][1];
              }
              @Differentiable
              static double cubes(double x) {
                return Library.cube(x) * Library.cube(x * x);
              }
              @Differentiable(rules = rules.CbrtRules.class)
              static double named(double x) {
                return Math.cbrt(x);
              }
              @Differentiable
              static double unnamed(double x) {
                return Math.cbrt(x);
              }
              @Differentiable
              static double change(double[] a) {
                return Library.changing(a) + a[0];
              }
            }
            """;

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();

    private Path compile(String name, boolean processed, String text, Path... classPath) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path output = Files.createDirectories(folder.resolve(name));
        String qualified = text.replaceAll("(?s)package (\\w+);.*public class (\\w+).*", "$1/$2");
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("memory:///" + qualified + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        String path = System.getProperty("java.class.path");
        for (Path entry : classPath) {
            path += File.pathSeparator + entry;
        }
        List<String> options = List.of("--release", "17", "-d", output.toString(), "-classpath", path);
        JavaCompiler.CompilationTask task = javac.getTask(null, null, diagnostics, options, null, List.of(file));
        task.setProcessors(processed ? List.of(new RetrogradProcessor()) : List.of());
        task.call();
        messages.clear();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            messages.add(diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT));
        }
        return output;
    }

    private ClassLoader loader(Path... folders) throws IOException {
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders[i].toUri().toURL();
        }
        return new URLClassLoader(urls, getClass().getClassLoader());
    }

    private static Companion companion(ClassLoader loader, String name) throws ClassNotFoundException {
        Class<?> type = loader.loadClass("user.Calls");
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new Companion(
                method, "user." + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Grad");
    }

    private static void check(ClassLoader loader, String name, Object... arguments) throws ClassNotFoundException {
        Companion companion = companion(loader, name);
        GradientCheck.of(companion.type()).checkAll(at -> companion.value(Values.copies(at)), arguments);
    }

    @Test
    void derivativesGoThroughTheCompanionsOfAJar() throws Exception {
        Path library = compile("library", true, LIBRARY);
        assertThat(messages).isEmpty();
        Path rules = compile("rules", true, RULES);
        assertThat(messages).isEmpty();
        Path user = compile("user", true, CALLS, library, rules);
        assertThat(messages).isEmpty();
        ClassLoader loader = loader(library, rules, user);

        check(loader, "f", 0.7, new double[] {0.3, -1.2, 0.8});
        check(loader, "loop", 0.7, new double[] {0.3, -1.2, 0.8, 0.5});
        check(loader, "arrays", new double[] {0.3, -1.2}, new double[] {0.8, 0.5});
        check(loader, "cubes", 1.3);
        assertThat(companion(loader, "named").gradient(new Object[] {8.0}, null).flat())
                .containsExactly(7.5);
        assertThat(companion(loader, "unnamed")
                        .gradient(new Object[] {8.0}, null)
                        .flat())
                .containsExactly(1 / 12.0);
        Companion change = companion(loader, "change");
        assertThatThrownBy(() -> change.gradient(new Object[] {new double[] {1, 2}}, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("changing has changed an argument");
    }

    @Test
    void aMissingCompanionIsRefused() throws IOException {
        Path library = compile("library", false, LIBRARY);
        compile("user", true, CALLS, library, compile("rules", true, RULES));
        assertThat(messages).hasSize(6).allMatch(message -> message.contains("[RG123]"));
        assertThat(messages.get(0)).startsWith("7: ").contains("wave", "lib.WaveGradient");
    }

    @Test
    void aStaleCompanionIsRefused() throws IOException {
        Path old = compile("old", true, LIBRARY);
        Path changed = compile("changed", false, LIBRARY.replace("double[] a, double[] b", "double[] a, float[] b"));
        compile("user", true, """
                package user; import dev.retrograd.*; public class User {
                @Differentiable static double f(double[] a, float[] b) {
                return lib.Library.outer(a, b)[0][0]; } }""", changed, old);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).startsWith("3: ").contains("[RG123]", "lib.OuterGrad");
    }

    @Test
    void aMissingMemberIsNamed() throws IOException {
        Path library = compile("library", true, LIBRARY.replace("Derivative.JVP, Derivative.HVP", "Derivative.JVP"));
        compile("user", true, """
                package user; import dev.retrograd.*; public class User {
                @Differentiable({Derivative.JVP, Derivative.HVP}) static double f(double x, double[] w) {
                return lib.Library.wave(x, 1, w); } }""", library);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).startsWith("3: ").contains("[RG018]", "has no HVP");
    }
}
