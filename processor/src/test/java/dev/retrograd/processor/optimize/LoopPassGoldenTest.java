package dev.retrograd.processor.optimize;

import static dev.retrograd.processor.optimize.PrintedPass.check;

import org.junit.jupiter.api.Test;

/** What each pass over loops makes of a small function. Operations with an origin are the method's own, those with a note are derived. */
final class LoopPassGoldenTest {

    @Test
    void countsWhileLoops() {
        check(new CountedLoops(), """
                func @f(%w: double[], %n: int, %x: double) -> (double, int, int) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %s, %i = while "1" (%a = %x, %p = %zero) {
                    %length = length %w : int
                    %more = call ">" %length %p : boolean
                    yield %more, %a, %p
                  } do (%b, %q) {
                    %e = load %w[%q] : double
                    %c = call "*" %b %e : double
                    %next = call "+" %q %one : int
                    yield %c, %next
                  } : double, int
                  %k = while "2" (%r = %n) {
                    %more.1 = call ">=" %r %one : boolean
                    yield %more.1, %r
                  } do (%t) {
                    %before = call "-" %t %one : int
                    yield %before
                  } : int
                  return %s, %i, %k
                }
                """, """
                func @f(%w: double[], %n: int, %x: double) -> (double, int, int) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %length = length %w : int
                  %s = for "1" %q = %zero < %length step 1 carry %b = %x {
                    %e = load %w[%q] : double
                    %c = call "*" %b %e : double
                    %next = call "+" %q %one : int
                    yield %c
                  } : double
                  %i = call "Math.max" %zero %length : int
                  for "2" %t = %n >= %one step -1 {
                    %before = call "-" %t %one : int
                    yield
                  }
                  %0 = const 1 : int
                  %1 = call "-" %one %0 : int
                  %k = call "Math.min" %n %1 : int
                  return %s, %i, %k
                }
                """);
    }

    @Test
    void leavesWhileLoopsWhoseEndIsUnknown() {
        String text = """
                func @f(%n: int, %x: double) -> (double, int) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %two = const 2 : int
                  %s, %i = while "1" (%a = %x, %p = %zero) {
                    %more = call "<" %p %n : boolean
                    yield %more, %a, %p
                  } do (%b, %q) {
                    %c = call "*" %b %b : double
                    %next = call "*" %q %two : int
                    yield %c, %next
                  } : double, int
                  %u, %m = while "2" (%d = %n, %k = %zero) {
                    %more.1 = call "<" %k %d : boolean
                    yield %more.1, %d, %k
                  } do (%e, %l) {
                    %less = call "-" %e %one : int
                    %next.1 = call "+" %l %one : int
                    yield %less, %next.1
                  } : int, int
                  %t = call "+" %i %m : int
                  return %s, %t
                }
                """;
        check(new CountedLoops(), text, text);
    }

    @Test
    void writesOutShortLoopsWhoseCounterIsAllThatKeepsAnArray() {
        check(new WriteOutLoops(), """
                func @f(%x: double, %n: int) -> (double, double) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %two = const 2 : int
                  %a = alloc [%two] fresh : double[]
                  %b = alloc [%two] fresh : double[]
                  %s = for "1" %i = %one >= %zero step -1 carry %t = %x {
                    store %a[%i] = %t
                    %e = load %a[%zero] : double
                    %u = call "+" %t %e : double
                    yield %u
                  } : double
                  for "2" %j = %zero < %two step 1 {
                    store %b[%j] = %s
                    yield
                  }
                  %r = load %a[%one] : double
                  %q = load %b[%n] : double
                  return %r, %q
                }
                """, """
                func @f(%x: double, %n: int) -> (double, double) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %two = const 2 : int
                  %a = alloc [%two] fresh : double[]
                  %b = alloc [%two] fresh : double[]
                  %0 = const 1 : int
                  store %a[%0] = %x
                  %e = load %a[%zero] : double
                  %u = call "+" %x %e : double
                  %1 = const 0 : int
                  store %a[%1] = %u
                  %e.1 = load %a[%zero] : double
                  %u.1 = call "+" %u %e.1 : double
                  for "2" %j = %zero < %two step 1 {
                    store %b[%j] = %u.1
                    yield
                  }
                  %r = load %a[%one] : double
                  %q = load %b[%n] : double
                  return %r, %q
                }
                """);
    }

