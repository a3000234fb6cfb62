package dev.retrograd.processor.frontend.attribution;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Gives methods with types and symbols at every node, in the midst of annotation processing. For each call a nested javac, with
 * annotation processing off, reads the sources again together with stubs of the classes that are yet to be generated.
 */
public final class Attribution implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 4;

    private final ProcessingEnvironment javacEnv;
    private final Trees trees;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager platform;
    private final StandardJavaFileManager classPath;
    private final OuterView view;

    /**
     * Prepares for the compilation that a processor runs in.
     *
     * @param javacEnv javac's own environment, from {@link Javac#unwrap}
     */
    public Attribution(ProcessingEnvironment javacEnv) {
        this.javacEnv = javacEnv;
        trees = Trees.instance(javacEnv);
        platform = fileManager();
        classPath = fileManager();
        String release = Integer.toString(NestedCompilation.source(javacEnv.getSourceVersion()));
        classPath.handleOption("--multi-release", List.of(release).iterator());
        view = new OuterView(javacEnv, classPath);
    }

    private StandardJavaFileManager fileManager() {
        return compiler.getStandardFileManager(diagnostic -> {}, null, StandardCharsets.UTF_8);
    }

    /**
     * Takes in the sources of a round; to be called in every round, before {@link #attribute}.
     *
     * @param rootElements {@code RoundEnvironment.getRootElements()}
     */
    public void addRound(Collection<? extends Element> rootElements) {
        view.addRound(rootElements);
    }

    /**
     * Attributes methods.
     *
     * @param methods methods of the outer compilation, with source
     * @param stubs by binary name, the source of classes that callers may use already although they are yet to be generated;
     *     bodies do not matter
     * @return the trees; what a single method suffers from is told by the result, method by method
     * @throws AttributionException if the nested compiler failed as a whole
     */
    public Attributed attribute(Collection<ExecutableElement> methods, Map<String, Supplier<String>> stubs) {
        try {
            for (int attempt = 1; ; attempt++) {
                Attributed attributed = attempt(methods, stubs);
                if (attributed.allErrors().isEmpty() || attempt == MAX_ATTEMPTS || !view.findMissed()) {
                    return attributed;
                }
            }
        } catch (AttributionException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AttributionException("javac failed to attribute the sources: " + e, e);
        }
    }

    private Attributed attempt(Collection<ExecutableElement> methods, Map<String, Supplier<String>> stubs) {
        Map<String, JavaFileObject> sources = new LinkedHashMap<>();
        for (ExecutableElement method : methods) {
            TreePath path = trees.getPath(method);
            if (path != null) {
                JavaFileObject file = path.getCompilationUnit().getSourceFile();
                sources.put(file.toUri().toString(), file);
            }
        }
        NestedCompilation nested = new NestedCompilation(
                compiler,
                new NestedFileManager(platform, view, stubs),
                NestedCompilation.options(javacEnv, view.platformIsRunningJdk()),
                sources.values());
        Attributed attributed = new Attributed(trees, view.sources(), nested);
        new Closure(attributed).attribute(methods);
        return attributed;
    }

    /** Releases the jars that were opened. Trees of earlier results stay readable, but nothing more can be attributed on demand. */
    @Override
    public void close() {
        try {
            platform.close();
            classPath.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
