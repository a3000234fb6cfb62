package dev.retrograd.benchmarks.times;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retrograd.benchmarks.eval.Evals;
import dev.retrograd.benchmarks.protocol.Eval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every function of every eval has a workload, which its eval takes. */
class TimeTableTest {

    @Test
    void everyFunctionIsMeasured() {
        Set<String> measured = new TreeSet<>();
        for (Workload workload : Workloads.all()) {
            List<String> functions = new ArrayList<>(workload.derivatives());
            if (!workload.primal().isEmpty()) {
                functions.add(workload.primal());
            }
            functions.forEach(function -> measured.add(workload.module() + " " + function));
        }
        Set<String> all = new TreeSet<>();
        for (Eval eval : Evals.all()) {
            if (!eval.module().equals("hello")) {
                eval.functions().keySet().forEach(function -> all.add(eval.module() + " " + function));
            }
        }
        assertThat(measured).isEqualTo(all);
    }

    @Test
    void aRowForEachFunction() throws IOException {
        String table = TimeTable.of(0, Set.of("det", "ht", "llsq"));

        assertThat(table.lines()).hasSize(2 + 6);
        assertThat(table.lines().skip(2))
                .allMatch(line ->
                        line.matches("\\| `\\w+` \\| [^|]+ \\| `\\w+` \\| \\d+\\.\\d \\| (\\d+\\.\\d\\d)? \\|"));
    }
}
