package dev.retrograd.processor.optimize;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces the length of an array that the function makes by what it was made with. */
final class KnownLengths implements Pass {
    @Override
    public String name() {
        return "lengths";
    }

    @Override
    public boolean isConcernedWith(Contents contents) {
        return contents.hasLengths();
    }

    @Override
    public Function apply(Function function) {
        return function.withBody(new Rewriter().rewrite(function.body()));
    }

    /** One run. */
    private static final class Rewriter {
        private final Map<Value, Value> lengths = new HashMap<>();
        private final Map<Value, Value> sources = new HashMap<>();
        private final Map<Value, Value> replaced = new HashMap<>();

        private Region rewrite(Region region) {
            List<Op> ops = new ArrayList<>();
            for (Op op : region.ops()) {
                Op rewritten = op.with(value -> replaced.getOrDefault(value, value), this::rewrite);
                if (rewritten instanceof Op.Length length) {
                    Value source = length.array();
                    while (sources.containsKey(source)) {
                        source = sources.get(source);
                    }
                    Value known = lengths.get(source);
                    if (known != null) {
                        replaced.put(length.target(), known);
                        continue;
                    }
                    rewritten = new Op.Length(length.target(), source, length.origin());
                } else if (rewritten instanceof Op.Alloc alloc) {
                    lengths.put(alloc.target(), alloc.lengths().get(0));
                } else if (rewritten instanceof Op.Copy copy) {
                    follow(copy.target(), copy.source());
                } else if (rewritten instanceof Op.Shadow shadow) {
                    follow(shadow.target(), shadow.primal());
                }
                ops.add(rewritten);
            }
            return new Region(region.params(), ops);
        }

        private void follow(Value made, Value like) {
            if (made.type().isArray() && like.type().isArray()) {
                sources.put(made, like);
            }
        }
    }
}
