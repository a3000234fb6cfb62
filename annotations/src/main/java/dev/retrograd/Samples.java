package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a generated test ({@link GradientTests}) tries a {@link Differentiable} method. Without it three points are drawn. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Samples {

    /**
     * Points, each as the arguments of a call, in Java: {@code "new double[] {1, 2}, 0.5"}. The object that an instance method is
     * called on comes first. Classes outside of {@code java.lang} and of the method's package need their full names.
     *
     * @return the points
     */
    String[] value() default {};

    /**
     * How many more points to draw from the ranges of the parameters.
     *
     * @return how many; if negative, three if no points are given, else none
     */
    int draw() default -1;

    /**
     * Where to start drawing; the same seed gives the same points.
     *
     * @return the seed
     */
    long seed() default 1;

    /**
     * How far a derivative may be off, as {@code GradientCheck.within} takes it.
     *
     * @return the relative tolerance
     */
    double tolerance() default 1e-6;
}
