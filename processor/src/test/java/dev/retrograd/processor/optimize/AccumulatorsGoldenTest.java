package dev.retrograd.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which elements that loops add to are kept in variables. */
final class AccumulatorsGoldenTest {
    private static final String RULE = " !1:1 !\"rule\"";

    private static String print(String text) {
        return PrintedPass.apply(new Accumulators(), text.replace(" RULE", RULE));
    }

    private static void leaves(String text) {
        assertThat(print(text)).isEqualTo(text.replace(" RULE", ""));
    }

    @Test
    void keepsAnElementInAVariable() {
        assertThat(print("""
                func @f(%x: double[], %n: int, %k: int, %s: double) -> (double[]) {
                  %zero = const 0 : int
                  %dx = shadow %x fresh : double[]
                  %dy = shadow %x fresh : double[]
                  for "1" %i = %zero < %n step 1 {
                    %e = load %x[%i] : double
                    %d = load %dx[%k] : double
                    %d.1 = call "+" %d %e : double RULE
                    store %dx[%k] = %d.1
                    store %dy[%i] = %e
                    %d.2 = load %dx[%k] : double
                    %d.3 = call "-" %d.2 %s : double RULE
                    store %dx[%k] = %d.3
                    yield
                  }
                  return %dx
                }
                """)).isEqualTo("""
                func @f(%x: double[], %n: int, %k: int, %s: double) -> (double[]) {
                  %zero = const 0 : int
                  %dx = shadow %x fresh : double[]
                  %dy = shadow %x fresh : double[]
                  %0 = call "<" %zero %n : boolean
                  %d = if %0 {
                    %1 = load %dx[%k] : double
                    yield %1
                  } else {
                    %2 = const 0.0 : double
                    yield %2
                  } : double
                  %d.1 = for "1" %i = %zero < %n step 1 carry %d.2 = %d {
                    %e = load %x[%i] : double
                    %d.3 = call "+" %d.2 %e : double
                    store %dy[%i] = %e
                    %d.4 = call "-" %d.3 %s : double
                    yield %d.4
                  } : double
                  if %0 {
                    store %dx[%k] = %d.1
                    yield
                  } else {
                    yield
                  }
                  return %dx
                }
                """);
    }

    @Test
    void leavesElementsThatMayBeOthersOrAreRead() {
        leaves("""
                func @f(%x: double[], %n: int, %k: int, %l: int) -> (double[]) {
                  %zero = const 0 : int
                  %dx = shadow %x fresh : double[]
                  %dy = shadow %x fresh : double[]
                  for "1" %i = %zero < %n step 1 {
                    %e = load %x[%i] : double
                    %d = load %dx[%k] : double
                    %d.1 = call "+" %d %e : double RULE
                    store %dx[%k] = %d.1
                    %d.2 = load %dx[%l] : double
                    %d.3 = call "-" %d.2 %e : double RULE
                    store %dx[%l] = %d.3
                    %a = load %dy[%k] : double
                    %a.1 = call "+" %a %e : double RULE
                    store %dy[%k] = %a.1
                    %b = load %dy[%i] : double
                    store %x[%i] = %b
                    yield
                  }
                  return %dx
                }
                """);
    }

    @Test
    void leavesTheMethodsOwnSums() {
        leaves("""
                func @f(%x: double[], %y: double[], %n: int, %k: int) -> (double[]) {
                  %zero = const 0 : int
                  for "1" %i = %zero < %n step 1 {
                    %e = load %x[%i] : double
                    %d = load %y[%k] : double
                    %d.1 = call "+" %d %e : double
                    store %y[%k] = %d.1
                    yield
                  }
                  return %y
                }
                """);
    }
}
