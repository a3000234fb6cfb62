package dev.retrograd.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of failure that the verifier knows, and functions that it accepts. */
final class VerifierTest {
    private static final String HEAD = "func @f(%x: double active, %w: double[], %n: int, %c: boolean) -> () {";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %y = call "+" %x %n : double                                        | no operator
            %y = call "+" %c %c : boolean                                       | no operator
            %y = call "<" %x %x : int                                           | no operator
            %y = call "<<" %n %x : int                                          | no operator
            %y = call "!" %n : int                                              | no operator
            %y = call "(int)" %x : long                                         | casts one operand to int, not to long
            %y = call "(int)" %c : int                                          | no cast from boolean to int
            %y = load %w[%x] : double                                           | an index or length is an int, not double
            %y = load %w[%n] : float                                            | the elements are double, not float
            %y = load %x[%n] : double                                           | double is no array
            store %w[%n] = %n                                                   | the elements are double, not int
            %y = alloc [%n] [%n] fresh : double[]                               | 2 lengths for double[]
            %y = alloc [%c] fresh : double[]                                    | an index or length is an int
            %y = shadow %n fresh : int                                          | no shadow of int
            %y = shadow %w fresh : float[]                                      | shadow: double[] expected, float[] found
            %y = copy %x fresh : double                                         | no copy of double
            %y = length %x : int                                                | no length of double
            %y = length %w : long                                               | a length is an int
            accumulate %x += %x                                                 | cannot add to double
            if %x { yield } else { yield }                                      | the condition is no boolean
            %y = if %c { yield %x } else { yield %n } : double                  | else yields: double expected, int found
            %y = if %c { yield %x } else { yield } : double                     | else yields: 1 expected, 0 found
            %y = if %c { %z = const 1.0 : double yield %z } else { yield %z } : double | %z is out of scope at yield
            if %c { return } else { yield }                                     | a region has to end in yield
            for "1" %i = %n < %n step 0 { yield }                               | the step is 0
            for "1" %i = %x < %x step 1 { yield }                               | the counter is a double
            for "1" %i = %n < %x step 1 { yield }                               | bounds: int expected, double found
            %y = for "1" %i = %n < %n step 1 carry %a = %x { yield %i } : double | body yields: double expected, int found
            %y = for "1" %i = %n < %n step 1 carry %a = %x { yield %a } : int   | results: double expected, int found
            %y = while "1" (%a = %x) { yield %a, %a } do (%b) { yield %b } : double | condition yields: boolean expected
            %y = while "1" (%a = %x) { yield %c, %a } do (%b) { yield %n } : double | body yields: double expected, int found
            for "1" %i = %n < %n step 1 { yield } for "1" %j = %n < %n step 1 { yield } | two loops are labelled "1"
            save "a" %x                                                         | slot "a" is saved but never restored
            %y = restore "a" : double                                           | slot "a" is restored without
            save "a" %x save "a" %x %y = restore "a" : double                   | slot "a" is saved twice
            save "a" %x %y = restore "a" : double %z = restore "a" : double     | slot "a" is restored twice
            save "a" %x %y = restore "a" : int                                  | slot "a" is saved as double but restored as int
            if %c { save "a" %x yield } else { %y = restore "a" : double yield } | slot "a" is saved in [then] but restored in [else]
            for "1" %i = %n < %n step 1 { save "a" %x yield } %y = restore "a" : double | slot "a" is saved in [1] but restored in []
            """)
    void rejects(String ops, String expected) {
        Function function = Parser.parse(HEAD + ops + " return }");
        assertThat(Verifier.failures(function)).anyMatch(failure -> failure.contains(expected));
        assertThatThrownBy(() -> Verifier.check(function)).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %s = const "n = " : java.lang.String %t = call "+" %s %n : java.lang.String throw "java.lang.Error" %t
            %y = call "&" %c %c : boolean
            %y = call ">>>" %n %n : int
            %y = const null : java.lang.Object %z = call "==" %y %w : boolean
            %y = call "Math.fma" %x %x %x : double
            for "1" %i = %n < %n step 1 { save "a" %x yield } for "1'" %j = %n < %n step 1 { %y = restore "a" : double yield }
            for "1" %i = %n < %n step 1 { save "a" %x %y = restore "a" : double yield }
            """)
    void accepts(String ops) {
        assertThat(Verifier.failures(Parser.parse(HEAD + ops + " return }"))).isEmpty();
    }

    @Test
    void rejectsASecondDefinitionAndAMissingOne() {
        Value x = Value.of(Primitive.DOUBLE, "x");
        Value y = Value.of(Primitive.DOUBLE, "y");
        RegionBuilder body = new RegionBuilder(List.of(x), Origin.NONE);
        body.add(new Op.Const(x, 1.0, Origin.NONE));
        body.add(new Op.Const(y, 1, Origin.NONE));
        Value stranger = Value.of(Primitive.DOUBLE, "stranger");
        Function function = new Function("f", Set.of(stranger), body.returning(List.of(stranger)));
        assertThat(Verifier.failures(function))
                .containsExactly(
                        "%stranger is active but no parameter",
                        "%x is defined again by const of %x",
                        "const of %y: the literal 1 is no double",
                        "%stranger is not defined before return");
    }

    @Test
    void rejectsABodyWithoutReturn() {
        Function function = new Function("f", Set.of(), new RegionBuilder(List.of(), Origin.NONE).yielding(List.of()));
        assertThat(Verifier.failures(function)).containsExactly("the body has to end in return, not in yield");
    }
}