    @Test
    void leavesLoopsThatAreLongOrUnknownOrBeyondTheArray() {
        String text = """
                func @f(%x: double, %n: int) -> (double) {
                  %zero = const 0 : int
                  %two = const 2 : int
                  %three = const 3 : int
                  %five = const 5 : int
                  %a = alloc [%two] fresh : double[]
                  %b = alloc [%five] fresh : double[]
                  %c = alloc [%five] fresh : double[]
                  for "1" %i = %zero < %three step 1 {
                    store %a[%i] = %x
                    yield
                  }
                  for "2" %j = %zero < %five step 1 {
                    store %b[%j] = %x
                    yield
                  }
                  for "3" %k = %zero < %n step 1 {
                    store %c[%k] = %x
                    yield
                  }
                  %r = load %a[%zero] : double
                  return %r
                }
                """;
        check(new WriteOutLoops(), text, text);
    }

    @Test
    void computesRunningIndices() {
        check(new Inductions(), """
                func @f(%w: double[], %n: int, %x: double) -> (double, int) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %s, %p = for "1" %i = %one <= %n step 1 carry %a = %x, %q = %zero {
                    %e = load %w[%q] : double
                    %c = call "*" %a %e : double
                    %next = call "+" %q %one : int
                    yield %c, %next
                  } : double, int
                  %t, %r = for "2" %j = %n > %zero step -1 carry %b = %s, %m = %p {
                    %before = call "-" %m %one : int
                    %g = load %w[%before] : double
                    %h = call "*" %b %g : double
                    yield %h, %before
                  } : double, int
                  return %t, %p
                }
                """, """
                func @f(%w: double[], %n: int, %x: double) -> (double, int) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %s = for "1" %i = %one <= %n step 1 carry %a = %x {
                    %0 = call "-" %i %one : int
                    %q = call "+" %zero %0 : int
                    %e = load %w[%q] : double
                    %c = call "*" %a %e : double
                    %next = call "+" %q %one : int
                    yield %c
                  } : double
                  %1 = call "-" %n %one : int
                  %2 = const 1 : int
                  %3 = call "+" %1 %2 : int
                  %4 = const 0 : int
                  %5 = call "Math.max" %3 %4 : int
                  %q.1 = call "+" %zero %5 : int
                  %t = for "2" %j = %n > %zero step -1 carry %b = %s {
                    %6 = call "-" %n %j : int
                    %m = call "-" %q.1 %6 : int
                    %before = call "-" %m %one : int
                    %g = load %w[%before] : double
                    %h = call "*" %b %g : double
                    yield %h
                  } : double
                  return %t, %q.1
                }
                """);
    }

    @Test
    void sumsUpWhatAdjointsAreMultiplesOf() {
        check(new SumLinearParts(), """
                func @f(%w: double[], %x: double[], %dw: double[], %n: int, %m: int) -> () {
                  %zero = const 0 : int
                  for "1'" %p = %zero < %n step 1 {
                    %a = load %x[%p] : double
                    for "2'" %j = %zero < %m step 1 {
                      %c = load %w[%j] : double
                      %e = call "*" %a %c : double !1:1 !"rule"
                      %old = load %dw[%j] : double !1:1 !"rule"
                      %new = call "+" %old %e : double !1:1 !"rule"
                      store %dw[%j] = %new !1:1 !"rule"
                      yield
                    }
                    yield
                  }
                  return
                }
                """, """
                func @f(%w: double[], %x: double[], %dw: double[], %n: int, %m: int) -> () {
                  %zero = const 0 : int
                  %0 = const 0.0 : double
                  %aSum = for "1'" %p = %zero < %n step 1 carry %aSum.1 = %0 {
                    %a = load %x[%p] : double
                    %1 = call "+" %aSum.1 %a : double
                    for "2'" %j = %zero < %m step 1 {
                      yield
                    }
                    yield %1
                  } : double
                  %2 = call "<" %zero %n : boolean
                  if %2 {
                    for "2' sum" %j.1 = %zero < %m step 1 {
                      %c = load %w[%j.1] : double
                      %e = call "*" %aSum %c : double
                      %old = load %dw[%j.1] : double
                      %new = call "+" %old %e : double
                      store %dw[%j.1] = %new
                      yield
                    }
                    yield
                  } else {
                    yield
                  }
                  return
                }
                """);
    }

