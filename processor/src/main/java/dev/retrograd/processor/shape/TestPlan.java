package dev.retrograd.processor.shape;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A test class that is to be written.
 *
 * @param type the class whose methods are tested
 * @param packageName its package
 * @param name the test's simple name
 * @param methods the methods
 */
public record TestPlan(TypeElement type, String packageName, String name, List<Tested> methods) {
    /** Copies the list. */
    public TestPlan {
        methods = List.copyOf(methods);
    }

    /**
     * A method and where it is tried.
     *
     * @param method the method
     * @param companion the simple name of its companion
     * @param output the number of its {@code @Output} parameter; -1 if it returns its result
     * @param constants the numbers of its constant parameters, the receiver counted
     * @param points points in Java
     * @param drawn how many more are drawn
     * @param seed where drawing starts
     * @param tolerance how far derivatives may be off
     * @param ranges what parameters are drawn from, in Java: the arguments of a draw behind the type
     */
    public record Tested(
            ExecutableElement method,
            String companion,
            int output,
            List<Integer> constants,
            List<String> points,
            int drawn,
            long seed,
            double tolerance,
            List<String> ranges) {
        /** Copies the lists. */
        public Tested {
            constants = List.copyOf(constants);
            points = List.copyOf(points);
            ranges = List.copyOf(ranges);
        }
    }
}
