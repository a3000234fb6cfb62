package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the product of a Hessian and a vector costs on the corpus's larger members, in gradients: a table in
 * {@code target/hessian-costs.md}, made on request.
 */
@EnabledIfSystemProperty(named = "retrograd.costs", matches = "true")
class HessianCostsTest {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 15;

    /** What a call by reflection takes, and what it allocates, is small beside a gradient of so many nanoseconds. */
    private static final double LARGE = 5_000;

    /** Nanoseconds of a gradient and of a product. */
    private record Costs(String member, double gradient, double product) {
        double ratio() {
            return product / gradient;
        }

        String row() {
            return String.format(
                    Locale.ROOT, "| `%s` | %.1f | %.1f | %.2f |", member, gradient / 1e3, product / 1e3, ratio());
        }
    }

    @Test
    void table() throws IOException {
        Map<String, String> asking = new LinkedHashMap<>();
        Corpus.sources()
                .forEach((type, text) -> asking.put(
                        type,
                        text.replaceAll(
                                "@Differentiable(?=((?:\\s+@\\w+\\([^)]*\\))*\\s+(?:public |static |final )*)double \\w+\\()",
                                "@Differentiable(dev.retrograd.Derivative.HVP)")));
        Corpus corpus = Corpus.compile(asking, List.of());
        List<Costs> costs = new ArrayList<>();
        asking.forEach((type, text) -> {
            for (String method : Corpus.methods(text)) {
                Companion companion = corpus.companion(type, method);
                if (!companion.isSeeded() && has(companion, "hvp")) {
                    measure(type.substring(type.lastIndexOf('.') + 1) + "." + method, companion, costs);
                }
            }
        });
        assertThat(costs).hasSizeGreaterThan(10);
        costs.sort(Comparator.comparingDouble(Costs::ratio).reversed());
        List<String> lines = new ArrayList<>(
                List.of("| member | gradient, µs | hvp, µs | hvp / gradient |", "| --- | ---: | ---: | ---: |"));
        costs.forEach(row -> lines.add(row.row()));
        Files.write(Path.of("target/hessian-costs.md"), lines);
    }

    private static boolean has(Companion companion, String member) {
        return Arrays.stream(companion.type().getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(member));
    }

    private static void measure(String member, Companion companion, List<Costs> costs) {
        Sample sample = Sample.of(companion, 0);
        Object[] direction = companion.active().stream()
                .map(index -> Sample.adjoint(
                        sample.arguments()[index], companion.adjoints().get(index), x -> 1 - x / 2))
                .toArray();
        Runnable gradient = () -> companion.gradient(sample.arguments(), null);
        Runnable product = () -> companion.directional("hvp", sample.arguments(), direction);
        assertThat(Values.flatten(companion
                        .directional("hvp", sample.arguments(), direction)
                        .value()))
                .as(member)
                .containsExactly(Values.flatten(
                        companion.gradient(sample.arguments(), null).value()));
        time(gradient, 2_000);
        if (time(gradient, 2_000) < LARGE) {
            return;
        }
        int repeats = 1;
        while (time(gradient, repeats) * repeats < 5e6) {
            repeats *= 2;
        }
        for (int i = 0; i < 3 * ROUNDS; i++) {
            time(gradient, repeats);
            time(product, repeats);
        }
        if (time(gradient, repeats) < LARGE) {
            return;
        }
        List<Double> gradients = new ArrayList<>();
        List<Double> products = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            gradients.add(time(gradient, repeats));
            products.add(time(product, repeats));
        }
        Collections.sort(gradients);
        Collections.sort(products);
        costs.add(new Costs(member, gradients.get(ROUNDS / 2), products.get(ROUNDS / 2)));
    }

    /** Nanoseconds of a run, in CPU time of the thread. */
    private static double time(Runnable run, int repeats) {
        long start = THREAD.getCurrentThreadCpuTime();
        for (int i = 0; i < repeats; i++) {
            run.run();
        }
        return (double) (THREAD.getCurrentThreadCpuTime() - start) / repeats;
    }
}
