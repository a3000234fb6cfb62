package dev.retrograd.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Verifier;
import org.junit.jupiter.api.Test;

/** What each analysis decides for a small function, as comments in its text. */
final class AnalysisGoldenTest {

    /** The text without its comments is the function that is analysed. */
    private static void check(java.util.function.Function<Function, String> analysis, String expected) {
        assertThat(analysis.apply(Verifier.check(Parser.parse(expected)))).isEqualTo(expected);
    }

    /** What varies with an active parameter, what the result depends on, and both. */
    @Test
    void activity() {
        check(Activity::print, """
                func @f(%x: double active, %n: int, %w: double[] active, %c: double[]) -> (double) {  // %x active; %w active; %c useful
                  %sine = call "Math.sin" %x : double  // active
                  %floor = call "Math.floor" %x : double  // useful
                  %unused = call "*" %sine %sine : double  // varied
                  %e = load %w[%n] : double  // active
                  %k = load %c[%n] : double  // useful
                  %p = call "*" %e %k : double  // active
                  %q = call "*" %p %floor : double  // active
                  %r = call "+" %q %sine : double  // active
                  return %r
                }
                """);
    }

    /** The choice between a row and a parameter makes one class of both; the rows of an array made here are another. */
    @Test
    void aliases() {
        check(Aliases::print, """
                func @f(%a: double[][] active, %b: double[], %i: int, %v: double, %c: boolean) -> (double) {  // %a 1 of 2w; %b 2w
                  %row = load %a[%i] : double[]  // 2w
                  %other = if %c {
                    yield %row
                  } else {
                    yield %b
                  } : double[]  // 2w
                  store %other[%i] = %v
                  %own = alloc [%i] [%i] fresh : double[][]  // 3 of 4w
                  %mine = load %own[%i] : double[]  // 4w
                  store %mine[%i] = %v
                  %e = load %row[%i] : double
                  return %e
                }
                """);
    }

    /** A use in one arm is conditional, one in a loop that may not run is no surer than a stored value. */
    @Test
    void certainty() {
        check(Certainty::print, """
                func @f(%x: double active, %c: boolean, %n: int, %zero: int) -> (double) {  // %x stored; %c conditional; %n conditional; %zero conditional
                  %r = call "Math.sqrt" %x : double  // conditional
                  %y = call "Math.log" %x : double  // conditional
                  %z = if %c {
                    %t = call "*" %r %x : double  // certain
                    yield %t
                  } else {
                    yield %y
                  } : double  // certain
                  %e = call "Math.exp" %x : double  // stored
                  %s = for "1" %i = %zero < %n step 1 carry %acc = %z {  // %i conditional; %acc certain
                    %u = call "*" %acc %e : double  // certain
                    yield %u
                  } : double  // certain
                  return %s
                }
                """);
    }

    /** A row that is stored or chosen escapes, scratch does not. */
    @Test
    void escapes() {
        check(Escapes::print, """
                func @f(%n: int, %i: int, %x: double, %c: boolean) -> (double) {
                  %rows = alloc [%n] [%n] fresh : double[][]
                  %scratch = alloc [%n] fresh : double[]
                  store %scratch[%i] = %x
                  %row = alloc [%n] fresh : double[]  // escapes
                  store %rows[%i] = %row
                  %chosen = if %c {
                    %inner = alloc [%n] fresh : double[]  // escapes
                    yield %inner
                  } else {
                    yield %row
                  } : double[]
                  %y = load %chosen[%i] : double
                  return %y
                }
                """);
    }

    /** Elements of an array that the iteration has filled can be loaded again. */
    @Test
    void keptElements() {
        check(KeptElements::print, """
                func @f(%n: int, %zero: int, %x: double[] active) -> (double) {
                  %null = const 0.0 : double
                  %s = for "1" %i = %zero < %n step 1 carry %acc = %null {
                    %t = alloc [%n] fresh : double[]
                    for "2" %j = %zero < %n step 1 {
                      %e = load %x[%j] : double
                      store %t[%j] = %e
                      yield
                    }
                    %b = for "3" %k = %zero < %n step 1 carry %sum = %acc {
                      %g = load %t[%k] : double  // kept
                      %m = call "*" %g %g : double
                      %more = call "+" %sum %m : double
                      yield %more
                    } : double
                    yield %b
                  } : double
                  return %s
                }
                """);
    }
}
