package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that numbers which are kept in one place do not overwrite one another while they are used: follows which numbers are in their
 * places from operation to operation, on every path, as they are written, and finds each use of one that is not.
 *
 * <p>What it takes for written at the definition, {@link Lanes} writes at the end of a loop over the directions, behind all that the
 * loop reads; so it may find too much, and never too little.
 */
final class CellContents {
    private final CellSharing sharing;
    private final Varying varying;
    private boolean isKept = true;

    private CellContents(CellSharing sharing, Varying varying) {
        this.sharing = sharing;
        this.varying = varying;
    }

    /** Whether every number of a function is in its place where it is used. */
    static boolean areKept(Function function, CellSharing sharing, Varying varying) {
        CellContents contents = new CellContents(sharing, varying);
        Set<Value> there = new HashSet<>();
        function.params().forEach(param -> contents.write(param, there));
        contents.follow(function.body(), there);
        return contents.isKept;
    }

    private void use(Value value, Set<Value> there) {
        isKept &= !varying.isNumber(value) || there.contains(value);
    }

    private void write(Value value, Set<Value> there) {
        if (varying.isNumber(value)) {
            there.removeAll(sharing.members(value));
            there.add(value);
        }
    }

    /** Lets values become others, all at a time; one that is in the other's place already stays there. */
    private void pass(List<Value> sources, List<Value> targets, Set<Value> there) {
        for (int i = 0; i < targets.size(); i++) {
            if (varying.isNumber(targets.get(i))) {
                use(sources.get(i), there);
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            Value source = sources.get(i);
            Value target = targets.get(i);
            if (!varying.isNumber(source) || !sharing.members(source).contains(target)) {
                write(target, there);
            } else if (there.contains(source)) {
                there.add(target);
            }
        }
    }

    private void follow(Region region, Set<Value> there) {
        for (Op op : region.body()) {
            if (op instanceof Op.For loop) {
                follow(loop, there);
            } else if (op instanceof Op.While loop) {
                follow(loop, there);
            } else if (op instanceof Op.If branch && !varying.isNumber(branch.condition())) {
                follow(branch, there);
            } else {
                useAll(op, new HashSet<>(there));
                op.results().forEach(result -> write(result, there));
            }
        }
    }

    /** What an operation and its regions use, where each has variables of its own. */
    private void useAll(Op op, Set<Value> there) {
        op.operands().forEach(operand -> use(operand, there));
        for (Region region : op.regions()) {
            for (Op inner : region.ops()) {
                useAll(inner, there);
                there.addAll(inner.results());
            }
        }
    }

    private void follow(Op.If branch, Set<Value> there) {
        Set<Value> otherwise = new HashSet<>(there);
        arm(branch.then(), branch.targets(), there);
        arm(branch.otherwise(), branch.targets(), otherwise);
        there.retainAll(otherwise);
    }

    private void arm(Region region, List<Value> targets, Set<Value> there) {
        follow(region, there);
        pass(region.yields(), targets, there);
    }

    private void follow(Op.For loop, Set<Value> there) {
        pass(loop.inits(), loop.carried(), there);
        Set<Value> behind;
        do {
            behind = new HashSet<>(there);
            arm(loop.body(), loop.carried(), behind);
        } while (there.retainAll(behind));
        pass(loop.carried(), loop.targets(), there);
    }

    private void follow(Op.While loop, Set<Value> there) {
        List<Value> tested = loop.condition().params();
        List<Value> forwarded = loop.body().params();
        pass(loop.inits(), tested, there);
        Set<Value> decided;
        Set<Value> behind;
        do {
            decided = new HashSet<>(there);
            follow(loop.condition(), decided);
            pass(loop.condition().yields().subList(1, forwarded.size() + 1), forwarded, decided);
            behind = new HashSet<>(decided);
            arm(loop.body(), tested, behind);
        } while (there.retainAll(behind));
        there.clear();
        there.addAll(decided);
        pass(forwarded, loop.targets(), there);
    }
}
