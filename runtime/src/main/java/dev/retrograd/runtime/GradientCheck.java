package dev.retrograd.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares a companion with its method: the value bit for bit, each derivative with differences of the method, and what else
 * the companion offers ({@code jvp}, {@code hvp}, {@code jacobian}) with the gradient. In a test one line is enough:
 *
 * <pre>{@code
 * GradientCheck.of(LossGrad.class).check(Model::loss, w, x, bias);
 * }</pre>
 *
 * <p>It fails with an {@link AssertionError} that names the worst component. Of a result that is not a number several weighted
 * sums are checked; a {@code void} method with an output array is passed as a lambda that returns a copy of it. At a point
 * where the method has no derivative the differences do not settle, and the check fails and says so.
 *
 * <p>The check calls the companion by reflection and is meant for tests.
 */
public final class GradientCheck {

    private static final double DEFAULT_TOLERANCE = 1e-6;
    private static final int DEFAULT_COMPONENTS = 500;

    private final Class<?> companion;
    private final double tolerance;
    private final int components;
    private final Set<Integer> constants;

    private GradientCheck(Class<?> companion, double tolerance, int components, Set<Integer> constants) {
        this.companion = companion;
        this.tolerance = tolerance;
        this.components = components;
        this.constants = constants;
    }

    /**
     * A check of a companion, within 10⁻⁶ and of at most 500 components.
     *
     * @param companion the generated class
     * @return the check
     */
    public static GradientCheck of(Class<?> companion) {
        return new GradientCheck(companion, DEFAULT_TOLERANCE, DEFAULT_COMPONENTS, Set.of());
    }

    /**
     * The same check with another tolerance: how far a derivative may be off, relative to the derivative or to |value| /
     * max(1, |argument|) where that is larger. Derivatives by a {@code float} are checked within 10⁻³ at best.
     *
     * @param relative the tolerance, positive
     * @return the check
     */
    public GradientCheck within(double relative) {
        if (!(relative > 0)) {
            throw new IllegalArgumentException("a tolerance of " + relative + " is not positive");
        }
        return new GradientCheck(companion, relative, components, constants);
    }

