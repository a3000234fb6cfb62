package dev.retrograd.processor.frontend.attribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects from a tree without types every name that might be a class: imports, identifiers, dotted names. */
final class SourceNames extends TreeScanner<Void, Void> {
    private final PendingNames names;
    private final Set<String> identifiers = new HashSet<>();

    private SourceNames(PendingNames names) {
        this.names = names;
    }

    /** Adds all names of a source file. An identifier may lie in the file's package and in each package imported on demand. */
    static void collect(CompilationUnitTree unit, PendingNames names) {
        SourceNames scanner = new SourceNames(names);
        scanner.scan(unit, null);
        Set<String> packages = new LinkedHashSet<>();
        packages.add(unit.getPackageName() == null ? "" : unit.getPackageName().toString());
        for (ImportTree imported : unit.getImports()) {
            String name = imported.getQualifiedIdentifier().toString();
            if (name.endsWith(".*") && !imported.isStatic()) {
                packages.add(QualifiedNames.packageOf(name));
            }
        }
        for (String packageName : packages) {
            scanner.identifiers.forEach(simple -> names.add(packageName, simple));
        }
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
        identifiers.add(tree.getName().toString());
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        String container = dotted(tree.getExpression());
        if (container != null && !tree.getIdentifier().contentEquals("*")) {
            names.add(container, tree.getIdentifier().toString());
        }
        return super.visitMemberSelect(tree, null);
    }

    /** The tree as a dotted name, or null if it is anything else. */
    private static String dotted(Tree tree) {
        if (tree instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        if (tree instanceof MemberSelectTree select) {
            String container = dotted(select.getExpression());
            return container == null ? null : container + "." + select.getIdentifier();
        }
        return null;
    }
}
