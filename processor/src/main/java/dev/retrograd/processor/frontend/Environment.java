package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the variables hold at the current point. It keeps an undo log, so that a branch costs what it assigns and not what
 * there is.
 */
final class Environment {
    private final Map<Variable, Value> values = new HashMap<>();
    private final Deque<Map<Variable, Old>> log = new ArrayDeque<>();

    private record Old(boolean declared, Value value) {}

    /** Makes a variable known, without a value. */
    void declare(Variable variable) {
        set(variable, null);
        variable.parts().values().forEach(this::declare);
        if (variable.presence() != null) {
            declare(variable.presence());
        }
    }

    boolean isDeclared(Variable variable) {
        return values.containsKey(variable);
    }

    /** The variable's value; null if it has none yet. */
    Value get(Variable variable) {
        return values.get(variable);
    }

    void set(Variable variable, Value value) {
        if (!log.isEmpty()) {
            log.peek().putIfAbsent(variable, new Old(values.containsKey(variable), values.get(variable)));
        }
        values.put(variable, value);
    }

    /** Begins a branch. */
    void mark() {
        log.push(new HashMap<>());
    }

    /** Ends a branch that was none: what it set stays. */
    void merge() {
        Map<Variable, Old> own = log.pop();
        if (!log.isEmpty()) {
            own.forEach(log.peek()::putIfAbsent);
        }
    }

    /** How many branches have begun and not ended. */
    int depth() {
        return log.size();
    }

    /** Whether a variable was declared since the branch began that is this deep. */
    boolean isDeclaredSince(Variable variable, int depth) {
        return log.stream()
                .limit(log.size() - depth + 1L)
                .map(branch -> branch.get(variable))
                .anyMatch(old -> old != null && !old.declared());
    }

    /** Ends a branch: returns the variables declared before it that it set, with their values, and takes it all back. */
    SortedMap<Variable, Value> rollback() {
        return rollback(new HashMap<>());
    }

    /** Ends a branch in the same way; {@code own} gets the variables that were declared in it, with their values. */
    SortedMap<Variable, Value> rollback(Map<Variable, Value> own) {
        SortedMap<Variable, Value> changed = new TreeMap<>();
        log.pop().forEach((variable, old) -> {
            if (old.declared()) {
                changed.put(variable, values.get(variable));
                values.put(variable, old.value());
            } else {
                own.put(variable, values.remove(variable));
            }
        });
        return changed;
    }
}
