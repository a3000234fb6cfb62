package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.Component;
import dev.retrograd.processor.shape.MethodPlan;
import dev.retrograd.processor.shape.MethodPlan.Input;
import dev.retrograd.processor.shape.MethodPlan.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the steps together that lead from a derived function to the statements of a method's body. */
final class SweepBody {
    private static final ClassType TAPE = new ClassType("dev.retrograd.runtime.Tape");

    private SweepBody() {}

    /**
     * Writes a method's body.
     *
     * @param method the method
     * @param sweep what it does
     * @param plan the companion that it belongs to
     * @param buffers learns what storage the body needs
     * @return the statements, and those that have become methods of their own
     */
    static Splitter.Cut write(MethodPlan method, Sweep sweep, CompanionPlan plan, Buffers buffers) {
        List<Component> parameters = method.parameters();
        Lowered lowered = Lowered.of(sweep.function());
        Names names = new Names(lowered.index());
        names.reserve(sweep.workspace());
        for (Component parameter : parameters) {
            names.user(parameter.name());
        }
        names.choose(
                lowered.variables(), sweep.inputs().stream().map(Input::name).toList(), lowered.inlining());
        Expr.Name workspace = new Expr.Name(sweep.workspace(), new ClassType("Workspace"));
        List<Stmt> statements =
                new ArrayList<>(InputParts.read(sweep, parameters, lowered.index(), workspace, buffers));
        Expr tape = new Expr.Name("tape", TAPE);
        if (usesTape(lowered.index().root())) {
            buffers.useTape();
            tape = new Expr.Name(names.temporary("tape", lowered.index().root()), TAPE);
            statements.addAll(openTape((Expr.Name) tape, workspace));
        }
        Results results = new Results(
                workspace, sweep.outputs(), sweep.result(), sweep.function().results(), lowered.index());
        var storage = new StorageExpressions(lowered.expressions(), buffers, workspace, tape, results.buffered());
        statements.addAll(new Statements(lowered, names, storage, results, new Calls(tape, workspace, plan)).body());
        return Splitter.cut(method.name(), statements, parameters, workspace, buffers);
    }

    private static List<Stmt> openTape(Expr.Name tape, Expr workspace) {
        Expr field = new Expr.Field(workspace, "tape", TAPE);
        Expr reset = new Expr.MethodCall(tape, "reset", List.of(), TAPE);
        return List.of(new Stmt.Declare(TAPE, tape.name(), Optional.of(field), ""), new Stmt.Evaluate(reset, ""));
    }

    private static boolean usesTape(Region region) {
        return region.ops().stream()
                .anyMatch(
                        op -> (op instanceof Op.Invoke invoke && invoke.callee().startsWith("Tape."))
                                || StorageExpressions.isPooled(op)
                                || op.regions().stream().anyMatch(SweepBody::usesTape));
    }
}
