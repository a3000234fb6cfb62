package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method as the hand-written derivative of another method: of one's own, or of a library's. Calls of that method in
 * differentiated code stay calls, and their derivative is what the marked method says.
 *
 * <p>With {@link Mode#ADJOINT} the method takes what its target takes (an object's method: the object first), then the target's result,
 * then the adjoint of the result, and returns the adjoint of the one parameter with a derivative, or a record of them in the order of the
 * parameters:
 *
 * <pre>{@code
 * @DerivativeOf(type = Erf.class, method = "erf", parameters = {double.class})
 * static double erfAdjoint(double x, double erf, double seed) {
 *   return seed * 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
 * }
 * }</pre>
 *
 * <p>With {@link Mode#TANGENT} it takes what its target takes, then the tangents of the parameters with derivatives, and returns the tangent
 * of the result. Parameters of type {@code double}, {@code float}, arrays of these and {@code Matrix} have derivatives unless they bear
 * {@link Constant} here.
 *
 * <p>The target has to leave its arguments as they are and to return nothing that belongs to them, and so has the rule, whose seed is not its own
 * either. Rules apply in the compilation that contains them; one of the target's own class, also if that comes from a jar; and those of the
 * classes that {@link Differentiable#rules} names.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface DerivativeOf {

    /**
     * The class that declares the target.
     *
     * @return the class
     */
    Class<?> type();

    /**
     * The target's name.
     *
     * @return the name
     */
    String method();

    /**
     * The types of the target's parameters, erased, in order; of an object's method without the object.
     *
     * @return the types
     */
    Class<?>[] parameters();

    /**
     * Which derivative the method gives.
     *
     * @return the mode
     */
    Mode mode() default Mode.ADJOINT;

    /** The direction in which a rule takes derivatives. */
    enum Mode {
        /** From the adjoint of the result to those of the parameters. */
        ADJOINT,

        /** From the tangents of the parameters to that of the result. */
        TANGENT
    }
}
