package dev.retrograd.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Printer;
import org.junit.jupiter.api.Test;

/** Which loops run forward and reverse sweep together, and what keeps them apart. */
final class FuseSweepsTest {
    private static final String SUM = """
            func @f(%n: int, %w: double[], %dw: double[], %c: double) -> (double, double) {
              %zero = const 0 : int
              %s = for "1" %i = %zero < %n step 1 carry %t = %c {
                %a = load %w[%i] : double
                %b = call "Math.exp" %a : double
                %u = call "+" %t %b : double
                save "b" %b
                yield %u
              } : double
              FACTOR
              %d = for "1'" %j = %n >= %zero step -1 carry %e = %c {
                %p = restore "b" : double
                %g = call "*" %factor %p : double
                %old = load %dw[%j] : double
                %new = call "+" %old %g : double
                store %dw[%j] = %new
                %h = call "+" %e %g : double
                yield NEXT
              } : double
              return %s, %d
            }
            """;

    @Test
    void fusesLoopsThatMeetInSums() {
        Function function = parsed("%factor = call \"*\" %c %c : double", "%h");
        assertThat(printed(new FuseSweeps().apply(function))).isEqualTo("""
                func @f(%n: int, %w: double[], %dw: double[], %c: double) -> (double, double) {
                  %zero = const 0 : int
                  %factor = call "*" %c %c : double
                  %0 = const 0.0 : double
                  %s, %d = for "1" %i = %zero < %n step 1 carry %t = %c, %e = %0 {
                    %a = load %w[%i] : double
                    %b = call "Math.exp" %a : double
                    %u = call "+" %t %b : double
                    %g = call "*" %factor %b : double
                    %old = load %dw[%i] : double
                    %new = call "+" %old %g : double
                    store %dw[%i] = %new
                    %h = call "+" %e %g : double
                    yield %u, %h
                  } : double, double
                  %d.1 = call "+" %c %d : double
                  return %s, %d.1
                }
                """);
    }

    @Test
    void keepsApartWhatNeedsTheSum() {
        staysApart("%factor = call \"*\" %c %s : double", "%h");
    }

    @Test
    void keepsApartWhatNeedsAnElementWrittenOrReadInBetween() {
        staysApart("%factor = load %w[%zero] : double", "%h");
    }

    @Test
    void keepsApartARecurrence() {
        staysApart("%factor = call \"*\" %c %c : double", "%g");
    }

    @Test
    void keepsApartWhatAWriteInBetweenOverwrites() {
        staysApart("%factor = call \"*\" %c %c : double\n store %dw[%zero] = %c", "%h");
    }

    @Test
    void keepsApartWhatIsReadInBetween() {
        staysApart("""
                %factor = call "*" %c %c : double
                %read = load %dw[%zero] : double
                %twice = call "*" %read %read : double
                store %w[%zero] = %twice
                """, "%h");
    }

    @Test
    void addsInAnyOrder() {
        Function function = parsed("""
                %factor = call "*" %c %c : double
                %before = load %dw[%zero] : double
                %after = call "+" %before %c : double
                store %dw[%zero] = %after
                """, "%h");
        assertThat(printed(new FuseSweeps().apply(function))).contains("%s, %d = for \"1\"");
    }

    @Test
    void keepsApartIterationsThatReadWhatOthersWrote() {
        Function function = Parser.parse(SUM.replace("FACTOR", "%factor = call \"*\" %c %c : double")
                .replace("NEXT", "%h")
                .replace("call \"+\" %old %g", "call \"*\" %old %g"));
        assertThat(new FuseSweeps().apply(function)).isSameAs(function);
    }

    private static void staysApart(String between, String next) {
        Function function = parsed(between, next);
        assertThat(new FuseSweeps().apply(function)).isSameAs(function);
    }

    private static Function parsed(String between, String next) {
        return Parser.parse(SUM.replace("FACTOR", between).replace("NEXT", next));
    }

    private static String printed(Function function) {
        return Printer.print(function);
    }
}
