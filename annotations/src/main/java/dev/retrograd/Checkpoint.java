package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds what a {@link Differentiable} method with a long loop keeps of it for the reverse sweep: in place of every iteration's
 * values, snapshots of the loop's state, between which iterations are computed again (Griewank and Walther's revolve). With s snapshots
 * each iteration of up to (s + r)! / (s! r!) is run at most r + 2 times in all.
 *
 * <p>The state is what the loop carries from one iteration to the next: its variables, and the arrays made before the loop that it
 * writes to. It applies to an outermost loop, in {@code gradient}; the other members are as they are without it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Checkpoint {

    /**
     * How many snapshots to keep, the one of the state before the loop included. Either this or {@link #bytes}.
     *
     * @return the number of snapshots, at least 1
     */
    int snapshots() default 0;

    /**
     * How many bytes snapshots may take together; at run time as many are kept as fit. A state of which not even one fits is an
     * {@link IllegalArgumentException} of the derivative methods. Either this or {@link #snapshots}.
     *
     * @return the number of bytes, at least 1
     */
    long bytes() default 0;

    /**
     * The label of the loop in the source, needed where the method has several outermost loops.
     *
     * @return the label, or an empty string for the only loop
     */
    String loop() default "";
}
