package dev.retrograd.processor.lint;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/** What the checks ask of a function: who defines a value, from what, whether it carries a derivative. */
final class Facts {
    private final Uses uses;
    private final Activity activity;
    private final Sources sources;
    private final List<Op> ops = new ArrayList<>();

    Facts(Function function, Activity activity) {
        this.uses = Uses.of(function);
        this.activity = activity;
        this.sources = new Sources(uses, function.body());
        collect(function.body());
    }

    private void collect(Region region) {
        for (Op op : region.ops()) {
            ops.add(op);
            op.regions().forEach(this::collect);
        }
    }

    /** Who defines and reads values. */
    Uses uses() {
        return uses;
    }

    /** Who needs an adjoint. */
    Activity activity() {
        return activity;
    }

    /** What values are made of. */
    Sources sources() {
        return sources;
    }

    /** All operations in program order, an operation before those within it. */
    List<Op> ops() {
        return ops;
    }

    /** Applies a test to the calls that are the method's own and whose result carries a derivative. */
    void activeCalls(Consumer<Op.Call> test) {
        for (Op op : ops) {
            if (op instanceof Op.Call call && isOwn(call) && activity.isActive(call.target())) {
                test.accept(call);
            }
        }
    }

    /** Whether an operation stands in the source, and not in the derivative of another method. */
    static boolean isOwn(Op op) {
        return op.origin().note().isEmpty() && op.origin().span().line() > 0;
    }

    /** The call that computes a value, casts between floating types left away. */
    Optional<Op.Call> call(Value value) {
        return uses.definition(plain(value)).filter(Op.Call.class::isInstance).map(Op.Call.class::cast);
    }

    /** The call of a function of {@code Math} or {@code StrictMath} that computes a value. */
    Optional<Op.Call> call(Value value, String function) {
        return call(value).filter(call -> is(call, function));
    }

    /** Whether a call is one of an operator, or of a function of {@code Math} or {@code StrictMath}. */
    static boolean is(Op.Call call, String function) {
        String name = call.function();
        return name.equals(function) || simple(call).equals(function);
    }

    /** The function's name without its class. */
    static String simple(Op.Call call) {
        String name = call.function();
        return name.startsWith("Math.") || name.startsWith("StrictMath.")
                ? name.substring(name.indexOf('.') + 1)
                : name;
    }

    /** The value before casts that keep its number. */
    Value plain(Value value) {
        Value current = value;
        while (uses.definition(current).orElse(null) instanceof Op.Call call
                && (call.function().equals("(double)") || call.function().equals("(float)"))) {
            current = call.operands().get(0);
        }
        return current;
    }

    /** The number that a value always is. */
    OptionalDouble constant(Value value) {
        Op definition = uses.definition(plain(value)).orElse(null);
        if (definition instanceof Op.Const constant && constant.value() instanceof Number number) {
            return OptionalDouble.of(number.doubleValue());
        } else if (definition instanceof Op.Call call
                && call.function().equals("-")
                && call.operands().size() == 1) {
            OptionalDouble operand = constant(call.operands().get(0));
            return operand.isPresent() ? OptionalDouble.of(-operand.getAsDouble()) : operand;
        }
        return OptionalDouble.empty();
    }

    /** Whether a value is always this number. */
    boolean isConstant(Value value, double number) {
        OptionalDouble constant = constant(value);
        return constant.isPresent() && constant.getAsDouble() == number;
    }

    /** Whether two values are the same number by the way that they are computed. */
    boolean same(Value first, Value second) {
        Value a = plain(first);
        Value b = plain(second);
        if (a.equals(b)) {
            return true;
        }
        Op left = uses.definition(a).orElse(null);
        Op right = uses.definition(b).orElse(null);
        if (left instanceof Op.Const one && right instanceof Op.Const other) {
            return one.value() != null && one.value().equals(other.value());
        } else if (left instanceof Op.Call one && right instanceof Op.Call other) {
            return one.function().equals(other.function()) && same(one.operands(), other.operands());
        } else if (left instanceof Op.Load one && right instanceof Op.Load other) {
            return same(one.operands(), other.operands()) && !isWrittenBetween(one, other);
        }
        return false;
    }

    private boolean same(List<Value> first, List<Value> second) {
        if (first.size() != second.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!same(first.get(i), second.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isWrittenBetween(Op one, Op other) {
        int low = Math.min(uses.position(one), uses.position(other));
        int high = Math.max(uses.position(one), uses.position(other));
        return ops.subList(low, high + 1).stream().anyMatch(op -> op instanceof Op.Store || op instanceof Op.Invoke);
    }

    /** Whether a value carries a derivative, and is not always the same number. */
    boolean isVaried(Value value) {
        return activity.isVaried(value);
    }

    /** How messages call a value: the user's name, or its function. */
    String describe(Value value) {
        Value plain = plain(value);
        if (plain.name() != null) {
            return plain.name();
        }
        Op definition = uses.definition(plain).orElse(null);
        if (definition instanceof Op.Load load) {
            return describe(load.array()) + "[...]";
        } else if (definition instanceof Op.Call call) {
            String name = simple(call);
            return Character.isLetter(name.charAt(0)) ? name + "(...)" : "this expression";
        }
        OptionalDouble constant = constant(plain);
        return constant.isPresent() ? String.valueOf(constant.getAsDouble()) : "this value";
    }

    /** A finding at an operation. */
    static Finding at(Finding.Kind kind, Op op, String... operands) {
        return new Finding(kind, op.origin().span(), List.of(operands));
    }

    /** The conditions under which an operation runs: of the branches and loops around it, and of those before it that throw. */
    Set<Value> guards(Op op) {
        Set<Value> guards = new LinkedHashSet<>();
        for (Op around : uses.enclosing(op)) {
            if (around instanceof Op.If branch) {
                guards.add(branch.condition());
            } else if (around instanceof Op.While loop) {
                guards.add(loop.condition().yields().get(0));
            }
        }
        for (Op before : ops.subList(0, uses.position(op))) {
            if (before instanceof Op.If branch && before.regions().stream().anyMatch(Facts::endsInThrow)) {
                guards.add(branch.condition());
            }
        }
        return guards;
    }

    private static boolean endsInThrow(Region region) {
        return region.ops().stream().anyMatch(Op.Throw.class::isInstance);
    }
}
