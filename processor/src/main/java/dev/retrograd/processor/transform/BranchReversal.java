package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reverse of a branch: a branch on the saved condition. */
final class BranchReversal {
    private final ReverseSweep sweep;
    private final RegionBuilder builder;

    BranchReversal(ReverseSweep sweep) {
        this.sweep = sweep;
        this.builder = sweep.builder();
    }

    void reverse(Op.If branch) {
        Set<Value> captured = sweep.captured(branch.regions());
        Map<Integer, Value> seeds = new LinkedHashMap<>();
        for (int i = 0; i < branch.targets().size(); i++) {
            Value seed = sweep.consume(branch.targets().get(i));
            if (seed != null) {
                seeds.put(i, seed);
            }
        }
        List<ReverseSweep> arms = new ArrayList<>();
        for (Region region : branch.regions()) {
            ReverseSweep arm = sweep.nested(region, List.of(), branch.origin());
            captured.forEach(value -> arm.adopt(value, sweep.adjoint(value)));
            seeds.forEach((i, seed) -> arm.accumulate(region.yields().get(i), seed));
            arm.run();
            arms.add(arm);
        }
        List<Value> touched = captured.stream()
                .filter(value -> arms.stream().anyMatch(arm -> arm.adjoint(value) != sweep.adjoint(value)))
                .toList();
        if (touched.isEmpty() && arms.stream().allMatch(ReverseSweep::isEmpty)) {
            return;
        }
        List<Value> targets = touched.stream().map(Names::adjointValue).toList();
        List<Region> reversed = new ArrayList<>();
        for (ReverseSweep arm : arms) {
            reversed.add(arm.finish(touched.stream().map(arm::adjointOrZero).toList()));
        }
        builder.at(branch.origin());
        builder.add(
                new Op.If(targets, sweep.need(branch.condition()), reversed.get(0), reversed.get(1), branch.origin()));
        for (int i = 0; i < touched.size(); i++) {
            sweep.adopt(touched.get(i), targets.get(i));
        }
    }
}
