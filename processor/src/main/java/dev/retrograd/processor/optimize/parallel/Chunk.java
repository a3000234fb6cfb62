package dev.retrograd.processor.optimize.parallel;

import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.analysis.Trips;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Contract;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.optimize.parallel.Independence.Own;
import dev.retrograd.processor.optimize.parallel.Independence.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A loop that has become a function for a run of its iterations, and the calls of that.
 *
 * @param function takes the chunk's number, the number of chunks, that of all iterations, and what the loop reads from outside; gives
 *     the arrays that are to be added up, then the partial sums, then the terms of sums
 * @param calls what takes the loop's place
 */
record Chunk(Function function, List<Op> calls) {

    /** The function of a loop; empty if a sum of the method cannot be made term by term. */
    static Optional<Chunk> of(Op.For loop, Verdict verdict, Uses uses, String name) {
        return new Maker(loop, verdict, uses).make(name);
    }

    /** Makes both. */
    private static final class Maker {
        private final Op.For loop;
        private final Verdict verdict;
        private final Uses uses;
        private final Map<Value, Value> inside = new HashMap<>();
        private final Map<Value, Value> params = new LinkedHashMap<>();
        private final Map<Value, Value> parts = new LinkedHashMap<>();
        private final List<Integer> partial = new ArrayList<>();
        private final Map<Integer, List<Value>> terms = new LinkedHashMap<>();
        private final Value chunk = Value.of(Primitive.INT, "chunk");
        private final Value chunks = Value.of(Primitive.INT, "chunks");
        private final Value trips = Value.of(Primitive.INT, "trips");
        private RegionBuilder builder;
        private Region body;

        Maker(Op.For loop, Verdict verdict, Uses uses) {
            this.loop = loop;
            this.verdict = verdict;
            this.uses = uses;
            this.body = loop.body();
        }

        Optional<Chunk> make(String name) {
            for (int i = loop.carried().size() - 1; i >= 0; i--) {
                if (!verdict.exact().contains(loop.carried().get(i))) {
                    partial.add(0, i);
                    continue;
                }
                Optional<SumTerms> apart = SumTerms.of(body, loop.carried().get(i), i);
                if (apart.isEmpty()) {
                    return Optional.empty();
                }
                body = apart.get().region();
                terms.put(i, apart.get().terms());
            }
            Function function = function(name);
            return Optional.of(new Chunk(function, calls(function)));
        }

        private Function function(String name) {
            List<Value> all = new ArrayList<>(List.of(chunk, chunks, trips));
            List<Op> literals = new ArrayList<>();
            FreeValues.of(new Region(loop.body().params(), body.ops())).forEach(value -> take(value, literals));
            if (!isFromZero()) {
                take(loop.first(), literals);
            }
            all.addAll(params.values());
            builder = new RegionBuilder(all, Origin.NONE);
            literals.forEach(builder::add);
            builder.at(loop.origin());
            verdict.own().forEach((array, own) -> parts.put(array, own(array, own)));
            Value from = bound(chunk, "from");
            Value next = builder.call(Primitive.INT, "+", chunk, builder.constant(1));
            Value to = bound(next, "to");
            Value length = builder.call(Primitive.INT, "-", to, from);
            length.nameIfAbsent("length");
            Map<Value, Value> columns = new LinkedHashMap<>();
            for (List<Value> each : terms.values()) {
                for (Value term : each) {
                    Value column = Value.of(new ArrayType(term.type()), "terms");
                    builder.add(new Op.Alloc(column, List.of(length), Placement.SCRATCH, loop.origin()));
                    columns.put(term, column);
                }
            }
            List<Value> sums = run(from, to, columns);
            List<Value> results = new ArrayList<>();
            verdict.own().forEach((array, own) -> {
                if (own == Own.SUMS) {
                    results.add(parts.get(array));
                }
            });
            results.addAll(sums);
            terms.values().forEach(each -> each.forEach(term -> results.add(columns.get(term))));
            return new Function(name, Set.of(), builder.returning(results));
        }

        private boolean isFromZero() {
            return loop.step() == 1
                    && uses.definition(loop.first()).orElse(null) instanceof Op.Const first
                    && Integer.valueOf(0).equals(first.value());
        }

        /** A value from outside is a parameter; a literal is written again. */
        private void take(Value value, List<Op> literals) {
            if (inside.containsKey(value)) {
                return;
            }
            Value fresh = value.fresh();
            inside.put(value, fresh);
            if (uses.definition(value).orElse(null) instanceof Op.Const literal) {
                literals.add(new Op.Const(fresh, literal.value(), literal.origin()));
            } else {
                fresh.nameIfAbsent(uses.definition(value).orElse(null) instanceof Op.Length ? "count" : "shared");
                params.put(value, fresh);
            }
        }

        private Value own(Value array, Own own) {
            Value mine = Value.of(array.type(), inside.get(array).name() + "Part");
            boolean scratch = own == Own.SCRATCH;
            Value model = inside.get(array);
            Placement placement = scratch ? Placement.SCRATCH : Placement.ZEROED;
            builder.add(new Op.Shadow(mine, model, placement, loop.origin()));
            inside.put(array, mine);
            return mine;
        }

        /** {@code (int) ((long) trips * number / chunks)}. */
        private Value bound(Value number, String name) {
            Value all = builder.call(Primitive.LONG, "(long)", trips);
            Value wide = builder.call(Primitive.LONG, "(long)", number);
            Value product = builder.call(Primitive.LONG, "*", all, wide);
            Value divisor = builder.call(Primitive.LONG, "(long)", chunks);
            Value quotient = builder.call(Primitive.LONG, "/", product, divisor);
            Value bound = builder.call(Primitive.INT, "(int)", quotient);
            bound.nameIfAbsent(name);
            return bound;
        }

