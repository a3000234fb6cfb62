package dev.retrograd.processor.backend;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Puts assignments that happen at once into an order in which none destroys what another one reads; where there is none, as
 * in a swap, one value is put aside first.
 */
final class ParallelCopy {
    /**
     * One assignment.
     *
     * @param target the variable assigned
     * @param reads the variables read
     */
    record Move(Variable target, Set<Variable> reads) {}

    /**
     * A move in its place.
     *
     * @param number which of the moves
     * @param part what is done of it here
     */
    record Step(int number, Part part) {}

    /** What a step does: both at once, or the evaluation into a new variable and later the assignment. */
    enum Part {
        ALL,
        EVALUATE,
        ASSIGN
    }

    private ParallelCopy() {}

    /** The moves in order. */
    static List<Step> order(List<Move> moves) {
        List<Step> steps = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < moves.size(); i++) {
            waiting.add(i);
        }
        while (!waiting.isEmpty()) {
            boolean progress = false;
            for (Iterator<Integer> rest = waiting.iterator(); rest.hasNext(); ) {
                int number = rest.next();
                Variable target = moves.get(number).target();
                boolean free = waiting.stream()
                        .noneMatch(other -> !other.equals(number)
                                && moves.get(other).reads().contains(target));
                if (free) {
                    steps.add(new Step(number, Part.ALL));
                    rest.remove();
                    progress = true;
                    break;
                }
            }
            if (!progress) {
                int number = waiting.remove(0);
                steps.add(new Step(number, Part.EVALUATE));
                late.add(number);
            }
        }
        late.forEach(number -> steps.add(new Step(number, Part.ASSIGN)));
        return steps;
    }
}
