package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Attributed trees of some methods and of whatever they reach. Elements and types from here belong to a compilation of their own:
 * they must never meet the {@link Types} or {@link Elements} of the outer one.
 */
public final class Attributed {
    private final Trees outerTrees;
    private final SourceIndex outerSources;
    private final NestedCompilation nested;
    private final Twin twin;
    private final Map<ExecutableElement, TreePath> methods = new HashMap<>();
    private final Map<Element, Optional<TreePath>> sources = new HashMap<>();
    private final IdentityHashMap<Tree, MethodFacts> facts = new IdentityHashMap<>();

    Attributed(Trees outerTrees, SourceIndex outerSources, NestedCompilation nested) {
        this.outerTrees = outerTrees;
        this.outerSources = outerSources;
        this.nested = nested;
        this.twin = new Twin(outerTrees.getSourcePositions(), nested.trees().getSourcePositions());
    }

    /**
     * The trees utility that answers for types and symbols of nodes here.
     *
     * @return the nested compilation's
     */
    public Trees trees() {
        return nested.trees();
    }

    /**
     * Types utility for the types here.
     *
     * @return the nested compilation's
     */
    public Types types() {
        return nested.task().getTypes();
    }

    /**
     * Elements utility for the elements here.
     *
     * @return the nested compilation's
     */
    public Elements elements() {
        return nested.task().getElements();
    }

    /**
     * The attributed tree of a method that attribution was asked for.
     *
     * @param outerMethod the method as the outer compilation knows it
     * @return path to its {@link MethodTree}; look at {@link #errors} before trusting it
     * @throws AttributionException if the nested compiler failed on it
     */
    public TreePath method(ExecutableElement outerMethod) {
        return methods.computeIfAbsent(outerMethod, this::find);
    }

    private TreePath find(ExecutableElement outerMethod) {
        TreePath outer = outerTrees.getPath(outerMethod);
        CompilationUnitTree unit =
                outer == null ? null : nested.unit(outer.getCompilationUnit().getSourceFile());
        if (unit == null) {
            throw new AttributionException("no source of " + outerMethod);
        }
        TreePath path = twin.of(outer, unit)
                .orElseThrow(() -> new AttributionException(outerMethod + " is not in its source file"));
        return attribute(path);
    }

    /**
     * The source of a method, field or other member that is reached from an attributed tree: in this file, another one of
     * the compilation, or one on the source path. Attributed on demand.
     *
     * @param element an element of the nested compilation
     * @return path to its declaration; empty for class files, for members that javac adds (record accessors, default constructors)
     *     and for stubs
     * @throws AttributionException if the nested compiler failed on it
     */
    public Optional<TreePath> source(Element element) {
        Optional<TreePath> known = sources.get(element);
        if (known == null) {
            known = findSource(element);
            sources.put(element, known);
        }
        return known;
    }

    /** Looks through the element's whole file, so that the answer is worth keeping. */
    private Optional<TreePath> findSource(Element element) {
        TreePath path = nested.trees().getPath(element);
        if (path == null
                || StubSource.isStub(path.getCompilationUnit().getSourceFile())
                || trees().getElement(path) != element
                || elements().getOrigin(element) != Elements.Origin.EXPLICIT) {
            return Optional.empty();
        }
        return Optional.of(attribute(path));
    }

    /** Has to ask for a node within the declaration: the declaration itself has a symbol before it is attributed. */
    private TreePath attribute(TreePath path) {
        Tree inside = null;
        if (path.getLeaf() instanceof MethodTree method) {
            inside = method.getBody();
        } else if (path.getLeaf() instanceof VariableTree variable) {
            inside = variable.getInitializer();
        }
        if (inside != null) {
            try {
                nested.attribute(new TreePath(path, inside));
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AttributionException("javac failed to attribute this code: " + e, e);
            }
        }
        return path;
    }

    /**
     * What keeps a method's types from being known: errors in the method, in the headers of the classes around it or in the imports,
     * or else a node that has no valid type. Another processor may yet generate what is missing; if not, javac reports it.
     *
     * @param method path to an attributed {@link MethodTree}
     * @return the errors, in source order of javac's report; empty if every node has a type
     */
    public List<NestedError> errors(TreePath method) {
        return new ErrorsNear(nested.trees(), method).among(nested.errors(), facts(method));
    }

    /**
     * Reports a message of the outer compilation at a node of this one, once, with the caret at that node.
     *
     * @param kind severity
     * @param message the text
     * @param tree node of the nested compilation
     * @param unit the file it belongs to
     */
    public void report(Diagnostic.Kind kind, String message, Tree tree, CompilationUnitTree unit) {
        // only the position of the nested node is used
        CompilationUnitTree outerUnit =
                outerSources.unit(unit.getSourceFile().toUri()).orElse(unit);
        outerTrees.printMessage(kind, message, tree, outerUnit);
    }

    MethodFacts facts(TreePath method) {
        return facts.computeIfAbsent(method.getLeaf(), m -> MethodFacts.of(nested.trees(), method));
    }

    List<Diagnostic<? extends JavaFileObject>> allErrors() {
        return nested.errors();
    }
}
