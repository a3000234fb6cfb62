package dev.retrograd.processor.optimize.fusion;

import dev.retrograd.processor.analysis.FreeValues;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether a loop does nothing with a carried variable but add to it, so that its iterations may run in any order. */
public final class SumChains {
    private SumChains() {}

    /** Whether each of the loop's carried variables is a sum. */
    static boolean areAll(Op.For loop) {
        for (int i = 0; i < loop.carried().size(); i++) {
            if (!isSum(loop, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the loop's carried variables is a sum. */
    public static boolean isSum(Op.For loop, int carried) {
        return leadsTo(loop.carried().get(carried), loop.body(), carried);
    }

    /** Whether a value is used for nothing but a chain of additions that ends in the region's yield at an index. */
    private static boolean leadsTo(Value value, Region region, int index) {
        Op user = onlyUser(value, region);
        if (user == null) {
            return false;
        } else if (user == region.terminator()) {
            return Collections.frequency(region.yields(), value) == 1
                    && region.yields().get(index).equals(value);
        } else if (user instanceof Op.Call call) {
            return isSum(call, value) && leadsTo(call.target(), region, index);
        } else if (user instanceof Op.For loop) {
            int carried = loop.inits().indexOf(value);
            return carried >= 0
                    && Collections.frequency(loop.inits(), value) == 1
                    && !FreeValues.of(loop.body()).contains(value)
                    && leadsTo(loop.carried().get(carried), loop.body(), carried)
                    && leadsTo(loop.targets().get(carried), region, index);
        } else if (user instanceof Op.If branch) {
            for (int i = 0; i < branch.targets().size(); i++) {
                if (leadsTo(value, branch.then(), i) && leadsTo(value, branch.otherwise(), i)) {
                    return leadsTo(branch.targets().get(i), region, index);
                }
            }
        }
        return false;
    }

    private static boolean isSum(Op.Call call, Value value) {
        boolean first = call.operands().get(0).equals(value);
        return call.operands().size() == 2
                && call.target().type().isFloating()
                && Collections.frequency(call.operands(), value) == 1
                && (call.function().equals("+") || (call.function().equals("-") && first));
    }

    private static Op onlyUser(Value value, Region region) {
        List<Op> users = new ArrayList<>();
        for (Op op : region.ops()) {
            if (FreeValues.of(op).contains(value)) {
                users.add(op);
            }
        }
        return users.size() == 1 ? users.get(0) : null;
    }
}
