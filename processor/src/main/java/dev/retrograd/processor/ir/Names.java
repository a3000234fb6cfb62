package dev.retrograd.processor.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Gives every value of one function a name of its own in the text form: {@code %x}, {@code %x.1}, {@code %0}. */
final class Names {
    private final Map<Value, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> suffixes = new HashMap<>();
    private int unnamed;

    /** The name of a value, chosen at its first mention. */
    String of(Value value) {
        return names.computeIfAbsent(value, this::choose);
    }

    private String choose(Value value) {
        if (value.name() == null) {
            return "%" + unnamed++;
        }
        String name = value.name();
        while (!taken.add(name)) {
            name = value.name() + "." + suffixes.merge(value.name(), 1, Integer::sum);
        }
        return "%" + name;
    }
}
