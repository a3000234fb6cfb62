package dev.retrograd.processor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whatever fails around the processor or in it is an error that says so, and nothing escapes. */
class FaultsTest {
    private static List<String> errors(WrappedProcessor processor) {
        return compile(processor).errors().stream()
                .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
                .toList();
    }

    private static Compilation compile(WrappedProcessor processor) {
        return Compiler.javac().withProcessors(processor).compile(JavaFileObjects.forSourceString("p.A", """
                        package p;
                        class A {
                          @dev.retrograd.Differentiable static double f(double x) { return x * x; }
                        }
                        """));
    }

    @Test
    void anotherCompiler() {
        assertThat(errors(WrappedProcessor.ofAnotherCompiler()))
                .singleElement()
                .asString()
                .contains("[RG301] Retrograd needs javac, this is ", "compile with javac");
    }

    @Test
    void aCompanionThatCannotBeWritten() {
        assertThat(errors(WrappedProcessor.withFiles(filer -> {
                    throw new IOException("no space left");
                })))
                .singleElement()
                .asString()
                .startsWith("3: [RG303] companion FGrad could not be written: no space left");
    }

    @Test
    void aFaultInTheProcessor() {
        assertThat(errors(WrappedProcessor.withFiles(filer -> {
                    throw new IllegalStateException("broken");
                })))
                .isNotEmpty()
                .allMatch(error -> error.contains("[RG305] internal fault") && error.contains("broken"));
    }

    @Test
    void aReportOfAFaultToSend() {
        List<NotingFiler> filers = new ArrayList<>();
        List<String> errors = errors(WrappedProcessor.withFiler(filer -> {
            filers.add(new NotingFiler(filer, new IllegalStateException("broken")));
            return filers.get(0);
        }));
        assertThat(errors.get(0))
                .startsWith("3: [RG305] internal fault while differentiating f: ")
                .endsWith("; please report it with retrograd-fault-f.txt and the method's source");
        assertThat(filers.get(0).origins()).containsEntry("retrograd-fault-f.txt", List.of("p.A"));
        assertThat(filers.get(0).texts().get("retrograd-fault-f.txt").toString())
                .contains(
                        "Retrograd failed while differentiating p.A.f(double).",
                        "JDK: " + Runtime.version(),
                        "options: {}",
                        "IllegalStateException: broken",
                        "at dev.retrograd.processor.")
                .doesNotContain("x * x");
    }
}
