package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a generated test ({@link GradientTests}) draws a parameter, or the elements of one, from. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Range {

    /**
     * The least number.
     *
     * @return the lower end
     */
    double from() default 0.5;

    /**
     * The largest number.
     *
     * @return the upper end
     */
    double to() default 1.5;

    /**
     * The lengths of an array, the outermost first, or the rows and columns of a {@code Matrix}. A length that is not given is 3.
     *
     * @return the lengths
     */
    int[] size() default {};
}
