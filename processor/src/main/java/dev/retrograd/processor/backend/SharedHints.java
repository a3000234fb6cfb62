package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Telling names for variables with the same hint: where a helper {@code sigma} was written out for {@code x} and for {@code y},
 * its results are {@code sigmaX} and {@code sigmaY}.
 */
final class SharedHints {
    private static final int DEEPEST = 12;

    private final Index index;
    private final Variables variables;
    private final Map<Variable, String> telling = new HashMap<>();

    SharedHints(Index index, Variables variables, List<Variable> named) {
        this.index = index;
        this.variables = variables;
        Map<String, Map<String, Variable>> bySource = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Variable variable : named) {
            counts.merge(variable.hint(), 1, Integer::sum);
            Set<String> sources = new HashSet<>();
            sources(variable.values().get(0), variable, sources, 0);
            if (sources.size() == 1 && variable.values().size() == 1) {
                String source = sources.iterator().next();
                bySource.computeIfAbsent(variable.hint(), hint -> new HashMap<>())
                        .put(source, variable);
            }
        }
        bySource.forEach((hint, distinct) -> {
            if (distinct.size() > 1 && distinct.size() == counts.get(hint) && !distinct.containsKey(hint)) {
                distinct.forEach((source, variable) -> telling.put(variable, hint + capital(source)));
            }
        });
    }

    /** The variable's own hint, or a longer one that tells it from others. */
    String telling(Variable variable) {
        return telling.getOrDefault(variable, variable.hint());
    }

    /** The names of the variables from which a value is computed without others in between. */
    private void sources(Value value, Variable of, Set<String> sources, int depth) {
        Variable variable = variables.of(value);
        boolean other = variable != null && variable != of;
        if (other && variable.hint() != null) {
            sources.add(variable.hint());
        } else if (index.definition(value) instanceof Op.Call call && depth < DEEPEST) {
            call.operands().forEach(operand -> sources(operand, of, sources, depth + 1));
        } else if (!(index.definition(value) instanceof Op.Const)) {
            // Two unknown sources are never one.
            sources.add("?");
            sources.add("??");
        }
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
