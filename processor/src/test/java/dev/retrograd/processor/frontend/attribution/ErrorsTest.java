package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in the user's code gives javac's own error, once, and nothing else. */
class ErrorsTest {
    private static final String USE = "double d = LossGrad.gradient(1).x();";

    @TempDir
    Path folder;

    private final StubbingProcessor processor = new StubbingProcessor();

    private void assertOneError(String text, String... members) {
        Build.Result result = new Build(folder)
                .with(processor)
                .source(
                        "m/Model.java",
                        "package m; import dev.retrograd.Differentiable; class Model {",
                        String.join("\n", members),
                        "}")
                .run();
        assertThat(result.errors()).singleElement().asString().contains(text);
    }

    @Test
    void typeError() {
        assertOneError(
                "String cannot be converted to double",
                USE,
                "@Differentiable static double loss(double x) { double y = \"\"; return y; }");
        assertThat(processor.problems).isNotEmpty();
    }

    @Test
    void unknownSymbol() {
        assertOneError(
                "cannot find symbol", USE, "@Differentiable static double loss(double x) { return unknown(x); }");
        assertThat(processor.problems).isNotEmpty();
    }

    @Test
    void flowError() {
        assertOneError(
                "might not have been initialized",
                USE,
                "@Differentiable static double loss(double x) { double y; return y; }");
    }

    @Test
    void errorInAnotherMethodConcernsNobody() {
        assertOneError("cannot find symbol", USE, Sources.LOSS, "int other() { return unknown; }");
        assertThat(processor.problems).isEmpty();
    }

    @Test
    void errorInAFieldConcernsNobodyElse() {
        assertOneError("cannot find symbol", USE, Sources.LOSS, "Unknown field;");
        assertThat(processor.problems).isEmpty();
    }

    @Test
    void fieldOfUnknownTypeConcernsItsUser() {
        assertOneError(
                "cannot find symbol",
                USE,
                "@Differentiable static double loss(double x) { return field.twice(x); }",
                "static Unknown field;");
        assertThat(processor.problems).isNotEmpty();
    }

    @Test
    void unknownSuperclassConcernsAll() {
        assertOneError("cannot find symbol", USE, "static class In extends Unknown { " + Sources.LOSS + " }");
        assertThat(processor.problems).isNotEmpty();
    }

    @Test
    void syntaxError() {
        assertOneError("illegal start of expression", USE, Sources.LOSS, "int i = ;");
    }
}
