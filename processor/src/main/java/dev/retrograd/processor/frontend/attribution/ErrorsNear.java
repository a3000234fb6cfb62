package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Selects the errors that make the types in a method doubtful: those within it, in the headers of the classes around it and in the
 * imports of single names. An error in a neighbouring method or field concerns it only through an unresolved node of its own.
 */
final class ErrorsNear {
    private final Trees trees;
    private final TreePath method;
    private final CompilationUnitTree unit;

    ErrorsNear(Trees trees, TreePath method) {
        this.trees = trees;
        this.method = method;
        this.unit = method.getCompilationUnit();
    }

    List<NestedError> among(List<Diagnostic<? extends JavaFileObject>> errors, MethodFacts facts) {
        List<Tree> regions = regions();
        List<NestedError> near = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> error : errors) {
            if (isHere(error) && regions.stream().anyMatch(region -> contains(region, error.getPosition()))) {
                near.add(new NestedError(error.getMessage(null), error.getPosition()));
            }
        }
        if (near.isEmpty()) {
            facts.unresolved()
                    .ifPresent(tree -> near.add(new NestedError(
                            "cannot resolve " + tree, trees.getSourcePositions().getStartPosition(unit, tree))));
        }
        return near;
    }

    private List<Tree> regions() {
        List<Tree> regions = new ArrayList<>();
        unit.getImports().stream().filter(each -> !isOfPackage(each)).forEach(regions::add);
        regions.add(method.getLeaf());
        for (Tree tree : method) {
            if (tree instanceof ClassTree type) {
                regions.addAll(type.getTypeParameters());
                regions.addAll(type.getImplementsClause());
                if (type.getExtendsClause() != null) {
                    regions.add(type.getExtendsClause());
                }
            }
        }
        return regions;
    }

    /**
     * Whether an import names a whole package. Where no class of it is used, the nested compiler sees none and takes it for missing;
     * where one is used and missing, the method has an unresolved name of its own.
     */
    private static boolean isOfPackage(ImportTree tree) {
        return !tree.isStatic() && tree.getQualifiedIdentifier().toString().endsWith(".*");
    }

    private boolean isHere(Diagnostic<? extends JavaFileObject> error) {
        return error.getSource() != null
                && error.getSource().toUri().equals(unit.getSourceFile().toUri());
    }

    private boolean contains(Tree region, long position) {
        SourcePositions positions = trees.getSourcePositions();
        return positions.getStartPosition(unit, region) <= position
                && position <= positions.getEndPosition(unit, region);
    }
}
