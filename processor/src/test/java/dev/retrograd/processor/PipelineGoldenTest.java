package dev.retrograd.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.retrograd.processor.frontend.FrontEnd;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Printer;
import dev.retrograd.processor.ir.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder a case: what a method is lowered to, its sweeps before storage is planned, the planned function, and the companion's
 * source. With {@code -Dretrograd.updateGoldens=true} the expected texts are written anew.
 */
class PipelineGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStageIsAsExpected(String name) throws IOException {
        Path folder = FOLDER.resolve(name);
        JavaFileObject input =
                JavaFileObjects.forSourceString("golden.Input", Files.readString(folder.resolve("Input.java")));
        Map<String, String> stages = new TreeMap<>();
        Compilation read =
                Compiler.javac().withProcessors(new StagesProcessor(stages)).compile(input);
        assertThat(read.status()).isEqualTo(Compilation.Status.SUCCESS);
        Compilation compilation =
                Compiler.javac().withProcessors(new RetrogradProcessor()).compile(input);
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        stages.put(
                "Output.java",
                compilation.generatedSourceFiles().get(0).getCharContent(false).toString());

        assertThat(stages.keySet()).containsExactly("Output.java", "lowered.ir", "planned.ir", "sweeps.ir");
        for (Map.Entry<String, String> stage : stages.entrySet()) {
            Path golden = folder.resolve(stage.getKey());
            if (Boolean.getBoolean("retrograd.updateGoldens")) {
                Files.writeString(golden, stage.getValue());
            }
            assertThat(golden)
                    .as("run with -Dretrograd.updateGoldens=true to create it")
                    .exists();
            assertThat(stage.getValue()).as(golden.toString()).isEqualTo(Files.readString(golden));
        }
    }

    /** Prints the one annotated method at each stage. */
    @SupportedAnnotationTypes(Request.ANNOTATION)
    private static final class StagesProcessor extends AbstractProcessor {
        private final Map<String, String> stages;

        StagesProcessor(Map<String, String> stages) {
            this.stages = stages;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            for (TypeElement annotation : annotations) {
                for (ExecutableElement method : ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation))) {
                    try (FrontEnd frontEnd = new FrontEnd(processingEnv)) {
                        frontEnd.addRound(round.getRootElements());
                        Function lowered = frontEnd.attribute(
                                        List.of(method),
                                        Map.of(),
                                        any -> dev.retrograd.processor.frontend.Derivatives.NONE)
                                .apply(method)
                                .lower()
                                .orElseThrow()
                                .function();
                        Pipeline pipeline = new Pipeline(Options.of(Map.of()));
                        stages.put("lowered.ir", text(lowered));
                        stages.put("sweeps.ir", text(pipeline.sweeps(lowered, Phases.seeded(lowered), null)));
                        stages.put("planned.ir", text(Phases.gradient(lowered)));
                    }
                }
            }
            return false;
        }

        private static String text(Function function) {
            return Printer.print(Verifier.check(function));
        }
    }
}
