package dev.retrograd.benchmarks.row;

import dev.retrograd.benchmarks.operators.ScalarProgram;
import dev.retrograd.benchmarks.operators.Tape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts a row together. */
final class RowBuilder {

    private final String name;
    private final String title;
    private final Row.Goal goal;
    private final Map<String, Supplier<Contender>> contenders = new LinkedHashMap<>();
    private int evaluations = 1;

    RowBuilder(String name, String title, double primals, double hand) {
        this.name = name;
        this.title = title;
        this.goal = new Row.Goal(primals, hand);
    }

    RowBuilder evaluations(int number) {
        evaluations = number;
        return this;
    }

    RowBuilder contender(String contender, Supplier<Contender> make) {
        contenders.put(contender, make);
        return this;
    }

    RowBuilder style(String style, Supplier<Contender> primal, Supplier<Contender> retrograd) {
        return contender(Row.PRIMAL + " " + style, primal).contender(Row.RETROGRAD + " " + style, retrograd);
    }

    /** A row whose expected derivatives come from the tape. */
    Row expectTape(ScalarProgram program, int derivatives, double tolerance) {
        return expect(
                () -> {
                    Contender tape = tape(program, derivatives);
                    tape.run();
                    return tape.derivatives();
                },
                program,
                derivatives,
                tolerance);
    }

    Row expect(Supplier<double[]> expected, ScalarProgram program, int derivatives, double tolerance) {
        contender(Row.TAPE, () -> tape(program, derivatives));
        return new Row(name, title, evaluations, goal, contenders, expected, tolerance, Optional.of(program));
    }

    private static Contender tape(ScalarProgram program, int length) {
        Tape tape = new Tape();
        double[] derivatives = new double[length];
        return Contender.of(() -> tape.run(program, derivatives), derivatives::clone);
    }
}