        /** The loop over the chunk's iterations; gives the partial sums. */
        private List<Value> run(Value from, Value to, Map<Value, Value> columns) {
            Value number = isFromZero() ? loop.counter() : Value.of(Primitive.INT, "iteration");
            List<Value> carried = new ArrayList<>();
            List<Value> inits = new ArrayList<>();
            List<Value> targets = new ArrayList<>();
            for (int index : partial) {
                carried.add(loop.carried().get(index));
                inits.add(zero(loop.carried().get(index)));
                targets.add(loop.targets().get(index).fresh());
            }
            List<Value> heads = new ArrayList<>(List.of(number));
            heads.addAll(carried);
            RegionBuilder inner = new RegionBuilder(heads, loop.origin());
            if (!isFromZero()) {
                Value distance =
                        loop.step() == 1 ? number : inner.call(Primitive.INT, "*", number, inner.constant(loop.step()));
                inner.add(new Op.Call(loop.counter(), "+", List.of(inside.get(loop.first()), distance), loop.origin()));
            }
            body.body().forEach(op -> inner.add(replaced(op)));
            columns.forEach((term, column) -> {
                Value place = inner.call(Primitive.INT, "-", number, from);
                inner.store(column, place, inside.getOrDefault(term, term));
            });
            List<Value> yields = body.yields().stream()
                    .map(value -> inside.getOrDefault(value, value))
                    .toList();
            Region region = inner.yielding(yields);
            builder.add(new Op.For(targets, loop.label(), from, to, false, 1, inits, region, loop.origin()));
            return targets;
        }

        private Value zero(Value sum) {
            return builder.constant(sum.type().equals(Primitive.FLOAT) ? (Object) 0f : 0.0);
        }

        private Op replaced(Op op) {
            return op.map(value -> inside.getOrDefault(value, value), value -> value, this::replaced);
        }

        private Region replaced(Region region) {
            return new Region(region.params(), Op.each(region.ops(), this::replaced));
        }

        /** The loop over the chunks, which adds up what they give. */
        private List<Op> calls(Function function) {
            RegionBuilder outer = new RegionBuilder(List.of(), loop.origin());
            Value all = new Trips(uses).count(loop, outer);
            Value count = outer.call(Primitive.INT, "Math.min", all, outer.constant(ChunkedLoops.CHUNKS));
            count.nameIfAbsent("chunks");
            Value number = Value.of(Primitive.INT, "chunk");
            List<Value> carried = loop.carried().stream().map(Value::fresh).toList();
            List<Value> heads = new ArrayList<>(List.of(number));
            heads.addAll(carried);
            RegionBuilder inner = new RegionBuilder(heads, loop.origin());
            List<Value> operands = new ArrayList<>(List.of(number, count, all));
            operands.addAll(params.keySet());
            List<Value> results = function.results().stream().map(Value::fresh).toList();
            results.forEach(result -> result.nameIfAbsent("part"));
            inner.add(new Op.Invoke(results, "@" + function.name(), operands, contract(operands), loop.origin()));
            Region region = inner.yielding(added(carried, results, inner));
            outer.add(new Op.For(
                    loop.targets(),
                    loop.label() + ".chunks",
                    outer.constant(0),
                    count,
                    false,
                    1,
                    loop.inits(),
                    region,
                    loop.origin()));
            return outer.ops();
        }

        private List<Value> added(List<Value> carried, List<Value> results, RegionBuilder inner) {
            List<Value> sums = new ArrayList<>(carried);
            int next = 0;
            for (Map.Entry<Value, Own> own : verdict.own().entrySet()) {
                if (own.getValue() == Own.SUMS) {
                    inner.add(new Op.Accumulate(own.getKey(), results.get(next++), loop.origin()));
                }
            }
            for (int index : partial) {
                Value sum = carried.get(index).fresh();
                inner.add(new Op.Call(sum, "+", List.of(carried.get(index), results.get(next++)), loop.origin()));
                sums.set(index, sum);
            }
            for (Map.Entry<Integer, List<Value>> each : terms.entrySet()) {
                int count = each.getValue().size();
                if (count > 0) {
                    sums.set(
                            each.getKey(),
                            inOrder(carried.get(each.getKey()), results.subList(next, next + count), inner));
                }
                next += count;
            }
            return sums;
        }

        /** Adds the terms of a chunk's iterations one after the other. */
        private Value inOrder(Value sum, List<Value> columns, RegionBuilder inner) {
            Value counter = Value.of(Primitive.INT, "i");
            Value before = sum.fresh();
            RegionBuilder adding = new RegionBuilder(List.of(counter, before), loop.origin());
            Value current = before;
            for (Value column : columns) {
                Value term = adding.load(column, counter);
                Value more = sum.fresh();
                adding.add(new Op.Call(more, "+", List.of(current, term), loop.origin()));
                current = more;
            }
            Value target = sum.fresh();
            Value length = inner.length(columns.get(0));
            inner.add(new Op.For(
                    List.of(target),
                    loop.label() + ".terms",
                    inner.constant(0),
                    length,
                    false,
                    1,
                    List.of(sum),
                    adding.yielding(List.of(current)),
                    loop.origin()));
            return target;
        }

        /** A chunk writes to those arrays from outside of which it has none of its own. */
        private static Contract contract(List<Value> operands) {
            List<Contract.Share> shares = new ArrayList<>();
            for (int i = 0; i < operands.size(); i++) {
                int depth = operands.get(i).type() instanceof ArrayType array ? array.rank() : 0;
                for (int level = 0; level < depth; level++) {
                    shares.add(new Contract.Share(Set.of(new Contract.Place(i, level)), true));
                }
            }
            return new Contract(shares);
        }
    }
}
