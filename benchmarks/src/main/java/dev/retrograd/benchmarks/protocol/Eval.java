package dev.retrograd.benchmarks.protocol;

import java.util.Map;
import java.util.TreeMap;

/**
 * One GradBench eval.
 *
 * @param module the name by which messages ask for it
 * @param functions its functions by name
 */
public record Eval(String module, Map<String, EvalFunction> functions) {

    /** Keeps the functions in the order of their names, so that messages are the same every time. */
    public Eval {
        functions = new TreeMap<>(functions);
    }
}
