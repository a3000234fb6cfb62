package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sources that the documentation shows, written by hand or generated, are those of this build. An excerpt follows a comment
 * {@code <!-- from: file: member -->} and is the member that begins with these words, its annotations included. With
 * {@code -Dretrograd.updateGoldens=true} the pages are brought up to date.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern EXCERPT =
            Pattern.compile("(<!-- from: (\\S+): (.+?) -->\n```java\n)(.*?)(?=```)", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial.md"})
    void excerptsAreThoseOfThisBuild(String name) throws IOException {
        Path page = ROOT.resolve(name);
        String shown = Files.readString(page);
        String current = EXCERPT.matcher(shown)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + member(ROOT.resolve(match.group(2)), match.group(3))));

        assertThat(EXCERPT.matcher(shown).results()).hasSizeGreaterThanOrEqualTo(2);
        if (Boolean.getBoolean("retrograd.updateGoldens")) {
            Files.writeString(page, current);
        } else {
            assertThat(shown)
                    .as("%s (-Dretrograd.updateGoldens=true brings it up to date)", name)
                    .isEqualTo(current);
        }
    }

    /** The lines of a member, from its annotations to its closing brace, moved to the margin. */
    private static String member(Path file, String start) {
        List<String> lines = lines(file);
        int first = 0;
        while (!lines.get(first).strip().startsWith(start)) {
            first++;
            assertThat(first).as("'%s' in %s", start, file).isLessThan(lines.size());
        }
        String indent = lines.get(first).substring(0, lines.get(first).indexOf(start));
        int last = first;
        while (!lines.get(last).equals(indent + "}")) {
            last++;
        }
        while (lines.get(first - 1).startsWith(indent + "@")) {
            first--;
        }
        List<String> member = new ArrayList<>();
        for (String line : lines.subList(first, last + 1)) {
            member.add(line.isEmpty() ? line : line.substring(indent.length()));
        }
        return String.join("\n", member) + "\n";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
