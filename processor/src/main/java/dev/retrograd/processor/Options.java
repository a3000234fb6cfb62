package dev.retrograd.processor;

import dev.retrograd.processor.optimize.storage.StoragePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The processor's options, given to javac as {@code -Aname=value}.
 *
 * @param optimize whether the optimisation passes run ({@code retrograd.optimize}, {@code true} or {@code false})
 * @param storage how the storage plan chooses ({@code retrograd.storage}, {@code cheapest}, {@code store} or {@code tape})
 * @param mistakes what is wrong with the options as given, in words
 */
record Options(boolean optimize, StoragePolicy storage, List<String> mistakes) {
    static final String OPTIMIZE = "retrograd.optimize";
    static final String STORAGE = "retrograd.storage";
    static final Set<String> NAMES = Set.of(OPTIMIZE, STORAGE);

    /** What is used unless the user says otherwise. */
    static final Options DEFAULT = new Options(true, StoragePolicy.CHEAPEST, List.of());

    static Options of(Map<String, String> given) {
        List<String> mistakes = new ArrayList<>();
        boolean optimize = true;
        String wanted = given.get(OPTIMIZE);
        if (wanted != null) {
            if (!wanted.equals("true") && !wanted.equals("false")) {
                mistakes.add(OPTIMIZE + "=" + wanted + " (true or false)");
            }
            optimize = !wanted.equals("false");
        }
        StoragePolicy storage = StoragePolicy.CHEAPEST;
        wanted = given.get(STORAGE);
        if (wanted != null) {
            try {
                storage = StoragePolicy.valueOf(wanted.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                mistakes.add(STORAGE + "=" + wanted + " (cheapest, store or tape)");
            }
        }
        return new Options(optimize, storage, List.copyOf(mistakes));
    }
}
