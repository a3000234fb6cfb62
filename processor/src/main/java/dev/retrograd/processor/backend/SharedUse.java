package dev.retrograd.processor.backend;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a sweep notice that another call works in the same workspace meanwhile. The workspace counts calls, when they start and when
 * they end; a call that does not find its own number at its end throws. The count is opaque rather than volatile: it costs no
 * fence, and what matters is that the compiler does not take the number it has written for the one it reads. A call that ends in
 * an exception leaves the workspace fit for the next one.
 */
final class SharedUse {
    /** The type of the workspace's field. */
    static final ClassType COUNT = new ClassType(AtomicInteger.class.getName());

    private static final String START = "enter";
    private static final String END = "leave";
    private static final Type NOTHING = new ClassType("java.lang.Void");

    private SharedUse() {}

    /** The names of the methods that such bodies call. */
    static List<String> names() {
        return List.of(START, END);
    }

    /** Whether a body lasts long enough for another call to come upon it: it has a loop. */
    static boolean isPossible(List<Stmt> body) {
        return body.stream().anyMatch(SharedUse::isLong);
    }

    private static boolean isLong(Stmt statement) {
        return statement instanceof Stmt.Counted
                || statement instanceof Stmt.Repeat
                || (statement instanceof Stmt.Branch branch
                        && (isPossible(branch.then()) || isPossible(branch.otherwise())));
    }

    /**
     * A body that notices.
     *
     * @param body the body of a sweep, which ends with its results
     * @param call the name of a local variable
     * @param workspace the sweep's parameter
     */
    static List<Stmt> noticed(List<Stmt> body, String call, Expr workspace) {
        int results = body.size();
        while (results > 0 && StatementWriter.isResult(body.get(results - 1))) {
            results--;
        }
        Expr number = new Expr.Name(call, Primitive.INT);
        Expr start = new Expr.StaticCall("", START, List.of(workspace), Primitive.INT);
        Expr end = new Expr.StaticCall("", END, List.of(workspace, number), NOTHING);
        List<Stmt> noticing = new ArrayList<>();
        noticing.add(new Stmt.Declare(Primitive.INT, call, Optional.of(start), ""));
        noticing.addAll(body.subList(0, results));
        noticing.add(new Stmt.Evaluate(end, ""));
        noticing.addAll(body.subList(results, body.size()));
        return noticing;
    }

    /** The methods that such bodies call. */
    static List<MethodText> methods(ClassName workspace, String count) {
        String advice = ": another call works in the same workspace; give each thread a workspace of its own";
        return List.of(
                new MethodText("private static ", TypeName.INT, START)
                        .doc("Counts a call that starts to work in a workspace.")
                        .parameter(workspace, "ws")
                        .statement("int call = ws.$.getPlain() + 1", count)
                        .statement("ws.$.setOpaque(call)", count)
                        .statement("return call"),
                new MethodText("private static ", TypeName.VOID, END)
                        .doc("Notices if another call has started in the workspace since.")
                        .parameter(workspace, "ws")
                        .parameter(TypeName.INT, "call")
                        .open("if (ws.$.getOpaque() != call)", count)
                        .statement(
                                "throw new $(ws.getClass().getName() + \"" + advice + "\")",
                                ClassName.get(ConcurrentModificationException.class))
                        .close()
                        .statement("ws.$.setOpaque(call + 1)", count));
    }
}
