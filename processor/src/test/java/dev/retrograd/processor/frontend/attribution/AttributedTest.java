package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the attributed trees tell, seen from a processor that looks at one method. */
class AttributedTest {
    @TempDir
    Path folder;

    /** Attributes the annotated methods of the first round and hands the result on. */
    private static final class Probe extends AbstractProcessor {
        private final BiConsumer<Attributed, List<ExecutableElement>> look;
        private Attribution attribution;
        private Throwable failure;
        private boolean looked;

        Probe(BiConsumer<Attributed, List<ExecutableElement>> look) {
            this.look = look;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("dev.retrograd.Differentiable");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (annotations.isEmpty()) {
                return false;
            }
            attribution = new Attribution(processingEnv);
            attribution.addRound(round.getRootElements());
            List<ExecutableElement> methods = List.copyOf(ElementFilter.methodsIn(
                    round.getElementsAnnotatedWithAny(annotations.toArray(new TypeElement[0]))));
            try {
                look.accept(
                        attribution.attribute(
                                methods,
                                Map.of(
                                        "m.Stub",
                                        () -> "package m; class Stub { static double f(double x) { return 0; } }")),
                        methods);
                looked = true;
            } catch (Throwable e) {
                failure = e;
            } finally {
                attribution.close();
            }
            return false;
        }
    }

    private Build.Result look(BiConsumer<Attributed, List<ExecutableElement>> look, String... members) {
        Probe probe = new Probe(look);
        Build.Result result = new Build(folder)
                .with(probe)
                .source(
                        "m/Model.java",
                        "package m;",
                        "import dev.retrograd.Differentiable;",
                        "class Model {",
                        String.join("\n", members),
                        "}")
                .run();
        assertThat(probe.failure).isNull();
        assertThat(probe.looked).isTrue();
        return result;
    }

    /** Paths of all nodes of a kind, by their text. */
    private static Map<String, TreePath> nodes(TreePath root, Class<? extends Tree> kind) {
        Map<String, TreePath> found = new HashMap<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void scan(Tree tree, Void unused) {
                if (kind.isInstance(tree)) {
                    found.put(tree.toString(), new TreePath(getCurrentPath(), tree));
                }
                return super.scan(tree, null);
            }
        }.scan(root, null);
        return found;
    }

    @Test
    void typesAndSymbols() {
        look(
                (attributed, methods) -> {
                    TreePath path = attributed.method(methods.get(0));
                    assertThat(attributed.errors(path)).isEmpty();
                    TreePath half = nodes(path, BinaryTree.class).get("i / 2");
                    assertThat(attributed.trees().getTypeMirror(half).getKind()).isEqualTo(TypeKind.INT);
                    TreePath max = nodes(path, MethodInvocationTree.class).get("Math.max(x, i)");
                    assertThat(attributed.trees().getElement(max)).hasToString("max(double,double)");
                    assertThat(attributed
                                    .types()
                                    .isSameType(
                                            attributed.trees().getTypeMirror(max),
                                            attributed.types().getPrimitiveType(TypeKind.DOUBLE)))
                            .isTrue();
                },
                "@Differentiable static double loss(double x, int i) { return Math.max(x, i) + i / 2; }");
    }

    @Test
    void sourceOfWhatIsReached() {
        look(
                (attributed, methods) -> {
                    TreePath path = attributed.method(methods.get(0));
                    assertThat(attributed.errors(path)).isEmpty();
                    Map<String, TreePath> calls = nodes(path, MethodInvocationTree.class);
                    assertThat(source(attributed, calls.get("help(x)"))
                                    .orElseThrow()
                                    .getLeaf())
                            .isInstanceOf(MethodTree.class);
                    assertThat(source(attributed, calls.get("p.twice()"))).isPresent();
                    assertThat(source(attributed, calls.get("p.a()")))
                            .as("accessor")
                            .isEmpty();
                    assertThat(source(attributed, calls.get("Math.sin(x)")))
                            .as("class file")
                            .isEmpty();
                    assertThat(source(attributed, calls.get("Stub.f(x)")))
                            .as("stub")
                            .isEmpty();
                    Map<String, TreePath> creations = nodes(path, NewClassTree.class);
                    assertThat(source(attributed, creations.get("new P(x)")))
                            .as("implicit")
                            .isEmpty();
                    assertThat(source(attributed, creations.get("new Q(x)")))
                            .as("compact")
                            .isPresent();
                    assertThat(source(attributed, creations.get("new D()")))
                            .as("default")
                            .isEmpty();
                    TreePath table = source(
                                    attributed,
                                    nodes(path, IdentifierTree.class).get("TABLE"))
                            .orElseThrow();
                    TreePath initializer = new TreePath(table, ((VariableTree) table.getLeaf()).getInitializer());
                    assertThat(attributed.trees().getTypeMirror(initializer)).hasToString("double[]");
                },
                "@Differentiable static double loss(P p, double x) {",
                "  new P(x); new Q(x); new D();",
                "  return help(x) + p.twice() + p.a() + Math.sin(x) + Stub.f(x) + TABLE[0]; }",
                "static final double[] TABLE = {1, 2};",
                "static double help(double x) { return x; }",
                "record P(double a) { double twice() { return 2 * a; } }",
                "record Q(double a) { Q { a++; } }",
                "static class D { }");
    }

    private static Optional<TreePath> source(Attributed attributed, TreePath use) {
        Element element = attributed.trees().getElement(use);
        return attributed.source(element);
    }

    @Test
    void messageAtANode() {
        Build.Result result = look(
                (attributed, methods) -> {
                    TreePath path = attributed.method(methods.get(0));
                    TreePath product = nodes(path, BinaryTree.class).get("x * y");
                    attributed.report(Diagnostic.Kind.ERROR, "here", product.getLeaf(), product.getCompilationUnit());
                },
                "@Differentiable static double loss(double x, double y) {",
                "  return 1 +",
                "      x * y; }");
        assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.getMessage(null)).isEqualTo("here");
            assertThat(diagnostic.getLineNumber()).isEqualTo(6);
            assertThat(diagnostic.getColumnNumber()).isEqualTo(9);
            assertThat(diagnostic.getSource().toUri())
                    .isEqualTo(folder.resolve("m/Model.java").toUri());
        });
    }

    @Test
    void methodThatWasNotAskedForIsRefused() {
        look(
                (attributed, methods) -> {
                    ExecutableElement toString = ElementFilter.methodsIn(attributed
                                    .elements()
                                    .getTypeElement("java.lang.Object")
                                    .getEnclosedElements())
                            .get(0);
                    assertThatThrownBy(() -> attributed.method(toString)).isInstanceOf(AttributionException.class);
                },
                "@Differentiable static double loss(double x) { return x; }");
    }

    /** A source that can be read only once. */
    private static final class ReadOnce extends SimpleJavaFileObject {
        private boolean read;

        ReadOnce() {
            super(URI.create("once:///Model.java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            if (read) {
                throw new IllegalStateException("read twice");
            }
            read = true;
            return "class Model { @dev.retrograd.Differentiable static double loss(double x) { return x; } }";
        }
    }

    @Test
    void failureOfTheNestedCompilerIsAnExceptionOfOurs() {
        Probe probe = new Probe((attributed, methods) -> {});
        JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of(
                                "-d",
                                folder.toString(),
                                "-cp",
                                Build.annotations().toString()),
                        null,
                        List.of(new ReadOnce()));
        task.setProcessors(List.of(probe));
        assertThat(task.call()).isTrue();
        assertThat(probe.failure).isInstanceOf(AttributionException.class).hasMessageContaining("read twice");
    }
}
