package dev.retrograd.processor.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a corpus method's parameter is sampled. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface In {
    /** The least number. */
    double from() default 0.5;

    /** The greatest number. */
    double to() default 2;

    /** The lengths of an array's dimensions, or a matrix's rows and columns. */
    int[] size() default {};
}
