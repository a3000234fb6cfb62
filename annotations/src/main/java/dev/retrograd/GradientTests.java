package dev.retrograd;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a JUnit 5 test of all {@link Differentiable} methods of some classes. It stands on a class among the test sources; for
 * {@code Model} the processor writes {@code ModelGradientTest} next to it, in the package of {@code Model}, which compares each
 * companion with differences of its method at the points that {@link Samples} and {@link Range} give.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface GradientTests {

    /**
     * The classes whose methods are tested.
     *
     * @return the classes
     */
    Class<?>[] value();
}
