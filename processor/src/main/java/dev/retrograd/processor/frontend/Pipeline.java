package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A stream whose source and stages are known: its elements are pushed through them one by one, in loops.
 *
 * @param source pushes the elements
 * @param count how many there are, an {@code int}; null if that is not known
 * @param bound how many there may be; null if that is not known
 * @param ends whether there is an end
 * @param direct whether pushing an element runs no code of the user's
 */
record Pipeline(Source source, Value count, Value bound, boolean ends, boolean direct) implements Phantom {
    /** The same stream, behind a function. */
    Pipeline mapped(UnaryOperator<Value> function) {
        return new Pipeline(
                (state, limit, sink) -> source.run(state, limit, v -> sink.accept(function.apply(v))),
                count,
                bound,
                ends,
                false);
    }

    /** Pushes the elements of a stream. */
    interface Source {
        /**
         * Makes the loops over the elements.
         *
         * @param state the variables that the sink assigns
         * @param limit how many elements are wanted; null for all
         * @param sink makes the code for one element
         */
        void run(List<Variable> state, Value limit, Consumer<Value> sink);
    }

    /**
     * What may be missing: an {@code OptionalDouble} and its like.
     *
     * @param present whether it is there
     * @param value the value; anything if it is not
     */
    record Result(Value present, Value value) implements Phantom {}

    /**
     * A {@code Collector}: what is to be made of the elements.
     *
     * @param name the method of {@code Collectors} that makes it
     * @param arguments what that was given
     */
    record Collector(String name, List<Value> arguments) implements Phantom {}

    /** What {@code summaryStatistics} says of numbers. */
    record Statistics(Value count, Value sum, Value min, Value max, Value average) implements Phantom {}
}
