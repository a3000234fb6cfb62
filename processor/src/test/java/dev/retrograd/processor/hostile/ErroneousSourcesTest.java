package dev.retrograd.processor.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.retrograd.processor.corpus.Compiled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Parts of the corpus with mistakes in them: nothing escapes, nothing hangs, javac's errors stay as javac words them, ours point into
 * the user's file, and none is about generated code. {@code -Dretrograd.hostile.sources} says how many, {@code
 * -Dretrograd.hostile.first} the first seed.
 */
class ErroneousSourcesTest {
    private static final int SOURCES = Integer.getInteger("retrograd.hostile.sources", 40);
    private static final long FIRST = Long.getLong("retrograd.hostile.first", 1);
    private static final int SECONDS = 120;

    private final Excerpts excerpts = new Excerpts();

    @Test
    void excerptsAreGood() {
        Map.Entry<String, String> source = excerpts.pick(new Random(1));
        assertThat(errors(Compiled.of(Map.ofEntries(source), List.of()))).isEmpty();
    }

    @Test
    void mistakesAreSaidOnceAndInPlace() {
        List<String> reports = new ArrayList<>();
        int bad = 0;
        for (long seed = FIRST; seed < FIRST + SOURCES; seed++) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            Map.Entry<String, String> good = excerpts.pick(random);
            Map<String, String> source = Map.of(good.getKey(), Mutations.of(good.getValue(), random));
            List<String> plain = errors(Compiled.of(source, List.of("-proc:none", "-Xmaxerrs", "1000")));
            bad += plain.isEmpty() ? 0 : 1;
            String complaint = complaint(source, plain);
            if (complaint != null) {
                String report = "seed " + seed + ": " + complaint;
                System.err.println(report + "\n" + (SOURCES > 500 ? "" : source));
                reports.add(report);
            }
        }
        assertThat(bad).as("sources that javac refuses").isBetween(SOURCES / 20, SOURCES - SOURCES / 20);
        if (!reports.isEmpty()) {
            fail(String.join("\n", reports));
        }
    }

    private static String complaint(Map<String, String> source, List<String> plain) {
        FutureTask<Compiled> task = new FutureTask<>(() -> Compiled.of(source, List.of("-Xmaxerrs", "1000")));
        Thread thread = new Thread(task, "hostile source");
        thread.setDaemon(true);
        thread.start();
        Compiled compiled;
        try {
            compiled = task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            StringBuilder text = new StringBuilder("hangs");
            for (StackTraceElement frame : thread.getStackTrace()) {
                text.append("\n  ").append(frame);
            }
            return text.toString();
        } catch (ExecutionException | InterruptedException e) {
            return "escapes: " + e.getCause();
        }
        Map<String, Integer> times = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : compiled.diagnostics()) {
            String text = text(diagnostic);
            boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR;
            if (text.contains("RG30") || text.contains("\tat ")) {
                return "internal: " + text;
            } else if (generated(diagnostic, source) && (error || !text.contains("RG"))) {
                return "in generated code: " + text;
            } else if (error && text.contains("[RG") && diagnostic.getLineNumber() < 1) {
                return "no position: " + text;
            } else if (error && !text.contains("[RG")) {
                times.merge(text, 1, Integer::sum);
            }
        }
        for (String text : times.keySet()) {
            if (!plain.contains(text)) {
                return "not javac's: " + text + "\nwhich says " + plain;
            } else if (times.get(text) > Collections.frequency(plain, text)) {
                return "said twice: " + text;
            }
        }
        return !plain.isEmpty() && compiled.errors().isEmpty() ? "no error for " + plain : null;
    }

    private static boolean generated(Diagnostic<? extends JavaFileObject> diagnostic, Map<String, String> source) {
        return diagnostic.getSource() != null
                && source.keySet().stream()
                        .noneMatch(name -> diagnostic.getSource().getName().endsWith(name.replace('.', '/') + ".java"));
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }

    private static List<String> errors(Compiled compiled) {
        return compiled.errors().stream().map(ErroneousSourcesTest::text).toList();
    }
}
