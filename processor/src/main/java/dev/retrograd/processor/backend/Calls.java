package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Component;
import java.util.ArrayList;
import java.util.List;

/** Writes calls that stay calls: of methods, of the tape, of the methods that callees have become. */
final class Calls {
    private final Expr tape;
    private final Expr workspace;
    private final Callees callees;

    Calls(Expr tape, Expr workspace, Callees callees) {
        this.tape = tape;
        this.workspace = workspace;
        this.callees = callees;
    }

    Expr call(Op.Invoke invoke, Expressions expressions) {
        List<Expr> arguments = new ArrayList<>();
        invoke.operands().forEach(operand -> arguments.add(expressions.exact(operand)));
        Type type = invoke.results().isEmpty() ? Primitive.INT : invoke.result().type();
        if (invoke.isInternal()) {
            arguments.add(workspace);
            return new Expr.StaticCall("", callees.of(invoke).name(), arguments, type);
        }
        String owner = owner(invoke);
        String method = method(invoke);
        if (!owner.equals("Tape")) {
            return kept(invoke, arguments, type);
        }
        return new Expr.MethodCall(tape, method, arguments, type);
    }

    /** A call of the method's that stands as it is. */
    private static Expr kept(Op.Invoke invoke, List<Expr> arguments, Type type) {
        String method = method(invoke);
        if (method.equals("new")) {
            return new Expr.NewObject((ClassType) type, arguments);
        } else if (isField(invoke)) {
            return new Expr.StaticField(owner(invoke), method, type);
        }
        return invoke.callee().indexOf('#') < 0
                ? new Expr.StaticCall(owner(invoke), method, arguments, type)
                : new Expr.MethodCall(arguments.get(0), method, arguments.subList(1, arguments.size()), type);
    }

    /** Whether nothing is called, but a static field is read. */
    static boolean isField(Op.Invoke invoke) {
        return invoke.callee().indexOf('#') >= 0 && invoke.operands().isEmpty();
    }

    /** A call whose result is used. */
    Expr result(Op.Invoke invoke, Expressions expressions) {
        Expr call = call(invoke, expressions);
        return invoke.callee().equals("Tape.popReference")
                ? new Expr.Cast(invoke.result().type(), call)
                : call;
    }

    /** What a callee has left in its workspace. */
    Expr output(Op.Invoke invoke, Value result, Expr place) {
        List<Component> outputs = callees.of(invoke).more();
        int values = invoke.results().size() - outputs.size();
        String field = outputs.get(invoke.results().indexOf(result) - values).name();
        return new Expr.Field(place, field, result.type());
    }

    Expr workspace() {
        return workspace;
    }

    /** The call of the method that runs all chunks of a loop and gives their workspaces. */
    Expr launch(Op.Invoke invoke, Expressions expressions) {
        List<Expr> arguments = new ArrayList<>();
        List<Value> operands = invoke.operands();
        operands.subList(1, operands.size()).forEach(operand -> arguments.add(expressions.exact(operand)));
        arguments.add(workspace);
        return new Expr.StaticCall("", callees.of(invoke).launcher(), arguments, new ArrayType(workspace.type()));
    }

    /** The call of a chunk in a loop over chunks; null if the loop is another one. */
    static Op.Invoke chunk(Op.For loop) {
        for (Op op : loop.body().ops()) {
            if (op instanceof Op.Invoke invoke && invoke.isInternal() && CalleeNames.isChunk(invoke.function())) {
                return invoke;
            }
        }
        return null;
    }

    private static String owner(Op.Invoke invoke) {
        return invoke.callee().substring(0, end(invoke));
    }

    private static String method(Op.Invoke invoke) {
        return invoke.callee().substring(end(invoke) + 1);
    }

    private static int end(Op.Invoke invoke) {
        return Math.max(invoke.callee().lastIndexOf('.'), invoke.callee().indexOf('#'));
    }
}
