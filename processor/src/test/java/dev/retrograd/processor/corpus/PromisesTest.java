package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the page of promises names exist, and each promise names one. */
class PromisesTest {
    private static final Path PAGE = Path.of("../docs/promises.md");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

    @Test
    void namesTestsThatExist() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module : new String[] {"../processor", "../runtime", "../samples"}) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/test/java"))) {
                files.forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));
            }
        }
        int promises = 0;
        for (String line : Files.readAllLines(PAGE)) {
            if (!line.startsWith("| ") || line.startsWith("| promise") || line.startsWith("| ---")) {
                continue;
            }
            List<String> named =
                    NAME.matcher(line).results().map(match -> match.group(1)).toList();
            assertThat(named).as(line).isNotEmpty();
            assertThat(tests).containsAll(named);
            promises++;
        }
        assertThat(promises).isGreaterThan(15);
    }
}
