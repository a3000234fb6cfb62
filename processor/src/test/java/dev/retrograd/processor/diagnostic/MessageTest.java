package dev.retrograd.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every message has a code of its own, a page and a test input. */
class MessageTest {
    private static final Path INPUTS = Path.of("src/test/resources/diagnostics");
    private static final Path PAGES = Path.of("../docs/diagnostics");

    @ParameterizedTest
    @EnumSource(Message.class)
    void hasAPageInTheIndex(Message message) throws IOException {
        Path page = PAGES.resolve(message.code() + ".md");
        assertThat(page).exists();
        assertThat(page).content().startsWith("# " + message.code() + ": ").contains("```java");
        assertThat(PAGES.resolve("README.md")).content().contains("](" + message.code() + ".md)");
    }

    /** Whatever is said of an annotated method stands in a comment on the offending line of an input. */
    @ParameterizedTest
    @EnumSource(
            value = Message.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "NOT_JAVAC",
                "OPTION",
                "CANNOT_WRITE",
                "DIFFERENT_ATTRIBUTION",
                "INTERNAL",
                "EXPLANATION",
                "TOO_DEEP",
                "RESERVED_NAME",
                "RULE_BROKEN",
                "COMPANION",
                "COMPANION_MEMBER",
                "NO_RULE"
            })
    void hasAnInput(Message message) throws IOException {
        String severity = message.severity().name().toLowerCase(Locale.ROOT);
        String comment = "(?s).*// " + severity + ": [RG0-9 ]*" + message.code() + "\\b.*";
        try (Stream<Path> inputs = Files.walk(INPUTS)) {
            List<Path> files = inputs.filter(Files::isRegularFile).toList();
            assertThat(files).anyMatch(file -> read(file).matches(comment));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void codesDiffer() {
        assertThat(Message.values())
                .extracting(Message::code)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void placeholdersAreFilled() {
        assertThat(Message.HIDDEN_NARROWING.text(List.of("+=", "double", "int")))
                .isEqualTo("+= narrows double to int without saying so, and its derivative becomes 0");
    }
}
