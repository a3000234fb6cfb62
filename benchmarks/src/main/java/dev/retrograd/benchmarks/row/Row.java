package dev.retrograd.benchmarks.row;

import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One line of the table.
 *
 * @param name names it on the command line
 * @param title says what it is
 * @param evaluations how many evaluations of the method one run makes
 * @param goal what the row has to reach
 * @param contenders who computes it; {@link #PRIMAL}, {@link #RETROGRAD} and {@link #HAND} are always there, and for each
 *     other style of writing its primal and gradient, with the style's name after a blank
 * @param expected the derivatives
 * @param tolerance the difference from them that rounding may make, as a part of the greatest of them
 * @param program the row for libraries that overload operators; nothing where they cannot
 */
public record Row(
        String name,
        String title,
        int evaluations,
        Goal goal,
        Map<String, Supplier<Contender>> contenders,
        Supplier<double[]> expected,
        double tolerance,
        Optional<ScalarProgram> program) {

    /** The name of the method itself. */
    public static final String PRIMAL = "primal";

    /** The name of the generated derivative. */
    public static final String RETROGRAD = "retrograd";

    /** The name of the adjoint written by hand. */
    public static final String HAND = "hand";

    /** The name of our own tape of overloaded operators. */
    public static final String TAPE = "tape";

    /**
     * What a row has to reach.
     *
     * @param primals at most how many times the method itself the gradient may take
     * @param hand at most how many times the adjoint written by hand
     */
    public record Goal(double primals, double hand) {}
}
