package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts a check behind every adjoint, and behind every number of the method where it may become infinite or NaN. To be applied last:
 * what is computed, and in which order, stays as it is.
 */
public final class FiniteChecks {
    private static final String CHECK = "dev.retrograd.runtime.FiniteCheck.";
    private static final int MOST_OPERANDS = 3;

    /** Functions of {@code Math} that are finite where their operands are. */
    private static final Set<String> FINITE = Set.of(
            "abs", "sin", "cos", "atan", "atan2", "tanh", "max", "min", "signum", "floor", "ceil", "rint", "cbrt");

    private final Uses uses;
    private final SourceText text;

    private FiniteChecks(Uses uses) {
        this.uses = uses;
        this.text = new SourceText(value -> uses.definition(value).orElse(null));
    }

    /** The derived function with checks. */
    public static Function apply(Function derived) {
        return derived.withBody(new FiniteChecks(Uses.of(derived)).checked(derived.body()));
    }

    private Region checked(Region region) {
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            Op inner = op.regions().isEmpty() ? op : op.with(this::checked);
            ops.add(inner);
            if (op instanceof Op.Call call
                    && call.target().type().isFloating()
                    && call.origin().span().line() > 0) {
                check(call, ops);
            }
        }
        return new Region(region.params(), ops);
    }

    private void check(Op.Call call, List<Op> to) {
        if (call.origin().note().isEmpty()) {
            Set<Value> operands = new LinkedHashSet<>();
            call.operands().stream().filter(this::isVariable).forEach(operands::add);
            if (canLeaveRange(call)) {
                String name = call.target().name();
                check("value", call, name == null ? "this expression" : name, text.expression(call), operands, to);
            }
        } else if (isAdjoint(call)) {
            Set<Value> operands = new LinkedHashSet<>();
            leaves(call, operands);
            check("adjoint", call, variable(call), call.origin().note(), operands, to);
        }
    }

    /** Operations that keep a finite number finite need no check, nor those with an infinite literal. */
    private boolean canLeaveRange(Op.Call call) {
        return call.operands().stream().noneMatch(this::isInfinite)
                && !(call.function().equals("-") && call.operands().size() == 1)
                && !call.function().equals("(double)")
                && !FINITE.contains(call.function().substring(call.function().indexOf('.') + 1));
    }

    /** Whether a derived number is more than a part of its rule: it has a name, or others than the rule use it. */
    private boolean isAdjoint(Op.Call call) {
        return call.target().name() != null
                || uses.users(call.target()).stream()
                        .anyMatch(user ->
                                !(user instanceof Op.Call) || !user.origin().equals(call.origin()));
    }

    private void leaves(Op.Call call, Set<Value> operands) {
        for (Value operand : call.operands()) {
            Op definition = uses.definition(operand).orElse(null);
            if (definition instanceof Op.Call part && part.origin().equals(call.origin()) && !isAdjoint(part)) {
                leaves(part, operands);
            } else if (isVariable(operand)) {
                operands.add(operand);
            }
        }
    }

    private boolean isVariable(Value value) {
        return value.type().isFloating() && !(uses.definition(value).orElse(null) instanceof Op.Const);
    }

    private boolean isInfinite(Value value) {
        return uses.definition(value).orElse(null) instanceof Op.Const literal
                && literal.value() instanceof Number number
                && !Double.isFinite(number.doubleValue());
    }

    /** What a sum is called that has no name: as what it adds to. */
    private String variable(Op.Call call) {
        String name = call.target().name();
        String sum =
                name == null && (call.function().equals("+") || call.function().equals("-"))
                        ? text.name(call.operands().get(0))
                        : name;
        return sum == null ? "of an expression" : sum;
    }

    private void check(String kind, Op.Call call, String variable, String rule, Set<Value> operands, List<Op> to) {
        List<Value> shown = operands.stream().limit(MOST_OPERANDS).toList();
        RegionBuilder builder = new RegionBuilder(List.of(), Origin.NONE);
        List<Value> arguments = new ArrayList<>();
        arguments.add(call.target());
        arguments.add(builder.constant(variable));
        arguments.add(builder.constant(
                call.origin().span().file() + ":" + call.origin().span().line()));
        arguments.add(builder.constant(rule));
        if (!shown.isEmpty()) {
            List<String> names = new ArrayList<>();
            shown.forEach(operand -> {
                String name = text.name(operand);
                names.add(name == null ? "operand " + (names.size() + 1) : name);
            });
            arguments.add(builder.constant(String.join("; ", names)));
            arguments.addAll(shown);
        }
        to.addAll(builder.ops());
        to.add(new Op.Invoke(List.of(), CHECK + kind, arguments, Origin.NONE));
    }
}
