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

/**
 * Translates the platform's sorting of floating-point arrays: which element goes where is found by merging indices, in which
 * no derivative is involved, and then the elements are put there.
 */
final class Sorting {
    /** The indices of a range in the order of the elements; runs of growing width are merged. */
    private static final String ORDER = """
            func @order(%array: T[], %first: int, %n: int) -> (int[]) {
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
                        %a = load %array[%0] : T
                        %1 = load %order[%right.1] : int
                        %b = load %array[%1] : T
                        %comparison = call "COMPARE" %a %b : int
                        %ordered = call "<=" %comparison %zero : boolean
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

    private final Code code;

    Sorting(Code code) {
        this.code = code;
    }

    /** Sorts a range of an array whose bounds have been checked. */
    void sort(Tree tree, Value array, Value first, Value limit) {
        RegionBuilder region = code.at(tree);
        Value count = region.call(Primitive.INT, "-", limit, first);
        Value order = order(array, first, count);
        Value unsorted = Value.of(array.type(), "unsorted");
        region.add(new Op.Copy(unsorted, array, Placement.FRESH, region.origin()));
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

    private Value order(Value array, Value first, Value count) {
        boolean single = ((ArrayType) array.type()).element() == Primitive.FLOAT;
        String type = single ? "float" : "double";
        String compare = single ? "java.lang.Float.compare" : "java.lang.Double.compare";
        Function order = Parser.parse(
                ORDER.replace("T[]", type + "[]").replace(": T", ": " + type).replace("COMPARE", compare));
        Map<Value, Value> copies = new HashMap<>();
        List<Value> arguments = List.of(array, first, count);
        for (int i = 0; i < arguments.size(); i++) {
            copies.put(order.params().get(i), arguments.get(i));
        }
        for (Op op : order.body().body()) {
            code.add(copy(op, copies));
        }
        return copies.get(order.results().get(0));
    }

    private Op copy(Op op, Map<Value, Value> copies) {
        Op copy = op.map(
                value -> copies.getOrDefault(value, value),
                value -> copies.computeIfAbsent(value, Value::fresh),
                region -> copy(region, copies));
        if (copy instanceof Op.For loop) {
            return new Op.For(
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
            return new Op.While(
                    loop.targets(), code.nextLabel(), loop.inits(), loop.condition(), loop.body(), loop.origin());
        }
        return copy;
    }

    private Region copy(Region region, Map<Value, Value> copies) {
        List<Value> params = Op.each(region.params(), value -> copies.computeIfAbsent(value, Value::fresh));
        return new Region(params, Op.each(region.ops(), op -> copy(op, copies)));
    }
}
