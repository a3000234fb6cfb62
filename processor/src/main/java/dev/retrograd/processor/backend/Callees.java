package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Value;
import dev.retrograd.processor.shape.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The private methods that a sweep's callees become: their names and parameters, and where they leave more than one result. */
final class Callees {
    /**
     * One method.
     *
     * @param function what it does
     * @param name its name
     * @param parameters its parameters but for the workspace
     * @param more the fields of the workspace that hold its results from the second one on
     */
    record Callee(Function function, String name, List<Component> parameters, List<Component> more) {
        /** The method that runs all chunks of a loop. */
        String launcher() {
            return name + "s";
        }

        /** Whether it runs a part of a loop beside others. */
        boolean isChunk() {
            return CalleeNames.isChunk(function.name());
        }

        /** The loop of a chunk, in words. */
        String place() {
            return "the loop at line "
                    + function.body().terminator().origin().span().line();
        }

        /** What it does, in words. */
        String doc() {
            String name = function.name();
            if (isChunk()) {
                return "A run of the iterations of " + place() + ", which others may run beside.";
            }
            String forward = CalleeNames.method(name, CalleeNames.FORWARD);
            String reverse = CalleeNames.method(name, CalleeNames.REVERSE);
            String method = CalleeNames.method(name, CalleeNames.TANGENT);
            if (!method.equals(name)) {
                return "Does what {@code " + method + "} does, and gives the tangents of what that gives.";
            }
            if (!forward.equals(name)) {
                return "Does what {@code " + forward + "} does, and leaves on the tape what its reverse sweep needs.";
            }
            return reverse.equals(name)
                    ? "Does what {@code " + name + "} does."
                    : "The reverse sweep of the last call of {@code " + reverse + "} that has not had one.";
        }
    }

    private final Map<String, Callee> callees = new LinkedHashMap<>();

    /**
     * The callees of a sweep.
     *
     * @param taken the names of methods that exist already; gets those chosen here
     * @param buffers makes the fields
     */
    Callees(Function sweep, Set<String> taken, Buffers buffers) {
        for (Function callee : sweep.callees()) {
            String wish = callee.name().replace(CalleeNames.CHUNK, "Chunk");
            String name = wish;
            for (int number = 2; !taken.add(name); number++) {
                name = wish + number;
            }
            callees.put(callee.name(), new Callee(callee, name, parameters(callee), more(callee, name, buffers)));
        }
    }

    private static List<Component> parameters(Function callee) {
        Set<String> taken = new HashSet<>();
        List<Component> parameters = new ArrayList<>();
        for (Value param : callee.params()) {
            String name = param.name() == null ? "adjoint" : param.name();
            while (SourceVersion.isKeyword(name) || !taken.add(name)) {
                name += "_";
            }
            parameters.add(new Component(name, param.type(), ""));
        }
        return parameters;
    }

    private static List<Component> more(Function callee, String name, Buffers buffers) {
        List<Component> fields = new ArrayList<>();
        int returned = CalleeNames.isChunk(callee.name())
                ? 0
                : Math.min(1, callee.results().size());
        for (Value result : callee.results().subList(returned, callee.results().size())) {
            String hint = result.name() == null ? "result" : result.name();
            String wish = name + hint.substring(0, 1).toUpperCase(Locale.ROOT) + hint.substring(1);
            fields.add(new Component(buffers.passing(wish, result.type()), result.type(), ""));
        }
        return fields;
    }

    /** All of them, in order. */
    List<Callee> all() {
        return List.copyOf(callees.values());
    }

    /** The method that a call of a function stands for. */
    Callee of(Op.Invoke invoke) {
        return callees.get(invoke.function());
    }
}
