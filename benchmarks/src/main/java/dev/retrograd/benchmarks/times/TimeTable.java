package dev.retrograd.benchmarks.times;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retrograd.benchmarks.eval.Evals;
import dev.retrograd.benchmarks.protocol.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Runs workloads through the protocol and sets down the median of their runs. */
public final class TimeTable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double MICROSECOND = 1e3;

    private TimeTable() {}

    /**
     * Measures all evals.
     *
     * @param seconds how long to run each function
     * @param modules which evals; all if empty
     * @return the table in Markdown
     * @throws IOException never, since nothing is read or written
     */
    public static String of(double seconds, Set<String> modules) throws IOException {
        StringBuilder table = new StringBuilder("| eval | size | function | µs | times the function |\n");
        table.append("| --- | --- | --- | ---: | ---: |\n");
        for (Workload workload : Workloads.all()) {
            if (modules.isEmpty() || modules.contains(workload.module())) {
                double primal = workload.primal().isEmpty() ? Double.NaN : median(workload, workload.primal(), seconds);
                if (!workload.primal().isEmpty()) {
                    row(table, workload, workload.primal(), primal, Double.NaN);
                }
                for (String derivative : workload.derivatives()) {
                    row(table, workload, derivative, median(workload, derivative, seconds), primal);
                }
            }
        }
        return table.toString();
    }

    private static void row(StringBuilder table, Workload workload, String function, double time, double primal) {
        String multiple = Double.isNaN(primal) ? "" : String.format(Locale.ROOT, "%.2f", time / primal);
        table.append(String.format(
                Locale.ROOT,
                "| `%s` | %s | `%s` | %.1f | %s |%n",
                workload.module(),
                workload.size(),
                function,
                time / MICROSECOND,
                multiple));
    }

    /** The median in nanoseconds; half of the time goes by before it counts. */
    private static double median(Workload workload, String function, double seconds) throws IOException {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", 1)
                .put("kind", "evaluate")
                .put("module", workload.module())
                .put("function", function);
        message.set("input", workload.input().deepCopy().put("min_runs", 3).put("min_seconds", seconds));
        StringWriter out = new StringWriter();
        new Session(Evals.all(), out).run(new BufferedReader(new StringReader(JSON.writeValueAsString(message))));
        JsonNode answer = JSON.readTree(out.toString());
        if (!answer.path("success").booleanValue()) {
            throw new IllegalStateException(workload.module() + " " + function + ": " + answer.path("error"));
        }
        List<Long> times = StreamSupport.stream(answer.path("timings").spliterator(), false)
                .map(timing -> timing.path("nanoseconds").longValue())
                .toList();
        List<Long> warm =
                times.subList(times.size() / 2, times.size()).stream().sorted().toList();
        return warm.get(warm.size() / 2);
    }
}
