package dev.retrograd.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.corpus.Compiled;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that are about the build and not about a line of it. */
class MessagesOfTheBuildTest {
    private static final Map<String, String> METHOD = Map.of("test.Input", """
            package test;

            import dev.retrograd.Differentiable;

            class Input {
              @Differentiable
              static double f(double x) {
                return x * x;
              }
            }
            """);

    private static List<String> errors(String... options) {
        return Compiled.of(METHOD, List.of(options)).diagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    @Test
    void sayWhichOptionIsWrong() {
        assertThat(errors("-Aretrograd.storage=cellar"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).contains("RG302", "retrograd.storage=cellar", "cheapest, store or tape"));
        assertThat(errors("-Aretrograd.optimize=perhaps"))
                .singleElement()
                .satisfies(message ->
                        assertThat(message).contains("RG302", "retrograd.optimize=perhaps", "true or false"));
    }

    @Test
    void explainWhereValuesLive() {
        Map<String, String> source = Map.of("test.Input", """
                package test;

                import dev.retrograd.Constant;
                import dev.retrograd.Differentiable;

                class Input {
                  @Differentiable
                  static double f(double[] w, @Constant double[][] x) {
                    double[] sums = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                      for (int j = 0; j < w.length; j++) {
                        sums[i] += w[j] * x[i][j];
                      }
                    }
                    double norm = 1;
                    for (int i = 0; i < x.length; i++) {
                      norm = norm * Math.exp(sums[i]) + (sums[i] - 1);
                    }
                    while (norm > 10) {
                      norm /= 1 + w[0] * norm;
                    }
                    double squares = 0;
                    for (int j = 0; j < w.length; j++) {
                      squares += w[j] * w[j];
                    }
                    return norm + squares;
                  }
                }
                """);
        String note = Compiled.of(source, List.of("-Aretrograd.explain=true")).diagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .filter(message -> message.contains("RG306"))
                .findFirst()
                .orElseThrow();
        assertThat(note.lines().map(String::strip)).containsExactly("""
                [RG306] how the derivatives of f are computed:
                gradient, by the adjoint
                both sweeps in the same iteration: the loops at 23
                value                  line  lives in          bytes  per iteration of the loops at
                x[i][j]                12    reload            0      10, 11
                w.length               11    recompute         0      10
                exp(sums[i])           17    array by counter  8      16
                norm                   16    array by counter  8      16
                (1.0 + (w[0] * norm))  20    recompute         0      19
                norm                   20    recompute         0      19
                norm                   19    tape              8      19
                w[0]                   20    reload            0      19
                ; leave out -Aretrograd.explain to see no more of this
                """.lines().toArray(String[]::new));
    }

    @Test
    void nameTheModeThatCostsLess() {
        String loop = "for (int i = 0; i < n; i++) { x = r * x * (1 - x); } return x; }";
        Map<String, String> source = Map.of(
                "corpus.Input",
                "package corpus; import dev.retrograd.*; class Input {"
                        + "@Differentiable static double few(double r, double x, int n) {" + loop
                        + "@Differentiable static double straight(double r, double x) { return r * x * (1 - x); }"
                        + "@Differentiable @Checkpoint(snapshots = 3) static double bounded(double r, double x, int n) {"
                        + loop + "}");
        Map<String, String> expected = Map.of(
                "-Aretrograd.mode=cheapest", "few tangents, straight adjoint, bounded adjoint",
                "-Aretrograd.mode=reverse", "few adjoint, straight adjoint, bounded adjoint",
                "-Aretrograd.mode=tangent", "few tangents, straight tangents, bounded adjoint",
                "-Aretrograd.storage=store", "few adjoint, straight adjoint, bounded adjoint",
                "-Aretrograd.checked=true", "few tangents, straight adjoint, bounded adjoint");
        expected.forEach((option, modes) -> {
            Compiled compiled = Compiled.of(source, List.of("-Aretrograd.explain=true", option));
            assertThat(compiled.errors()).isEmpty();
            String notes = compiled.diagnostics().stream()
                    .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                    .filter(message -> message.contains("RG306"))
                    .map(message -> message.replaceAll(
                            "(?s).*derivatives of (\\w+) are.*gradient, by [a-z0-9 ]*(tangents|adjoint).*", "$1 $2"))
                    .collect(java.util.stream.Collectors.joining(", "));
            assertThat(notes).as(option).isEqualTo(modes);
        });
        assertThat(errors("-Aretrograd.mode=forward"))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("RG302", "retrograd.mode=forward", "cheapest, reverse or tangent"));
    }

    @Test
    void areNotThereWithoutReason() {
        assertThat(errors()).isEmpty();
    }
}
