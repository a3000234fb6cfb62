package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Translates the platform's sorting: which element goes where is found by merging indices, in which no derivative is involved, and
 * then the elements are put there.
 */
final class Sorting {
    /** The indices of a range in the order of the elements; runs of growing width are merged. */
    private static final String ORDER = """
            func @order(%first: int, %n: int) -> (int[]) {
              %order = alloc [%n] fresh : int[]
              %merged = alloc [%n] fresh : int[]
              %zero = const 0 : int
              %one = const 1 : int
              for "1" %i = %zero < %n step 1 {
                %index = call "+" %first %i : int
                store %order[%i] = %index
                yield
              }
              %width = while "2" (%width.1 = %one) {
                %goes = call "<" %width.1 %n : boolean
                yield %goes, %width.1
              } do (%width.2) {
                %start = while "3" (%start.1 = %zero) {
                  %more = call "<" %start.1 %n : boolean
                  yield %more, %start.1
                } do (%start.2) {
                  %behind = call "+" %start.2 %width.2 : int
                  %middle = call "Math.min" %behind %n : int
                  %behindBoth = call "+" %middle %width.2 : int
                  %end = call "Math.min" %behindBoth %n : int
                  %left, %right = for "4" %k = %start.2 < %end step 1 carry %left.1 = %start.2, %right.1 = %middle {
                    %leftIsThere = call "<" %left.1 %middle : boolean
                    %takesLeft = if %leftIsThere {
                      %rightIsGone = call ">=" %right.1 %end : boolean
                      %isLess = if %rightIsGone {
                        %true = const true : boolean
                        yield %true
                      } else {
                        %0 = load %order[%left.1] : int
                        %1 = load %order[%right.1] : int
                        %ordered = call "ordered" %0 %1 : boolean
                        yield %ordered
                      } : boolean
                      yield %isLess
                    } else {
                      %false = const false : boolean
                      yield %false
                    } : boolean
                    %left.2, %right.2 = if %takesLeft {
                      %2 = load %order[%left.1] : int
                      store %merged[%k] = %2
                      %left.3 = call "+" %left.1 %one : int
                      yield %left.3, %right.1
                    } else {
                      %3 = load %order[%right.1] : int
                      store %merged[%k] = %3
                      %right.3 = call "+" %right.1 %one : int
                      yield %left.1, %right.3
                    } : int, int
                    yield %left.2, %right.2
                  } : int, int
                  yield %end
                } : int
                for "5" %k.1 = %zero < %n step 1 {
                  %4 = load %merged[%k.1] : int
                  store %order[%k.1] = %4
                  yield
                }
                %width.3 = call "+" %width.2 %width.2 : int
                yield %width.3
              } : int
              return %order
            }
            """;

    /** What compares numbers of a type. */
    static final Map<Primitive, String> COMPARISONS = Map.of(
            Primitive.DOUBLE, "java.lang.Double.compare",
            Primitive.FLOAT, "java.lang.Float.compare",
            Primitive.INT, "java.lang.Integer.compare",
            Primitive.LONG, "java.lang.Long.compare");

    private final Code code;

    Sorting(Code code) {
        this.code = code;
    }

    /** Sorts a range of an array of numbers whose bounds have been checked. */
    void sort(Tree tree, Value array, Value first, Value limit) {
        Value count = code.at(tree).call(Primitive.INT, "-", limit, first);
        permute(tree, array, first, count, order(tree, first, count, (left, right) -> {
            Primitive type = (Primitive) ((ArrayType) array.type()).element();
            RegionBuilder region = code.at(tree);
            Value a = region.load(array, left);
            Value b = region.load(array, right);
            Value order = region.call(Primitive.INT, COMPARISONS.get(type), a, b);
            return region.call(Primitive.BOOLEAN, "<=", order, region.constant(0));
        }));
    }

    /** Puts the elements of a range in an order. */
    void permute(Tree tree, Value array, Value first, Value count, Value order) {
        Value unsorted = copy(tree, array);
        RegionBuilder region = code.at(tree);
        Value counter = Value.of(Primitive.INT, "i");
        region.loop(
                code.nextLabel(),
                region.constant(0),
                count,
                counter,
                body -> body.store(
                        array,
                        body.call(Primitive.INT, "+", first, counter),
                        body.load(unsorted, body.load(order, counter))));
    }

    /** A new array with what is in another one; rows are the same. */
    private Value copy(Tree tree, Value array) {
        RegionBuilder region = code.at(tree);
        if (((ArrayType) array.type()).rank() == 1) {
            Value copy = Value.of(array.type(), "unsorted");
            region.add(new Op.Copy(copy, array, Placement.FRESH, region.origin()));
            return copy;
        }
        Value length = region.length(array);
        Value copy = region.alloc(array.type(), Placement.FRESH, length);
        Value counter = Value.of(Primitive.INT, "i");
        region.loop(
                code.nextLabel(),
                region.constant(0),
                length,
                counter,
                body -> body.store(copy, counter, body.load(array, counter)));
        return copy;
    }

    /** The indices of a range in order; {@code ordered} tells whether the element at one index comes before that at another. */
    Value order(Tree tree, Value first, Value count, BinaryOperator<Value> ordered) {
        Function order = Parser.parse(ORDER);
        Map<Value, Value> copies = new HashMap<>();
        copies.put(order.params().get(0), first);
        copies.put(order.params().get(1), count);
        code.at(tree);
        for (Op op : order.body().body()) {
            copy(op, copies, ordered);
        }
        return copies.get(order.results().get(0));
    }

    /** Appends a copy of an operation. */
    private void copy(Op op, Map<Value, Value> copies, BinaryOperator<Value> ordered) {
        if (op instanceof Op.Call call && call.function().equals("ordered")) {
            Value first = copies.get(call.operands().get(0));
            Value second = copies.get(call.operands().get(1));
            copies.put(call.target(), ordered.apply(first, second));
            return;
        }
        Op copy = op.map(
                value -> copies.getOrDefault(value, value),
                value -> copies.computeIfAbsent(value, Value::fresh),
                region -> copy(region, copies, ordered));
        if (copy instanceof Op.For loop) {
            copy = new Op.For(
                    loop.targets(),
                    code.nextLabel(),
                    loop.first(),
                    loop.limit(),
                    loop.inclusive(),
                    loop.step(),
                    loop.inits(),
                    loop.body(),
                    loop.origin());
        } else if (copy instanceof Op.While loop) {
            copy = new Op.While(
                    loop.targets(), code.nextLabel(), loop.inits(), loop.condition(), loop.body(), loop.origin());
        }
        code.add(copy);
    }

    private Region copy(Region region, Map<Value, Value> copies, BinaryOperator<Value> ordered) {
        List<Value> params = Op.each(region.params(), value -> copies.computeIfAbsent(value, Value::fresh));
        RegionBuilder inner = new RegionBuilder(params, code.builder().origin());
        RegionBuilder outer = code.switchTo(inner);
        region.ops().forEach(op -> copy(op, copies, ordered));
        code.switchTo(outer);
        return new Region(params, inner.ops());
    }
}
