package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What virtual machines with and without the Vector API choose, and say. */
class ProductsChoiceTest {
    private static final List<String> MODULE = List.of("--add-modules", "jdk.incubator.vector");
    private static final String ASKED = "-Dretrograd.vector=true";

    /** Computes two products. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            Matrix a = Matrix.of(Samples.matrix(30, 30, 1));
            System.out.println(a.times(a).times(a).sum());
        }
    }

    @Test
    void nothingIsSaidUnlessAsked() throws IOException, InterruptedException {
        assertThat(run(List.of())).hasSize(1);
        assertThat(run(MODULE)).noneMatch(line -> line.contains("Products of matrices"));
    }

    @Test
    void whoAsksWithoutTheModuleIsToldOnce() throws IOException, InterruptedException {
        assertThat(run(List.of(ASKED)))
                .filteredOn(line -> line.contains("Products of matrices"))
                .singleElement()
                .asString()
                .contains("computed by loops", "start java with --add-modules jdk.incubator.vector");
    }

    @Test
    void whoAsksWithTheModuleIsToldWhatIsUsed() throws IOException, InterruptedException {
        List<String> asked = new ArrayList<>(MODULE);
        asked.add(ASKED);
        assertThat(run(asked))
                .filteredOn(line -> line.contains("Products of matrices"))
                .singleElement()
                .asString()
                .contains("the Vector API");
    }

    @Test
    void theResultIsTheSame() throws IOException, InterruptedException {
        List<String> declined = new ArrayList<>(MODULE);
        declined.add("-Dretrograd.vector=false");
        String expected = last(run(List.of()));
        assertThat(last(run(MODULE))).isEqualTo(expected);
        assertThat(last(run(declined))).isEqualTo(expected);
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    private static List<String> run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