    @Test
    void leavesMultiplesOfWhatTheLoopChangesAndWhatIsTheMethodsOwn() {
        String text = """
                func @f(%w: double[], %x: double[], %dw: double[], %n: int, %m: int) -> () {
                  %zero = const 0 : int
                  for "1'" %p = %zero < %n step 1 {
                    %a = load %x[%p] : double
                    for "2'" %j = %zero < %m step 1 {
                      %c = load %w[%j] : double
                      %e = call "*" %a %c : double
                      %old = load %dw[%j] : double
                      %new = call "+" %old %e : double
                      store %dw[%j] = %new
                      yield
                    }
                    yield
                  }
                  for "3'" %q = %zero < %n step 1 {
                    %b = load %x[%q] : double
                    for "4'" %k = %zero < %m step 1 {
                      %g = load %w[%k] : double
                      %h = call "*" %b %g : double !1:1 !"rule"
                      %before = load %dw[%k] : double !1:1 !"rule"
                      %after = call "+" %before %h : double !1:1 !"rule"
                      store %dw[%k] = %after !1:1 !"rule"
                      yield
                    }
                    store %w[%q] = %b
                    yield
                  }
                  return
                }
                """;
        check(new SumLinearParts(), text, text.replace(" !1:1 !\"rule\"", ""));
    }

