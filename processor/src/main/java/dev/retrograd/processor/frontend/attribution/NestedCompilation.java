package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** A second, private javac over the same inputs: its trees may be attributed, and thrown away, without touching the user's. */
final class NestedCompilation {
    private final JavacTask task;
    private final Trees trees;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private final Map<URI, CompilationUnitTree> units = new HashMap<>();

    NestedCompilation(
            JavaCompiler compiler, JavaFileManager files, List<String> options, Collection<JavaFileObject> sources) {
        task = (JavacTask) compiler.getTask(Writer.nullWriter(), files, diagnostics, options, null, sources);
        try {
            for (CompilationUnitTree unit : task.parse()) {
                units.put(unit.getSourceFile().toUri(), unit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trees = Trees.instance(task);
        // asking for any scope makes javac enter all classes, and only that
        units.values().stream().findFirst().ifPresent(unit -> trees.getScope(new TreePath(unit)));
    }

    /** Options that make the nested javac read the sources as the outer one does. */
    static List<String> options(ProcessingEnvironment javacEnv, boolean platformIsRunningJdk) {
        int source = source(javacEnv.getSourceVersion());
        // -g: without it there are no line numbers in the trees; -Xprefer: class files may stem from an earlier build
        List<String> options = new ArrayList<>(List.of(
                "-proc:none",
                "-implicit:none",
                "-Xprefer:source",
                "-Xlint:none",
                "-nowarn",
                "-g",
                "-Xmaxerrs",
                "100000"));
        if (source < Runtime.version().feature() && !platformIsRunningJdk) {
            options.addAll(List.of("--release", Integer.toString(source)));
        } else {
            options.addAll(List.of("-source", Integer.toString(source), "--add-modules", "ALL-SYSTEM"));
        }
        if (javacEnv.isPreviewEnabled()) {
            options.add("--enable-preview");
        }
        return options;
    }

    /** Number of a Java release: the constants of {@link SourceVersion} are named after it. */
    static int source(SourceVersion version) {
        return Integer.parseInt(version.name().substring("RELEASE_".length()));
    }

    JavacTask task() {
        return task;
    }

    Trees trees() {
        return trees;
    }

    /** The tree of a source file that this compilation was given; null for any other. */
    CompilationUnitTree unit(JavaFileObject source) {
        return units.get(source.toUri());
    }

    /**
     * Attributes the class around a node that has no symbol itself, such as a method's body: only that class, without flow
     * analysis.
     */
    void attribute(TreePath path) {
        trees.getElement(path);
    }

    /** Errors so far. */
    List<Diagnostic<? extends JavaFileObject>> errors() {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
