package dev.retrograd.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Verifier;

/** A pass applied to a function in text form; what goes in and what comes out are both verified. */
final class PrintedPass {
    private PrintedPass() {}

    static String apply(Pass pass, String before) {
        Function function = Verifier.check(Parser.parse(before));
        return Printer.print(Verifier.check(pass.apply(function)));
    }

    static void check(Pass pass, String before, String after) {
        assertThat(apply(pass, before)).isEqualTo(after);
    }
}
