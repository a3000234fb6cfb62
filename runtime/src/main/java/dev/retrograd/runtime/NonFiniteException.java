package dev.retrograd.runtime;

import java.io.Serial;

/** A number became infinite or NaN in a companion that was generated with {@code -Aretrograd.checked}. */
public final class NonFiniteException extends ArithmeticException {
    @Serial
    private static final long serialVersionUID = 1;

    /** The variable, as the source names it. */
    private final String variable;
    /** File and line. */
    private final String place;
    /** The local rule. */
    private final String rule;

    NonFiniteException(String message, String variable, String place, String rule) {
        super(message);
        this.variable = variable;
        this.place = place;
        this.rule = rule;
    }

    /**
     * The variable that is not finite, as the generated source names it: {@code dx} for the adjoint of {@code x}.
     *
     * @return the variable's name
     */
    public String variable() {
        return variable;
    }

    /**
     * The line of the method's source that it stands for.
     *
     * @return the file's name and the line, {@code Model.java:12}
     */
    public String place() {
        return place;
    }

    /**
     * What was computed: an expression of the method, or the local rule of one.
     *
     * @return the expression, or {@code y = sqrt(x); partial 1 / (2 * y)}
     */
    public String rule() {
        return rule;
    }
}
