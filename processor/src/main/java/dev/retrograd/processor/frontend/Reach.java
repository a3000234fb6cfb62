package dev.retrograd.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be reached from variables: who else refers to an object, and what a loop has made itself. */
final class Reach {
    private final Code code;
    private int since;

    Reach(Code code) {
        this.code = code;
    }

    /** What is made from now on belongs to the current branch. */
    void begin() {
        since = code.environment().depth();
    }

    /** Whether an object can be reached without a variable. */
    boolean isAliased(Value object, Variable without) {
        Set<Object> seen = new HashSet<>(Set.of(without));
        for (Frame frame = code.frame(); frame != null; frame = frame.caller()) {
            if (reaches(frame, object, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean reaches(Frame frame, Value object, Set<Object> seen) {
        if (frame == null || !seen.add(frame)) {
            return false;
        }
        return frame.everything().anyMatch(variable -> reaches(variable, object, seen))
                || frame.selves().stream().anyMatch(self -> reaches(self, object, seen));
    }

    private boolean reaches(Variable variable, Value object, Set<Object> seen) {
        return variable != null
                && variable.leaves()
                        .anyMatch(leaf ->
                                seen.add(leaf) && reaches(code.environment().get(leaf), object, seen));
    }

    private boolean reaches(Value from, Value object, Set<Object> seen) {
        if (from == null) {
            return false;
        } else if (from.equals(object)) {
            return true;
        }
        Phantom phantom = code.phantom(from);
        if (phantom == null || !seen.add(from)) {
            return false;
        }
        if (phantom instanceof Phantom.Choice choice) {
            return reaches(choice.first(), object, seen) || reaches(choice.second(), object, seen);
        } else if (phantom instanceof Instance instance) {
            return reaches(instance, object, seen);
        } else if (phantom instanceof Phantom.Stored stored) {
            return stored.places().stream().anyMatch(place -> reaches(place, object, seen));
        } else if (phantom instanceof Functional.Combination combination) {
            return combination.parts().stream().anyMatch(part -> reaches(part, object, seen));
        } else if (phantom instanceof Functional.Reference reference) {
            return reaches(reference.receiver(), object, seen);
        }
        return phantom instanceof Functional.Lambda lambda
                ? reaches(lambda.frame(), object, seen)
                : phantom instanceof Functional.Anonymous anonymous
                        ? reaches(anonymous.frame(), object, seen)
                        : phantom instanceof Pipeline || phantom instanceof Pipeline.Result;
    }

    private boolean reaches(Instance instance, Value object, Set<Object> seen) {
        boolean found = instance instanceof Instance.Local local
                ? local.fields().values().stream().anyMatch(field -> reaches(field, object, seen))
                : instance instanceof Instance.Fixed fixed
                        && fixed.fields().values().stream().anyMatch(field -> reaches(field, object, seen));
        return found || reaches(instance.enclosing(), object, seen);
    }

    /** Whether something was there before the branch began in which the given values were computed. */
    boolean isOuter(Value value, Set<Value> inside) {
        Phantom phantom = code.phantom(value);
        if (phantom == null) {
            return !inside.contains(value);
        } else if (phantom instanceof Phantom.Nothing || phantom instanceof Functional.Identity) {
            return true;
        } else if (phantom instanceof Phantom.Choice choice) {
            return isOuter(choice.condition(), inside)
                    && isOuter(choice.first(), inside)
                    && isOuter(choice.second(), inside);
        } else if (phantom instanceof Instance.Local local) {
            return local.fields().values().stream().allMatch(this::isOuter);
        } else if (phantom instanceof Instance.Fixed fixed) {
            return fixed.enclosing() == null
                    && fixed.fields().values().stream().allMatch(field -> isOuter(field, inside));
        } else if (phantom instanceof ObjectArray array) {
            return array.columns().values().stream().allMatch(column -> isOuter(column, inside))
                    && (array.length() == null || !inside.contains(array.length()))
                    && (array.presence() == null || !inside.contains(array.presence()));
        } else if (phantom instanceof Mapping.Entry entry && inside.contains(entry.position())) {
            return false;
        } else if (phantom instanceof Phantom.Stored stored) {
            return stored.places().stream().allMatch(this::isOuter);
        } else if (phantom instanceof Functional.Combination combination) {
            return combination.parts().stream().allMatch(part -> isOuter(part, inside));
        } else if (phantom instanceof Functional.Reference reference) {
            return reference.receiver() == null || isOuter(reference.receiver(), inside);
        } else if (phantom instanceof Functional.Lambda lambda) {
            return isOuter(lambda.tree(), lambda.frame(), inside);
        }
        return phantom instanceof Functional.Anonymous anonymous
                && isOuter(anonymous.tree(), anonymous.frame(), inside);
    }

    /** Whether a variable was declared before the branch began. */
    boolean isOuter(Variable variable) {
        return variable.leaves()
                .allMatch(leaf -> code.environment().isDeclared(leaf)
                        && !code.environment().isDeclaredSince(leaf, since));
    }

    private boolean isOuter(Tree function, Frame frame, Set<Value> inside) {
        return captured(function, frame).stream().allMatch(this::isOuter)
                && frame.selves().stream().allMatch(self -> isOuter(self, inside));
    }

    /** The variables that a function sees. */
    List<Variable> captured(Tree function, Frame frame) {
        List<Variable> captured = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree node, Void unused) {
                Variable variable = frame.variable(code.sources().trees().getElement(new TreePath(frame.path(), node)));
                if (variable != null) {
                    captured.add(variable);
                }
                return null;
            }
        }.scan(function, null);
        return captured;
    }

    /** Whether two phantoms, both there before the branch began, are the same. */
    boolean isSame(Value one, Value other) {
        Phantom a = code.phantom(one);
        Phantom b = code.phantom(other);
        if (one.equals(other) || (a instanceof Phantom.Nothing && b instanceof Phantom.Nothing)) {
            return true;
        } else if (a instanceof Functional.Lambda first && b instanceof Functional.Lambda second) {
            return first.tree() == second.tree()
                    && first.frame().selves().equals(second.frame().selves())
                    && captured(first.tree(), first.frame()).equals(captured(second.tree(), second.frame()));
        } else if (a instanceof Functional.Reference first && b instanceof Functional.Reference second) {
            return first.tree() == second.tree()
                    && (first.receiver() == null || isSame(first.receiver(), second.receiver()));
        } else if (a instanceof ObjectArray first && b instanceof ObjectArray second) {
            return first.columns().equals(second.columns());
        }
        return a instanceof Instance.Fixed && a.equals(b);
    }
}
