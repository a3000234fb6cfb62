package dev.retrograd.processor.optimize.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Verifier;
import org.junit.jupiter.api.Test;

/** Which loops of a small function could run in chunks, and why not the others, as comments in its text. */
final class IndependenceGoldenTest {
    private static final String EXPECTED = """
            func @f(%n: int, %x: double[], %w: double[]) -> (double, double[], double[]) {
              %zero = const 0 : int
              %null = const 0.0 : double
              %dw = shadow %w zeroed : double[]
              %dx = shadow %x zeroed : double[]
              %s = for "1" %i = %zero < %n step 1 carry %acc = %null {
                %e = load %x[%i] : double
                store %dx[%i] = %e
                for "2" %j = %zero < %n step 1 {
                  %old = load %dw[%j] : double
                  %new = call "+" %old %e : double
                  store %dw[%j] = %new
                  yield
                }  // independent
                %more = call "+" %acc %e : double
                yield %more
              } : double  // independent, own dw for sums
              %last = for "3" %k = %zero < %n step 1 carry %y = %s {
                %sine = call "Math.sin" %y : double
                yield %sine
              } : double  // y goes from each iteration to the next
              for "4" %m = %zero < %n step 1 {
                %at = load %dx[%m] : double
                %sum = call "+" %m %m : int
                store %dx[%sum] = %at
                yield
              }  // iterations write to elements of dx that others may use
              return %last, %dw, %dx
            }
            """;

    @Test
    void loopsThatMeetInSumsAndOwnElements() {
        assertThat(Independence.print(Verifier.check(Parser.parse(EXPECTED)), 1))
                .isEqualTo(EXPECTED);
    }
}
