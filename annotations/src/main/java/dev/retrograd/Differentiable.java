package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the derivatives of a method: the processor writes a companion class in the same package, named after the method
 * ({@code loss} gives {@code LossGrad}), with a static {@code gradient} method.
 *
 * <p>Every parameter that can carry a derivative ({@code double}, {@code float}, arrays of them, {@code Matrix}) is active
 * unless it bears {@link Constant}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Differentiable {

    /**
     * The members that the companion gets; {@link Derivative#GRADIENT} is always among them.
     *
     * @return the members asked for
     */
    Derivative[] value() default Derivative.GRADIENT;

    /**
     * The companion's simple name; the method's name in upper camel case followed by {@code Grad} if empty.
     *
     * @return the simple name, or an empty string for the default
     */
    String name() default "";

    /**
     * Classes of jars whose {@link DerivativeOf} methods apply to calls in this method and in what is inlined into it. Those of the
     * compilation and of the called methods' own classes apply without being named.
     *
     * @return the classes
     */
    Class<?>[] rules() default {};

    /**
     * Whether {@code gradient} runs loops of independent iterations in several threads: in the {@code ForkJoinPool} that it is called
     * in, otherwise in the common one. Iterations may meet in sums only; a method none of whose loops is like that is refused.
     *
     * <p>A loop runs in at most 32 chunks, which depend on the number of its iterations alone: results have the same bits with any
     * number of threads. The value is the method's, bit for bit; a derivative may differ in its last bits from that of a companion
     * without this. Each chunk has a workspace of its own, and sums that the method makes over the loop's iterations take a number of
     * memory for each term.
     *
     * @return whether loops run in several threads
     */
    boolean parallel() default false;
}
