package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Aliases;
import dev.retrograd.processor.analysis.Effects;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many numbers a function returns, as far as that can be told from its arguments before it runs. */
final class ResultSize {
    private final Function function;
    private final Uses uses;
    private final Aliases aliases;
    private final Set<Op> wanted = Collections.newSetFromMap(new IdentityHashMap<>());

    private ResultSize(Function function) {
        this.function = function;
        this.uses = Uses.of(function);
        this.aliases = Aliases.of(function);
    }

    /**
     * Emits what counts numbers.
     *
     * @param function a function; the operations that are emitted are its own
     * @param results those of its results that are counted
     * @param to where the count is wanted; nothing is added if it cannot be told
     */
    static Optional<Value> of(Function function, List<Value> results, RegionBuilder to) {
        return new ResultSize(function).size(results, to);
    }

    private Optional<Value> size(List<Value> results, RegionBuilder to) {
        int numbers = 0;
        List<List<Value>> arrays = new ArrayList<>();
        for (Value result : results) {
            if (result.type().isFloating()) {
                numbers++;
                continue;
            }
            Op.Alloc made = made(result);
            boolean rectangular = made != null
                    && made.lengths().size() == ((ArrayType) made.target().type()).rank()
                    && !(made.lengths().size() > 1 && aliases.areRowsReplaced(made.target()));
            if (!rectangular || !made.lengths().stream().allMatch(this::want)) {
                return Optional.empty();
            }
            arrays.add(made.lengths());
        }
        function.body().body().stream().filter(wanted::contains).forEach(to::add);
        Value sum = numbers > 0 || arrays.isEmpty() ? to.constant(numbers) : null;
        for (List<Value> lengths : arrays) {
            Value product = null;
            for (Value length : lengths) {
                product = product == null ? length : to.call(Primitive.INT, "*", product, length);
            }
            sum = sum == null ? product : to.call(Primitive.INT, "+", sum, product);
        }
        return Optional.of(sum);
    }

    /** The operation that makes an array with the lengths of a result; null if that is not known. */
    private Op.Alloc made(Value result) {
        Op definition = uses.definition(result).orElse(null);
        if (definition instanceof Op.Copy copy) {
            return made(copy.source());
        } else if (definition instanceof Op.Call call && call.function().equals("Matrix.wrap")) {
            return made(call.operands().get(0));
        }
        return definition instanceof Op.Alloc alloc ? alloc : null;
    }

    /** Whether a value depends on nothing but lengths of arguments, arguments and constants. */
    private boolean want(Value value) {
        Op definition = uses.definition(value).orElse(null);
        if (definition == null) {
            return function.params().contains(value);
        }
        boolean length =
                definition instanceof Op.Length ofArray && function.params().contains(ofArray.array());
        boolean cheap = definition instanceof Op.Const
                || length
                || (definition instanceof Op.Call && Effects.of(definition).isPure());
        boolean known = cheap
                && uses.region(definition) == function.body()
                && definition.operands().stream().allMatch(this::want);
        if (known) {
            wanted.add(definition);
        }
        return known;
    }
}
