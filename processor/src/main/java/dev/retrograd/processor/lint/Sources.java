package dev.retrograd.processor.lint;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What values are made of, through calls, branches and loops, and not through arrays. */
final class Sources {
    private final Uses uses;
    private final Map<Value, List<Value>> direct = new HashMap<>();

    Sources(Uses uses, Region body) {
        this.uses = uses;
        visit(body);
    }

    private void visit(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::visit);
            if (op instanceof Op.If branch) {
                connect(branch.targets(), branch.then().yields());
                connect(branch.targets(), branch.otherwise().yields());
            } else if (op instanceof Op.For loop) {
                connect(loop.carried(), loop.inits());
                connect(loop.carried(), loop.body().yields());
                connect(loop.targets(), loop.carried());
            } else if (op instanceof Op.While loop) {
                List<Value> forwarded =
                        loop.condition().yields().subList(1, loop.targets().size() + 1);
                connect(loop.condition().params(), loop.inits());
                connect(loop.condition().params(), loop.body().yields());
                connect(loop.body().params(), forwarded);
                connect(loop.targets(), forwarded);
            } else if (op instanceof Op.Call call) {
                call.operands().forEach(operand -> add(call.target(), operand));
            }
        }
    }

    private void connect(List<Value> targets, List<Value> from) {
        for (int i = 0; i < targets.size(); i++) {
            add(targets.get(i), from.get(i));
        }
    }

    private void add(Value target, Value source) {
        direct.computeIfAbsent(target, key -> new ArrayList<>()).add(source);
    }

    /** The values that a value may be without a computation: what branches yield and loops carry. */
    List<Value> merged(Value value) {
        return uses.definition(value).orElse(null) instanceof Op.Call
                ? List.of()
                : direct.getOrDefault(value, List.of());
    }

    /** The value and all that it is made of; elements of arrays count with array and index. */
    Set<Value> all(Value value) {
        Set<Value> all = new LinkedHashSet<>();
        Deque<Value> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            Value next = open.remove();
            if (all.add(next)) {
                open.addAll(direct.getOrDefault(next, List.of()));
                if (uses.definition(next).orElse(null) instanceof Op.Load load) {
                    open.addAll(load.operands());
                }
            }
        }
        return all;
    }

    /** What a condition tests: the value, what it is made of, and the conditions of branches that it comes from. */
    Set<Value> tested(Value condition) {
        Set<Value> all = new LinkedHashSet<>();
        Deque<Value> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            for (Value next : all(open.remove())) {
                if (all.add(next) && uses.definition(next).orElse(null) instanceof Op.If branch) {
                    open.add(branch.condition());
                }
            }
        }
        return all;
    }

    /** The truths that a condition is put together from, and those that decide which of them count; no numbers. */
    Set<Value> decisive(Value condition) {
        Set<Value> all = new LinkedHashSet<>();
        Deque<Value> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            Value next = open.remove();
            if (!next.type().isDifferentiable() && all.add(next)) {
                open.addAll(direct.getOrDefault(next, List.of()));
                if (uses.definition(next).orElse(null) instanceof Op.If branch) {
                    open.add(branch.condition());
                }
            }
        }
        return all;
    }
}
