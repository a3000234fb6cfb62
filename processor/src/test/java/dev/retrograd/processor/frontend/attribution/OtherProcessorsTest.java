package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that other processors generate, in whichever round. */
class OtherProcessorsTest {
    private static final String FOREIGN =
            "package gen; public class Foreign { public double twice(double x) { return 2 * x; } }";
    private static final String USER =
            "@dev.retrograd.Differentiable static double loss(gen.Foreign f, double x) { var t = f.twice(x); return t; }";

    @TempDir
    Path folder;

    private final StubbingProcessor processor = new StubbingProcessor();

    /** The other processor goes first: javac does not call it once ours has claimed the only annotations there are. */
    private Build build(Processor... others) {
        Build build = new Build(folder.resolve("user"));
        List.of(others).forEach(build::with);
        return build.with(processor)
                .source(
                        "m/Model.java",
                        "package m;",
                        "class Model {",
                        USER,
                        "double d = LossGrad.gradient(null, 1).x(); }");
    }

    @Test
    void sourceTwoRoundsLater() {
        Build.Result result =
                build(GeneratingProcessor.ofSource(3, "gen.Foreign", FOREIGN)).run();
        assertThat(result.diagnostics()).isEmpty();
        assertThat(processor.problems).isNotEmpty().allMatch(problem -> problem.contains("gen"));
        assertThat(processor.helpers).containsExactly("twice(double)");
        assertThat(processor.compared()).isEqualTo(2);
    }

    @Test
    void classFileOneRoundLater() throws IOException {
        Build library = new Build(folder.resolve("lib")).source("gen/Foreign.java", FOREIGN);
        assertThat(library.run().success()).isTrue();
        byte[] classFile = Files.readAllBytes(library.output().resolve("gen/Foreign.class"));
        Build.Result result = build(GeneratingProcessor.ofClassFile(2, "gen.Foreign", classFile))
                .run();
        assertThat(result.diagnostics()).isEmpty();
        assertThat(processor.compared()).isEqualTo(1);
    }

    @Test
    void never() {
        Build.Result result = build().run();
        assertThat(result.errors()).singleElement().asString().contains("package gen does not exist");
    }
}
