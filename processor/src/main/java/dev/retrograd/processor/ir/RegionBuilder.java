package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the operations of a region that is being made; every new operation gets the current {@link #at origin}. */
public final class RegionBuilder {
    private final List<Value> params;
    private final List<Op> ops = new ArrayList<>();
    private Origin origin;

    /** A builder for a region with these parameters. */
    public RegionBuilder(List<Value> params, Origin origin) {
        this.params = List.copyOf(params);
        this.origin = origin;
    }

    /** Sets the origin of the operations to come. */
    public RegionBuilder at(Origin place) {
        origin = place;
        return this;
    }

    /** The origin of the operations to come. */
    public Origin origin() {
        return origin;
    }

    /** The operations so far. */
    public List<Op> ops() {
        return List.copyOf(ops);
    }

    /** Appends an operation as it is. */
    public void add(Op op) {
        ops.add(op);
    }

    /** Appends operations as they are. */
    public void addAll(List<Op> more) {
        ops.addAll(more);
    }

    /** A literal of a primitive type; the boxed value's class chooses the type. */
    public Value constant(Object value) {
        Type type = switch (value.getClass().getSimpleName()) {
            case "Double" -> Primitive.DOUBLE;
            case "Float" -> Primitive.FLOAT;
            case "Integer" -> Primitive.INT;
            case "Long" -> Primitive.LONG;
            case "Boolean" -> Primitive.BOOLEAN;
            case "Byte" -> Primitive.BYTE;
            case "Short" -> Primitive.SHORT;
            case "Character" -> Primitive.CHAR;
            case "String" -> new ClassType("java.lang.String");
            default -> throw new IllegalArgumentException("not a literal: " + value);
        };
        return constant(type, value);
    }

    /** A literal of the given type. */
    public Value constant(Type type, Object value) {
        Value target = Value.of(type);
        ops.add(new Op.Const(target, value, origin));
        return target;
    }

    /** A pure function. */
    public Value call(Type type, String function, Value... operands) {
        Value target = Value.of(type);
        ops.add(new Op.Call(target, function, List.of(operands), origin));
        return target;
    }

    /** An array element. */
    public Value load(Value array, Value index) {
        Value target = Value.of(((ArrayType) array.type()).element());
        ops.add(new Op.Load(target, array, index, origin));
        return target;
    }

    /** A write to an array element. */
    public void store(Value array, Value index, Value value) {
        ops.add(new Op.Store(array, index, value, origin));
    }

    /** An array's length. */
    public Value length(Value array) {
        Value target = Value.of(Primitive.INT);
        ops.add(new Op.Length(target, array, origin));
        return target;
    }

    /** A new array. */
    public Value alloc(Type type, Placement placement, Value... lengths) {
        Value target = Value.of(type);
        ops.add(new Op.Alloc(target, List.of(lengths), placement, origin));
        return target;
    }

    /** A branch whose regions are filled by the callbacks, each of which returns what its region yields. */
    public List<Value> branch(
            Value condition,
            List<Value> targets,
            java.util.function.Function<RegionBuilder, List<Value>> then,
            java.util.function.Function<RegionBuilder, List<Value>> otherwise) {
        ops.add(new Op.If(targets, condition, fill(then), fill(otherwise), origin));
        return targets;
    }

    private Region fill(java.util.function.Function<RegionBuilder, List<Value>> filler) {
        RegionBuilder inner = new RegionBuilder(List.of(), origin);
        return inner.yielding(filler.apply(inner));
    }

    /** A counted loop upward by one without carried variables. */
    public void loop(String label, Value first, Value limit, Value counter, Consumer<RegionBuilder> body) {
        RegionBuilder inner = new RegionBuilder(List.of(counter), origin);
        body.accept(inner);
        ops.add(new Op.For(List.of(), label, first, limit, false, 1, List.of(), inner.yielding(List.of()), origin));
    }

    /** Ends the region with {@link Op.Yield}. */
    public Region yielding(List<Value> values) {
        ops.add(new Op.Yield(values, origin));
        return new Region(params, ops);
    }

    /** Ends the region with {@link Op.Return}. */
    public Region returning(List<Value> values) {
        ops.add(new Op.Return(values, origin));
        return new Region(params, ops);
    }
}
