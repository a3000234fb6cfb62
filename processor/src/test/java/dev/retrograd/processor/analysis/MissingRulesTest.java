package dev.retrograd.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls without rule count where a derivative would flow through them, and nowhere else. */
class MissingRulesTest {
    @Test
    void findsActiveCallsWithoutRule() {
        List<Finding> findings = MissingRules.of(Parser.parse("""
                func @f(%x: double active, %k: double) -> (double) {
                  %a = call "Math.notYetKnown" %x : double
                  %b = call "Math.notYetKnown" %k : double
                  %unused = call "Math.neverHeardOf" %x : double
                  %s = call "+" %a %b : double
                  %y = call "Math.sin" %s : double
                  return %y
                }
                """));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.NO_RULE);
            assertThat(finding.operands()).containsExactly("Math.notYetKnown");
        });
    }

    @Test
    void findsInvocationsThatTakeActiveValues() {
        List<Finding> findings = MissingRules.of(Parser.parse("""
                func @f(%x: double active, %w: double[] active, %k: double) -> (double) {
                  invoke "pkg.Log.show" %x
                  invoke "pkg.Log.keep" %w
                  %0 = invoke "pkg.Rate.of" %k : double
                  %1 = invoke "pkg.Scale.of" %x : double
                  %2 = call "*" %0 %1 : double
                  return %2
                }
                """));
        assertThat(findings)
                .extracting(Finding::kind, finding -> finding.operands().get(0))
                .containsExactly(
                        tuple(Finding.Kind.OUTLIVES, "pkg.Log.keep"), tuple(Finding.Kind.NO_SOURCE, "pkg.Scale.of"));
    }
}
