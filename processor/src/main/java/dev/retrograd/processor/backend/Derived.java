package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells adjoints and the like from the method's own values: a derived value comes from an operation with a note, or of derived
 * values, or takes over such a value from a branch or a loop.
 */
final class Derived {
    private final Index index;
    private final Map<Value, Boolean> known = new HashMap<>();

    Derived(Index index) {
        this.index = index;
    }

    boolean isDerived(Value value) {
        Boolean derived = known.get(value);
        if (derived == null) {
            // While the answer is being found, a loop's variable does not speak for itself.
            known.put(value, false);
            Op definition = index.definition(value);
            boolean noted = definition != null && !definition.origin().note().isEmpty();
            derived = noted || sources(value, definition).stream().anyMatch(this::isDerived);
            known.put(value, derived);
        }
        return derived;
    }

    /** The values that a call is made of, or that a branch's result or a loop's variable takes over. */
    private List<Value> sources(Value value, Op definition) {
        List<Value> sources = new ArrayList<>();
        if (definition instanceof Op.Call call) {
            sources.addAll(call.operands());
        } else if (definition instanceof Op.If branch) {
            int number = branch.targets().indexOf(value);
            branch.regions().forEach(side -> sources.add(side.yields().get(number)));
        } else if (definition instanceof Op.For loop) {
            sources.add(loop.carried().get(loop.targets().indexOf(value)));
        } else if (definition instanceof Op.While loop) {
            sources.add(loop.body().params().get(loop.targets().indexOf(value)));
        } else if (definition == null) {
            carried(value, sources);
        }
        return sources;
    }

    private void carried(Value value, List<Value> sources) {
        Region home = index.home(value);
        int number = home.params().indexOf(value);
        if (index.owner(home) instanceof Op.For loop && number > 0) {
            sources.add(loop.inits().get(number - 1));
            sources.add(loop.body().yields().get(number - 1));
        } else if (index.owner(home) instanceof Op.While loop) {
            if (Index.same(home, loop.condition())) {
                sources.add(loop.inits().get(number));
                sources.add(loop.body().yields().get(number));
            } else {
                sources.add(loop.condition().yields().get(number + 1));
            }
        }
    }
}
