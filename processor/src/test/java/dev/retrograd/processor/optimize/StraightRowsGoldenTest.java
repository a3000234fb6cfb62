package dev.retrograd.processor.optimize;

import static dev.retrograd.processor.optimize.PrintedPass.check;

import org.junit.jupiter.api.Test;

/** What the passes that make small matrices of derivatives straight code make of a small function, and what they leave alone. */
final class StraightRowsGoldenTest {

    private static void leaves(Pass pass, String text) {
        check(pass, text, text);
    }

    @Test
    void putsVariablesInPlaceOfElementsThroughBranchesAndLoops() {
        check(new ScalarArrays(), """
                func @f(%x: double, %c: boolean, %n: int) -> (double, int) {
                  %two = const 2 : int
                  %one = const 1 : int
                  %zero = const 0 : int
                  %a = if %c {
                    %p = alloc [%two] fresh : double[]
                    store %p[%one] = %x
                    yield %p
                  } else {
                    %q = alloc [%two] fresh : double[]
                    store %q[%zero] = %x
                    yield %q
                  } : double[]
                  for "1" %i = %zero < %n step 1 {
                    %e = load %a[%one] : double
                    %s = call "+" %e %x : double
                    store %a[%one] = %s
                    yield
                  }
                  %r = load %a[%one] : double
                  %l = length %a : int
                  return %r, %l
                }
                """, """
                func @f(%x: double, %c: boolean, %n: int) -> (double, int) {
                  %two = const 2 : int
                  %one = const 1 : int
                  %zero = const 0 : int
                  %a0, %a1 = if %c {
                    %0 = const 0.0 : double
                    yield %0, %x
                  } else {
                    %1 = const 0.0 : double
                    yield %x, %1
                  } : double, double
                  %a1.1 = for "1" %i = %zero < %n step 1 carry %a1.2 = %a1 {
                    %s = call "+" %a1.2 %x : double
                    yield %s
                  } : double
                  %l = const 2 : int
                  return %a1.1, %l
                }
                """);
    }

    @Test
    void leavesArraysThatOthersSeeOrWhoseElementsAreFoundAtRunTime() {
        leaves(new ScalarArrays(), """
                func @f(%x: double, %i: int) -> (double, double[]) {
                  %two = const 2 : int
                  %zero = const 0 : int
                  %a = alloc [%two] fresh : double[]
                  store %a[%i] = %x
                  %b = alloc [%two] fresh : double[]
                  store %b[%zero] = %x
                  %c = alloc [%two] fresh : double[]
                  %e = load %c[%two] : double
                  %r = load %a[%zero] : double
                  %s = call "+" %e %r : double
                  return %s, %b
                }
                """);
    }

    @Test
    void keepsTheCosineThatTheMethodHasComputed() {
        check(new SharedCalls(), """
                func @f(%x: double, %c: boolean) -> (double, double) {
                  %y = if %c {
                    %v = call "*" %x %x : double
                    %a = call "Math.cos" %v : double
                    %b = call "Math.sin" %v : double
                    %p = call "*" %a %b : double
                    save "v" %v
                    yield %p
                  } else {
                    yield %x
                  } : double
                  %z = if %c {
                    %w = restore "v" : double
                    %d = call "Math.cos" %w : double
                    yield %d
                  } else {
                    yield %x
                  } : double
                  return %y, %z
                }
                """, """
                func @f(%x: double, %c: boolean) -> (double, double) {
                  %y = if %c {
                    %v = call "*" %x %x : double
                    %a = call "Math.cos" %v : double
                    %b = call "Math.sin" %v : double
                    %p = call "*" %a %b : double
                    save "vShared" %a
                    save "v" %v
                    yield %p
                  } else {
                    yield %x
                  } : double
                  %z = if %c {
                    %w = restore "v" : double
                    %a.1 = restore "vShared" : double
                    yield %a.1
                  } else {
                    yield %x
                  } : double
                  return %y, %z
                }
                """);
    }

