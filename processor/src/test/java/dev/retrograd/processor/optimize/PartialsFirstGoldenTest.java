package dev.retrograd.processor.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which reverse loops get their partials first, and when the loop as it was stays beside them. */
final class PartialsFirstGoldenTest {
    private static final String RULE = " !1:1 !\"rule\"";

    /** Two adjoints that wait for each other four operations long. */
    private static final String LOOP = """
            func @f(%x: double[], %h: double, %n: int, %da: double, %db: double) -> (double, double) {
              %zero = const 0 : int
              %step = const 0.1 : double
              %a, %b = for "1" %i = %zero < %n step 1 carry %p = %da, %q = %db {
                %e = load %x[%i] : double
                %da.1 = call "*" %p SCALE : double RULE
                %db.1 = call "*" %q SCALE : double RULE
                %t = call "*" %db.1 %e : double RULE
                %p.1 = call "+" %p %t : double RULE
                %u = call "*" %da.1 %e : double RULE
                %q.1 = call "-" %q %u : double RULE
                yield %p.1, %q.1
              } : double, double
              return %a, %b
            }
            """;

    private static String print(String text) {
        return PrintedPass.apply(new PartialsFirst(), text);
    }

    private static String loop(String scale) {
        return LOOP.replace("SCALE", scale).replace(" RULE", RULE);
    }

    @Test
    void computesPartialsFirst() {
        assertThat(print(loop("%step"))).isEqualTo("""
                func @f(%x: double[], %h: double, %n: int, %da: double, %db: double) -> (double, double) {
                  %zero = const 0 : int
                  %step = const 0.1 : double
                  %a, %b = for "1" %i = %zero < %n step 1 carry %p = %da, %q = %db {
                    %e = load %x[%i] : double
                    %0 = call "*" %step %e : double
                    %1 = call "*" %0 %q : double
                    %p.1 = call "+" %p %1 : double
                    %2 = call "*" %0 %p : double
                    %q.1 = call "-" %q %2 : double
                    yield %p.1, %q.1
                  } : double, double
                  return %a, %b
                }
                """);
    }

    @Test
    void keepsTheLoopForStepsWithWhichPartialsMightOverflow() {
        assertThat(print(loop("%h"))).isEqualTo("""
                func @f(%x: double[], %h: double, %n: int, %da: double, %db: double) -> (double, double) {
                  %zero = const 0 : int
                  %step = const 0.1 : double
                  %0 = call "Math.abs" %h : double
                  %1 = const 0.125 : double
                  %2 = call "<=" %0 %1 : boolean
                  %a, %b = if %2 {
                    %a.1, %b.1 = for "1" %i = %zero < %n step 1 carry %p = %da, %q = %db {
                      %e = load %x[%i] : double
                      %3 = call "*" %h %e : double
                      %4 = call "*" %3 %q : double
                      %p.1 = call "+" %p %4 : double
                      %5 = call "*" %3 %p : double
                      %q.1 = call "-" %q %5 : double
                      yield %p.1, %q.1
                    } : double, double
                    yield %a.1, %b.1
                  } else {
                    %a.2, %b.2 = for "1 plain" %i.1 = %zero < %n step 1 carry %p.2 = %da, %q.2 = %db {
                      %e.1 = load %x[%i.1] : double
                      %da.1 = call "*" %p.2 %h : double
                      %db.1 = call "*" %q.2 %h : double
                      %t = call "*" %db.1 %e.1 : double
                      %p.3 = call "+" %p.2 %t : double
                      %u = call "*" %da.1 %e.1 : double
                      %q.3 = call "-" %q.2 %u : double
                      yield %p.3, %q.3
                    } : double, double
                    yield %a.2, %b.2
                  } : double, double
                  return %a, %b
                }
                """);
    }

    @Test
    void leavesWhatMightOverflow() {
        String text = loop("%step").replace("0.1", "2.0");
        assertThat(print(text)).isEqualTo(text.replace(RULE, ""));
    }

    @Test
    void leavesLoopsThatWouldNotBeShorter() {
        String text = loop("%step").replace("%q %u", "%q %da.1").replace("%p %t", "%p %db.1");
        assertThat(print(text)).isEqualTo(text.replace(RULE, ""));
    }

    @Test
    void leavesTheMethodsOwnLoops() {
        String own = loop("%step").replace(RULE, "");
        assertThat(print(own)).isEqualTo(own);
    }
}
