package dev.retrograd.processor.optimize;

import org.junit.jupiter.api.Test;

/** Which quotients of adjoint code become products, and which divisors are looked at before. */
final class SharedDivisorsGoldenTest {

    private static void check(String before, String after) {
        PrintedPass.check(new SharedDivisors(), before, after);
    }

    /** Without rules of derivatives in the text, the printer's. */
    private static void leaves(String text) {
        check(text, text.replace(" !1:1 !\"rule\"", ""));
    }

    @Test
    void dividesByNumbersNextToZeroAsBefore() {
        check("""
                func @f(%x: double, %y: double) -> (double, double) {
                  %a = call "/" %x %y : double !1:1 !"rule"
                  %b = call "/" %a %y : double !1:1 !"rule"
                  return %a, %b
                }
                """, """
                func @f(%x: double, %y: double) -> (double, double) {
                  %0 = const 1.0 : double
                  %reciprocal = call "/" %0 %y : double
                  %1 = call "Math.abs" %y : double
                  %2 = const 1.0E-300 : double
                  %isLarge = call ">" %1 %2 : boolean
                  %a = if %isLarge {
                    %3 = call "*" %x %reciprocal : double
                    yield %3
                  } else {
                    %4 = call "/" %x %y : double
                    yield %4
                  } : double
                  %b = if %isLarge {
                    %5 = call "*" %a %reciprocal : double
                    yield %5
                  } else {
                    %6 = call "/" %a %y : double
                    yield %6
                  } : double
                  return %a, %b
                }
                """);
    }

    @Test
    void takesTheReciprocalThatIsThere() {
        check("""
                func @f(%x: double) -> (double, double) {
                  %one = const 1.0 : double
                  %exp = call "Math.exp" %x : double
                  %sum = call "+" %one %exp : double
                  %own = call "/" %one %sum : double
                  %a = call "/" %x %sum : double !1:1 !"rule"
                  return %own, %a
                }
                """, """
                func @f(%x: double) -> (double, double) {
                  %one = const 1.0 : double
                  %exp = call "Math.exp" %x : double
                  %sum = call "+" %one %exp : double
                  %own = call "/" %one %sum : double
                  %a = call "*" %x %own : double
                  return %own, %a
                }
                """);
    }

    @Test
    void sharesInLoopsWithoutABranchOnly() {
        check("""
                func @f(%n: int) -> (double) {
                  %zero = const 0 : int
                  %start = const 1.0 : double
                  %s = for "1" %i = %zero < %n step 1 carry %t = %start {
                    %d = call "Math.sqrt" %t : double
                    %a = call "/" %t %d : double !1:1 !"rule"
                    %b = call "/" %a %d : double !1:1 !"rule"
                    %c = call "/" %b %t : double !1:1 !"rule"
                    %e = call "/" %c %t : double !1:1 !"rule"
                    yield %e
                  } : double
                  return %s
                }
                """, """
                func @f(%n: int) -> (double) {
                  %zero = const 0 : int
                  %start = const 1.0 : double
                  %s = for "1" %i = %zero < %n step 1 carry %t = %start {
                    %d = call "Math.sqrt" %t : double
                    %0 = const 1.0 : double
                    %reciprocal = call "/" %0 %d : double
                    %a = call "*" %t %reciprocal : double
                    %b = call "*" %a %reciprocal : double
                    %c = call "/" %b %t : double
                    %e = call "/" %c %t : double
                    yield %e
                  } : double
                  return %s
                }
                """);
    }

    @Test
    void leavesTheMethodsOwnAndSingleQuotients() {
        leaves("""
                func @f(%x: double, %y: double) -> (double, double, double) {
                  %own = call "/" %x %y : double
                  %again = call "/" %own %y : double
                  %a = call "/" %own %y : double !1:1 !"rule"
                  return %own, %again, %a
                }
                """);
    }
}
