package dev.retrograd.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.processor.corpus.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** How hazards are switched, and what they do to a build that fails at warnings. */
class LintOptionTest {
    private static final String METHOD = """
            package test;

            import dev.retrograd.Differentiable;

            class Input {
              @Differentiable
              static double f(double x) {
                return (1 - Math.cos(x)) * Math.sqrt(x * x);
              }
            }
            """;

    private static Compiled compile(String text, String... options) {
        return Compiled.of(Map.of("test.Input", text), List.of(options));
    }

    /** Kind and code of each message, without javac's own. */
    private static List<String> reported(Compiled compiled) {
        List<String> reported = new ArrayList<>();
        for (Diagnostic<?> diagnostic : compiled.diagnostics()) {
            String message = diagnostic.getMessage(Locale.ROOT);
            if (message.startsWith("[RG")) {
                reported.add(diagnostic.getKind() + " " + message.substring(1, 6));
            }
        }
        return reported;
    }

    private static boolean builds(Compiled compiled) {
        return compiled.diagnostics().stream().noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR);
    }

    @Test
    void whatNobodyAskedForPassesWerror() {
        Compiled compiled = compile(METHOD, "-Werror");
        assertThat(reported(compiled)).containsExactly("NOTE RG402", "NOTE RG406");
        assertThat(builds(compiled)).isTrue();
    }

    @Test
    void whatWasAskedForDoesNot() {
        Compiled all = compile(METHOD, "-Werror", "-Aretrograd.lint=all");
        assertThat(reported(all)).containsExactly("WARNING RG402", "WARNING RG406");
        assertThat(builds(all)).isFalse();
        assertThat(reported(compile(METHOD, "-Aretrograd.lint=cancellation")))
                .containsExactly("NOTE RG402", "WARNING RG406");
    }

    @Test
    void whatIsSwitchedOffIsSilent() {
        assertThat(reported(compile(METHOD, "-Aretrograd.lint=none"))).isEmpty();
        assertThat(reported(compile(METHOD, "-Aretrograd.lint=all, -infinite"))).containsExactly("WARNING RG406");
        assertThat(reported(compile(METHOD, "-Aretrograd.lint=none,tie"))).isEmpty();
    }

    @Test
    void lostDerivativesAreWarningsUnlessSwitchedOff() {
        String text = METHOD.replace("(double x)", "(double x, double y)");
        assertThat(reported(compile(text))).contains("WARNING RG203");
        assertThat(reported(compile(text, "-Aretrograd.lint=-influence"))).containsExactly("NOTE RG402", "NOTE RG406");
    }

    @Test
    void errorsStay() {
        String text = METHOD.replace("return ", "synchronized (Input.class) { x = 2; } return ")
                .replace("@Diff", "@SuppressWarnings(\"retrograd\") @Diff");
        assertThat(reported(compile(text, "-Aretrograd.lint=none"))).containsExactly("ERROR RG106");
    }

    @Test
    void suppressionHoldsForHelpersOfTheMethodAndForConstants() {
        String text = """
                package test;

                import dev.retrograd.Differentiable;

                class Input {
                  static final String SMALL = "retrograd:cancellation";

                  static double helper(double x) {
                    return 1 - Math.cos(x);
                  }

                  @SuppressWarnings(SMALL)
                  @Differentiable
                  static double f(double x) {
                    return helper(x);
                  }

                  @Differentiable
                  static double g(double x) {
                    return helper(x);
                  }
                }
                """;
        assertThat(reported(compile(text))).containsExactly("NOTE RG406");
    }

    @Test
    void unknownNamesAreMistakes() {
        assertThat(compile(METHOD, "-Aretrograd.lint=cancelation").diagnostics())
                .anySatisfy(error -> assertThat(error.getMessage(Locale.ROOT))
                        .contains("RG302", "retrograd.lint=cancelation", "cancellation, overflow"));
    }
}
