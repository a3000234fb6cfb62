package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same sources make the same companions, byte by byte. */
final class ReproducibleTest {
    @Test
    void neitherOrderNorLocaleNorLineEndingsMatter() {
        Map<String, String> texts = Corpus.sources();
        Map<String, String> first = Compiled.of(texts, List.of()).sources();

        List<String> names = new ArrayList<>(texts.keySet());
        Collections.reverse(names);
        Map<String, String> reversed = new LinkedHashMap<>();
        names.forEach(name -> reversed.put(name, texts.get(name).replace("\n", "\r\n")));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, String> second;
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            second = Compiled.of(reversed, List.of()).sources();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        note(first);
        assertThat(first.size()).isGreaterThan(500);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, source) -> assertThat(second.get(name)).as(name).isEqualTo(source));
    }

    /** Leaves a digest of the companions, which CI compares between JDKs. */
    private static void note(Map<String, String> companions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(companions)
                    .forEach((name, source) -> digest.update((name + "\n" + source).getBytes(StandardCharsets.UTF_8)));
            Files.createDirectories(Path.of("target"));
            Files.writeString(
                    Path.of("target/companions.sha256"), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
