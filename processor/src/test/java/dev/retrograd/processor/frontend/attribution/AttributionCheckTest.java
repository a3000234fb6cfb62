package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check finds what the nested compilation got wrong. */
class AttributionCheckTest {
    @TempDir
    Path folder;

    private Build.Result run(StubbingProcessor processor) {
        return new Build(folder)
                .with(processor)
                .source(
                        "m/Model.java",
                        "package m;",
                        "class Model {",
                        Sources.LOSS,
                        "@dev.retrograd.Differentiable static double user(double x) {",
                        "  return 1 + LossGrad.gradient(x).value(); }",
                        "}")
                .run();
    }

    @Test
    void stubThatDiffersFromTheGeneratedClass() {
        StubbingProcessor processor = new StubbingProcessor() {
            @Override
            Map<String, String> stubs(Map<String, String> companions) {
                companions.replaceAll((name, text) -> text.replace("double value", "float value"));
                return companions;
            }
        };
        assertThat(run(processor).errors())
                .singleElement()
                .asString()
                .contains("mismatch: read as")
                .contains("float")
                .contains("compiled as")
                .contains("double");
        assertThat(processor.compared()).isEqualTo(2);
    }

    @Test
    void memberThatOnlyJavacSees() {
        StubbingProcessor processor = new StubbingProcessor() {
            @Override
            Map<String, String> stubs(Map<String, String> companions) {
                return Map.of();
            }
        };
        assertThat(run(processor).errors())
                .singleElement()
                .asString()
                .contains("javac resolves this method, the processor could not (cannot find symbol)")
                .contains("Lombok");
    }

    @Test
    void valueOfAConstantIsCompared() {
        StubbingProcessor processor = new StubbingProcessor() {
            @Override
            String companionMembers() {
                return "  public static final double SCALE = 2;\n";
            }

            @Override
            Map<String, String> stubs(Map<String, String> companions) {
                companions.replaceAll((name, text) -> text.replace("SCALE = 2", "SCALE = 3"));
                return companions;
            }
        };
        Build.Result result = new Build(folder)
                .with(processor)
                .source(
                        "m/Model.java",
                        "package m;",
                        "class Model { @dev.retrograd.Differentiable static double loss(double x) { return LossGrad.SCALE * x; } }")
                .run();
        assertThat(result.errors()).singleElement().asString().contains("= 3.0").contains("= 2.0");
    }
}
