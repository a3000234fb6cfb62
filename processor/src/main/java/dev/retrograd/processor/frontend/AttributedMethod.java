package dev.retrograd.processor.frontend;

import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.DiagnosticList;
import dev.retrograd.processor.diagnostic.LintLevels;
import dev.retrograd.processor.diagnostic.Severity;
import dev.retrograd.processor.frontend.Places.Place;
import dev.retrograd.processor.frontend.attribution.Attributed;
import dev.retrograd.processor.frontend.attribution.AttributionCheck;
import dev.retrograd.processor.ir.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic.Kind;

/** One method with types and symbols at every node. */
public final class AttributedMethod {
    private final Attributed attributed;
    private final TreePath path;
    private final DiagnosticList diagnostics = new DiagnosticList();
    private final Sources sources;
    private final Lowering lowering;

    AttributedMethod(Attributed attributed, TreePath path, AttributionCheck check, Derivatives derivatives) {
        this.attributed = attributed;
        this.path = path;
        RuleTable rules = new RuleTable(derivatives.rules(attributed.elements()), attributed.types());
        this.sources = new CheckedSources(new AttributedSources(attributed), attributed, check, derivatives, rules);
        this.lowering = new Lowering(sources, diagnostics);
        check.expect(attributed, path);
    }

    /** Whether every node has a type; if not, another processor may yet generate what is missing. */
    public boolean isComplete() {
        return attributed.errors(path).isEmpty();
    }

    /** Lowers the method; empty if something was refused. */
    public Optional<LoweredMethod> lower() {
        return lowering.lower(path);
    }

    /**
     * What a hand-written adjoint does.
     *
     * @param callee the name that it is called by
     * @return empty if its source is not in this compilation, or is not understood
     */
    public Optional<LoweredMethod> adjoint(String callee) {
        Lowering unreported = new Lowering(sources, new DiagnosticList(), lowering.places(), Set.of());
        return sources.rules().adjoint(callee).flatMap(sources::source).flatMap(unreported::lower);
    }

    /** The statement with a label. */
    public Optional<Span> labelled(String label) {
        List<Span> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitLabeledStatement(LabeledStatementTree tree, Void unused) {
                if (tree.getLabel().contentEquals(label)) {
                    found.add(lowering.places().span(attributed.trees(), path.getCompilationUnit(), tree));
                }
                return super.visitLabeledStatement(tree, null);
            }
        }.scan(path.getLeaf(), null);
        return found.stream().findFirst();
    }

    /** What is said of the method; whoever adds to it calls {@link #report} afterwards. */
    public DiagnosticList diagnostics() {
        return diagnostics;
    }

    /**
     * Reports all that was said, each message at the tree that its span was made of, at the method's head if there is none.
     *
     * @param levels how much what is no error weighs
     */
    public void report(LintLevels levels) {
        Suppression suppression = new Suppression(attributed.trees(), path);
        for (Diagnostic diagnostic : diagnostics.diagnostics()) {
            Place place = lowering.places()
                    .find(diagnostic.span())
                    .orElseGet(() -> new Place((MethodTree) path.getLeaf(), path.getCompilationUnit()));
            Optional<Severity> severity = levels.of(diagnostic.message());
            if (severity.isPresent() && !suppression.isSuppressed(diagnostic.message(), place)) {
                attributed.report(kind(severity.get()), diagnostic.text(), place.tree(), place.unit());
            }
        }
    }

    private static Kind kind(Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
            case NOTE -> Kind.NOTE;
        };
    }
}