    /**
     * The same check with another limit to the components that are compared one by one. If there are more, so many are drawn,
     * always the same, and the rest is checked along random directions.
     *
     * @param limit the limit, positive
     * @return the check
     */
    public GradientCheck components(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit of " + limit + " components is not positive");
        }
        return new GradientCheck(companion, tolerance, limit, constants);
    }

    /**
     * The same check, told which parameters bear {@code @Constant}. Only needed where types and shapes leave it open; the check
     * says if so.
     *
     * @param positions the positions of these parameters, from 0 on
     * @return the check
     */
    public GradientCheck constant(int... positions) {
        Set<Integer> all = new HashSet<>(constants);
        for (int position : positions) {
            all.add(position);
        }
        return new GradientCheck(companion, tolerance, components, all);
    }

    /**
     * Checks the derivatives of a method of one parameter at one point.
     *
     * @param <A> the type of argument 1
     * @param method the method itself
     * @param a argument 1
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    @SuppressWarnings("unchecked")
    public <A> Report check(Method1<A> method, A a) {
        return checkAll(at -> method.apply((A) at[0]), a);
    }

    /**
     * Checks the derivatives of a method of two parameters at one point.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param method the method itself
     * @param a argument 1
     * @param b argument 2
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    @SuppressWarnings("unchecked")
    public <A, B> Report check(Method2<A, B> method, A a, B b) {
        return checkAll(at -> method.apply((A) at[0], (B) at[1]), a, b);
    }

    /**
     * Checks the derivatives of a method of three parameters at one point.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param method the method itself
     * @param a argument 1
     * @param b argument 2
     * @param c argument 3
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    @SuppressWarnings("unchecked")
    public <A, B, C> Report check(Method3<A, B, C> method, A a, B b, C c) {
        return checkAll(at -> method.apply((A) at[0], (B) at[1], (C) at[2]), a, b, c);
    }

    /**
     * Checks the derivatives of a method of four parameters at one point.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param <D> the type of argument 4
     * @param method the method itself
     * @param a argument 1
     * @param b argument 2
     * @param c argument 3
     * @param d argument 4
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    @SuppressWarnings("unchecked")
    public <A, B, C, D> Report check(Method4<A, B, C, D> method, A a, B b, C c, D d) {
        return checkAll(at -> method.apply((A) at[0], (B) at[1], (C) at[2], (D) at[3]), a, b, c, d);
    }

    /**
     * Checks the derivatives of a method of five parameters at one point.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param <D> the type of argument 4
     * @param <E> the type of argument 5
     * @param method the method itself
     * @param a argument 1
     * @param b argument 2
     * @param c argument 3
     * @param d argument 4
     * @param e argument 5
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    @SuppressWarnings("unchecked")
    public <A, B, C, D, E> Report check(Method5<A, B, C, D, E> method, A a, B b, C c, D d, E e) {
        return checkAll(at -> method.apply((A) at[0], (B) at[1], (C) at[2], (D) at[3], (E) at[4]), a, b, c, d, e);
    }

    /**
     * Checks the derivatives of a method of six parameters at one point.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param <D> the type of argument 4
     * @param <E> the type of argument 5
     * @param <F> the type of argument 6
     * @param method the method itself
     * @param a argument 1
     * @param b argument 2
     * @param c argument 3
     * @param d argument 4
     * @param e argument 5
     * @param f argument 6
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    @SuppressWarnings("unchecked")
    public <A, B, C, D, E, F> Report check(Method6<A, B, C, D, E, F> method, A a, B b, C c, D d, E e, F f) {
        return checkAll(
                at -> method.apply((A) at[0], (B) at[1], (C) at[2], (D) at[3], (E) at[4], (F) at[5]), a, b, c, d, e, f);
    }

    /**
     * Checks the derivatives of a method of any number of parameters at one point.
     *
     * @param method the method, given all arguments at once
     * @param arguments the arguments
     * @return what was compared
     * @throws AssertionError if a derivative is off
     */
    public Report checkAll(Function<Object[], ?> method, Object... arguments) {
        Report report = new GradientComparison(companion, tolerance, components, constants, method, arguments).report();
        if (report.failures() > 0) {
            throw new AssertionError(report.worst());
        }
        return report;
    }

    /**
     * What was compared.
     *
     * @param comparisons the number of comparisons
     * @param failures how many of them failed; 0 in what a check returns
     * @param error the largest error in units of what was allowed
     * @param worst where that was, with both numbers
     */
    public record Report(int comparisons, int failures, double error, String worst) {}

    /**
     * A method of one parameter.
     *
     * @param <A> the type of argument 1
     */
    @FunctionalInterface
    public interface Method1<A> {
        /**
         * Calls it.
         *
         * @param a argument 1
         * @return its result
         */
        Object apply(A a);
    }

    /**
     * A method of two parameters.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     */
    @FunctionalInterface
    public interface Method2<A, B> {
        /**
         * Calls it.
         *
         * @param a argument 1
         * @param b argument 2
         * @return its result
         */
        Object apply(A a, B b);
    }

    /**
     * A method of three parameters.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     */
    @FunctionalInterface
    public interface Method3<A, B, C> {
        /**
         * Calls it.
         *
         * @param a argument 1
         * @param b argument 2
         * @param c argument 3
         * @return its result
         */
        Object apply(A a, B b, C c);
    }

    /**
     * A method of four parameters.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param <D> the type of argument 4
     */
    @FunctionalInterface
    public interface Method4<A, B, C, D> {
        /**
         * Calls it.
         *
         * @param a argument 1
         * @param b argument 2
         * @param c argument 3
         * @param d argument 4
         * @return its result
         */
        Object apply(A a, B b, C c, D d);
    }

    /**
     * A method of five parameters.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param <D> the type of argument 4
     * @param <E> the type of argument 5
     */
    @FunctionalInterface
    public interface Method5<A, B, C, D, E> {
        /**
         * Calls it.
         *
         * @param a argument 1
         * @param b argument 2
         * @param c argument 3
         * @param d argument 4
         * @param e argument 5
         * @return its result
         */
        Object apply(A a, B b, C c, D d, E e);
    }

    /**
     * A method of six parameters.
     *
     * @param <A> the type of argument 1
     * @param <B> the type of argument 2
     * @param <C> the type of argument 3
     * @param <D> the type of argument 4
     * @param <E> the type of argument 5
     * @param <F> the type of argument 6
     */
    @FunctionalInterface
    public interface Method6<A, B, C, D, E, F> {
        /**
         * Calls it.
         *
         * @param a argument 1
         * @param b argument 2
         * @param c argument 3
         * @param d argument 4
         * @param e argument 5
         * @param f argument 6
         * @return its result
         */
        Object apply(A a, B b, C c, D d, E e, F f);
    }
}
