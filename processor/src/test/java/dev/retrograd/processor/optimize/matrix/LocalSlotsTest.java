package dev.retrograd.processor.optimize.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Verifier;
import org.junit.jupiter.api.Test;

/** Slots in sight become values; what other regions save stays. */
class LocalSlotsTest {
    private static final String M = "dev.retrograd.runtime.Matrix";

    private static String resolve(String text) {
        Function function = Verifier.check(Parser.parse(text.replace("$M", M)));
        return Printer.print(Verifier.check(LocalSlots.resolve(function))).replace(M, "$M");
    }

    @Test
    void aSlotOfTheSameRegionIsTheValue() {
        assertThat(resolve("""
                func @f(%a: $M) -> ($M) {
                  %b = call "Matrix.exp" %a : $M
                  save "b" %b
                  %c = restore "b" : $M
                  %d = call "Matrix.negate" %c : $M
                  return %d
                }
                """)).isEqualTo("""
                func @f(%a: $M) -> ($M) {
                  %b = call "Matrix.exp" %a : $M
                  %d = call "Matrix.negate" %b : $M
                  return %d
                }
                """);
    }

    @Test
    void aSlotOfALoopStays() {
        String loop = """
                func @f(%a: $M, %n: int) -> () {
                  %0 = const 0 : int
                  for "1" %i = %0 < %n step 1 {
                    %b = call "Matrix.exp" %a : $M
                    save "b" %b
                    yield
                  }
                  for "1'" %i.1 = %0 < %n step 1 {
                    %c = restore "b" : $M
                    %s = call "Matrix.sum" %c : double
                    yield
                  }
                  return
                }
                """;
        assertThat(resolve(loop)).isEqualTo(loop);
    }
}
