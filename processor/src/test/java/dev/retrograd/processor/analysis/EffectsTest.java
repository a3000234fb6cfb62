package dev.retrograd.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effects of each kind of operation. */
final class EffectsTest {
    private static final String HEAD =
            "func @f(%x: double, %w: double[], %n: int, %c: boolean, %m: dev.retrograd.runtime.Matrix) -> () {";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %y = const 1 : int                                     | ''
            %y = call "/" %x %x : double                           | ''
            %y = call "/" %n %n : int                              | traps
            %y = call "%" %n %n : int                              | traps
            %y = call "Math.addExact" %n %n : int                  | traps
            %y = call "Math.floorMod" %n %n : int                  | traps
            %y = call "Math.random" : double                       | reads writes traps allocates
            %y = call "Math.sin" %x : double                       | ''
            %y = call "==" %w %w : boolean                         | ''
            %y = call "Matrix.times" %m %m : dev.retrograd.runtime.Matrix | reads traps allocates
            %y = call "Matrix.sum" %m : double                     | reads traps
            %y = load %w[%n] : double                              | reads traps
            store %w[%n] = %x                                      | writes traps
            %y = length %w : int                                   | traps
            %y = alloc [%n] fresh : double[]                       | traps allocates
            %y = shadow %w fresh : double[]                        | reads traps allocates
            accumulate %w += %w                                    | reads writes traps
            throw "java.lang.Error"                                | traps
            %y = call "+" %x %x : java.lang.String                 | ''
            invoke "a.B.c"                                         | reads writes traps allocates
            if %c { yield } else { yield }                         | ''
            if %c { yield } else { %y = load %w[%n] : double yield } | reads traps
            for "1" %i = %n < %n step 1 { store %w[%i] = %x yield }  | writes traps
            """)
    void knows(String op, String expected) {
        Effects effects =
                Effects.of(Parser.parse(HEAD + op + " return }").body().ops().get(0));
        String found = (effects.reads() ? "reads " : "")
                + (effects.writes() ? "writes " : "")
                + (effects.traps() ? "traps " : "")
                + (effects.allocates() ? "allocates " : "");
        assertThat(found.trim()).isEqualTo(expected);
        assertThat(effects.isPure()).isEqualTo(expected.isEmpty());
    }
}
