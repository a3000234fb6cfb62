package dev.retrograd.benchmarks.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every contender of every row has the row's derivatives and its primal's value. */
class RowsTest {

    @TestFactory
    List<DynamicTest> derivatives() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Supplier<Row> maker : Rows.all()) {
            Row row = maker.get();
            double[] expected = row.expected().get();
            double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (Map.Entry<String, Supplier<Contender>> contender :
                    row.contenders().entrySet()) {
                tests.add(DynamicTest.dynamicTest(row.name() + " " + contender.getKey(), () -> {
                    Contender runs = contender.getValue().get();
                    runs.run();
                    double[] first = runs.derivatives();
                    runs.run();
                    double[] second = runs.derivatives();
                    boolean primal = contender.getKey().startsWith(Row.PRIMAL);
                    assertThat(second).isEqualTo(first).hasSize(primal ? 0 : expected.length);
                    for (int i = 0; i < first.length; i++) {
                        assertThat(first[i])
                                .as("derivative %d", i)
                                .isCloseTo(expected[i], within(row.tolerance() * scale));
                    }
                }));
            }
        }
        return tests;
    }

    /** The Jacobian of hand tracking comes without the value. */
    @TestFactory
    List<DynamicTest> values() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Supplier<Row> maker : Rows.all()) {
            Row row = maker.get();
            for (String style : List.of("", " flat", " arrays", " vectors", " expression")) {
                Supplier<Contender> primal = row.contenders().get(Row.PRIMAL + style);
                if (primal != null && !row.name().equals("hand")) {
                    tests.add(DynamicTest.dynamicTest(row.name() + style, () -> {
                        double value = primal.get().run();
                        double retrograd = row.contenders()
                                .get(Row.RETROGRAD + style)
                                .get()
                                .run();
                        assertThat(retrograd).isCloseTo(value, within(1e-14 * Math.abs(value)));
                        assertThat(value)
                                .isCloseTo(
                                        row.contenders().get(Row.PRIMAL).get().run(), within(1e-12 * Math.abs(value)));
                    }));
                }
            }
        }
        return tests;
    }
}
