package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Aliases.Storage;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which numbers and arrays of a tangent function depend on the direction, and whether each operation on them can be done for
 * many directions at a time.
 */
final class Varying {
    private final Aliases aliases;
    private final Set<Value> numbers = new HashSet<>();
    private final Set<Storage> leaves = new HashSet<>();
    private boolean changed;
    private boolean isPossible = true;

    private Varying(Function function) {
        aliases = Aliases.of(function);
    }

    /** What depends on some of a function's parameters. */
    static Varying of(Function function, Collection<Value> params) {
        Varying varying = new Varying(function);
        params.forEach(varying::vary);
        do {
            varying.changed = false;
            varying.scan(function.body());
        } while (varying.changed);
        varying.check(function.body());
        return varying;
    }

    /** Whether nothing stands in the way. */
    boolean isPossible() {
        return isPossible;
    }

    /** Whether a value depends on the direction; an array if the numbers that it leads to may. */
    boolean contains(Value value) {
        return value.type() instanceof ArrayType ? leaves.contains(aliases.leaf(value)) : numbers.contains(value);
    }

    /** Whether a value is a number that depends on the direction. */
    boolean isNumber(Value value) {
        return numbers.contains(value);
    }

    private void vary(Value value) {
        changed |= value.type() instanceof ArrayType ? leaves.add(aliases.leaf(value)) : numbers.add(value);
    }

    private void vary(List<Value> targets, List<Value> sources) {
        for (int i = 0; i < targets.size(); i++) {
            if (contains(sources.get(i))) {
                vary(targets.get(i));
            }
        }
    }

    private void scan(Region region) {
        for (Op op : region.ops()) {
            op.regions().forEach(this::scan);
            if (op instanceof Op.Call call) {
                if (call.operands().stream().anyMatch(this::contains)) {
                    vary(call.target());
                }
            } else if (op instanceof Op.Load load && !(load.target().type() instanceof ArrayType)) {
                if (contains(load.array())) {
                    vary(load.target());
                }
            } else if (op instanceof Op.Store store) {
                if (contains(store.value())) {
                    vary(store.array());
                }
            } else if (op instanceof Op.If branch) {
                vary(branch.targets(), branch.then().yields());
                vary(branch.targets(), branch.otherwise().yields());
                if (contains(branch.condition())) {
                    branch.targets().forEach(this::vary);
                }
            } else if (op instanceof Op.For loop) {
                vary(loop.carried(), loop.inits());
                vary(loop.carried(), loop.body().yields());
                vary(loop.targets(), loop.carried());
            } else if (op instanceof Op.While loop) {
                List<Value> forwarded =
                        loop.condition().yields().subList(1, loop.targets().size() + 1);
                vary(loop.condition().params(), loop.inits());
                vary(loop.condition().params(), loop.body().yields());
                vary(loop.body().params(), forwarded);
                vary(loop.targets(), forwarded);
            }
        }
    }

    private void check(Region region) {
        region.params().forEach(this::checkType);
        for (Op op : region.ops()) {
            isPossible &= isPossible(op);
            op.results().forEach(this::checkType);
            op.regions().forEach(this::check);
        }
    }

    /** Only numbers of one kind can be had in one array. */
    private void checkType(Value value) {
        if (value.type() instanceof ArrayType array && contains(value)) {
            isPossible &= array.leaf() == Primitive.DOUBLE;
        } else if (contains(value)) {
            isPossible &= value.type() == Primitive.DOUBLE || value.type() == Primitive.BOOLEAN;
        }
    }

    private boolean isPossible(Op op) {
        boolean varies = op.operands().stream().anyMatch(this::contains)
                || op.results().stream().anyMatch(this::contains);
        if (!varies
                || op instanceof Op.Load
                || op instanceof Op.Store
                || op instanceof Op.Length
                || op instanceof Op.Alloc
                || op instanceof Op.Yield
                || op instanceof Op.Return
                || op instanceof Op.For) {
            return true;
        } else if (op instanceof Op.Const constant) {
            return constant.value() == null;
        } else if (op instanceof Op.Call call) {
            return call.operands().stream()
                            .noneMatch(value ->
                                    value.type().isShadowed() || value.type().isArray())
                    && call.target().type() instanceof Primitive;
        } else if (op instanceof Op.If branch) {
            return !contains(branch.condition()) ? branch.targets().stream().noneMatch(this::isTruth) : isPlain(branch);
        } else if (op instanceof Op.While loop) {
            return !contains(loop.condition().yields().get(0));
        }
        return op instanceof Op.Shadow shadow && ((ArrayType) shadow.target().type()).rank() == 1;
    }

    private boolean isTruth(Value value) {
        return contains(value) && value.type() == Primitive.BOOLEAN;
    }

    /** Whether a branch that depends on the direction chooses between numbers only. */
    private static boolean isPlain(Op.If branch) {
        return branch.regions().stream()
                .flatMap(region -> region.ops().stream())
                .allMatch(op -> op instanceof Op.Const
                        || (op instanceof Op.Call call && call.target().type() instanceof Primitive)
                        || op instanceof Op.Yield
                        || (op instanceof Op.If inner && isPlain(inner)));
    }
}
