package dev.retrograd.processor.optimize;

import static dev.retrograd.processor.optimize.PrintedPass.check;

import org.junit.jupiter.api.Test;

/** What each pass makes of a small function. Operations with an origin are the method's own, those with a note are derived. */
final class PassGoldenTest {

    @Test
    void foldsConstantsAndBranches() {
        check(new ConstantFolding(), """
                func @f(%x: double, %n: int) -> (double, double, int) {
                  %a = const 2.0 : double !1:1
                  %b = const 3.0 : double !1:1
                  %product = call "*" %a %b : double !1:1
                  %c = call "<" %a %b : boolean !1:1
                  %y = if %c {
                    %z = call "*" %x %product : double !1:1
                    yield %z !1:1
                  } else {
                    yield %x !1:1
                  } : double !1:1
                  %zero = const 0.0 : double !1:1
                  %kept = call "+" %y %zero : double !1:1
                  %one = const 1 : int !1:1
                  %same = call "*" %one %n : int !1:1
                  %nothing = for "1" %i = %one < %one step 1 carry %s = %n {
                    yield %i !1:1
                  } : int !1:1
                  %sum = call "+" %nothing %same : int !1:1
                  return %y, %kept, %sum !1:1
                }
                """, """
                func @f(%x: double, %n: int) -> (double, double, int) {
                  %a = const 2.0 : double
                  %b = const 3.0 : double
                  %product = const 6.0 : double
                  %c = const true : boolean
                  %z = call "*" %x %product : double
                  %zero = const 0.0 : double
                  %kept = call "+" %z %zero : double
                  %one = const 1 : int
                  %sum = call "+" %n %n : int
                  return %z, %kept, %sum
                }
                """);
    }

    @Test
    void leavesWhatTrapsAndWhatAnotherRegionMirrors() {
        String text = """
                func @f(%x: double) -> (int, double) {
                  %one = const 1 : int
                  %zero = const 0 : int
                  %quotient = call "/" %one %zero : int
                  %true = const true : boolean
                  if %true {
                    save "x" %x
                    yield
                  } else {
                    yield
                  }
                  %y = if %true {
                    %r = restore "x" : double
                    yield %r
                  } else {
                    yield %x
                  } : double
                  return %quotient, %y
                }
                """;
        check(new ConstantFolding(), text, text);
    }

    @Test
    void seesThroughLoopsThatCarryValuesUnchanged() {
        check(new CopyPropagation(), """
                func @f(%x: double, %n: int, %c: boolean) -> (double, double, double) {
                  %zero = const 0 : int
                  %s, %p = for "1" %i = %zero < %n step 1 carry %a = %x, %b = %x {
                    %t = call "+" %a %b : double
                    yield %t, %b
                  } : double, double
                  %u, %v = while "2" (%d = %s, %e = %x) {
                    %more = call "<" %d %e : boolean
                    yield %more, %d, %e
                  } do (%d.1, %e.1) {
                    %g = call "*" %d.1 %e.1 : double
                    yield %g, %e.1
                  } : double, double
                  %w = if %c {
                    yield %v
                  } else {
                    yield %x
                  } : double
                  return %u, %p, %w
                }
                """, """
                func @f(%x: double, %n: int, %c: boolean) -> (double, double, double) {
                  %zero = const 0 : int
                  %s, %p = for "1" %i = %zero < %n step 1 carry %a = %x, %b = %x {
                    %t = call "+" %a %x : double
                    yield %t, %x
                  } : double, double
                  %u, %v = while "2" (%d = %s, %e = %x) {
                    %more = call "<" %d %x : boolean
                    yield %more, %d, %x
                  } do (%d.1, %e.1) {
                    %g = call "*" %d.1 %x : double
                    yield %g, %x
                  } : double, double
                  %w = if %c {
                    yield %x
                  } else {
                    yield %x
                  } : double
                  return %u, %x, %x
                }
                """);
    }

    @Test
    void computesOnceAndLoadsOnce() {
        check(new CommonSubexpressions(), """
                func @f(%w: double[], %v: double[], %i: int, %x: double) -> (double, double) {
                  %a = load %w[%i] : double
                  %b = load %w[%i] : double
                  %c = call "*" %a %b : double
                  store %v[%i] = %x
                  %d = load %v[%i] : double
                  %e = load %w[%i] : double
                  %g = call "*" %a %e : double
                  store %w[%i] = %g
                  %h = load %w[%i] : double
                  %k = call "+" %d %h : double
                  return %c, %k
                }
                """, """
                func @f(%w: double[], %v: double[], %i: int, %x: double) -> (double, double) {
                  %a = load %w[%i] : double
                  %c = call "*" %a %a : double
                  store %v[%i] = %x
                  store %w[%i] = %c
                  %k = call "+" %x %c : double
                  return %c, %k
                }
                """);
    }

