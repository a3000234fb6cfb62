package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A map from data to numbers that the method has made: a map of the library's tells where each key's number is in a list.
 *
 * @param index a map of the same class, from the keys to positions in the list
 * @param keys the type of the keys
 * @param values the numbers, in the order in which their keys first came; those of keys that have gone stay
 */
record Mapping(Value index, Type keys, Listing values) implements Phantom.Stored {
    /** The interface of maps that nobody can change. */
    static final String FIXED = "java.util.Map";

    /** Whether nobody can change it. */
    boolean isFixed() {
        return kind().equals(FIXED);
    }

    /** The class of the map. */
    String kind() {
        return ((ClassType) index.type()).erased();
    }

    @Override
    public List<Variable> places() {
        return values.places();
    }

    /**
     * The entries of a map, which can only be gone through.
     *
     * @param map the map
     */
    record Entries(Mapping map) implements Phantom.Stored {
        @Override
        public List<Variable> places() {
            return map.places();
        }
    }

    /**
     * An entry of a map.
     *
     * @param map the map
     * @param key its key
     * @param position where its number is in the list
     */
    record Entry(Mapping map, Value key, Value position) implements Phantom.Stored {
        @Override
        public List<Variable> places() {
            return new ArrayList<>(map.places());
        }
    }
}
