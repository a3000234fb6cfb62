package dev.retrograd.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Outcome;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.RandomFunctions;
import dev.retrograd.processor.ir.Verifier;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every pass, alone and with the others, leaves random functions sound and their outcomes the same, bit for bit. */
final class RandomOptimizationTest {
    private static final List<Pass> PASSES = List.of(
            new KnownLengths(),
            new ConstantFolding(),
            new CopyPropagation(),
            new CommonSubexpressions(),
            new HoistInvariants(),
            new DeadStores(),
            new DeadCode(),
            new SinkToUse());

    @Property(tries = 500, seed = "8841230096635107723")
    void eachPassKeepsOutcomes(@ForAll long seed) {
        Function function = RandomFunctions.function(seed);
        for (Pass pass : PASSES) {
            check(pass.name(), function, pass.apply(function), seed);
        }
    }

    @Property(tries = 500, seed = "8841230096635107723")
    void allPassesTogetherKeepOutcomes(@ForAll long seed) {
        Function function = RandomFunctions.function(seed);
        Optimizer optimizer = new Optimizer(Set.of());
        check("all", function, optimizer.finish(optimizer.apply(optimizer.apply(function)), Rounding.GRADIENT), seed);
    }

    private static void check(String pass, Function function, Function optimized, long seed) {
        assertThat(Verifier.failures(optimized))
                .as("%s: %s", pass, Printer.print(function))
                .isEmpty();
        // Read back, so that a value out of place cannot have the object of another.
        Function parsed = Parser.parse(Printer.print(optimized));
        for (int run = 0; run < 3; run++) {
            Outcome expected = Outcome.of(function, RandomFunctions.arguments(seed + run));
            Outcome actual = Outcome.of(parsed, RandomFunctions.arguments(seed + run));
            assertThat(actual)
                    .as("%s:\n%s\n%s", pass, Printer.print(function), Printer.print(optimized))
                    .isEqualTo(expected);
        }
    }
}
