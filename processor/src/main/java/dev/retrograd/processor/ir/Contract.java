package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a call may do with the storage that its arguments and results lead to: which of them may share an array afterwards, and
 * which arrays it may write. Whatever it does not say, the call does not do.
 *
 * @param shares the arrays that are written, or that more than one place leads to
 */
public record Contract(List<Share> shares) {
    /** A call that writes nothing it is given and keeps its results apart. */
    public static final Contract NONE = new Contract(List.of());

    /** Copies the list. */
    public Contract {
        shares = List.copyOf(shares);
    }

    /**
     * Where a call leads to an array.
     *
     * @param index the argument, or behind the last of these the result
     * @param level 0 for the array itself, 1 for its elements, and so on
     */
    public record Place(int index, int level) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return index == other.index ? Integer.compare(level, other.level) : Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return index + "/" + level;
        }
    }

    /**
     * Places that may lead to the same array.
     *
     * @param places the places
     * @param written whether the call may write to it
     */
    public record Share(Set<Place> places, boolean written) {
        /** Copies the set. */
        public Share {
            places = Set.copyOf(places);
        }

        @Override
        public String toString() {
            String all = new TreeSet<>(places).stream().map(Place::toString).collect(Collectors.joining(" "));
            return written ? all + " written" : all;
        }
    }

    /** Whether anything that an argument leads to can be reached from another argument or a result after the call. */
    public boolean isShared(int argument) {
        return shares.stream()
                .filter(share -> share.places().size() > 1)
                .anyMatch(share -> share.places().stream().anyMatch(place -> place.index() == argument));
    }

    /** Whether the call may write to a place. */
    public boolean isWritten(Place place) {
        return shares.stream()
                .anyMatch(share -> share.written() && share.places().contains(place));
    }

    /** This contract and another one of the same call. */
    public Contract and(Contract other) {
        List<Share> all = new ArrayList<>(shares);
        all.addAll(other.shares);
        return new Contract(all);
    }

    /** The text form: {@code 0/0 written; 0/1 2/0}. */
    @Override
    public String toString() {
        return shares.stream().map(Share::toString).sorted().collect(Collectors.joining("; "));
    }

    /**
     * Reads the text form.
     *
     * @throws NumberFormatException if it is none
     */
    public static Contract parse(String text) {
        List<Share> shares = new ArrayList<>();
        for (String share : text.isEmpty() ? List.<String>of() : Arrays.asList(text.split("; ", -1))) {
            Set<Place> places = new TreeSet<>();
            boolean written = false;
            for (String word : share.split(" ", -1)) {
                if (word.equals("written")) {
                    written = true;
                } else {
                    String[] parts = word.split("/", -1);
                    places.add(new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1])));
                }
            }
            shares.add(new Share(places, written));
        }
        return new Contract(shares);
    }
}
