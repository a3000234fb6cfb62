package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values are needed at the same time and therefore cannot share a variable, found by one walk backward over the
 * regions; and the copies that sharing would save.
 *
 * <p>A copy's target does not interfere with its source: as long as neither changes, they are equal.
 */
final class Interference {
    /** A region's parameter or a branch's or loop's result takes over a value. */
    record Copy(Value target, Value source) {}

    private final Index index;
    private final Inlining inlining;
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final List<BitSet> edges = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();

    Interference(Index index, Inlining inlining) {
        this.index = index;
        this.inlining = inlining;
        for (Value value : index.values()) {
            if (!inlining.isInlined(value)) {
                numbers.put(value, values.size());
                values.add(value);
                edges.add(new BitSet());
            }
        }
        BitSet live = new BitSet();
        walk(index.root(), live);
        index.root().params().forEach(parameter -> define(parameter, null, live));
    }

    /** The values that have a variable, in program order. */
    List<Value> values() {
        return values;
    }

    List<Copy> copies() {
        return copies;
    }

    int number(Value value) {
        return numbers.get(value);
    }

    /** The values, by number, that are needed when a value is defined: it interferes with them, and with those of which it is one. */
    BitSet of(Value value) {
        return edges.get(number(value));
    }

    /** Takes what is live behind a region and its terminator to what is live before it. */
    private void walk(Region region, BitSet live) {
        if (region.terminator() instanceof Op.Return) {
            region.yields().forEach(value -> read(value, live));
        }
        List<Op> ops = region.body();
        for (int i = ops.size() - 1; i >= 0; i--) {
            Op op = ops.get(i);
            if (!inlining.isInlined(op)) {
                statement(op, live);
            }
        }
    }

    private void statement(Op op, BitSet live) {
        if (op instanceof Op.If branch) {
            branch(branch, live);
        } else if (op instanceof Op.For loop) {
            counted(loop, live);
        } else if (op instanceof Op.While loop) {
            repeated(loop, live);
        } else {
            op.results().forEach(result -> define(result, null, live));
            op.results().forEach(result -> live.clear(number(result)));
            op.operands().forEach(operand -> read(operand, live));
        }
    }

    private void branch(Op.If branch, BitSet live) {
        if (inlining.isExpression(branch)) {
            define(branch.result(), null, live);
            live.clear(number(branch.result()));
            branch.regions().forEach(region -> region.yields().forEach(value -> read(value, live)));
        } else {
            BitSet otherwise = (BitSet) live.clone();
            copy(branch.targets(), branch.otherwise().yields(), otherwise);
            walk(branch.otherwise(), otherwise);
            copy(branch.targets(), branch.then().yields(), live);
            walk(branch.then(), live);
            live.or(otherwise);
        }
        read(branch.condition(), live);
    }

    private void counted(Op.For loop, BitSet live) {
        // What is read inside is needed in every iteration, and so are the variables that leave the loop.
        kill(loop.targets(), live);
        readInside(loop.body(), live);
        read(loop.limit(), live);
        loop.carried().forEach(value -> live.set(number(value)));
        BitSet entry = (BitSet) live.clone();
        copy(loop.carried(), loop.body().yields(), live);
        walk(loop.body(), live);
        read(loop.first(), entry);
        copy(loop.carried(), loop.inits(), entry);
        live.clear();
        live.or(entry);
    }

    private void repeated(Op.While loop, BitSet live) {
        kill(loop.targets(), live);
        readInside(loop.condition(), live);
        readInside(loop.body(), live);
        BitSet header = (BitSet) live.clone();
        loop.condition().params().forEach(value -> header.set(number(value)));

        BitSet body = (BitSet) header.clone();
        copy(loop.condition().params(), loop.body().yields(), body);
        walk(loop.body(), body);

        live.or(body);
        loop.body().params().forEach(value -> live.set(number(value)));
        List<Value> yields = loop.condition().yields();
        read(yields.get(0), live);
        copy(loop.body().params(), yields.subList(1, yields.size()), live);
        walk(loop.condition(), live);

        copy(loop.condition().params(), loop.inits(), header);
        live.clear();
        live.or(header);
    }

    private void kill(List<Value> targets, BitSet live) {
        // A loop's results are its variables: see Variables.
        targets.forEach(target -> define(target, null, live));
        targets.forEach(target -> live.clear(number(target)));
    }

    /** All targets take over their sources at once. */
    private void copy(List<Value> targets, List<Value> sources, BitSet live) {
        for (int i = 0; i < targets.size(); i++) {
            define(targets.get(i), sources.get(i), live);
            if (!inlining.isInlined(sources.get(i))) {
                copies.add(new Copy(targets.get(i), sources.get(i)));
            }
        }
        targets.forEach(target -> live.clear(number(target)));
        sources.forEach(source -> read(source, live));
    }

    private void define(Value value, Value source, BitSet live) {
        int number = number(value);
        BitSet others = edges.get(number);
        int copied = source == null || inlining.isInlined(source) ? number : number(source);
        boolean interferes = others.get(copied);
        others.or(live);
        others.set(copied, interferes);
        others.clear(number);
    }

    /** Marks the variables in a value's expression as live. */
    private void read(Value value, BitSet live) {
        if (!inlining.isInlined(value)) {
            live.set(number(value));
            return;
        }
        Op definition = index.definition(value);
        definition.operands().forEach(operand -> read(operand, live));
        definition.regions().forEach(region -> region.yields().forEach(result -> read(result, live)));
    }

    /** Marks the variables from outside that are read inside a region as live. */
    private void readInside(Region region, BitSet live) {
        BitSet read = new BitSet();
        collect(region, read);
        for (int i = read.nextSetBit(0); i >= 0; i = read.nextSetBit(i + 1)) {
            if (!index.isInside(index.home(values.get(i)), region)) {
                live.set(i);
            }
        }
    }

    private void collect(Region region, BitSet read) {
        for (Op op : region.ops()) {
            if (!inlining.isInlined(op)) {
                op.operands().forEach(operand -> read(operand, read));
                op.regions().forEach(inner -> collect(inner, read));
            }
        }
    }
}
