package dev.retrograd.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source text, attributed by a javac of its own. */
final class AnalyzedSource implements Sources {
    private final JavacTask task;
    private final List<CompilationUnitTree> units = new ArrayList<>();

    private AnalyzedSource(JavacTask task) {
        this.task = task;
        try {
            task.parse().forEach(units::add);
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Attributes source files, given as text. */
    static AnalyzedSource of(String... texts) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String text : texts) {
            files.add(file(text));
        }
        List<String> options = List.of("-proc:none", "-Xlint:none");
        return new AnalyzedSource((JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        Writer.nullWriter(),
                        null,
                        diagnostic -> {
                            if (diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
                                throw new IllegalArgumentException(diagnostic.toString());
                            }
                        },
                        options,
                        null,
                        files));
    }

    /** The text as a source file, named after the first class in it. */
    static JavaFileObject file(String text) {
        String name = text.replaceAll("(?s).*?\\bclass (\\w+).*", "$1");
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** The declarations with the annotation of this simple name. */
    List<TreePath> annotated(String annotation) {
        List<TreePath> found = new ArrayList<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree node, Void unused) {
                if (node.getModifiers().getAnnotations().stream()
                        .anyMatch(a -> a.getAnnotationType().toString().equals(annotation))) {
                    found.add(getCurrentPath());
                }
                return super.visitMethod(node, null);
            }
        }.scan(units, null);
        return found;
    }

    @Override
    public Trees trees() {
        return Trees.instance(task);
    }

    @Override
    public Types types() {
        return task.getTypes();
    }

    @Override
    public Elements elements() {
        return task.getElements();
    }

    @Override
    public Optional<TreePath> source(Element element) {
        TreePath path = trees().getPath(element);
        boolean declared = path != null && (path.getLeaf().getKind() != Tree.Kind.CLASS);
        return declared ? Optional.of(path) : Optional.empty();
    }
}
