package dev.retrograd.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text form: what is printed is read back, and errors name their place. */
final class TextFormTest {
    private static final String EVERYTHING = """
            func @f(%x: double active, %w: double[] active, %n: int, %s: java.lang.String) -> (double, double[]) {
              %0 = const "a \\"b\\"\\\\\\n\\u00e4" : java.lang.String
              %1 = const -Infinity : double
              %2 = const 1.0E-5 : float
              %3 = const 97 : char
              %4 = const null : java.lang.Object
              %5 = const -1 : int
              %zero = const 0 : int
              %dw = shadow %w fresh : double[]
              %rows = alloc [%n] [%zero] zeroed : double[][]
              %copy = copy %w pooled : double[]
              %c = call "<" %x %1 : boolean
              invoke "java.lang.System.gc"
              %x.1, %6 = if %c {
                yield %x, %n
              } else {
                %7 = invoke "a.B.c" %x %n : double
                yield %7, %zero
              } : double, int
              %acc = for "1" %i = %zero <= %n step 2 {
                yield
              } : double
              %x.2, %y = for "2" %j = %n >= %zero step -1 carry %x.3 = %x.1, %y.1 = %x {
                %e = load %w[%j] : double
                store %w[%j] = %y.1
                save "e" %e
                yield %e, %x.3
              } : double, double
              %k = while "3" (%k.1 = %n) {
                %8 = call ">" %k.1 %zero : boolean
                yield %8, %k.1
              } do (%k.2) {
                accumulate %dw += %copy
                yield %k.2
              } : int
              for "2'" %j.1 = %zero < %n step 1 {
                %e.1 = restore "e" : double
                yield
              }
              throw "java.lang.IllegalArgumentException" %s
              return %x.2, %dw
            }
            """;

    @Test
    void readsWhatItPrints() {
        assertThat(Printer.print(Parser.parse(EVERYTHING))).isEqualTo(EVERYTHING);
    }

    @Test
    void keepsOrigins() {
        String text = """
                func @f(%x: double active) -> (double) {
                  %y = call "Math.sin" %x : double !3:12 !"y = sin(x): dx += \\"q\\""
                  if %x {
                    yield !1:1
                  } else {
                    yield
                  } !4:1
                  return %y !5:9
                }
                """;
        Function function = Parser.parse(text);
        assertThat(Printer.printWithOrigins(function)).isEqualTo(text);
        assertThat(Printer.print(function)).doesNotContain("!");
    }

    @Test
    void marksActiveParameters() {
        Function function = Parser.parse(EVERYTHING);
        assertThat(function.active())
                .containsExactlyInAnyOrder(
                        function.params().get(0), function.params().get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            func @f() -> () { %a = call "+" %b %b : int return }                              | 1:33: '%b' is not defined
            func @f(%a: int) -> () { %a = const 1 : int return }                              | 1:26: '%a' is defined twice
            func @f(%a: int) -> (int) { return }                                              | 1:21: declared results
            func @f(%a: int) -> () { %b = cons 1 : int return }                               | 1:31: unknown operation 'cons'
            func @f(%a: int) -> () { %b = const 1.5 : int return }                            | 1:37: not a literal of type int
            func @f(%a: int) -> () { store %a[%a] + %a return }                               | 1:39: unexpected character '+'
            func @f(%a: int) -> () { %b, %c = length %a : int, int return }                   | 1:35: needs one result, has 2
            func @f(%a: int) -> () { %b = copy %a hot : int return }                          | 1:39: unknown placement 'hot'
            func @f(%a: int) -> () { for "1" %i = %a > %a step 1 { yield } return }           | 1:42: the step's sign
            func @f(%a: int) -> () { return                                                   | 1:32: expected '}' but found end of text
            func @f(%a: int) -> () { %b = length %a : int, int return }                       | 1:41: 1 results but 2 types
            func @f(%a: int) -> () { %b = while "1" () { yield } do () { yield } : int return } | 1:54: the condition has to yield
            """)
    void errorsNameTheirPlace(String text, String expected) {
        assertThatThrownBy(() -> Parser.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageStartingWith(expected);
    }

    @Test
    void errorsCountLines() {
        assertThatThrownBy(() -> Parser.parse("func @f() -> () {\n  // nothing\n  ;\n}"))
                .hasMessage("3:3: unexpected character ';'");
    }
}
