package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which numbers can be kept in one place, one after the other: a loop's variable and its next value, what goes into a branch and what
 * comes out of it. Nothing has to be copied from the one to the other then. What a loop gives back is where its variable was.
 *
 * <p>A number may take another's place if it is written behind the other's last use, on every path: that is what the conditions here
 * ask of the numbers' positions, and what {@link CellContents} finds by itself, path by path, of what they decided. Where it finds
 * otherwise, all numbers are kept apart.
 */
final class CellSharing {
    private final Uses uses;
    private final Varying varying;
    private final Map<Value, List<Value>> classes = new HashMap<>();

    private CellSharing(Uses uses, Varying varying) {
        this.uses = uses;
        this.varying = varying;
    }

    static CellSharing of(Function function, Uses uses, Varying varying) {
        CellSharing sharing = new CellSharing(uses, varying);
        sharing.visit(function.body());
        boolean kept = CellContents.areKept(function, sharing, varying);
        assert kept : "numbers that are used at a time are in one place";
        return kept ? sharing : apart(function, uses, varying);
    }

    private static CellSharing apart(Function function, Uses uses, Varying varying) {
        CellSharing apart = new CellSharing(uses, varying);
        apart.results(function.body());
        return apart;
    }

    /** The number that stands for all that are in the same place. */
    Value place(Value number) {
        return members(number).get(0);
    }

    /** All numbers that are in the place of one. */
    List<Value> members(Value number) {
        return classes.getOrDefault(number, List.of(number));
    }

    private void unite(Value a, Value b) {
        List<Value> all = new ArrayList<>(members(a));
        all.addAll(members(b));
        all.forEach(member -> classes.put(member, all));
    }

    private void visit(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::visit);
            if (op instanceof Op.If branch && !varying.isNumber(branch.condition())) {
                for (int i = 0; i < branch.targets().size(); i++) {
                    if (isKept(branch.targets().get(i))) {
                        branch(branch, i);
                    }
                }
            } else if (op instanceof Op.For loop) {
                for (int i = 0; i < loop.carried().size(); i++) {
                    Value next = loop.body().yields().get(i);
                    Value variable = loop.carried().get(i);
                    if (isKept(variable) && isNew(next, loop.body()) && isOver(variable, start(next))) {
                        unite(variable, next);
                    }
                }
            }
            results(op);
        }
    }

    private void results(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::results);
            results(op);
        }
    }

    private void results(Op op) {
        List<Value> variables = op instanceof Op.For loop
                ? loop.carried()
                : op instanceof Op.While loop ? loop.body().params() : List.of();
        for (int i = 0; i < variables.size(); i++) {
            if (varying.isNumber(variables.get(i))) {
                unite(variables.get(i), op.results().get(i));
            }
        }
    }

    private boolean isKept(Value value) {
        return varying.isNumber(value) && value.type() == Primitive.DOUBLE;
    }

    private Op definition(Value value) {
        return uses.definition(value).orElseThrow();
    }

    private void branch(Op.If branch, int result) {
        Value target = branch.targets().get(result);
        for (Region arm : branch.regions()) {
            Value value = arm.yields().get(result);
            boolean before = isKept(value) && !members(value).contains(target) && isBefore(value, branch);
            if (before && isOver(value, end(branch))) {
                unite(value, target);
                break;
            }
        }
        for (int arm = 0; arm < 2; arm++) {
            Value value = branch.regions().get(arm).yields().get(result);
            Region other = branch.regions().get(1 - arm);
            if (isNew(value, branch.regions().get(arm)) && isOver(target, start(value), other, branch)) {
                unite(target, value);
            }
        }
    }

    /** Whether a value is there when a branch is reached, and is computed anew before it is reached again. */
    @SuppressWarnings("ReferenceEquality") // regions are told apart by identity
    private boolean isBefore(Value value, Op.If branch) {
        Region scope = uses.scope(value);
        Region region = uses.region(branch);
        boolean param = uses.definition(value).isEmpty() && uses.parent(scope).isEmpty();
        while (region != scope && uses.parent(region).orElse(null) instanceof Op.If around) {
            region = uses.region(around);
        }
        return region == scope && !param;
    }

    /** Whether a value, computed in a region itself and not by a loop, shares its place with no variable. */
    private boolean isNew(Value value, Region region) {
        return isKept(value)
                && region.equals(uses.scope(value))
                && members(value).stream()
                        .allMatch(member -> uses.definition(member).isPresent()
                                && !(definition(member) instanceof Op.For)
                                && !(definition(member) instanceof Op.While));
    }

    /** Whether nobody uses what is in a value's place behind a position. */
    private boolean isOver(Value value, int position) {
        return users(value).allMatch(user -> uses.position(user) <= position);
    }

    /** The same where only a branch's other arm, which is not taken then, and what follows the branch may use it. */
    private boolean isOver(Value value, int position, Region other, Op.If branch) {
        return users(value)
                .allMatch(user -> uses.position(user) <= position
                        || uses.isWithin(user, other)
                        || uses.position(user) > end(branch));
    }

    /** Behind which position a value's place holds it, or others that share it; a value alone may take the place of an operand. */
    private int start(Value value) {
        return members(value).size() == 1
                ? end(definition(value))
                : members(value).stream()
                        .mapToInt(member -> uses.position(definition(member)))
                        .min()
                        .orElseThrow();
    }

    private Stream<Op> users(Value value) {
        return members(value).stream().flatMap(member -> uses.users(member).stream());
    }

    private int end(Op op) {
        int end = uses.position(op);
        for (Region region : op.regions()) {
            end = Math.max(end, end(region));
        }
        return end;
    }

    private int end(Region region) {
        return end(region.terminator());
    }
}
