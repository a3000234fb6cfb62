package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.retrograd.processor.corpus.RandomCheck.Failure;
import dev.retrograd.processor.corpus.RandomCheck.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Random methods over the whole language, from fixed seeds: {@code -Dretrograd.random.programs} says how many,
 * {@code -Dretrograd.random.first} the first seed. What fails is reported as small as it can be made.
 */
class RandomMethodsTest {
    private static final int PROGRAMS = Integer.getInteger("retrograd.random.programs", 150);
    private static final long FIRST = Long.getLong("retrograd.random.first", 1);
    /** In how many configurations beside the default one each method is compiled. */
    private static final int OTHERS = Integer.getInteger("retrograd.random.configurations", 1);

    /** Methods of one class: those before and after it are compiled in other configurations. */
    private static final int GROUP = 25;
    /** Methods that one run of javac compiles. */
    private static final int BATCH = Integer.getInteger("retrograd.random.batch", 200);

    private static final int SECONDS_PER_BATCH = 600;
    private static final int SECONDS_PER_REPORT = Integer.getInteger("retrograd.random.shrink", 120);
    private static final int MOST_FAILURES = Integer.getInteger("retrograd.random.failures", 3);

    private final Map<String, String> refused = new TreeMap<>();
    private final ExecutorService runner = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "random methods", 64L << 20);
        thread.setDaemon(true);
        return thread;
    });

    @Test
    void gradientsAreRight() {
        List<String> reports = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + PROGRAMS && reports.size() < MOST_FAILURES; seed += BATCH) {
            Map<String, Long> seeds = new LinkedHashMap<>();
            List<Group> groups = new ArrayList<>();
            long end = Math.min(seed + BATCH, FIRST + PROGRAMS);
            for (long first = seed; first < end; first += GROUP) {
                Map<String, String> methods = new TreeMap<>();
                for (long each = first; each < Math.min(first + GROUP, end); each++) {
                    seeds.put("random" + each, each);
                    methods.put("random" + each, RandomMethods.method("random" + each, Choices.of(each)));
                }
                groups.add(new Group(methods, RandomCheck.configurations(first / GROUP, OTHERS)));
            }
            for (Map.Entry<String, Failure> failure : failures(groups).entrySet()) {
                if (reports.size() == MOST_FAILURES) {
                    break;
                }
                String report = report(failure.getKey(), seeds.get(failure.getKey()), failure.getValue());
                System.err.println(report);
                reports.add(report);
            }
            if (seed / 1000 < (seed + BATCH) / 1000 && PROGRAMS > 1000) {
                System.err.println("random methods up to " + (seed + BATCH) + ", refused " + refused + ", failures "
                        + reports.size());
            }
        }
        assertThat(refused).as("methods that are not accepted").hasSizeLessThan(1 + PROGRAMS / 20);
        if (!reports.isEmpty()) {
            fail(String.join("\n\n", reports));
        }
    }

    private Map<String, Failure> failures(List<Group> groups) {
        try {
            return within(() -> RandomCheck.failures(groups, refused));
        } catch (TimeoutException e) {
            Map<String, Failure> failures = new LinkedHashMap<>();
            for (Group group : groups) {
                group.methods().forEach((name, method) -> {
                    Group single = new Group(Map.of(name, method), group.configurations());
                    try {
                        failures.putAll(within(() -> RandomCheck.failures(List.of(single), refused)));
                    } catch (TimeoutException hangs) {
                        failures.put(name, new Failure("hangs", group.configurations(), method));
                    }
                });
            }
            return failures;
        }
    }

    private <T> T within(Callable<T> task) throws TimeoutException {
        try {
            return runner.submit(task).get(SECONDS_PER_BATCH, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private String report(String name, long seed, Failure failure) {
        Choices choices = Choices.of(seed);
        RandomMethods.method(name, choices);
        Failure[] last = {failure};
        List<Integer> least = Shrinking.shrink(
                choices.made(),
                candidate -> {
                    String method = RandomMethods.method(name, Choices.of(candidate));
                    Failure found = failures(List.of(new Group(Map.of(name, method), failure.configurations())))
                            .get(name);
                    boolean same = found != null && found.kind().equals(failure.kind());
                    if (same) {
                        last[0] = found;
                    }
                    return same;
                },
                candidate -> {
                    Choices all = Choices.of(candidate);
                    RandomMethods.method(name, all);
                    return all.spans();
                },
                SECONDS_PER_REPORT);
        return "seed " + seed + ": " + last[0].kind() + "\n" + last[0].detail() + "\n\n"
                + RandomMethods.method(name, Choices.of(least));
    }
}
