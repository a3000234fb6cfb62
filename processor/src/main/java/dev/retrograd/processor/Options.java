package dev.retrograd.processor;

import dev.retrograd.processor.diagnostic.LintLevels;
import dev.retrograd.processor.optimize.Optimizer;
import dev.retrograd.processor.optimize.storage.StoragePolicy;
import dev.retrograd.processor.transform.ModePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor's options, given to javac as {@code -Aname=value}.
 *
 * @param disabled the optimisation passes that do not run ({@code retrograd.disable}, names separated by commas; {@code
 *     retrograd.optimize=false} disables all)
 * @param storage how the storage plan chooses ({@code retrograd.storage}, {@code cheapest}, {@code store} or {@code tape})
 * @param explains whether a note says for each method where the values live ({@code retrograd.explain}, {@code true} or {@code
 *     false})
 * @param checked whether companions throw at the first number that is not finite ({@code retrograd.checked}, {@code true} or {@code
 *     false})
 * @param mode how the mode of gradients is chosen ({@code retrograd.mode}, {@code cheapest}, {@code reverse} or {@code tangent}); the
 *     options above that change the reverse sweep ask for one unless this is given
 * @param lint how much messages weigh that are no errors ({@code retrograd.lint})
 * @param mistakes what is wrong with the options as given, in words
 */
record Options(
        Set<String> disabled,
        StoragePolicy storage,
        boolean explains,
        boolean checked,
        ModePolicy mode,
        LintLevels lint,
        List<String> mistakes) {
    static final String OPTIMIZE = "retrograd.optimize";
    static final String DISABLE = "retrograd.disable";
    static final String STORAGE = "retrograd.storage";
    static final String EXPLAIN = "retrograd.explain";
    static final String CHECKED = "retrograd.checked";
    static final String LINT = "retrograd.lint";
    static final String MODE = "retrograd.mode";
    static final Set<String> NAMES = Set.of(OPTIMIZE, DISABLE, STORAGE, EXPLAIN, CHECKED, MODE, LINT);

    static Options of(Map<String, String> given) {
        List<String> mistakes = new ArrayList<>();
        Set<String> disabled = new TreeSet<>();
        if (!isSet(OPTIMIZE, true, given, mistakes)) {
            disabled.addAll(Optimizer.names());
        }
        for (String name : given.getOrDefault(DISABLE, "").split(",", -1)) {
            if (Optimizer.names().contains(name.strip())) {
                disabled.add(name.strip());
            } else if (!name.isBlank()) {
                mistakes.add(DISABLE + "=" + name + " (" + String.join(", ", Optimizer.names()) + ")");
            }
        }
        StoragePolicy storage = choice(STORAGE, StoragePolicy.values(), StoragePolicy.CHEAPEST, given, mistakes);
        boolean explains = isSet(EXPLAIN, false, given, mistakes);
        boolean checked = isSet(CHECKED, false, given, mistakes);
        boolean isPlain = !disabled.equals(Optimizer.names()) && storage == StoragePolicy.CHEAPEST;
        ModePolicy mode =
                choice(MODE, ModePolicy.values(), isPlain ? ModePolicy.CHEAPEST : ModePolicy.REVERSE, given, mistakes);
        return new Options(
                Set.copyOf(disabled), storage, explains, checked, mode, lint(given, mistakes), List.copyOf(mistakes));
    }

    private static boolean isSet(String name, boolean otherwise, Map<String, String> given, List<String> mistakes) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            mistakes.add(name + "=" + value + " (true or false)");
            return otherwise;
        }
        return value.equals("true");
    }

    private static LintLevels lint(Map<String, String> given, List<String> mistakes) {
        List<String> unknown = new ArrayList<>();
        LintLevels levels = LintLevels.of(given.getOrDefault(LINT, ""), unknown);
        unknown.forEach(name ->
                mistakes.add(LINT + "=" + name + " (all, none, " + String.join(", ", LintLevels.names()) + ")"));
        return levels;
    }

    private static <E extends Enum<E>> E choice(
            String name, E[] choices, E otherwise, Map<String, String> given, List<String> mistakes) {
        String wanted = given.get(name);
        if (wanted == null) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E choice : choices) {
            names.add(choice.name().toLowerCase(Locale.ROOT));
            if (names.get(names.size() - 1).equals(wanted)) {
                return choice;
            }
        }
        String last = names.remove(names.size() - 1);
        mistakes.add(name + "=" + wanted + " (" + String.join(", ", names) + " or " + last + ")");
        return otherwise;
    }
}
