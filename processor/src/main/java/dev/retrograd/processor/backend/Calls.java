package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Assembly;
import dev.retrograd.processor.shape.CompanionPlan;
import dev.retrograd.processor.shape.Component;
import dev.retrograd.processor.shape.MethodPlan.Sweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes calls that stay calls: of static methods, of the tape, of other members of the companion. */
final class Calls {
    private static final String MEMBER = "companion";

    private final Expr tape;
    private final Expr workspace;
    private final CompanionPlan plan;
    private final Callees callees;

    Calls(Expr tape, Expr workspace, CompanionPlan plan, Callees callees) {
        this.tape = tape;
        this.workspace = workspace;
        this.plan = plan;
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
        if (owner.equals(MEMBER)) {
            return new Expr.StaticCall("", method, arguments(sweep(invoke), arguments), type);
        } else if (!owner.equals("Tape")) {
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

    /** The arguments for a member, put together of what its function takes. */
    private List<Expr> arguments(Sweep callee, List<Expr> inputs) {
        Map<String, Expr> named = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            named.put(callee.inputs().get(i).name(), inputs.get(i));
        }
        List<Expr> arguments = new ArrayList<>();
        callee.arguments().forEach(argument -> arguments.add(assembled(argument, named)));
        arguments.add(workspace);
        return arguments;
    }

    private static Expr assembled(Assembly content, Map<String, Expr> named) {
        if (content instanceof Assembly.Named part) {
            Expr whole =
                    new Expr.Name(part.name(), Primitive.INT); // a parameter that is taken apart: also the caller's
            return named.getOrDefault(part.name(), whole);
        }
        Assembly.Made made = (Assembly.Made) content;
        List<Expr> parts =
                made.parts().stream().map(part -> assembled(part, named)).toList();
        return new Expr.NewObject((ClassType) made.type(), parts);
    }

    /** A call whose result is used. */
    Expr result(Op.Invoke invoke, Expressions expressions) {
        Expr call = call(invoke, expressions);
        return invoke.callee().equals("Tape.popReference")
                ? new Expr.Cast(invoke.result().type(), call)
                : call;
    }

    /** What a member has left in the workspace. */
    Expr output(Op.Invoke invoke, Value result) {
        List<Component> outputs =
                invoke.isInternal() ? callees.of(invoke).more() : sweep(invoke).outputs();
        int values = invoke.results().size() - outputs.size();
        String field = outputs.get(invoke.results().indexOf(result) - values).name();
        return new Expr.Field(workspace, field, result.type());
    }

    private Sweep sweep(Op.Invoke invoke) {
        return plan.methods().stream()
                .filter(candidate -> candidate.name().equals(method(invoke)))
                .filter(candidate -> candidate.body() instanceof Sweep)
                .map(candidate -> (Sweep) candidate.body())
                .findFirst()
                .orElseThrow();
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
