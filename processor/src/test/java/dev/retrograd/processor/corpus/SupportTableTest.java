package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of what a method may contain names methods that {@link CorpusTest} differentiates and checks. */
final class SupportTableTest {
    private static final Path README = Path.of("../README.md");
    private static final String HEADER = "| construct | held by |";
    private static final Pattern HELD_BY = Pattern.compile("`([A-Z]\\w*)\\.(\\w+)`");

    @Test
    void namesMethodsOfTheCorpus() throws IOException {
        Set<String> known = new TreeSet<>();
        Corpus.sources()
                .forEach((type, text) -> Corpus.methods(text)
                        .forEach(method -> known.add(type.substring(type.lastIndexOf('.') + 1) + "." + method)));
        for (String row : rows()) {
            assertThat(heldBy(row)).as(row).isNotEmpty().isSubsetOf(known);
        }
    }

    @Test
    void namesEveryFileOfTheCorpus() throws IOException {
        Set<String> named = rows().stream()
                .flatMap(row -> heldBy(row).stream())
                .map(method -> method.substring(0, method.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> files = Corpus.sources().keySet().stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(files);
    }

    @Test
    void overlooksNoMethodOfTheCorpus() {
        Corpus.sources()
                .forEach((type, text) -> assertThat(Corpus.methods(text))
                        .as(type)
                        .hasSize(text.split("@Differentiable\\b", -1).length - 1));
    }

    private static List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(README);
        int first = lines.indexOf(HEADER) + 2;
        assertThat(first).as("the table's head in " + README).isGreaterThan(1);
        int last = first;
        while (lines.get(last).startsWith("|")) {
            last++;
        }
        return lines.subList(first, last);
    }

    private static List<String> heldBy(String row) {
        List<String> methods = new ArrayList<>();
        Matcher matcher = HELD_BY.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)));
        while (matcher.find()) {
            methods.add(matcher.group(1) + "." + matcher.group(2));
        }
        return methods;
    }
}
