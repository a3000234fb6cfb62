package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.compiletime.Compilation;
import dev.retrograd.benchmarks.compiletime.SyntheticSources;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/**
 * What the processor costs: 1,000 small differentiable methods compiled with it, against javac without it on the same sources
 * and the generated ones together, and on the user's sources alone. Cold is the first compilation of a new JVM. Warm is the
 * median of many in one once the JVM's compilers have come to rest: they still work on the processor's code after thirty
 * compilations of 1,000 methods, so that groups of compilations are measured one after the other, each printed, and the last
 * one counts.
 */
public final class CompileTime {

    private static final int CLASSES = 200;
    private static final int GROUPS = 6;
    private static final int ROUNDS_PER_GROUP = 11;
    private static final int COLD_RUNS = 3;

    private enum Subject {
        WITH_PROCESSOR("processor, user's sources"),
        ALL_SOURCES("javac, user's and generated sources"),
        USER_SOURCES("javac, user's sources");

        private final String title;

        Subject(String title) {
            this.title = title;
        }
    }

    private final Map<String, String> userSources = SyntheticSources.of(CLASSES);
    private final Map<String, String> allSources = new LinkedHashMap<>(userSources);

    private CompileTime() {
        Map<String, String> generated = compile(Subject.WITH_PROCESSOR).generated();
        if (generated.size() != CLASSES * SyntheticSources.METHODS_PER_CLASS) {
            throw new IllegalStateException("the processor wrote " + generated.size() + " companions");
        }
        allSources.putAll(generated);
    }

    /**
     * Measures and prints.
     *
     * @param args none; the program starts itself anew with arguments of its own for the cold runs
     * @throws IOException if it cannot start itself
     * @throws InterruptedException if it is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            new CompileTime().print(System.out);
        } else {
            Subject subject = Subject.valueOf(args[0]);
            System.out.println(compile(subject, readSources(Path.of(args[1]))).nanoseconds());
        }
    }

    private void print(PrintStream out) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%d methods in %d classes, JDK %s%n",
                CLASSES * SyntheticSources.METHODS_PER_CLASS,
                CLASSES,
                Runtime.version());
        printTable(out, "cold", cold());
        printTable(out, "warm", warm(out));
    }

    private static void printTable(PrintStream out, String title, Map<Subject, Double> milliseconds) {
        double processor = milliseconds.get(Subject.WITH_PROCESSOR);
        for (Subject subject : Subject.values()) {
            double time = milliseconds.get(subject);
            out.printf(
                    Locale.ROOT,
                    "%s  %-36s %8.0f ms   processor / this = %.2f%n",
                    title,
                    subject.title,
                    time,
                    processor / time);
        }
    }

    private Map<Subject, Double> warm(PrintStream out) {
        for (int group = 1; group < GROUPS; group++) {
            printTable(out, "warming up, rounds to " + group * ROUNDS_PER_GROUP, group());
        }
        return group();
    }

    private Map<Subject, Double> group() {
        Map<Subject, List<Long>> times = new EnumMap<>(Subject.class);
        for (int round = 0; round < ROUNDS_PER_GROUP; round++) {
            for (Subject subject : Subject.values()) {
                times.computeIfAbsent(subject, key -> new ArrayList<>())
                        .add(compile(subject).nanoseconds());
            }
        }
        return medians(times);
    }

    private Map<Subject, Double> cold() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("compile-time");
        Map<Subject, List<Long>> times = new EnumMap<>(Subject.class);
        try {
            for (Subject subject : Subject.values()) {
                writeSources(sources(subject), folder.resolve(subject.name()));
            }
            for (int run = 0; run < COLD_RUNS; run++) {
                for (Subject subject : Subject.values()) {
                    long time = coldRun(subject, folder.resolve(subject.name()));
                    times.computeIfAbsent(subject, key -> new ArrayList<>()).add(time);
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        return medians(times);
    }

    private static long coldRun(Subject subject, Path folder) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java, "-cp", classPath, CompileTime.class.getName(), subject.name(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the cold run of " + subject + " failed");
        }
        return Long.parseLong(output.strip());
    }

    private static void writeSources(Map<String, String> sources, Path folder) throws IOException {
        Files.createDirectory(folder);
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(folder.resolve(source.getKey()), source.getValue());
        }
    }

    private static Map<String, String> readSources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sources;
    }

    private Map<String, String> sources(Subject subject) {
        return subject == Subject.ALL_SOURCES ? allSources : userSources;
    }

    private Compilation compile(Subject subject) {
        return compile(subject, sources(subject));
    }

    private static Compilation compile(Subject subject, Map<String, String> sources) {
        return Compilation.of(sources, subject == Subject.WITH_PROCESSOR ? processors() : List.of());
    }

    /** New instances of the processors of Retrograd that lie on the class path. */
    private static List<Processor> processors() {
        return ServiceLoader.load(Processor.class).stream()
                .filter(provider -> provider.type().getName().startsWith("dev.retrograd."))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static Map<Subject, Double> medians(Map<Subject, List<Long>> times) {
        Map<Subject, Double> medians = new EnumMap<>(Subject.class);
        times.forEach((subject, nanoseconds) -> {
            long[] sorted =
                    nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
            medians.put(subject, sorted[sorted.length / 2] / 1e6);
        });
        return medians;
    }
}
