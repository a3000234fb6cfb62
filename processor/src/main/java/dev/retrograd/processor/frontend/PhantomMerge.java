package dev.retrograd.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.List;

/** What becomes of the phantoms that the two sides of a branch have left in a variable. */
final class PhantomMerge {
    private final Code code;
    private final Value condition;
    private final Side first;
    private final Side second;
    private final List<Value> targets;

    /**
     * A side of the branch.
     *
     * @param region its code
     * @param yields what it yields
     */
    record Side(RegionBuilder region, List<Value> yields) {}

    /** The merge behind a branch, which may add results to it. */
    PhantomMerge(Code code, Value condition, Side first, Side second, List<Value> targets) {
        this.code = code;
        this.condition = condition;
        this.first = first;
        this.second = second;
        this.targets = targets;
    }

    /** What stands for either behind the branch; null if neither is a phantom. */
    Value merge(Value a, Value b) {
        if (code.phantom(a) == null && code.phantom(b) == null) {
            return null;
        }
        if (a == null || b == null) {
            // javac has seen to it that nobody reads it where it was not assigned
            Value left = a == null ? lifted(b, second, first) : lifted(a, first, second);
            return left != null ? left : unknown(a == null ? b : a);
        }
        Value left = lifted(a, first, second);
        Value right = lifted(b, second, first);
        return left == null || right == null
                ? unknown(a)
                : code.phantom(a.type(), new Functional.Choice(condition, left, right));
    }

    private Value unknown(Value value) {
        return code.phantom(value.type(), new Phantom.Unknown());
    }

    /** A phantom of one side as it stands behind the branch; null if it needs what is known on that side alone. */
    private Value lifted(Value value, Side own, Side other) {
        Phantom phantom = code.phantom(value);
        if (phantom instanceof Functional.Choice choice) {
            Value one = lifted(choice.first(), own, other);
            Value two = lifted(choice.second(), own, other);
            if (one == null || two == null) {
                return null;
            }
            Value decided = Value.of(Primitive.BOOLEAN);
            targets.add(decided);
            own.yields().add(choice.condition());
            other.yields().add(other.region().constant(false));
            return code.phantom(value.type(), new Functional.Choice(decided, one, two));
        }
        if (phantom instanceof Functional.Composition composition) {
            Value one = lifted(composition.first(), own, other);
            Value two = lifted(composition.second(), own, other);
            return one == null || two == null ? null : code.phantom(value.type(), new Functional.Composition(one, two));
        }
        return outlives(phantom) ? value : null;
    }

    private boolean outlives(Phantom phantom) {
        if (phantom instanceof Functional.Lambda lambda) {
            return outlives(lambda.tree(), lambda.frame());
        }
        if (phantom instanceof Functional.Anonymous anonymous) {
            return outlives(anonymous.tree(), anonymous.frame());
        }
        return phantom instanceof Functional.Identity
                || (phantom instanceof Functional.Reference reference && reference.receiver() == null);
    }

    /** Whether all variables that a function sees were declared before the branch. */
    private boolean outlives(Tree function, Frame frame) {
        boolean[] outlives = {true};
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree node, Void unused) {
                Variable variable = frame.variable(code.sources().trees().getElement(new TreePath(frame.path(), node)));
                outlives[0] &= variable == null || code.environment().isDeclared(variable);
                return null;
            }
        }.scan(function, null);
        return outlives[0];
    }
}