    @Test
    void loadsAgainWhereALoopStores() {
        String text = """
                func @f(%w: double[], %n: int, %x: double) -> (double, double) {
                  %zero = const 0 : int
                  %a = load %w[%zero] : double
                  %s = for "1" %i = %zero < %n step 1 carry %t = %x {
                    %b = load %w[%zero] : double
                    %c = call "*" %t %b : double
                    store %w[%i] = %c
                    yield %c
                  } : double
                  return %a, %s
                }
                """;
        check(new CommonSubexpressions(), text, text);
    }

    @Test
    void dropsAStoreThatIsOverwrittenUnread() {
        check(new DeadStores(), """
                func @f(%w: double[], %i: int, %j: int, %x: double) -> (double) {
                  store %w[%i] = %x
                  %y = call "*" %x %x : double
                  store %w[%i] = %y
                  %z = load %w[%j] : double
                  store %w[%i] = %z
                  return %z
                }
                """, """
                func @f(%w: double[], %i: int, %j: int, %x: double) -> (double) {
                  %y = call "*" %x %x : double
                  store %w[%i] = %y
                  %z = load %w[%j] : double
                  store %w[%i] = %z
                  return %z
                }
                """);
    }

    @Test
    void dropsWhatNobodyNeedsButNotWhatMayThrow() {
        check(new DeadCode(), """
                func @f(%w: double[], %n: int, %x: double) -> (double) {
                  %unused = call "Math.sin" %x : double !1:1
                  %own = load %w[%n] : double !2:1
                  %again = load %w[%n] : double !2:1 !"read: dw += de"
                  %zero = const 0 : int !3:1
                  %s, %t = for "1" %i = %zero < %n step 1 carry %a = %x, %b = %x {
                    %c = call "*" %a %a : double !3:2
                    %d = call "+" %b %x : double !3:3
                    yield %c, %d !3:4
                  } : double, double !3:1
                  for "2" %j = %zero < %n step 1 {
                    %e = call "(double)" %j : double !4:1
                    yield !4:1
                  } !4:1
                  return %t !5:1
                }
                """, """
                func @f(%w: double[], %n: int, %x: double) -> (double) {
                  %own = load %w[%n] : double
                  %zero = const 0 : int
                  %t = for "1" %i = %zero < %n step 1 carry %b = %x {
                    %d = call "+" %b %x : double
                    yield %d
                  } : double
                  return %t
                }
                """);
    }

    @Test
    void savesNothingThatNobodyNeedsBack() {
        check(new DeadCode(), """
                func @f(%n: int, %x: double) -> (double) {
                  %zero = const 0 : int
                  for "1" %i = %zero < %n step 1 {
                    %a = call "(double)" %i : double
                    %b = call "*" %a %x : double
                    save "a" %a
                    save "b" %b
                    yield
                  }
                  %s = for "1'" %j = %zero < %n step 1 carry %t = %x {
                    %c = restore "a" : double
                    %d = restore "b" : double
                    %e = call "+" %t %d : double
                    yield %e
                  } : double
                  return %s
                }
                """, """
                func @f(%n: int, %x: double) -> (double) {
                  %zero = const 0 : int
                  for "1" %i = %zero < %n step 1 {
                    %a = call "(double)" %i : double
                    %b = call "*" %a %x : double
                    save "b" %b
                    yield
                  }
                  %s = for "1'" %j = %zero < %n step 1 carry %t = %x {
                    %d = restore "b" : double
                    %e = call "+" %t %d : double
                    yield %e
                  } : double
                  return %s
                }
                """);
    }

    @Test
    void simplifiesAdjointsOnly() {
        check(new AdjointAlgebra(), """
                func @f(%x: double, %dy: double) -> (double, double, double, double) {
                  %zero = const 0.0 : double
                  %two = const 2.0 : double
                  %own = call "+" %x %zero : double !1:1
                  %a = call "+" %zero %dy : double !1:1 !"dx += dy"
                  %b = call "*" %zero %x : double !1:1 !"dx += dy"
                  %c = call "-" %x : double !1:1 !"dx += dy"
                  %d = call "+" %dy %c : double !1:1 !"dx += dy"
                  %e = call "Math.pow" %x %two : double !1:1 !"dx += dy"
                  %g = call "*" %b %e : double !1:1 !"dx += dy"
                  return %own, %a, %d, %g
                }
                """, """
                func @f(%x: double, %dy: double) -> (double, double, double, double) {
                  %zero = const 0.0 : double
                  %two = const 2.0 : double
                  %own = call "+" %x %zero : double
                  %c = call "-" %x : double
                  %d = call "-" %dy %x : double
                  %e = call "*" %x %x : double
                  return %own, %dy, %d, %zero
                }
                """);
    }
}
