package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class path, which no API tells, is found far enough in each of these shapes. */
class ClassPathTest {
    private static final String MODEL = "@dev.retrograd.Differentiable public static double loss(double x) ";

    @TempDir
    Path folder;

    private final StubbingProcessor processor = new StubbingProcessor();
    private Build build;

    @BeforeEach
    void startBuild() {
        build = new Build(folder.resolve("user")).with(processor);
    }

    private void assertCompared(int methods) {
        Build.Result result = build.run();
        assertThat(result.diagnostics()).isEmpty();
        assertThat(processor.problems).isEmpty();
        assertThat(processor.compared()).isEqualTo(methods);
    }

    private Build library(String name) {
        return new Build(folder.resolve(name));
    }

    private static Path compile(Build library) {
        assertThat(library.run().errors()).isEmpty();
        return library.output();
    }

    private Path jar(Path classes) throws IOException {
        Path jar = Files.createTempFile(folder, "lib", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        return jar;
    }

    @Test
    void superclassFromAJarThatNoSourceNames() throws IOException {
        Path base = jar(compile(library("base")
                .source(
                        "base/Base.java",
                        "package base; public class Base { public double inherited(double x) { return x; } }")));
        Path mid = jar(
                compile(
                        library("mid")
                                .on(base)
                                .source(
                                        "mid/Mid.java",
                                        "package mid; public class Mid extends base.Base { public static Mid of() { return new Mid(); } }")));
        build.on(mid)
                .on(base)
                .source(
                        "m/Model.java",
                        "package m;",
                        "class Model { " + MODEL + "{ return mid.Mid.of().inherited(x); } }");
        assertCompared(1);
    }

    @Test
    void packageImportedWithoutUse() throws IOException {
        Path unused = jar(compile(library("unused")
                .source("unused/Plain.java", "package unused; public class Plain { }")
                .source("unused/Outer.java", "package unused; public class Outer { public static class In { } }")));
        build.on(unused)
                .source(
                        "m/Model.java",
                        "package m;",
                        "import unused.*;",
                        "import unused.Outer.*;",
                        "class Model { " + MODEL + "{ return 2 * x; } }");
        assertCompared(1);
    }

    @Test
    void packageSplitOverJars() throws IOException {
        Path hidden = jar(compile(library("hidden")
                .source(
                        "split/Hidden.java",
                        "package split; public class Hidden { public double get(double x) { return x; } }")));
        Path known = jar(compile(library("known")
                .on(hidden)
                .source(
                        "split/Known.java",
                        "package split; public class Known { public static Hidden hidden() { return null; } }")));
        build.on(known)
                .on(hidden)
                .source(
                        "m/Model.java",
                        "package m;",
                        "class Model { " + MODEL + "{ return split.Known.hidden().get(x); } }");
        assertCompared(1);
    }

    @Test
    void missedJarNeededByAHelperOnly() throws IOException {
        Path hidden = jar(compile(library("hidden")
                .source(
                        "split/Hidden.java",
                        "package split; public class Hidden { public double get(double x) { return x; } }")));
        Path known = jar(compile(library("known")
                .on(hidden)
                .source(
                        "split/Known.java",
                        "package split; public class Known { public static Hidden hidden() { return null; } }")));
        build.on(known)
                .on(hidden)
                .source("m/Model.java", "package m;", "class Model { " + MODEL + "{ return Help.help(x); } }")
                .source(
                        "m/Help.java",
                        "package m;",
                        "class Help { static double help(double x) { return split.Known.hidden().get(x); } }");
        assertCompared(2);
    }

    @Test
    void libraryClassWithMissingAnnotationClass() throws IOException {
        Build library = library("lib")
                .source("ann/Note.java", "package ann; public @interface Note { String when() default \"\"; }")
                .source(
                        "lib/Lib.java",
                        "package lib; @ann.Note(when = \"x\") public class Lib { @ann.Note(when = \"y\") public static double f(double x) { return x; } }")
                .source("lib/Unused.java", "package lib; @ann.Note(when = \"x\") public class Unused { }");
        Path classes = compile(library);
        Files.delete(classes.resolve("ann/Note.class"));
        Build without = library("without")
                .options("-Xlint:all")
                .on(classes)
                .source("m/Model.java", "package m;", "class Model { " + MODEL + "{ return lib.Lib.f(x); } }");
        build.options("-Xlint:all")
                .on(classes)
                .source("m/Model.java", "package m;", "class Model { " + MODEL + "{ return lib.Lib.f(x); } }");
        assertThat(build.run().warnings()).isEqualTo(without.run().warnings());
        assertThat(processor.problems).isEmpty();
        assertThat(processor.compared()).isEqualTo(1);
    }

    @Test
    void classFileNewerThanNothingOnTheSourcePath() {
        Path classes = compile(
                library("lib")
                        .source(
                                "lib/Lib.java",
                                "package lib; public class Lib { public static double f(double x) { return x; } public static class In { public static int n = 2; } }"));
        build.on(classes)
                .source(
                        "m/Model.java",
                        "package m;",
                        "import static lib.Lib.In.n;",
                        "import lib.*;",
                        "class Model { " + MODEL + "{ return Lib.f(x) + n + Lib.In.n; } }");
        assertCompared(1);
    }

    @Test
    void emptyClassPathDoesNotMeanTheWorkingDirectory() {
        build.source("m/Model.java", "package m;", "class Model { " + MODEL + "{ return x; } }");
        assertCompared(1);
    }

    @Test
    void exportedFromModulesOnTheModulePath() throws IOException {
        Path jar = jar(compile(library("lib")
                .source("module-info.java", "module lib.mod { exports lib; }")
                .source(
                        "lib/Lib.java",
                        "package lib; public class Lib { public static double f(double x) { return x; } }")));
        Path annotations = Build.annotations();
        build.noClassPath()
                .options("--module-path", jar + java.io.File.pathSeparator + annotations)
                .source(
                        "module-info.java",
                        "module user.mod { requires lib.mod; requires static dev.retrograd.annotations; }")
                .source(
                        "m/Model.java",
                        "package m;",
                        "import lib.Lib;",
                        "class Model { " + MODEL
                                + "{ return Lib.f(x) + Help.two(x); } double d = LossGrad.gradient(1).x(); }")
                .source("m/Help.java", "package m;", "class Help { static double two(double x) { return 2; } }");
        assertCompared(2);
    }

    @Test
    void explodedModules() {
        Path classes = compile(library("lib")
                .source("module-info.java", "module lib.mod { exports lib; }")
                .source(
                        "lib/Lib.java",
                        "package lib; public class Lib { public static double f(double x) { return x; } }"));
        build.noClassPath()
                .options("--module-path", classes + java.io.File.pathSeparator + Build.annotations())
                .source(
                        "module-info.java",
                        "module user.mod { requires lib.mod; requires static dev.retrograd.annotations; }")
                .source("m/Model.java", "package m;", "class Model { " + MODEL + "{ return lib.Lib.f(x); } }");
        assertCompared(1);
    }

    @Test
    void moduleSourcePath() {
        build.noClassPath()
                .options(
                        "--module-path",
                        Build.annotations().toString(),
                        "-implicit:none",
                        "--module-source-path",
                        folder.resolve("user").toString())
                .source("user.mod/module-info.java", "module user.mod { requires static dev.retrograd.annotations; }")
                .source("user.mod/m/Model.java", "package m;", "class Model { " + MODEL + "{ return Help.two(x); } }");
        build.write("user.mod/m/Help.java", "package m; class Help { static double two(double x) { return 2; } }");
        assertCompared(2);
    }

    @Test
    void classesInMemory() throws IOException {
        Path classes = compile(library("lib")
                .source(
                        "lib/Lib.java",
                        "package lib; public class Lib extends Base { public static Lib of() { return null; } public static class In { public static int n = 2; } }",
                        "class Base { public double f(double x) { return x; } }"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (MemoryClasses files = new MemoryClasses(compiler.getStandardFileManager(null, null, null))) {
            for (String name : List.of("lib.Lib", "lib.Lib$In", "lib.Base")) {
                files.add(name, Files.readAllBytes(classes.resolve(name.replace('.', '/') + ".class")));
            }
            build.source(
                    "m/Model.java",
                    "package m;",
                    "class Model { " + MODEL + "{ return lib.Lib.of().f(x) + lib.Lib.In.n; } }");
            Build.Result result = build.run(compiler, files);
            assertThat(result.diagnostics()).isEmpty();
        }
        assertThat(processor.problems).isEmpty();
        assertThat(processor.compared()).isEqualTo(1);
    }
}
