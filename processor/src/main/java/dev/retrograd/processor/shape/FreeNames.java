package dev.retrograd.processor.shape;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Hands out names that clash with none given before: the user's names first, then ours with {@code _} where needed. */
final class FreeNames {
    /** What no record component may be called, because {@link Object} has a method of the name. */
    static final Set<String> OBJECT_METHODS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Set<String> taken = new HashSet<>();

    FreeNames(Collection<String> users) {
        taken.addAll(users);
    }

    String take(String wish) {
        String name = wish;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }
}
