package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Chooses the variables' names: parameters keep theirs, then come the user's variables, then what derivation has added; a
 * name may be used again where neither scope contains the other.
 */
final class Names {
    /** Types that generated code refers to by these names. */
    private static final Set<String> TYPES = Set.of(
            "Arrays",
            "Double",
            "Float",
            "Integer",
            "Long",
            "Math",
            "Matrix",
            "Objective",
            "Parallel",
            "Residuals",
            "StrictMath",
            "System",
            "Tape");

    private final Index index;
    private final Map<String, List<Region>> taken = new HashMap<>();
    private final Set<String> users = new HashSet<>();

    Names(Index index) {
        this.index = index;
    }

    /** Names all variables. */
    void choose(Variables variables, List<String> parameters, Inlining inlining) {
        List<Variable> ours = new ArrayList<>();
        List<Variable> named = new ArrayList<>();
        parameters.forEach(this::user);
        for (Variable variable : variables.all()) {
            if (variable.isParameter()) {
                int position = index.root().params().indexOf(variable.values().get(0));
                variable.name(parameters.get(position));
            } else if (variable.hint() != null && !variables.isDerived(variable)) {
                named.add(variable);
            } else {
                ours.add(variable);
            }
        }
        SharedHints shared = new SharedHints(index, variables, named);
        for (Variable variable : named) {
            String telling = shared.telling(variable);
            boolean free = isFree(telling, variable.scope());
            variable.name(
                    free
                            ? take(telling, variable.scope())
                            : numbered(variable.hint() + (isRows(variable) ? "Rows" : ""), variable.scope()));
            users.add(variable.name());
        }
        TemporaryNames temporaries = new TemporaryNames(index, inlining, variables);
        // A derivative that is a result has the first claim on its name.
        List<Variable> inOrder = new ArrayList<>();
        for (boolean results : new boolean[] {true, false}) {
            for (Variable variable : ours) {
                if (isResult(variable) == results) {
                    inOrder.add(variable);
                }
            }
        }
        for (Variable variable : inOrder) {
            variable.name(
                    variable.hint() != null
                            ? suffixed(variable.hint(), variable.scope())
                            : first(temporaries.candidates(variable), variable.scope()));
        }
    }

    private boolean isResult(Variable variable) {
        return variable.hint() != null
                && !Collections.disjoint(variable.values(), index.root().yields());
    }

    /** Whether a variable holds the rows of a matrix, which bears the name itself. */
    private boolean isRows(Variable variable) {
        return index.definition(variable.values().get(0)) instanceof Op.Call call
                && call.function().equals("Matrix.data");
    }

    /** A name for something of ours in a method's outermost scope. */
    String reserve(String wish) {
        return take(wish, index.root());
    }

    /** Takes a name of the user's, that of a parameter, in the outermost scope. */
    void user(String name) {
        if (users.add(name)) {
            reserve(name);
        }
    }

    /** A free name for something of ours. */
    String temporary(String wish, Region scope) {
        return numbered(wish, scope);
    }

    private String first(List<String> candidates, Region scope) {
        for (String candidate : candidates) {
            if (isFree(candidate, scope)) {
                return take(candidate, scope);
            }
        }
        return numbered(candidates.get(candidates.size() - 1), scope);
    }

    private String numbered(String wish, Region scope) {
        String name = wish;
        boolean digit = Character.isDigit(wish.charAt(wish.length() - 1));
        for (int number = 2; !isFree(name, scope); number++) {
            name = wish + (digit ? "_" : "") + number;
        }
        return take(name, scope);
    }

    /** A clash with a name of the user's gives {@code _}, so that the user's {@code dx} and our {@code dx_} are told apart. */
    private String suffixed(String wish, Region scope) {
        String name = wish;
        while (!isFree(name, scope) && users.contains(name)) {
            name += "_";
        }
        return numbered(name, scope);
    }

    private String take(String name, Region scope) {
        taken.computeIfAbsent(name, key -> new ArrayList<>()).add(scope);
        return name;
    }

    private boolean isFree(String name, Region scope) {
        if (SourceVersion.isKeyword(name) || TYPES.contains(name)) {
            return false;
        }
        for (Region other : taken.getOrDefault(name, List.of())) {
            if (overlap(other, scope)) {
                return false;
            }
        }
        return true;
    }

    private boolean overlap(Region a, Region b) {
        return isInside(a, b) || isInside(b, a);
    }

    /** Nesting of Java's blocks: a loop's body stands in the same block as the statements of its condition. */
    private boolean isInside(Region inner, Region outer) {
        if (index.isInside(inner, outer)) {
            return true;
        }
        return index.owner(outer) instanceof Op.While loop
                && Index.same(loop.condition(), outer)
                && index.isInside(inner, loop.body());
    }
}
