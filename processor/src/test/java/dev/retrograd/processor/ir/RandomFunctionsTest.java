package dev.retrograd.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every function: it is sound, its text is read back as it is, and means the same. */
final class RandomFunctionsTest {

    @Property(tries = 300)
    void areSound(@ForAll long seed) {
        assertThat(Verifier.failures(RandomFunctions.function(seed))).isEmpty();
    }

    @Property(tries = 300)
    void areReadBackAsTheyArePrinted(@ForAll long seed) {
        Function function = RandomFunctions.derived(seed);
        String text = Printer.print(function);
        assertThat(Printer.print(Parser.parse(text))).isEqualTo(text);
        String full = Printer.printWithOrigins(function);
        assertThat(Printer.printWithOrigins(Parser.parse(full))).isEqualTo(full);
    }

    @Property(tries = 300)
    void meanTheSameWhenReadBack(@ForAll long seed) {
        Function function = RandomFunctions.function(seed);
        Outcome expected = Outcome.of(function, RandomFunctions.arguments(seed));
        Outcome actual = Outcome.of(Parser.parse(Printer.print(function)), RandomFunctions.arguments(seed));
        assertThat(actual).isEqualTo(expected);
    }
}
