package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.Arrays;
import java.util.List;

/** Checks that library methods make of their arguments. */
final class Checks {
    private Checks() {}

    /** Throws an exception, made of texts, if a condition holds. */
    static void raiseIf(RegionBuilder region, Value condition, String exception, String... texts) {
        region.branch(
                condition,
                List.of(),
                then -> {
                    List<Value> operands =
                            Arrays.stream(texts).map(then::constant).toList();
                    then.add(new Op.Throw(exception, operands, then.origin()));
                    return List.of();
                },
                otherwise -> List.of());
    }
}
