package dev.retrograd.processor.corpus;

import dev.retrograd.processor.frontend.LoweredSource;
import dev.retrograd.processor.ir.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The corpus's files and, once compiled under some options, its companions. */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final Pattern DIFFERENTIABLE = Pattern.compile(
            "@Differentiable(?:\\([^)]*\\))?\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public |static |final )*[\\w\\[\\].<>, ]+ (\\w+)\\(");

    private static final Pattern PARAMETERS = Pattern.compile("@Differentiable(?:\\(([^)]*)\\))?");

    private final Map<String, Companion> companions = new LinkedHashMap<>();
    private final Map<String, String> failures = new TreeMap<>();

    /** The sources by qualified name; {@code -Dretrograd.corpus=Loops} picks one file. */
    static Map<String, String> sources() {
        String only = System.getProperty("retrograd.corpus", "");
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!only.isEmpty() && !only.equals(name)) {
                    continue;
                }
                sources.put("corpus." + name.toLowerCase(java.util.Locale.ROOT) + "." + name, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** The names of a source's differentiable methods. */
    static List<String> methods(String source) {
        List<String> names = new ArrayList<>();
        Matcher matcher = DIFFERENTIABLE.matcher(source);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The source with few snapshots for the loop of each method that has one which allows it. */
    static String checkpointed(String source, Predicate<Function> canBe) {
        Map<String, Function> lowered = LoweredSource.of(source);
        Matcher matcher = DIFFERENTIABLE.matcher(source);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(
                lowered.containsKey(match.group(1)) && canBe.test(lowered.get(match.group(1)))
                        ? "@dev.retrograd.Checkpoint(snapshots = 3) " + match.group()
                        : match.group()));
    }

    /** The source with {@code parallel = true} for each method that allows it. */
    static String parallel(String source, Predicate<Function> canBe) {
        Map<String, Function> lowered = LoweredSource.of(source);
        Matcher matcher = DIFFERENTIABLE.matcher(source);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(
                lowered.containsKey(match.group(1)) && canBe.test(lowered.get(match.group(1)))
                        ? PARAMETERS.matcher(match.group()).replaceFirst(Corpus::withParallel)
                        : match.group()));
    }

    private static String withParallel(MatchResult annotation) {
        String given = annotation.group(1) == null ? "" : annotation.group(1);
        String named = given.isEmpty() || given.contains("=") ? given : "value = " + given;
        return Matcher.quoteReplacement(
                "@Differentiable(" + named + (named.isEmpty() ? "" : ", ") + "parallel = true)");
    }

    /** Compiles the sources and loads the companions of those without errors. */
    static Corpus compile(Map<String, String> sources, List<String> options) {
        Corpus corpus = new Corpus();
        List<String> arguments = new ArrayList<>(options);
        arguments.add("-parameters");
        Compiled compiled = Compiled.ofGood(sources, arguments, corpus.failures);
        sources.forEach((name, text) -> {
            if (!corpus.failures.containsKey(name)) {
                methods(text).forEach(method -> corpus.add(compiled.loader(), name, method));
            }
        });
        return corpus;
    }

    private void add(ClassLoader loader, String type, String name) {
        try {
            Class<?> outer = loader.loadClass(type);
            Method method = Stream.concat(Stream.of(outer), Arrays.stream(outer.getDeclaredClasses()))
                    .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
                    .filter(candidate -> candidate.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
            String packageName = type.substring(0, type.lastIndexOf('.'));
            String companion = packageName + "." + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + name.substring(1) + "Grad";
            companions.put(type + "." + name, new Companion(method, companion));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** What javac said of a source with errors; null if there were none. */
    String failure(String type) {
        return failures.getOrDefault(type, failures.get(""));
    }

    /** The companion of a method. */
    Companion companion(String type, String method) {
        Companion companion = companions.get(type + "." + method);
        if (companion == null) {
            throw new AssertionError(method + " was not compiled");
        }
        return companion;
    }
}
