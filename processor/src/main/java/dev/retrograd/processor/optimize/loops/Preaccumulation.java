package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.optimize.loops.LinearForm.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shortens the chain of adjoints from iteration to iteration of a reverse loop: the partials of all variables of an iteration by all of
 * the iteration before are computed from what has been kept, while the adjoints are not there yet, and each adjoint
 * becomes one sum of products. Where that could overflow without a number being small, the loop as it was stands beside it.
 */
public final class Preaccumulation {
    private final Map<Value, Op.Const> constants = new HashMap<>();

    private Preaccumulation() {}

    /** The function with the partials first where that is faster; the same function if it nowhere is. */
    public static Function apply(Function function) {
        Preaccumulation pass = new Preaccumulation();
        pass.learn(function.body());
        Region body = pass.rewrite(function.body());
        return body.equals(function.body()) ? function : function.withBody(body);
    }

    private void learn(Region region) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Const constant) {
                constants.put(constant.target(), constant);
            }
            op.regions().forEach(this::learn);
        }
    }

    private Region rewrite(Region region) {
        boolean changed = false;
        List<Op> ops = new ArrayList<>();
        for (Op op : region.ops()) {
            List<Op> better = op instanceof Op.For loop ? shorter(loop) : List.of();
            if (better.isEmpty()) {
                boolean[] inner = new boolean[1];
                Op rewritten = op.with(nested -> {
                    Region result = rewrite(nested);
                    inner[0] |= !result.equals(nested);
                    return result;
                });
                ops.add(inner[0] ? rewritten : op);
                changed |= inner[0];
            } else {
                ops.addAll(better);
                changed = true;
            }
        }
        return changed ? new Region(region.params(), ops) : region;
    }

    private List<Op> shorter(Op.For loop) {
        Optional<LinearIteration> linear = LinearIteration.of(loop, constants);
        if (linear.isEmpty() || !linear.get().isWorthwhile()) {
            return List.of();
        }
        Optional<LinearIteration.Scale> scale = linear.get().scale();
        if (scale.isEmpty()) {
            return List.of();
        }
        Op.For shorter = new Iteration(loop, linear.get()).loop();
        return scale.get().value() == null
                ? List.of(shorter)
                : choice(scale.get().value(), shorter, loop);
    }

    /** Both loops, and the question whether a number is small. */
    private static List<Op> choice(Value scale, Op.For shorter, Op.For loop) {
        Origin origin = loop.origin();
        RegionBuilder builder = new RegionBuilder(List.of(), origin);
        Value size = builder.call(Primitive.DOUBLE, "Math.abs", scale);
        Value small = builder.call(
                Primitive.BOOLEAN, "<=", size, builder.constant(Primitive.DOUBLE, LinearIteration.Scale.LARGEST));
        builder.add(new Op.If(
                loop.targets(),
                small,
                alone(copy(shorter, shorter.label())),
                alone(copy(loop, loop.label() + " plain")),
                origin));
        return builder.ops();
    }

    private static Region alone(Op.For loop) {
        return new Region(List.of(), List.of(loop, new Op.Yield(loop.targets(), loop.origin())));
    }

    /** A loop of straight code with values of its own. */
    private static Op.For copy(Op.For loop, String label) {
        Map<Value, Value> own = new HashMap<>();
        Region body = new Region(
                loop.body().params().stream().map(value -> renew(value, own)).toList(),
                loop.body().ops().stream()
                        .map(op -> op.map(
                                value -> own.getOrDefault(value, value), value -> renew(value, own), region -> region))
                        .toList());
        return new Op.For(
                loop.targets().stream().map(Value::fresh).toList(),
                label,
                loop.first(),
                loop.limit(),
                loop.inclusive(),
                loop.step(),
                loop.inits(),
                body,
                loop.origin());
    }

    private static Value renew(Value value, Map<Value, Value> own) {
        Value fresh = value.fresh();
        own.put(value, fresh);
        return fresh;
    }

    /** The new iteration. */
    private static final class Iteration {
        private final Op.For loop;
        private final LinearIteration linear;
        private final RegionBuilder builder;
        private final Map<List<Value>, Value> products = new HashMap<>();

        Iteration(Op.For loop, LinearIteration linear) {
            this.loop = loop;
            this.linear = linear;
            builder = new RegionBuilder(
                    loop.body().params(), loop.origin().note("adjoints times the partials of the whole iteration"));
        }

        Op.For loop() {
            builder.addAll(linear.independent());
            List<Value> rows = new ArrayList<>();
            List<Value> yields = loop.body().yields();
            for (int i = 0; i < yields.size(); i++) {
                LinearForm form = linear.form(yields.get(i));
                rows.add(form == null ? yields.get(i) : row(loop.carried().get(i), yields.get(i), form));
            }
            return new Op.For(
                    loop.targets(),
                    loop.label(),
                    loop.first(),
                    loop.limit(),
                    loop.inclusive(),
                    loop.step(),
                    loop.inits(),
                    builder.yielding(rows),
                    loop.origin());
        }

        /** A sum of multiples; onto the variable itself if its own multiple is one. */
        private Value row(Value carried, Value yielded, LinearForm form) {
            boolean onto = form.isSumOnto(carried);
            Sum sum = new Sum();
            form.coefficients().forEach((value, terms) -> {
                if (!onto || !value.equals(carried)) {
                    multiple(value, terms, sum);
                }
            });
            if (onto && sum.isEmpty()) {
                return carried;
            }
            Value row = onto ? sum.onto(carried) : sum.value();
            row.nameIfAbsent(yielded.name());
            return row;
        }

        private void multiple(Value value, List<Term> terms, Sum sum) {
            if (terms.size() == 1) {
                Term term = terms.get(0);
                sum.add(term.isNegative(), term.factors().isEmpty() ? value : times(product(term.factors()), value));
            } else {
                Sum coefficient = new Sum();
                // what does not change in the loop first: computed before it
                terms.stream()
                        .filter(this::isOutside)
                        .forEach(term -> coefficient.add(term.isNegative(), product(term)));
                terms.stream()
                        .filter(term -> !isOutside(term))
                        .forEach(term -> coefficient.add(term.isNegative(), product(term)));
                sum.add(false, times(coefficient.value(), value));
            }
        }

        private boolean isOutside(Term term) {
            return term.factors().stream().allMatch(linear::isOutside);
        }

        private Value product(Term term) {
            return term.factors().isEmpty() ? builder.constant(Primitive.DOUBLE, 1.0) : product(term.factors());
        }

        private Value product(List<Value> factors) {
            List<Value> ordered =
                    new ArrayList<>(factors.stream().filter(linear::isOutside).toList());
            factors.stream().filter(factor -> !linear.isOutside(factor)).forEach(ordered::add);
            Value known = products.get(ordered);
            if (known == null) {
                known = ordered.get(0);
                for (Value factor : ordered.subList(1, ordered.size())) {
                    known = times(known, factor);
                }
                products.put(ordered, known);
            }
            return known;
        }

        private Value times(Value left, Value right) {
            return builder.call(Primitive.DOUBLE, "*", left, right);
        }

        /** Terms added one after the other, those to be subtracted behind the others. */
        private final class Sum {
            private final List<Value> positive = new ArrayList<>();
            private final List<Value> negative = new ArrayList<>();

            boolean isEmpty() {
                return positive.isEmpty() && negative.isEmpty();
            }

            void add(boolean isNegative, Value value) {
                (isNegative ? negative : positive).add(value);
            }

            Value value() {
                return positive.isEmpty()
                        ? builder.call(Primitive.DOUBLE, "-", all("+", negative))
                        : rest(all("+", positive));
            }

            /** The sum, added to a variable last. */
            Value onto(Value carried) {
                return positive.isEmpty()
                        ? builder.call(Primitive.DOUBLE, "-", carried, all("+", negative))
                        : builder.call(Primitive.DOUBLE, "+", carried, rest(all("+", positive)));
            }

            private Value rest(Value start) {
                Value sum = start;
                for (Value value : negative) {
                    sum = builder.call(Primitive.DOUBLE, "-", sum, value);
                }
                return sum;
            }

            private Value all(String function, List<Value> values) {
                Value sum = values.get(0);
                for (Value value : values.subList(1, values.size())) {
                    sum = builder.call(Primitive.DOUBLE, function, sum, value);
                }
                return sum;
            }
        }
    }
}