    @Test
    void dividesOnceInAdjointCodeOnly() {
        check(new Reciprocals(), """
                func @f(%x: double, %y: double, %n: int) -> (double, double, double, double) {
                  %own = call "/" %x %y : double !1:1
                  %again = call "/" %own %y : double !1:1
                  %a = call "/" %x %own : double !1:1 !"note"
                  %b = call "/" %y %own : double !1:1 !"note"
                  %zero = const 0 : int
                  %s = for "1" %i = %zero < %n step 1 carry %t = %a {
                    %q = call "/" %t %again : double !1:1 !"note"
                    yield %q
                  } : double
                  %single = call "/" %x %s : double !1:1 !"note"
                  return %a, %b, %s, %single
                }
                """, """
                func @f(%x: double, %y: double, %n: int) -> (double, double, double, double) {
                  %own = call "/" %x %y : double
                  %again = call "/" %own %y : double
                  %0 = const 1.0 : double
                  %reciprocal = call "/" %0 %own : double
                  %a = call "*" %x %reciprocal : double
                  %b = call "*" %y %reciprocal : double
                  %zero = const 0 : int
                  %1 = const 1.0 : double
                  %reciprocal.1 = call "/" %1 %again : double
                  %s = for "1" %i = %zero < %n step 1 carry %t = %a {
                    %q = call "*" %t %reciprocal.1 : double
                    yield %q
                  } : double
                  %single = call "/" %x %s : double
                  return %a, %b, %s, %single
                }
                """);
    }

    @Test
    void copiesTheFewElementsOfAShadow() {
        check(new CopiedShadows(), """
                func @f(%x: double[], %row: double[]) -> (double) {
                  %one = const 1 : int
                  %zero = const 0 : int
                  %e = load %x[%one] : double
                  %dx = shadow %x fresh : double[]
                  store %dx[%zero] = %e
                  %n = length %x : int
                  for "1" %k = %zero < %n step 1 {
                    %d = load %dx[%k] : double
                    store %row[%k] = %d
                    yield
                  }
                  return %e
                }
                """, """
                func @f(%x: double[], %row: double[]) -> (double) {
                  %one = const 1 : int
                  %zero = const 0 : int
                  %e = load %x[%one] : double
                  %0 = const 1 : int
                  %dx = alloc [%0] fresh : double[]
                  store %dx[%zero] = %e
                  %n = length %x : int
                  %1 = const 0 : int
                  %d = load %dx[%1] : double
                  store %row[%1] = %d
                  %2 = const 1 : int
                  for "1" %k = %2 < %n step 1 {
                    %d.1 = const 0.0 : double
                    store %row[%k] = %d.1
                    yield
                  }
                  return %e
                }
                """);
    }

    @Test
    void leavesShadowsOfArraysThatMayBeTooShort() {
        leaves(new CopiedShadows(), """
                func @f(%x: double[], %row: double[], %e: double) -> (double) {
                  %zero = const 0 : int
                  %dx = shadow %x fresh : double[]
                  store %dx[%zero] = %e
                  %n = length %x : int
                  for "1" %k = %zero < %n step 1 {
                    %d = load %dx[%k] : double
                    store %row[%k] = %d
                    yield
                  }
                  return %e
                }
                """);
    }

    @Test
    void writesTheRowsOneBehindTheOther() {
        check(new Unrolling(), """
                func @f(%m: double[]) -> (double[]) {
                  %zero = const 0 : int
                  %two = const 2 : int
                  for "row each" %row = %zero < %two step 1 {
                    %x = load %m[%row] : double
                    %y = call "*" %x %x : double
                    store %m[%row] = %y
                    yield
                  }
                  return %m
                }
                """, """
                func @f(%m: double[]) -> (double[]) {
                  %zero = const 0 : int
                  %two = const 2 : int
                  %row = const 0 : int
                  %x = load %m[%row] : double
                  %y = call "*" %x %x : double
                  store %m[%row] = %y
                  %row.1 = const 1 : int
                  %x.1 = load %m[%row.1] : double
                  %y.1 = call "*" %x.1 %x.1 : double
                  store %m[%row.1] = %y.1
                  return %m
                }
                """);
    }
}
