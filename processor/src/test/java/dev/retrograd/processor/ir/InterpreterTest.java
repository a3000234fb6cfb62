package dev.retrograd.processor.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.runtime.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interpreters against Java itself. */
final class InterpreterTest {

    private static List<Object> run(String text, Object... arguments) {
        return Interpreter.run(Verifier.check(Parser.parse(text)), arguments);
    }

    @Test
    void overflowsAndShiftsAsJavaDoes() {
        int a = Integer.MAX_VALUE;
        int s = 37;
        long l = -5L << 40;
        assertThat(run("""
                        func @f(%a: int, %s: int, %l: long) -> (int, int, int, long, long, int) {
                          %0 = call "+" %a %a : int
                          %1 = call "<<" %a %s : int
                          %2 = call ">>>" %0 %s : int
                          %3 = call ">>" %l %s : long
                          %4 = call "*" %l %l : long
                          %5 = call "/" %0 %s : int
                          return %0, %1, %2, %3, %4, %5
                        }
                        """, a, s, -5L << 40)).containsExactly(a + a, a << s, (a + a) >>> s, l >> s, l * l, (a + a) / s);
    }

    @ParameterizedTest
    @CsvSource({"1e20", "-3.99", "NaN", "300.7", "-Infinity"})
    void castsAsJavaDoes(double x) {
        assertThat(run("""
                        func @f(%x: double) -> (int, long, float, byte, char, short) {
                          %0 = call "(int)" %x : int
                          %1 = call "(long)" %x : long
                          %2 = call "(float)" %x : float
                          %3 = call "(byte)" %x : byte
                          %4 = call "(char)" %x : char
                          %5 = call "(short)" %x : short
                          return %0, %1, %2, %3, %4, %5
                        }
                        """, x)).containsExactly((int) x, (long) x, (float) x, (byte) x, (char) x, (short) x);
    }

    @Test
    void choosesOverloadsByType() {
        assertThat(run("""
                        func @f(%a: float, %b: int, %c: double) -> (float, int, long, float, boolean) {
                          %0 = call "Math.max" %a %a : float
                          %1 = call "Math.abs" %b : int
                          %2 = call "Math.round" %c : long
                          %3 = call "/" %a %a : float
                          %4 = call "==" %c %c : boolean
                          return %0, %1, %2, %3, %4
                        }
                        """, -0.0f, -7, 2.5)).containsExactly(-0.0f, 7, 3L, Float.NaN, true);
    }

    private static final String LOOPS = """
            func @f(%n: int) -> (int, int, int) {
              %zero = const 0 : int
              %one = const 1 : int
              %up = for "1" %i = %one <= %n step 2 carry %a = %zero, %b = %one {
                %s = call "+" %a %i : int
                yield %b, %s
              } : int, int
              %down = for "2" %i.1 = %n > %zero step -1 carry %c = %zero {
                %t = call "*" %c %n : int
                %u = call "+" %t %i.1 : int
                yield %u
              } : int
              %left, %steps = while "3" (%d = %n, %e = %zero) {
                %more = call ">" %d %one : boolean
                yield %more, %d, %e
              } do (%d.1, %e.1) {
                %half = call ">>" %d.1 %one : int
                %next = call "+" %e.1 %one : int
                yield %half, %next
              } : int, int
              return %up, %down, %steps
            }
            """.replace("%up = for", "%up, %other = for");

    @ParameterizedTest
    @CsvSource({"0", "1", "5", "9"})
    void runsLoops(int n) {
        int a = 0;
        int b = 1;
        for (int i = 1; i <= n; i += 2) {
            int s = a + i;
            a = b;
            b = s;
        }
        int c = 0;
        for (int i = n; i > 0; i--) {
            c = c * n + i;
        }
        int steps = 0;
        for (int d = n; d > 1; d >>= 1) {
            steps++;
        }
        assertThat(run(LOOPS, n)).containsExactly(a, c, steps);
    }

    @Test
    void restoresInTheOppositeOrder() {
        List<Object> results = run("""
                func @f(%n: int) -> (int) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %ten = const 10 : int
                  for "1" %i = %zero < %n step 1 {
                    save "i" %i
                    invoke "Tape.pushInt" %i
                    yield
                  }
                  %last = call "-" %n %one : int
                  %s = for "1'" %j = %last >= %zero step -1 carry %a = %zero {
                    %r = restore "i" : int
                    %p = invoke "Tape.popInt" : int
                    %b = call "*" %a %ten : int
                    %c = call "+" %b %r : int
                    %d = call "*" %c %ten : int
                    %e = call "+" %d %p : int
                    yield %e
                  } : int
                  return %s
                }
                """, 3);
        assertThat(results).containsExactly(221100);
    }

