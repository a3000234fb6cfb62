package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * How an attribution understood a method, as plain text that outlives it: position, kind, type and symbol of each node. Two
 * attributions of the same method agree exactly if their facts are equal.
 */
final class MethodFacts extends TreePathScanner<Void, Void> {
    private static final Pattern CAPTURE = Pattern.compile("capture#\\d+ of");

    private final Trees trees;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final List<String> facts = new ArrayList<>();
    private final IdentityHashMap<TypeMirror, String> typeTexts = new IdentityHashMap<>();
    private final IdentityHashMap<Element, String> symbolTexts = new IdentityHashMap<>();
    private Tree unresolved;

    private MethodFacts(Trees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.positions = trees.getSourcePositions();
        this.unit = unit;
    }

    /** Reads an attributed method: its own symbol, parameters and body. */
    static MethodFacts of(Trees trees, TreePath path) {
        MethodFacts facts = new MethodFacts(trees, path.getCompilationUnit());
        MethodTree method = (MethodTree) path.getLeaf();
        facts.facts.add(facts.symbol(trees.getElement(path)));
        method.getParameters().forEach(parameter -> facts.scan(new TreePath(path, parameter), null));
        if (method.getBody() != null) {
            facts.scan(new TreePath(path, method.getBody()), null);
        }
        return facts;
    }

    List<String> facts() {
        return facts;
    }

    /** The first node without a valid type, if any. */
    Optional<Tree> unresolved() {
        return Optional.ofNullable(unresolved);
    }

    /** What {@code scan(Tree)} does not do for a path: visit the node itself. */
    @Override
    public Void scan(TreePath path, Void unused) {
        super.scan(path, null);
        if (path.getLeaf() instanceof VariableTree) {
            record(path);
        }
        return null;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        if (tree == null || isAnonymousConstructor(tree)) {
            return null;
        }
        super.scan(tree, null);
        if (tree instanceof ExpressionTree || tree instanceof VariableTree || tree instanceof PatternTree) {
            record(new TreePath(getCurrentPath(), tree));
        }
        return null;
    }

    /** javac makes the constructor of an anonymous class while it attributes, and completes it at a time of its own. */
    private boolean isAnonymousConstructor(Tree tree) {
        return tree instanceof MethodTree method
                && method.getName().contentEquals("<init>")
                && getCurrentPath().getLeaf() instanceof ClassTree type
                && type.getSimpleName().length() == 0;
    }

    private void record(TreePath path) {
        Tree tree = path.getLeaf();
        TypeMirror type = trees.getTypeMirror(path);
        if (unresolved == null && type != null && type.getKind() == TypeKind.ERROR) {
            unresolved = tree;
        }
        long start = positions.getStartPosition(unit, tree);
        // without a position: made by javac; primitive types stand for var as well, on some JDKs without position
        if (start >= 0 && !(tree instanceof PrimitiveTypeTree)) {
            Element symbol = hasSymbol(tree) ? trees.getElement(path) : null;
            facts.add(start + " " + tree.getKind() + " " + type(type) + symbol(symbol));
        }
    }

    private static boolean hasSymbol(Tree tree) {
        return tree instanceof IdentifierTree
                || tree instanceof MemberSelectTree
                || tree instanceof MethodInvocationTree
                || tree instanceof NewClassTree
                || tree instanceof MemberReferenceTree
                || tree instanceof VariableTree
                || tree instanceof PatternTree;
    }

    private String type(TypeMirror type) {
        return type == null
                ? "untyped"
                : typeTexts.computeIfAbsent(
                        type, t -> CAPTURE.matcher(t.toString()).replaceAll("capture of"));
    }

    private String symbol(Element symbol) {
        return symbol == null ? "" : symbolTexts.computeIfAbsent(symbol, MethodFacts::describe);
    }

    private static String describe(Element symbol) {
        if (symbol instanceof PackageElement) {
            return " PACKAGE " + symbol; // its module is another here: the nested compilation has none
        }
        String text = " " + symbol.getKind() + " " + symbol.getEnclosingElement() + "." + symbol + " "
                + CAPTURE.matcher(symbol.asType().toString()).replaceAll("capture of");
        Object constant = symbol instanceof VariableElement variable ? variable.getConstantValue() : null;
        return constant == null ? text : text + " = " + constant;
    }
}
