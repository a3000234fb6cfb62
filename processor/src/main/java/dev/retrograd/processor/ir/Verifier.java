package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what every function must satisfy: values defined once and before use, regions with the right parameters and
 * terminators, types, labels, saves and restores. Runs between passes in tests and where a broken function would make
 * broken code.
 */
public final class Verifier {
    private final Function entry;
    private final List<String> failures = new ArrayList<>();
    private final Names names = new Names();
    private final Set<Value> visible = new HashSet<>();
    private final Set<Value> defined = new HashSet<>();
    private final Map<String, Op> labels = new HashMap<>();
    private final TypeCheck types = new TypeCheck(this::fail);
    private final SlotCheck slots = new SlotCheck(this::fail);

    private Verifier(Function entry) {
        this.entry = entry;
    }

    /** What is wrong with the function; empty if nothing is. */
    public static List<String> failures(Function function) {
        List<String> failures = new ArrayList<>(failures(function, function));
        function.callees().forEach(callee -> failures.addAll(failures(callee, function)));
        return List.copyOf(failures);
    }

    private static List<String> failures(Function function, Function entry) {
        Verifier verifier = new Verifier(entry);
        verifier.function(function);
        return verifier.failures;
    }

    /**
     * The function, if it is sound.
     *
     * @throws IllegalStateException with all failures and the function's text if it is not
     */
    public static Function check(Function function) {
        List<String> failures = failures(function);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("\n", failures) + "\n" + Printer.print(function));
        }
        return function;
    }

    private void function(Function function) {
        for (Value active : function.active()) {
            if (!function.params().contains(active)) {
                fail(names.of(active) + " is active but no parameter");
            } else if (!active.type().isDifferentiable()) {
                fail(names.of(active) + " is active but has type " + active.type());
            }
        }
        region(function.body(), true);
        slots.finish();
    }

    private void region(Region region, boolean body) {
        List<Value> scope = new ArrayList<>();
        region.params().forEach(param -> define(param, "a parameter", scope));
        if (region.ops().isEmpty()) {
            fail("an empty region, without terminator");
        }
        for (int i = 0; i < region.ops().size(); i++) {
            Op op = region.ops().get(i);
            boolean last = i == region.ops().size() - 1;
            terminator(op, last, body);
            for (Value operand : op.operands()) {
                if (!visible.contains(operand)) {
                    String why = defined.contains(operand) ? " is out of scope at " : " is not defined before ";
                    fail(names.of(operand) + why + describe(op));
                }
            }
            nested(op);
            slots.visit(op);
            types.check(op);
            if (op instanceof Op.Invoke invoke) {
                entry.callee(invoke).ifPresent(callee -> types.check(invoke, callee));
            }
            op.results().forEach(result -> define(result, describe(op), scope));
        }
        scope.forEach(visible::remove);
    }

    private void terminator(Op op, boolean last, boolean body) {
        boolean terminates = op instanceof Op.Return || op instanceof Op.Yield;
        if (last && !(body ? op instanceof Op.Return : op instanceof Op.Yield)) {
            fail((body ? "the body has to end in return, not in " : "a region has to end in yield, not in ")
                    + describe(op));
        } else if (!last && terminates) {
            fail(describe(op) + " before the end of its region");
        }
    }

    private void nested(Op op) {
        String label = op instanceof Op.For loop ? loop.label() : op instanceof Op.While loop ? loop.label() : null;
        if (label != null && labels.putIfAbsent(label, op) != null) {
            fail("two loops are labelled \"" + label + "\"");
        }
        for (int i = 0; i < op.regions().size(); i++) {
            slots.enter(label != null ? label : i == 0 ? "then" : "else");
            region(op.regions().get(i), false);
            slots.leave();
        }
    }

    private void define(Value value, String where, List<Value> scope) {
        if (!defined.add(value)) {
            fail(names.of(value) + " is defined again by " + where);
        } else if (value.name() != null && !value.name().chars().allMatch(Character::isJavaIdentifierPart)) {
            fail(names.of(value) + " is named like no variable");
        }
        visible.add(value);
        scope.add(value);
    }

    private void fail(String failure) {
        failures.add(failure);
    }

    private void fail(Op op, String failure) {
        fail(describe(op) + ": " + failure);
    }

    private String describe(Op op) {
        String name = op.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        String what = op instanceof Op.Call call ? " \"" + call.function() + "\"" : "";
        String target = op.results().isEmpty() ? "" : " of " + names.of(op.result());
        String place =
                op.origin().span().equals(Span.NONE) ? "" : " at " + op.origin().span();
        return name + what + target + place;
    }
}