    @Test
    void noticesWhatIsLeftOnAStack() {
        assertThatThrownBy(() -> run("func @f(%n: int) -> () { invoke \"Tape.pushInt\" %n return }", 1))
                .hasMessage("1 values left in tape of Int");
    }

    @Test
    void fillsScratchBuffersWithGarbage() {
        List<Object> results = run("""
                func @f(%n: int) -> (double[], double[], double[][]) {
                  %a = alloc [%n] scratch : double[]
                  %b = alloc [%n] zeroed : double[]
                  %c = alloc [%n] fresh : double[][]
                  return %a, %b, %c
                }
                """, 2);
        assertThat((double[]) results.get(0)).containsExactly(Double.NaN, Double.NaN);
        assertThat((double[]) results.get(1)).containsExactly(0.0, 0.0);
        assertThat((Object[]) results.get(2)).containsExactly(null, null);
    }

    @Test
    void worksOnWholeArraysAndMatrices() {
        double[][] rows = {{1, 2}, {3}};
        List<Object> results = run("""
                func @f(%a: double[][], %m: dev.retrograd.runtime.Matrix) -> (double[][], double[][], dev.retrograd.runtime.Matrix, double) {
                  %zeros = shadow %a fresh : double[][]
                  %copy = copy %a fresh : double[][]
                  accumulate %copy += %a
                  %p = call "Matrix.times" %m %m : dev.retrograd.runtime.Matrix
                  %s = call "Matrix.sum" %p : double
                  return %zeros, %copy, %p, %s
                }
                """, rows, Matrix.of(new double[][] {{1, 2}, {3, 4}}));
        assertThat(Arrays.deepToString((double[][]) results.get(0))).isEqualTo("[[0.0, 0.0], [0.0]]");
        assertThat(Arrays.deepToString((double[][]) results.get(1))).isEqualTo("[[2.0, 4.0], [6.0]]");
        assertThat(results.get(2)).isEqualTo(Matrix.of(new double[][] {{7, 10}, {15, 22}}));
        assertThat(results.get(3)).isEqualTo(54.0);
        assertThat(rows[0]).containsExactly(1, 2);
    }

    @Test
    void throwsWhatJavaThrows() {
        String text = """
                func @f(%w: double[], %i: int) -> (double) {
                  %e = load %w[%i] : double
                  %s = const "i = " : java.lang.String
                  %m = call "+" %s %i : java.lang.String
                  throw "java.lang.IllegalArgumentException" %m
                  return %e
                }
                """;
        assertThatThrownBy(() -> run(text, new double[2], 2)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> run(text, new double[2], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("i = 1");
        assertThatThrownBy(() -> run("func @f(%i: int) -> () { %0 = call \"%\" %i %i : int return }", 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void differentiatesThroughLoopsBranchesAndArrays() {
        Function function = Verifier.check(Parser.parse("""
                func @f(%x: double active, %w: double[] active) -> (double, double[]) {
                  %zero = const 0 : int
                  %n = length %w : int
                  %v = copy %w fresh : double[]
                  %s = for "1" %i = %zero < %n step 1 carry %a = %x {
                    %e = load %v[%i] : double
                    %c = call "<" %e %a : boolean
                    %b = if %c {
                      %t = call "*" %a %e : double
                      yield %t
                    } else {
                      %u = call "Math.sin" %a : double
                      yield %u
                    } : double
                    store %v[%i] = %b
                    yield %b
                  } : double
                  return %s, %v
                }
                """));
        double x = 0.9;
        double[] w = {0.5, 0.7, 0.4};
        double dx = 0.3;
        double[] dw = {1, -2, 0.5};
        DualInterpreter.Dual dual = DualInterpreter.run(function, List.of(x, w), List.of(dx, dw));
        double h = 1e-6;
        double[] above = {w[0] + h * dw[0], w[1] + h * dw[1], w[2] + h * dw[2]};
        double[] below = {w[0] - h * dw[0], w[1] - h * dw[1], w[2] - h * dw[2]};
        List<Object> high = Interpreter.run(function, x + h * dx, above);
        List<Object> low = Interpreter.run(function, x - h * dx, below);
        double difference = ((Double) high.get(0) - (Double) low.get(0)) / (2 * h);
        assertThat((Double) dual.tangents().get(0)).isCloseTo(difference, within(1e-8));
        for (int i = 0; i < 3; i++) {
            difference = (((double[]) high.get(1))[i] - ((double[]) low.get(1))[i]) / (2 * h);
            assertThat(((double[]) dual.tangents().get(1))[i]).isCloseTo(difference, within(1e-8));
        }
        assertThat(dual.results().get(0))
                .isEqualTo(Interpreter.run(function, x, w).get(0));
    }
}
