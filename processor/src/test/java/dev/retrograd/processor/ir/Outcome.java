package dev.retrograd.processor.ir;

import java.util.Arrays;
import java.util.List;

/**
 * All that a caller can see of a run, bit for bit.
 *
 * @param results what it returned, as text that tells all bits
 * @param arguments the arguments afterwards
 * @param exception the exception's class, or nothing
 */
public record Outcome(String results, String arguments, String exception) {

    /** Runs the function. */
    public static Outcome of(Function function, Object... arguments) {
        String results = "";
        String exception = "";
        try {
            results = text(Interpreter.run(function, arguments));
        } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            exception = e.getClass().getSimpleName();
        }
        return new Outcome(results, text(List.of(arguments)), exception);
    }

    /** Java's own text of doubles and floats tells all bits but those of NaNs, which Java code cannot tell apart either. */
    private static String text(List<Object> values) {
        return Arrays.deepToString(values.toArray());
    }
}
