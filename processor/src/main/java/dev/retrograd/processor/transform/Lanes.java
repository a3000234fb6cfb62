package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Does the work of a tangent function for many directions at a time: where it has a number, there is an array with one number for
 * each direction, and operations that follow one another become one loop over the directions.
 */
final class Lanes {
    /** A loop of as many operations ends where little has to be kept: short loops are vectorised. */
    private static final int LONG = 10;

    private final Varying varying;
    private final Uses uses;
    private final CellSharing sharing;
    private final Value count;
    private final Map<Value, Value> arrays = new HashMap<>();
    private final Map<Value, Value> cells = new HashMap<>();
    private final Map<Value, Value> made = new LinkedHashMap<>();
    private int loops;
    private boolean isPossible = true;

    /**
     * A rewriting of a tangent function.
     *
     * @param count how many directions there are
     */
    Lanes(Function tangents, Varying varying, Value count) {
        this.varying = varying;
        this.uses = Uses.of(tangents);
        this.sharing = CellSharing.of(tangents, uses, varying);
        this.count = count;
    }

    /** What an array type becomes. */
    static Type wide(Type type) {
        return type instanceof ArrayType array ? new ArrayType(wide(array.element())) : ArrayType.DOUBLES;
    }

    /** Lets a parameter's tangents be in an array. */
    void enter(Value param, Value tangents) {
        if (param.type() instanceof ArrayType) {
            arrays.put(param, tangents);
        } else {
            cells.put(sharing.place(param), tangents);
        }
    }

    /**
     * Rewrites a function's operations.
     *
     * @param wanted a result that is an array
     * @return the array of that result's tangents; empty if a truth value would have to be kept for each direction
     */
    Optional<Value> run(Region body, Value wanted, RegionBuilder to) {
        RegionBuilder inner = new RegionBuilder(List.of(), to.origin());
        Block block = new Block(inner);
        rewrite(body, block);
        block.flush();
        made.values().forEach(cell -> to.add(new Op.Alloc(cell, List.of(count), Placement.FRESH, Origin.NONE)));
        to.addAll(inner.ops());
        return isPossible ? Optional.of(now(wanted)) : Optional.empty();
    }

    private Value now(Value value) {
        return arrays.getOrDefault(value, value);
    }

    /** What stands for an array or any other value that is none of the numbers that vary. */
    private Value define(Value value) {
        return value.type() instanceof ArrayType && varying.contains(value)
                ? arrays.computeIfAbsent(value, key -> Value.of(wide(key.type()), key.name()))
                : value;
    }

    /** The array of a number's tangents. */
    private Value cell(Value number) {
        return cells.computeIfAbsent(
                sharing.place(number),
                key -> made.computeIfAbsent(key, unused -> Value.of(ArrayType.DOUBLES, key.name())));
    }

    /** Operations that follow one another, and the loop over the directions that they share. */
    private final class Block {
        private final RegionBuilder outer;
        private final Set<Op> inside = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Value> defined = new LinkedHashSet<>();
        private final Map<Value, Value> read = new HashMap<>();
        private Value lane;
        private RegionBuilder inner;

        Block(RegionBuilder outer) {
            this.outer = outer;
            start();
        }

        private void start() {
            lane = Value.of(Primitive.INT, "lane");
            inner = new RegionBuilder(List.of(lane), Origin.NONE);
            inside.clear();
            defined.clear();
            read.clear();
        }

        /** A number for the direction of the loop. */
        Value use(Value value) {
            if (!varying.isNumber(value) || defined.contains(value)) {
                return value;
            }
            return read.computeIfAbsent(value, key -> {
                Value number = Value.of(Primitive.DOUBLE, key.name());
                inner.add(new Op.Load(number, cell(key), lane, Origin.NONE));
                return number;
            });
        }

        void add(Op op) {
            inner.at(op.origin());
            outer.at(op.origin());
            inside.add(op);
            if (op instanceof Op.Load load) {
                Value row = element(load.array(), load.index());
                inner.add(new Op.Load(load.target(), row, lane, op.origin()));
            } else if (op instanceof Op.Store store) {
                Value row = element(store.array(), store.index());
                inner.store(row, lane, use(store.value()));
            } else {
                inner.add(inLane(op));
            }
            defined.addAll(op.results());
        }

        private Value element(Value array, Value index) {
            Value row = Value.of(ArrayType.DOUBLES);
            outer.add(new Op.Load(row, now(array), index, outer.origin()));
            return row;
        }

        private Op inLane(Op op) {
            op.regions().forEach(this::look);
            return op.map(this::use, value -> value, this::inLane);
        }

        /** Reads before a branch what its regions use. */
        private void look(Region region) {
            for (Op op : region.ops()) {
                inside.add(op);
                defined.addAll(op.results());
                op.operands().forEach(this::use);
                op.regions().forEach(this::look);
            }
        }

        private Region inLane(Region region) {
            return new Region(region.params(), Op.each(region.ops(), this::inLane));
        }

        /** Lets the tangents of values become those of others. */
        void pass(List<Value> sources, List<Value> targets) {
            Map<Value, Value> numbers = new LinkedHashMap<>();
            for (int i = 0; i < targets.size(); i++) {
                Value source = sources.get(i);
                Value target = targets.get(i);
                boolean there = varying.isNumber(source)
                        && !defined.contains(source)
                        && sharing.place(source).equals(sharing.place(target));
                if (varying.isNumber(target) && !there) {
                    numbers.put(target, use(source));
                }
            }
            numbers.forEach((target, number) -> inner.at(Origin.NONE).store(cell(target), lane, number));
        }

