package dev.retrograd.runtime;

/**
 * The checks in companions that were generated with {@code -Aretrograd.checked}. Each is told what is checked, where and how it was
 * computed, the names of up to three operands, separated by {@code "; "}, and the operands.
 */
public final class FiniteCheck {
    private FiniteCheck() {}

    /**
     * Checks an adjoint that was made of no variables.
     *
     * @param value the adjoint
     * @param variable its name
     * @param place file and line of the source
     * @param rule the local rule
     * @throws NonFiniteException if it is infinite or NaN
     */
    public static void adjoint(double value, String variable, String place, String rule) {
        if (!isFinite(value)) {
            throw failure("adjoint ", value, variable, place, rule, "");
        }
    }

    /**
     * Checks an adjoint.
     *
     * @param value the adjoint
     * @param variable its name
     * @param place file and line of the source
     * @param rule the local rule
     * @param names the name of what it was made of
     * @param a that operand
     * @throws NonFiniteException if it is infinite or NaN
     */
    public static void adjoint(double value, String variable, String place, String rule, String names, double a) {
        if (!isFinite(value)) {
            throw failure("adjoint ", value, variable, place, rule, names, a);
        }
    }

    /**
     * Checks an adjoint.
     *
     * @param value the adjoint
     * @param variable its name
     * @param place file and line of the source
     * @param rule the local rule
     * @param names the names of what it was made of
     * @param a the first operand
     * @param b the second operand
     * @throws NonFiniteException if it is infinite or NaN
     */
    public static void adjoint(
            double value, String variable, String place, String rule, String names, double a, double b) {
        if (!isFinite(value)) {
            throw failure("adjoint ", value, variable, place, rule, names, a, b);
        }
    }

    /**
     * Checks an adjoint.
     *
     * @param value the adjoint
     * @param variable its name
     * @param place file and line of the source
     * @param rule the local rule
     * @param names the names of what it was made of
     * @param a the first operand
     * @param b the second operand
     * @param c the third operand
     * @throws NonFiniteException if it is infinite or NaN
     */
    public static void adjoint(
            double value, String variable, String place, String rule, String names, double a, double b, double c) {
        if (!isFinite(value)) {
            throw failure("adjoint ", value, variable, place, rule, names, a, b, c);
        }
    }

    /**
     * Checks a value of the method that was made of no variables.
     *
     * @param value the value
     * @param variable its name
     * @param place file and line of the source
     * @param rule the expression
     * @throws NonFiniteException if it is infinite or NaN
     */
    public static void value(double value, String variable, String place, String rule) {
        if (!isFinite(value)) {
            throw failure("", value, variable, place, rule, "");
        }
    }

    /**
     * Checks a value of the method whose operand may be infinite or NaN itself.
     *
     * @param value the value
     * @param variable its name
     * @param place file and line of the source
     * @param rule the expression
     * @param names the name of what it was made of
     * @param a that operand
     * @throws NonFiniteException if the value is infinite or NaN and the operand is not
     */
    public static void value(double value, String variable, String place, String rule, String names, double a) {
        if (!isFinite(value) && isFinite(a)) {
            throw failure("", value, variable, place, rule, names, a);
        }
    }

    /**
     * Checks a value of the method whose operands may be infinite or NaN themselves.
     *
     * @param value the value
     * @param variable its name
     * @param place file and line of the source
     * @param rule the expression
     * @param names the names of what it was made of
     * @param a the first operand
     * @param b the second operand
     * @throws NonFiniteException if the value is infinite or NaN and no operand is
     */
    public static void value(
            double value, String variable, String place, String rule, String names, double a, double b) {
        if (!isFinite(value) && isFinite(a) && isFinite(b)) {
            throw failure("", value, variable, place, rule, names, a, b);
        }
    }

    /**
     * Checks a value of the method whose operands may be infinite or NaN themselves.
     *
     * @param value the value
     * @param variable its name
     * @param place file and line of the source
     * @param rule the expression
     * @param names the names of what it was made of
     * @param a the first operand
     * @param b the second operand
     * @param c the third operand
     * @throws NonFiniteException if the value is infinite or NaN and no operand is
     */
    public static void value(
            double value, String variable, String place, String rule, String names, double a, double b, double c) {
        if (!isFinite(value) && isFinite(a) && isFinite(b) && isFinite(c)) {
            throw failure("", value, variable, place, rule, names, a, b, c);
        }
    }

    private static boolean isFinite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE;
    }

    private static NonFiniteException failure(
            String kind, double value, String variable, String place, String rule, String names, double... operands) {
        StringBuilder text = new StringBuilder(kind)
                .append(variable)
                .append(" is ")
                .append(value)
                .append(" at ")
                .append(place)
                .append(": ")
                .append(rule);
        String[] each = names.split("; ", -1);
        for (int i = 0; i < operands.length; i++) {
            text.append(i == 0 ? "; with " : ", ").append(each[i]).append(" = ").append(operands[i]);
        }
        return new NonFiniteException(text.toString(), variable, place, rule);
    }
}