    @Test
    void runsFourIterationsAtOnceThatAddToTheSameAdjoints() {
        check(new JamIterations(), """
                func @f(%w: double[], %x: double[][], %n: int, %m: int) -> (double, double[]) {
                  %zero = const 0 : int
                  %0 = const 0.0 : double
                  %dw = shadow %w zeroed : double[]
                  %total = for "1" %p = %zero < %n step 1 carry %sum = %0 {
                    %row = load %x[%p] : double[]
                    %s = for "2" %i = %zero < %m step 1 carry %t = %0 {
                      %c = load %w[%i] : double
                      %d = load %row[%i] : double
                      %e = call "*" %c %d : double
                      %next = call "+" %t %e : double
                      yield %next
                    } : double
                    for "2'" %j = %zero < %m step 1 {
                      %g = load %row[%j] : double
                      %h = call "*" %s %g : double !1:1 !"rule"
                      %old = load %dw[%j] : double !1:1 !"rule"
                      %new = call "+" %old %h : double !1:1 !"rule"
                      store %dw[%j] = %new !1:1 !"rule"
                      yield
                    }
                    %more = call "+" %sum %s : double
                    yield %more
                  } : double
                  return %total, %dw
                }
                """, """
                func @f(%w: double[], %x: double[][], %n: int, %m: int) -> (double, double[]) {
                  %zero = const 0 : int
                  %0 = const 0.0 : double
                  %dw = shadow %w zeroed : double[]
                  %1 = const 4 : int
                  %2 = const 0 : int
                  %3 = call "Math.max" %n %2 : int
                  %4 = call "%" %3 %1 : int
                  %rest = call "-" %3 %4 : int
                  %total = for "1 by four" %p = %zero < %rest step 4 carry %sum = %0 {
                    %5 = const 1 : int
                    %6 = call "+" %p %5 : int
                    %7 = const 2 : int
                    %8 = call "+" %p %7 : int
                    %9 = const 3 : int
                    %10 = call "+" %p %9 : int
                    %row = load %x[%p] : double[]
                    %row.1 = load %x[%6] : double[]
                    %row.2 = load %x[%8] : double[]
                    %row.3 = load %x[%10] : double[]
                    %s, %s.1, %s.2, %s.3 = for "2 by four" %i = %zero < %m step 1 carry %t = %0, %t.1 = %0, %t.2 = %0, %t.3 = %0 {
                      %c = load %w[%i] : double
                      %d = load %row[%i] : double
                      %d.1 = load %row.1[%i] : double
                      %d.2 = load %row.2[%i] : double
                      %d.3 = load %row.3[%i] : double
                      %e = call "*" %c %d : double
                      %e.1 = call "*" %c %d.1 : double
                      %e.2 = call "*" %c %d.2 : double
                      %e.3 = call "*" %c %d.3 : double
                      %next = call "+" %t %e : double
                      %next.1 = call "+" %t.1 %e.1 : double
                      %next.2 = call "+" %t.2 %e.2 : double
                      %next.3 = call "+" %t.3 %e.3 : double
                      yield %next, %next.1, %next.2, %next.3
                    } : double, double, double, double
                    for "2' by four" %j = %zero < %m step 1 {
                      %g = load %row[%j] : double
                      %g.1 = load %row.1[%j] : double
                      %g.2 = load %row.2[%j] : double
                      %g.3 = load %row.3[%j] : double
                      %h = call "*" %s %g : double
                      %h.1 = call "*" %s.1 %g.1 : double
                      %h.2 = call "*" %s.2 %g.2 : double
                      %h.3 = call "*" %s.3 %g.3 : double
                      %old = load %dw[%j] : double
                      %new = call "+" %old %h : double
                      %new.1 = call "+" %new %h.1 : double
                      %new.2 = call "+" %new.1 %h.2 : double
                      %new.3 = call "+" %new.2 %h.3 : double
                      store %dw[%j] = %new.3
                      yield
                    }
                    %more = call "+" %sum %s : double
                    %more.1 = call "+" %more %s.1 : double
                    %more.2 = call "+" %more.1 %s.2 : double
                    %more.3 = call "+" %more.2 %s.3 : double
                    yield %more.3
                  } : double
                  %total.1 = for "1 rest" %p.1 = %rest < %n step 1 carry %sum.1 = %total {
                    %row.4 = load %x[%p.1] : double[]
                    %s.4 = for "2" %i.1 = %zero < %m step 1 carry %t.4 = %0 {
                      %c.1 = load %w[%i.1] : double
                      %d.4 = load %row.4[%i.1] : double
                      %e.4 = call "*" %c.1 %d.4 : double
                      %next.4 = call "+" %t.4 %e.4 : double
                      yield %next.4
                    } : double
                    for "2'" %j.1 = %zero < %m step 1 {
                      %g.4 = load %row.4[%j.1] : double
                      %h.4 = call "*" %s.4 %g.4 : double
                      %old.1 = load %dw[%j.1] : double
                      %new.4 = call "+" %old.1 %h.4 : double
                      store %dw[%j.1] = %new.4
                      yield
                    }
                    %more.4 = call "+" %sum.1 %s.4 : double
                    yield %more.4
                  } : double
                  return %total.1, %dw
                }
                """);
    }

    @Test
    void leavesLoopsWhoseIterationsAddToTheMethodsOwnArraysOrFollowEachOther() {
        String text = """
                func @f(%w: double[], %x: double[][], %n: int, %m: int) -> (double, double[]) {
                  %zero = const 0 : int
                  %0 = const 0.0 : double
                  %a = alloc [%m] zeroed : double[]
                  for "1" %p = %zero < %n step 1 {
                    %row = load %x[%p] : double[]
                    for "2" %j = %zero < %m step 1 {
                      %g = load %row[%j] : double
                      %old = load %a[%j] : double
                      %new = call "+" %old %g : double
                      store %a[%j] = %new
                      yield
                    }
                    yield
                  }
                  %dw = shadow %w zeroed : double[]
                  %total = for "3" %q = %zero < %n step 1 carry %sum = %0 {
                    %row.1 = load %x[%q] : double[]
                    for "4" %k = %zero < %m step 1 {
                      %h = load %row.1[%k] : double
                      %i = call "*" %sum %h : double !1:1 !"rule"
                      %before = load %dw[%k] : double !1:1 !"rule"
                      %after = call "+" %before %i : double !1:1 !"rule"
                      store %dw[%k] = %after !1:1 !"rule"
                      yield
                    }
                    %more = call "+" %sum %0 : double
                    yield %more
                  } : double
                  return %total, %dw
                }
                """;
        check(new JamIterations(), text, text.replace(" !1:1 !\"rule\"", ""));
    }
}
