package dev.retrograd.processor.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.ir.Parser;
import org.junit.jupiter.api.Test;

/** What functions look like as Java. */
final class EmittedStatementsTest {

    /** The statements of a function, without those that notice a second call in the workspace. */
    private static String emit(String function) {
        return Companion.body(Parser.parse(function))
                .replace("int call = enter(ws);\n", "")
                .replace("leave(ws, call);\n", "");
    }

    @Test
    void swapsThroughAThirdVariable() {
        assertThat(emit("""
                func @swap(%x: double active, %n: int) -> (double, double) {
                  %zero = const 0 : int
                  %one = const 1.0 : double
                  %a, %b = for "1" %i = %zero < %n step 1 carry %a.1 = %x, %b.1 = %one {
                    yield %b.1, %a.1
                  } : double, double
                  return %a, %b
                }
                """)).isEqualTo("""
                double a = x;
                double b = 1.0;
                for (int i = 0; i < n; i++) {
                    double aNext = b;
                    b = a;
                    a = aNext;
                }

                ws.x = b;
                return a;
                """);
    }

    /** The lost copy: what a variable was before its last change is needed behind the loop. */
    @Test
    void keepsTheValueBeforeTheLastChange() {
        assertThat(emit("""
                func @previous(%x: double active, %n: int) -> (double, double) {
                  %zero = const 0 : int
                  %old, %s = for "1" %i = %zero < %n step 1 carry %old.1 = %x, %s.1 = %x {
                    %0 = call "Math.sin" %s.1 : double
                    yield %s.1, %0
                  } : double, double
                  return %old, %s
                }
                """)).isEqualTo("""
                double old = x;
                double s = x;
                for (int i = 0; i < n; i++) {
                    old = s;
                    s = Math.sin(s);
                }

                ws.x = s;
                return old;
                """);
    }

    @Test
    void doesNotOverwriteWhatIsUsedLaterInTheIteration() {
        assertThat(emit("""
                func @killed(%x: double active, %n: int) -> (double, double) {
                  %zero = const 0 : int
                  %s, %t = for "1" %i = %zero < %n step 1 carry %s.1 = %x, %t.1 = %x {
                    %s.2 = call "*" %s.1 %t.1 : double
                    %0 = call "Math.sin" %s.2 : double
                    %1 = call "+" %0 %s.1 : double
                    yield %s.2, %1
                  } : double, double
                  return %s, %t
                }
                """)).isEqualTo("""
                double s = x;
                double t = x;
                for (int i = 0; i < n; i++) {
                    double s2 = s * t;
                    t = Math.sin(s2) + s;
                    s = s2;
                }

                ws.x = t;
                return s;
                """);
    }

    @Test
    void loadsBeforeAStoreThatMayOverwrite() {
        assertThat(emit("""
                func @stores(%a: double[] active, %b: double[], %k: int) -> (double, double[]) {
                  %zero = const 0 : int
                  %0 = load %b[%k] : double
                  %1 = load %a[%zero] : double
                  %2 = call "+" %1 %0 : double
                  store %a[%zero] = %2
                  %3 = load %b[%k] : double
                  %4 = load %a[%k] : double
                  store %b[%zero] = %3
                  %5 = call "*" %4 %4 : double
                  return %5, %a
                }
                """)).isEqualTo("""
                double bK = b[k];
                a[0] += bK;
                double bK2 = b[k];
                double aK = a[k];
                b[0] = bK2;

                ws.a = a;
                return aK * aK;
                """);
    }

    @Test
    void keepsAssociationAndLeavesOutConversions() {
        assertThat(emit("""
                func @terms(%x: double active, %n: int, %f: float) -> (double, double) {
                  %two = const 2 : int
                  %0 = call "(double)" %n : double
                  %1 = call "-" %x %0 : double
                  %2 = call "-" %x %1 : double
                  %3 = call "*" %x %2 : double
                  %4 = call "(double)" %two : double
                  %5 = call "*" %4 %3 : double
                  %6 = call "/" %n %two : int
                  %7 = call "(double)" %6 : double
                  %8 = call "+" %5 %7 : double
                  %s = call "-" %8 : double
                  %9 = call "(double)" %n : double
                  %10 = call "/" %9 %0 : double
                  %11 = call "-" %10 : double
                  %12 = call "-" %11 : double
                  %13 = call "(double)" %f : double
                  %14 = call "Math.max" %13 %12 : double
                  %15 = call "-" %x : double
                  %16 = call "*" %15 %14 : double
                  %t = call "+" %s %16 : double
                  %m = const -2147483648 : int
                  %17 = call "-" %n %m : int
                  %18 = call "(double)" %17 : double
                  %19 = const -0.0 : double
                  %20 = call "-" %18 %19 : double
                  return %t, %20
                }
                """)).isEqualTo("""
                double s = -(2 * (x * (x - (x - n))) + n / 2);
                double t = s - x * Math.max((double) f, (double) n / n);

                ws.x = n - Integer.MIN_VALUE - -0.0;
                return t;
                """);
    }

