package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The tangents of branches and loops: the same branch or loop, in which tangents are merged and carried beside their values. */
final class RegionTangents {
    private final TangentSweep sweep;

    RegionTangents(TangentSweep sweep) {
        this.sweep = sweep;
    }

    void branch(Op.If branch, RegionBuilder to) {
        Value condition = condition(branch, to);
        List<Region> regions = new ArrayList<>();
        for (Region region : branch.regions()) {
            regions.add(nested(region, List.of(), branch.targets()));
        }
        List<Value> targets = append(branch.targets(), sweep.freshFor(branch.targets()));
        to.add(new Op.If(targets, condition, regions.get(0), regions.get(1), branch.origin()));
    }

    /**
     * A guard leaves out contributions because they are zero. Their tangents are not unless those of the guarded values
     * are zero, too.
     */
    private Value condition(Op.If branch, RegionBuilder to) {
        Guards.Guard guard = Guards.of(branch, sweep.definitions());
        List<Value> tangents = new ArrayList<>();
        sweep.eachDirection(() -> guard.values().stream()
                .map(sweep::find)
                .filter(Objects::nonNull)
                .forEach(tangents::add));
        Value condition = branch.condition();
        for (Value tangent : tangents) {
            Value more = to.call(Primitive.BOOLEAN, guard.isOpen() ? "!=" : "==", tangent, to.constant(0.0));
            condition = to.call(Primitive.BOOLEAN, guard.isOpen() ? "|" : "&", condition, more);
        }
        return condition;
    }

    void loop(Op.For loop, RegionBuilder to) {
        List<Value> inits = append(loop.inits(), sweep.passed(loop.carried(), loop.inits(), to));
        List<Value> params = append(loop.body().params(), sweep.freshFor(loop.carried()));
        Region body = nested(loop.body(), params, loop.carried());
        to.add(new Op.For(
                append(loop.targets(), results(loop.carried(), loop.targets())),
                loop.label(),
                loop.first(),
                loop.limit(),
                loop.inclusive(),
                loop.step(),
                inits,
                body,
                loop.origin()));
    }

    /** The tangents that a loop gives back, one for each active variable. */
    private List<Value> results(List<Value> variables, List<Value> targets) {
        List<Value> results = new ArrayList<>();
        sweep.eachDirection(() -> {
            for (int i = 0; i < variables.size(); i++) {
                if (sweep.isActive(variables.get(i))) {
                    Value tangent = TangentSweep.fresh(targets.get(i));
                    sweep.set(targets.get(i), tangent);
                    results.add(tangent);
                }
            }
        });
        return results;
    }

    void loop(Op.While loop, RegionBuilder to) {
        Region test = loop.condition();
        Region body = loop.body();
        List<Value> forwarded = test.yields().subList(1, test.yields().size());
        List<Value> receivers = new ArrayList<>();
        for (int i = 0; i < forwarded.size(); i++) {
            Value result = loop.targets().get(i);
            receivers.add(sweep.isActive(result) ? result : body.params().get(i));
        }
        List<Value> inits = append(loop.inits(), sweep.passed(test.params(), loop.inits(), to));
        List<Value> testParams = append(test.params(), sweep.freshFor(test.params()));
        Region newTest = nested(test, testParams, receivers, forwarded);
        List<Value> bodyParams = append(body.params(), results(receivers, body.params()));
        Region newBody = nested(body, bodyParams, test.params());
        List<Value> targets = append(loop.targets(), results(receivers, loop.targets()));
        to.add(new Op.While(targets, loop.label(), inits, newTest, newBody, loop.origin()));
    }

    private Region nested(Region region, List<Value> params, List<Value> targets) {
        return nested(region, params, targets, region.yields());
    }

    private Region nested(Region region, List<Value> params, List<Value> targets, List<Value> sources) {
        RegionBuilder inner = new RegionBuilder(params, region.terminator().origin());
        sweep.run(region.body(), inner);
        inner.at(region.terminator().origin());
        return inner.yielding(append(region.yields(), sweep.passed(targets, sources, inner)));
    }

    private static List<Value> append(List<Value> values, List<Value> more) {
        List<Value> result = new ArrayList<>(values);
        result.addAll(more);
        return result;
    }
}
