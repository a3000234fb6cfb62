package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Placement;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts derived functions in place of calls of them: loops get labels of this function, callees names that are free here. */
final class DerivedCode {
    private final Code code;
    private final Functions functions;
    private final Map<Value, Value> here = new HashMap<>();
    private Map<String, String> names = Map.of();

    DerivedCode(Code code, Functions functions) {
        this.code = code;
        this.functions = functions;
    }

    /** Puts the function's body here; gives its results. */
    List<Value> at(Tree site, Function function, List<Value> operands) {
        for (int i = 0; i < operands.size(); i++) {
            here.put(function.params().get(i), operands.get(i));
        }
        names = functions.reserve(function.callees());
        function.callees()
                .forEach(callee ->
                        functions.add(new Function(names.get(callee.name()), callee.active(), renamed(callee.body()))));
        function.body().body().forEach(op -> code.at(site).add(renamed(op)));
        return Op.each(function.results(), this::use);
    }

    private Value use(Value value) {
        return here.getOrDefault(value, value);
    }

    private Op renamed(Op op) {
        Op result = op.map(this::use, value -> value, this::renamed);
        if (result instanceof Op.For loop) {
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
        } else if (result instanceof Op.While loop) {
            return new Op.While(
                    loop.targets(), code.nextLabel(), loop.inits(), loop.condition(), loop.body(), loop.origin());
        } else if (result instanceof Op.Alloc alloc) {
            return new Op.Alloc(alloc.target(), alloc.lengths(), Placement.FRESH, alloc.origin());
        } else if (result instanceof Op.Invoke call && call.isInternal()) {
            String name = "@" + names.get(call.function());
            return new Op.Invoke(call.targets(), name, call.operands(), call.contract(), call.rule(), call.origin());
        }
        return result;
    }

    private Region renamed(Region region) {
        // what callers do to a callee is found out again
        return new Region(
                region.params(),
                region.ops().stream()
                        .filter(op -> !Op.Invoke.isTurn(op))
                        .map(this::renamed)
                        .toList());
    }
}
