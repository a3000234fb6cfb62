package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.shape.Component;
import dev.retrograd.processor.shape.MethodPlan;
import dev.retrograd.processor.shape.MethodPlan.Input;
import dev.retrograd.processor.shape.MethodPlan.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
     * @param buffers learns what storage the body needs
     * @param callees the methods that it calls
     * @return the statements, and those that have become methods of their own
     */
    static Splitter.Cut write(MethodPlan method, Sweep sweep, Buffers buffers, Callees callees) {
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
        List<Stmt> statements = new ArrayList<>(InputParts.read(sweep, parameters, lowered, workspace, buffers));
        Expr tape = new Expr.Name("tape", TAPE);
        if (usesTape(lowered.index().root())) {
            buffers.useTape();
            tape = new Expr.Name(names.temporary("tape", lowered.index().root()), TAPE);
            statements.add(openTape((Expr.Name) tape, workspace));
            statements.add(new Stmt.Evaluate(new Expr.MethodCall(tape, "reset", List.of(), TAPE), ""));
        } else if (callees.all().stream()
                .anyMatch(callee -> usesTape(callee.function().body()))) {
            Expr field = new Expr.Field(workspace, "tape", TAPE);
            statements.add(new Stmt.Evaluate(new Expr.MethodCall(field, "reset", List.of(), TAPE), ""));
        }
        Results results = new Results(
                workspace, sweep.outputs(), sweep.result(), sweep.function().results(), lowered.index(), names);
        var storage = new StorageExpressions(lowered.expressions(), buffers, workspace, tape, results.buffered());
        Calls calls = new Calls(tape, workspace, callees);
        statements.addAll(new Statements(lowered, names, storage, results, calls).body());
        Splitter.Cut cut = Splitter.cut(method.name(), statements, parameters, workspace, buffers);
        if (!SharedUse.isPossible(statements)) {
            return cut;
        }
        buffers.countCalls();
        String call = names.temporary("call", lowered.index().root());
        return new Splitter.Cut(SharedUse.noticed(cut.main(), call, workspace), cut.parts());
    }

    /**
     * Writes the body of a callee's method; it is not cut, since what its parts would hand on in the workspace a call of itself would
     * overwrite.
     */
    static List<Stmt> write(Callees.Callee callee, String ws, Buffers buffers, Callees callees) {
        Function function = callee.function();
        Lowered lowered = Lowered.ofCallee(function);
        Names names = new Names(lowered.index());
        names.reserve(ws);
        names.choose(
                lowered.variables(),
                callee.parameters().stream().map(Component::name).toList(),
                lowered.inlining());
        Expr.Name workspace = new Expr.Name(ws, new ClassType("Workspace"));
        List<Stmt> statements = new ArrayList<>();
        Expr tape = new Expr.Name("tape", TAPE);
        if (usesTape(lowered.index().root())) {
            buffers.useTape();
            tape = new Expr.Name(names.temporary("tape", lowered.index().root()), TAPE);
            statements.add(openTape((Expr.Name) tape, workspace));
        }
        Results results = new Results(workspace, callee.more(), function.results(), lowered.index(), names);
        var storage = new StorageExpressions(lowered.expressions(), buffers, workspace, tape, Map.of());
        Calls calls = new Calls(tape, workspace, callees);
        statements.addAll(new Statements(lowered, names, storage, results, calls).body());
        return statements;
    }

    private static Stmt openTape(Expr.Name tape, Expr workspace) {
        return new Stmt.Declare(TAPE, tape.name(), Optional.of(new Expr.Field(workspace, "tape", TAPE)), "");
    }

    private static boolean usesTape(Region region) {
        for (Op op : region.ops()) {
            if ((op instanceof Op.Invoke invoke && invoke.callee().startsWith("Tape."))
                    || StorageExpressions.isPooled(op)
                    || op.regions().stream().anyMatch(SweepBody::usesTape)) {
                return true;
            }
        }
        return false;
    }
}
