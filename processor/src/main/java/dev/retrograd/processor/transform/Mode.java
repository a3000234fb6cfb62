package dev.retrograd.processor.transform;

import dev.retrograd.processor.analysis.Activity;
import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.analysis.Work;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.rules.Rule;
import dev.retrograd.processor.rules.Rules;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * In which mode a gradient is computed. A tangent for each parameter keeps nothing, and does not go through the loops once more: for few numbers
 * and long loops that is cheaper than the adjoint.
 *
 * @param tangents how many tangents one forward sweep carries; 0 for the adjoint
 * @param reason why, in words; empty where nothing speaks for tangents
 */
public record Mode(int tangents, String reason) {
    /** A forward and a reverse sweep. */
    public static final Mode REVERSE = new Mode(0, "");

    /** Tangents have to be so much cheaper by an estimate that knows nothing of the machine. */
    private static final double CLEARLY = 0.8;

    /** Whether this is the tangent mode. */
    public boolean isTangent() {
        return tangents > 0;
    }

    /** What computes the gradient, in words. */
    public String text() {
        return isTangent()
                ? "one forward sweep with " + (tangents == 1 ? "a tangent" : tangents + " tangents")
                : "the adjoint";
    }

    /**
     * Whether the gradient of a function can be had by {@link Forward#gradient}, with what is zero or infinite as in the adjoint: there are
     * but few active parameters, all of them numbers, and no partial is infinite where a factor behind it could be zero.
     *
     * @param function a function whose one result is a number
     */
    public static boolean isPossible(Function function) {
        int count = function.active().size();
        return count > 0
                && function.active().stream().allMatch(param -> param.type().isFloating())
                && function.results().get(0).type().isFloating()
                && Directions.of(function, function.active()) == count
                && !any(function.body(), new Obstacle(Uses.of(function), Activity.of(function)));
    }

    /** Whether a function has loops. */
    public static boolean hasLoops(Function function) {
        return any(function.body(), op -> op instanceof Op.For || op instanceof Op.While);
    }

    /** The mode with tangents because somebody wants it. */
    public static Mode forced(Function function) {
        return new Mode(function.active().size(), "as the option asks");
    }

    /**
     * The cheaper mode.
     *
     * @param reverse the forward and reverse sweep, storage decided
     * @param tangents the sweep with tangents
     * @param function the function
     */
    public static Mode cheaper(Function reverse, Function tangents, Function function) {
        double ratio = Work.of(tangents) / Work.of(reverse);
        return ratio > CLEARLY
                ? REVERSE
                : new Mode(
                        function.active().size(),
                        String.format(
                                Locale.ROOT,
                                "no iteration of a loop has to be kept, and the work is about %.2f of the adjoint's",
                                ratio));
    }

    private static boolean any(Region region, Predicate<Op> test) {
        return region.ops().stream()
                .anyMatch(op -> test.test(op) || op.regions().stream().anyMatch(inner -> any(inner, test)));
    }

    /** What keeps a function from tangents. */
    private record Obstacle(Uses uses, Activity activity) implements Predicate<Op> {
        @Override
        public boolean test(Op op) {
            if (op instanceof Op.Invoke invoke) {
                return invoke.rule() != null || invoke.isInternal();
            }
            boolean matrix =
                    op.results().stream().anyMatch(result -> result.type().equals(ClassType.MATRIX));
            return matrix
                    || (op instanceof Op.Call call && (call.function().startsWith("Matrix.") || isUnbounded(call)));
        }

        private boolean isUnbounded(Op.Call call) {
            Optional<Rule> rule = activity.isActive(call.target())
                    ? Rules.find(call.function(), call.operands().size())
                    : Optional.empty();
            return rule.isPresent()
                    && rule.get().isUnbounded()
                    && !Guards.areConstant(
                            call,
                            rule.get(),
                            i -> rule.get().isActive(i)
                                    && activity.isActive(call.operands().get(i)),
                            value -> uses.definition(value).orElse(null));
        }
    }
}
