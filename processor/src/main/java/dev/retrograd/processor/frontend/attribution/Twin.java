package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Name;

/** Finds a method or class again in another parse of the same file, by name and position. */
final class Twin {
    private final SourcePositions outer;
    private final SourcePositions nested;

    Twin(SourcePositions outer, SourcePositions nested) {
        this.outer = outer;
        this.nested = nested;
    }

    /** The path in the nested unit that leads to the same declaration; empty if the file has changed in between. */
    Optional<TreePath> of(TreePath path, CompilationUnitTree unit) {
        List<Tree> chain = new ArrayList<>();
        path.forEach(chain::add);
        TreePath twin = new TreePath(unit);
        for (int i = chain.size() - 2; i >= 0; i--) {
            Tree wanted = chain.get(i);
            long position = outer.getStartPosition(path.getCompilationUnit(), wanted);
            Tree found = null;
            for (Tree candidate : members(twin.getLeaf())) {
                if (candidate.getKind() == wanted.getKind()
                        && nested.getStartPosition(unit, candidate) == position
                        && name(candidate).toString().equals(name(wanted).toString())) {
                    found = candidate;
                }
            }
            if (found == null) {
                return Optional.empty();
            }
            twin = new TreePath(twin, found);
        }
        return Optional.of(twin);
    }

    private static List<? extends Tree> members(Tree tree) {
        if (tree instanceof CompilationUnitTree unit) {
            return unit.getTypeDecls();
        }
        return tree instanceof ClassTree type
                ? type.getMembers().stream()
                        .filter(member -> member instanceof ClassTree || member instanceof MethodTree)
                        .toList()
                : List.of();
    }

    private static Name name(Tree tree) {
        return tree instanceof ClassTree type ? type.getSimpleName() : ((MethodTree) tree).getName();
    }
}
