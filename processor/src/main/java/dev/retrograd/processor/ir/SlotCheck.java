package dev.retrograd.processor.ir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Checks that every {@link Op.Save} has one {@link Op.Restore} behind it, in the mirrored region: the same branches, and the
 * loops of the reverse sweep, labelled with {@code '}, in place of the forward sweep's (or the same loops, where both sweeps run in one).
 */
final class SlotCheck {
    private final Consumer<String> failures;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, Op.Save> saves = new HashMap<>();
    private final Map<String, List<String>> paths = new HashMap<>();
    private final Map<String, Op.Restore> restores = new HashMap<>();

    SlotCheck(Consumer<String> failures) {
        this.failures = failures;
    }

    void enter(String region) {
        path.addLast(region);
    }

    void leave() {
        path.removeLast();
    }

    void visit(Op op) {
        if (op instanceof Op.Save save) {
            if (saves.putIfAbsent(save.slot(), save) != null) {
                failures.accept("slot \"" + save.slot() + "\" is saved twice");
            }
            paths.put(save.slot(), List.copyOf(path));
        } else if (op instanceof Op.Restore restore) {
            restore(restore);
        }
    }

    private void restore(Op.Restore restore) {
        String slot = "slot \"" + restore.slot() + "\"";
        Op.Save save = saves.get(restore.slot());
        if (restores.putIfAbsent(restore.slot(), restore) != null) {
            failures.accept(slot + " is restored twice");
        } else if (save == null) {
            failures.accept(slot + " is restored without having been saved");
        } else if (!save.value().type().equals(restore.target().type())) {
            failures.accept(slot + " is saved as " + save.value().type() + " but restored as "
                    + restore.target().type());
        } else if (!mirrors(paths.get(restore.slot()), List.copyOf(path))) {
            failures.accept(slot + " is saved in " + paths.get(restore.slot()) + " but restored in " + path);
        }
    }

    private static boolean mirrors(List<String> forward, List<String> repeated) {
        List<String> reverse = repeated.subList(repetitions(forward, repeated), repeated.size());
        boolean matches = forward.size() == reverse.size();
        for (int i = 0; matches && i < forward.size(); i++) {
            matches = reverse.get(i).equals(forward.get(i)) || reverse.get(i).equals(forward.get(i) + "'");
        }
        return matches;
    }

    /** How many loops that repeat the reverse sweep alone are around it. */
    private static int repetitions(List<String> forward, List<String> reverse) {
        int more = 0;
        while (reverse.size() - more > forward.size() && Repetition.isLabel(reverse.get(more))) {
            more++;
        }
        return more;
    }

    void finish() {
        String missing = new TreeSet<>(saves.keySet())
                .stream()
                        .filter(slot -> !restores.containsKey(slot))
                        .map(slot -> "slot \"" + slot + "\" is saved but never restored")
                        .collect(Collectors.joining("\n"));
        if (!missing.isEmpty()) {
            failures.accept(missing);
        }
    }
}