        /** Ends the loop if it is long and all that is left of it goes to the end of the region. */
        void flushIfLong(Op end) {
            boolean quiet = inside.size() >= LONG
                    && defined.stream()
                            .flatMap(value -> uses.users(value).stream())
                            .allMatch(user -> inside.contains(user) || user.equals(end));
            if (quiet) {
                flush();
            }
        }

        /** Ends the loop. */
        void flush() {
            for (Value value : defined) {
                if (varying.isNumber(value) && !uses.users(value).stream().allMatch(inside::contains)) {
                    isPossible &= value.type() == Primitive.DOUBLE;
                    inner.at(Origin.NONE).store(cell(value), lane, value);
                }
            }
            if (!inner.ops().isEmpty()) {
                Value zero = outer.at(Origin.NONE).constant(0);
                outer.add(new Op.For(
                        List.of(),
                        "lanes" + loops++,
                        zero,
                        count,
                        false,
                        1,
                        List.of(),
                        inner.yielding(List.of()),
                        Origin.NONE));
            }
            start();
        }
    }

    private void rewrite(Region region, Block block) {
        for (Op op : region.body()) {
            RegionBuilder to = block.outer;
            if (isInLane(op)) {
                block.add(op);
                block.flushIfLong(region.terminator());
                continue;
            }
            if (op instanceof Op.If branch) {
                block.flush();
                branch(branch, to);
            } else if (op instanceof Op.For loop) {
                block.inside.add(op);
                block.pass(loop.inits(), loop.carried());
                block.flush();
                loop(loop, to);
            } else if (op instanceof Op.While loop) {
                block.inside.add(op);
                block.pass(loop.inits(), loop.condition().params());
                block.flush();
                loop(loop, to);
            } else {
                to.at(op.origin());
                other(op, to);
            }
        }
    }

    private boolean isInLane(Op op) {
        if (op instanceof Op.Store store) {
            return varying.contains(store.array()) && !(store.value().type() instanceof ArrayType);
        }
        boolean number = op.results().stream().anyMatch(varying::isNumber);
        boolean chosen = op instanceof Op.If branch && varying.isNumber(branch.condition());
        return chosen || (number && (op instanceof Op.Call || op instanceof Op.Load));
    }

    private void other(Op op, RegionBuilder to) {
        boolean wide =
                !op.results().isEmpty() && op.result().type() instanceof ArrayType && varying.contains(op.result());
        if (wide && op instanceof Op.Alloc alloc) {
            boolean whole =
                    alloc.lengths().size() == ((ArrayType) alloc.target().type()).rank();
            List<Value> lengths = new ArrayList<>(alloc.lengths());
            if (whole) {
                lengths.add(count);
            }
            to.add(new Op.Alloc(define(alloc.target()), lengths, alloc.placement(), op.origin()));
        } else if (wide && op instanceof Op.Shadow shadow) {
            Value length = to.length(now(shadow.primal()));
            to.add(new Op.Alloc(define(shadow.target()), List.of(length, count), Placement.FRESH, op.origin()));
        } else {
            to.add(op.map(this::now, this::define, region -> region));
        }
    }

    private void branch(Op.If branch, RegionBuilder to) {
        List<Region> regions = new ArrayList<>();
        for (Region region : branch.regions()) {
            regions.add(nested(region, region.yields(), branch.targets(), 0));
        }
        to.add(new Op.If(
                kept(branch.targets(), branch.targets(), this::define),
                branch.condition(),
                regions.get(0),
                regions.get(1),
                branch.origin()));
    }

    private void loop(Op.For loop, RegionBuilder to) {
        List<Value> params = new ArrayList<>(List.of(loop.counter()));
        params.addAll(kept(loop.carried(), loop.carried(), this::define));
        Region body = nested(loop.body(), loop.body().yields(), loop.carried(), 0);
        to.add(new Op.For(
                kept(loop.carried(), loop.targets(), this::define),
                loop.label(),
                loop.first(),
                loop.limit(),
                loop.inclusive(),
                loop.step(),
                kept(loop.carried(), loop.inits(), this::now),
                new Region(params, body.ops()),
                loop.origin()));
    }

    private void loop(Op.While loop, RegionBuilder to) {
        Region test = loop.condition();
        List<Value> tested = test.params();
        List<Value> forwarded = loop.body().params();
        List<Value> inits = kept(tested, loop.inits(), this::now);
        List<Value> before = kept(tested, tested, this::define);
        List<Value> after = kept(forwarded, forwarded, this::define);
        Region condition = nested(test, test.yields(), forwarded, 1);
        Region body = nested(loop.body(), loop.body().yields(), tested, 0);
        to.add(new Op.While(
                kept(forwarded, loop.targets(), this::define),
                loop.label(),
                inits,
                new Region(before, condition.ops()),
                new Region(after, body.ops()),
                loop.origin()));
    }

    /** A region that leaves tangents where its surroundings find them; the first few values that it yields are none. */
    private Region nested(Region region, List<Value> yields, List<Value> targets, int first) {
        RegionBuilder inner = new RegionBuilder(List.of(), region.terminator().origin());
        Block block = new Block(inner);
        rewrite(region, block);
        List<Value> passed = yields.subList(first, first + targets.size());
        block.inside.add(region.terminator());
        block.pass(passed, targets);
        block.flush();
        List<Value> values = new ArrayList<>(yields.subList(0, first));
        values.addAll(kept(targets, passed, this::now));
        return inner.at(region.terminator().origin()).yielding(values);
    }

    /** The values whose counterparts are none of the numbers that vary. */
    private List<Value> kept(
            List<Value> variables, List<Value> values, java.util.function.UnaryOperator<Value> rewriting) {
        return IntStream.range(0, values.size())
                .filter(i -> !varying.isNumber(variables.get(i)))
                .mapToObj(i -> rewriting.apply(values.get(i)))
                .toList();
    }
}
