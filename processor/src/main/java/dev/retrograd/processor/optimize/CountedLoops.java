package dev.retrograd.processor.optimize;

import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a counted loop of a {@code while} that counts: its condition compares one variable with what the loop leaves alone, and each
 * iteration moves that variable by one. How often it runs is then known before it runs, and nothing of it has to go on the tape.
 */
final class CountedLoops implements Pass {
    @Override
    public String name() {
        return "count";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLoops();
    }

    @Override
    public Function apply(Function function) {
        return hasWhile(function.body())
                ? function.withBody(new Run(Uses.of(function)).rewrite(function.body()))
                : function;
    }

    private static boolean hasWhile(Region region) {
        return region.ops().stream()
                .anyMatch(op -> op instanceof Op.While || op.regions().stream().anyMatch(CountedLoops::hasWhile));
    }

    /**
     * How a loop counts.
     *
     * @param place which of the carried variables is the counter
     * @param limit what it is compared with
     * @param operator how, with the counter on the left
     * @param step what is added to it
     */
    private record Count(int place, Value limit, String operator, int step) {}

    /** One run. */
    private record Run(Uses uses) {
        Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.ops()) {
                Op inner = op.with(this::rewrite);
                Optional<Count> count = op instanceof Op.While loop ? count(loop) : Optional.empty();
                if (count.isPresent()) {
                    replace((Op.While) inner, count.get(), ops);
                } else {
                    ops.add(inner);
                }
            }
            return new Region(region.params(), ops);
        }

        private Optional<Count> count(Op.While loop) {
            Region condition = loop.condition();
            List<Op> tests = condition.body();
            List<Value> yields = condition.yields();
            if (tests.isEmpty()
                    || !yields.subList(1, yields.size()).equals(condition.params())
                    || !(tests.get(tests.size() - 1) instanceof Op.Call test)
                    || test.target() != yields.get(0)
                    || test.operands().size() != 2
                    || !tests.subList(0, tests.size() - 1).stream().allMatch(op -> isInvariant(op, condition))) {
                return Optional.empty();
            }
            for (int place = 0; place < condition.params().size(); place++) {
                Value counter = condition.params().get(place);
                int side = test.operands().indexOf(counter);
                if (counter.type() == Primitive.INT && side >= 0) {
                    Value limit = test.operands().get(1 - side);
                    String operator = side == 0 ? test.function() : mirrored(test.function());
                    int step = step(loop, place);
                    boolean counts =
                            (step == 1 && operator.startsWith("<")) || (step == -1 && operator.startsWith(">"));
                    boolean known = limit.type() == Primitive.INT
                            && !condition.params().contains(limit)
                            && operator.length() <= 2;
                    return counts && known ? Optional.of(new Count(place, limit, operator, step)) : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private static boolean isInvariant(Op op, Region condition) {
            boolean movable = op instanceof Op.Const
                    || op instanceof Op.Length
                    || (op instanceof Op.Call && Effects.of(op).isPure());
            return movable && op.operands().stream().noneMatch(condition.params()::contains);
        }

        private static String mirrored(String operator) {
            return operator.startsWith("<")
                    ? ">" + operator.substring(1)
                    : operator.startsWith(">") ? "<" + operator.substring(1) : operator;
        }

        private int step(Op.While loop, int place) {
            Value counter = loop.body().params().get(place);
            if (uses.definition(loop.body().yields().get(place)).orElse(null) instanceof Op.Call next
                    && next.operands().size() == 2
                    && next.operands().get(0) == counter
                    && uses.definition(next.operands().get(1)).orElse(null) instanceof Op.Const amount
                    && Integer.valueOf(1).equals(amount.value())) {
                return next.function().equals("+") ? 1 : next.function().equals("-") ? -1 : 0;
            }
            return 0;
        }

        private void replace(Op.While loop, Count count, List<Op> to) {
            List<Op> tests = loop.condition().body();
            to.addAll(tests.subList(0, tests.size() - 1));
            List<Value> params = new ArrayList<>(List.of(loop.body().params().get(count.place)));
            params.addAll(without(loop.body().params(), count.place));
            List<Op> body = new ArrayList<>(loop.body().body());
            Op terminator = loop.body().terminator();
            body.add(new Op.Yield(without(terminator.operands(), count.place), terminator.origin()));
            Value first = loop.inits().get(count.place);
            boolean inclusive = count.operator.endsWith("=");
            to.add(new Op.For(
                    without(loop.targets(), count.place),
                    loop.label(),
                    first,
                    count.limit,
                    inclusive,
                    count.step,
                    without(loop.inits(), count.place),
                    new Region(params, body),
                    loop.origin()));
            Value last = loop.targets().get(count.place);
            if (!uses.isUnused(last)) {
                RegionBuilder builder = new RegionBuilder(List.of(), loop.origin());
                Value end = inclusive
                        ? builder.call(Primitive.INT, count.step > 0 ? "+" : "-", count.limit, builder.constant(1))
                        : count.limit;
                String furthest = count.step > 0 ? "Math.max" : "Math.min";
                builder.add(new Op.Call(last, furthest, List.of(first, end), loop.origin()));
                to.addAll(builder.ops());
            }
        }

        private static List<Value> without(List<Value> values, int place) {
            List<Value> rest = new ArrayList<>(values);
            rest.remove(place);
            return rest;
        }
    }
}
