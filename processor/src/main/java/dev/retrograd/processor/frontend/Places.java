package dev.retrograd.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.retrograd.processor.ir.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes spans of trees and remembers which tree a span was made of, so that javac can point at it. */
public final class Places {
    private final Map<Span, Place> places = new HashMap<>();

    /**
     * A tree where it stands.
     *
     * @param tree the tree
     * @param unit the file
     */
    public record Place(Tree tree, CompilationUnitTree unit) {}

    /** The tree that a span was made of. */
    public Optional<Place> find(Span span) {
        return Optional.ofNullable(places.get(span));
    }

    /**
     * The tree whose start counts. Declarations begin at their type: annotations stand on lines of their own. The left spine of
     * a sum is walked here since javac would recurse.
     */
    private static Tree visible(Tree tree) {
        if (tree instanceof BinaryTree) {
            Tree leftmost = tree;
            while (leftmost instanceof BinaryTree binary) {
                leftmost = binary.getLeftOperand();
            }
            return leftmost;
        }
        Tree type = tree instanceof MethodTree method
                ? method.getReturnType()
                : tree instanceof VariableTree variable ? variable.getType() : null;
        return type == null ? tree : type;
    }

    /** The span of a tree. */
    Span span(Trees trees, CompilationUnitTree unit, Tree tree) {
        SourcePositions positions = trees.getSourcePositions();
        long start = positions.getStartPosition(unit, visible(tree));
        if (start < 0) {
            start = positions.getStartPosition(unit, tree);
        }
        long end = positions.getEndPosition(unit, tree);
        LineMap lines = unit.getLineMap();
        boolean known = start >= 0 && lines != null;
        String path = unit.getSourceFile().getName();
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        Span span = new Span(
                file,
                known ? (int) lines.getLineNumber(start) : 0,
                known ? (int) lines.getColumnNumber(start) : 0,
                (int) start,
                (int) end);
        places.putIfAbsent(span, new Place(tree, unit));
        return span;
    }
}
