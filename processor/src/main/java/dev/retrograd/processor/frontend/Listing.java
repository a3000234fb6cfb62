package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * A list, queue or stack that the method has made: arrays that are replaced by longer ones as it grows.
 *
 * @param kind the name of its class
 * @param element the type of the elements
 * @param sample an array of objects like those that it holds; null if it holds numbers or arrays
 * @param columns the variables for the array, or for those of an array of objects
 * @param from where the first element is
 * @param to the end of the elements
 */
record Listing(String kind, Type element, ObjectArray sample, List<Variable> columns, Variable from, Variable to)
        implements Phantom.Stored {
    /** The class of queues whose least element is the first. */
    static final String PRIORITY = "java.util.PriorityQueue";

    private static final String FIXED = "java.util.ImmutableCollections";

    /** The same list, which nobody can change any more. */
    Listing fixed() {
        return new Listing(FIXED, element, sample, columns, from, to);
    }

    /** Whether nobody can change it. */
    boolean isFixed() {
        return kind.equals(FIXED);
    }

    /** Whether its elements are kept in their order, and only the first one may be asked for. */
    boolean isPriority() {
        return kind.equals(PRIORITY);
    }

    @Override
    public List<Variable> places() {
        List<Variable> places = new ArrayList<>(columns);
        places.add(from);
        places.add(to);
        return places;
    }

    /**
     * An iterator over a list.
     *
     * @param list the list
     * @param position how many elements it has given
     */
    record Cursor(Listing list, Variable position) implements Phantom.Stored {
        @Override
        public List<Variable> places() {
            List<Variable> places = new ArrayList<>(list.places());
            places.add(position);
            return places;
        }
    }
}