    @Test
    void writesConditionsAsConditions() {
        assertThat(emit("""
                func @clamp(%x: double active, %lo: double, %hi: double) -> (double, double) {
                  %0 = call "<" %x %lo : boolean
                  %c = if %0 {
                    %1 = const true : boolean
                    yield %1
                  } else {
                    %2 = call ">" %x %hi : boolean
                    yield %2
                  } : boolean
                  %y = if %c {
                    %3 = call "Math.max" %x %lo : double
                    yield %3
                  } else {
                    yield %x
                  } : double
                  %4 = call "<" %y %hi : boolean
                  %5 = call "!" %4 : boolean
                  %6 = if %5 {
                    %7 = call "==" %y %lo : boolean
                    %8 = call "!" %7 : boolean
                    yield %8
                  } else {
                    %9 = const false : boolean
                    yield %9
                  } : boolean
                  %y.1 = if %6 {
                    yield %y
                  } else {
                    %y.2 = call "-" %y : double
                    yield %y.2
                  } : double
                  return %y.1, %x
                }
                """)).isEqualTo("""
                boolean c = x < lo || x > hi;
                double y = c ? Math.max(x, lo) : x;
                if (!(!(y < hi) && y != lo)) {
                    y = -y;
                }

                ws.x = x;
                return y;
                """);
    }

    @Test
    void writesLoopsAsAPersonWould() {
        assertThat(emit("""
                func @loops(%x: double active, %a: double[]) -> (double, double) {
                  %zero = const 0 : int
                  %one = const 1 : int
                  %n = length %a : int
                  %last = call "-" %n %one : int
                  %s = for "1" %i = %last >= %zero step -1 carry %s.1 = %x {
                    %0 = load %a[%i] : double
                    %s.2 = call "+" %0 %s.1 : double
                    yield %s.2
                  } : double
                  %k = while "2" (%k.1 = %n) {
                    %1 = call ">" %k.1 %zero : boolean
                    yield %1, %k.1
                  } do (%k.2) {
                    %2 = call "-" %k.2 %one : int
                    yield %2
                  } : int
                  %p, %q = while "3" (%p.1 = %x) {
                    %q.1 = call "Math.sin" %p.1 : double
                    %3 = call "<" %q.1 %s : boolean
                    yield %3, %p.1, %q.1
                  } do (%p.2, %q.2) {
                    yield %q.2
                  } : double, double
                  return %s, %q
                }
                """)).isEqualTo("""
                int n = a.length;
                int last = n - 1;
                double s = x;
                for (int i = last; i >= 0; i--) {
                    s += a[i];
                }
                int k = n;
                while (k > 0) {
                    k--;
                }
                double p = x;
                double q;
                while (true) {
                    q = Math.sin(p);
                    if (!(q < s)) {
                        break;
                    }
                    p = q;
                }

                ws.x = q;
                return s;
                """);
    }

    @Test
    void namesTheLineAndTheRuleAboveEachRun() {
        assertThat(emit("""
                func @ratio(%x: double active, %dx: double active) -> (double, double, double) {
                  %one = const 1.0 : double
                  %0 = call "+" %x %dx : double
                  %quotient = call "/" %x %0 : double
                  %1 = call "/" %one %0 : double !3:9 !"x / (x + dx): dx_ += 1 / (x + dx)"
                  %2 = call "/" %quotient %0 : double !3:9 !"x / (x + dx): dsum -= quotient / (x + dx)"
                  %dsum = call "-" %2 : double !3:9 !"x / (x + dx): dsum -= quotient / (x + dx)"
                  %dx.1 = call "+" %1 %dsum : double !3:9 !"x + dx: dx_ += dsum"
                  return %quotient, %dx.1, %dsum
                }
                """)).isEqualTo("""
                double denominator = x + dx;
                double quotient = x / denominator;

                // line 3: x / (x + dx): dsum -= quotient / (x + dx)
                double dsum = -(quotient / denominator);
                // line 3: x / (x + dx): dx_ += 1 / (x + dx)
                //     x + dx: dx_ += dsum
                double dx_ = 1.0 / denominator + dsum;

                ws.x = dx_;
                ws.dx = dsum;
                return quotient;
                """);
    }

    @Test
    void reachesNothingBehindAnException() {
        assertThat(emit("""
                func @checked(%x: double active) -> (double, double) {
                  %zero = const 0.0 : double
                  %0 = call "<" %x %zero : boolean
                  %1 = if %0 {
                    %2 = const "negative: " : java.lang.String
                    %3 = call "+" %2 %x : java.lang.String
                    throw "java.lang.IllegalArgumentException" %3
                    yield %zero
                  } else {
                    yield %x
                  } : double
                  return %1, %x
                }
                """)).isEqualTo("""
                double value;
                if (x < 0.0) {
                    throw new IllegalArgumentException("negative: " + x);
                } else {
                    value = x;
                }

                ws.x = x;
                return value;
                """);
    }
}
