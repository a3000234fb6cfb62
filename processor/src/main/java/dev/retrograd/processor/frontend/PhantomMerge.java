package dev.retrograd.processor.frontend;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** What becomes of the phantoms that the two sides of a branch have left in a variable. */
final class PhantomMerge {
    private final Code code;
    private final Value condition;
    private final Side first;
    private final Side second;
    private final List<Value> targets;
    private final Map<Value, Value> results = new HashMap<>();

    /** A side of the branch. */
    static final class Side {
        private final RegionBuilder region;
        private final List<Value> yields;
        private final Map<Variable, Value> own;
        private Set<Value> defined;

        /**
         * A side.
         *
         * @param region its code
         * @param yields what it yields
         * @param own the variables that were declared in it, with what they held at its end
         */
        Side(RegionBuilder region, List<Value> yields, Map<Variable, Value> own) {
            this.region = region;
            this.yields = yields;
            this.own = own;
        }

        /** Whether only this side knows a value. */
        boolean defines(Value value) {
            if (defined == null) {
                defined = new HashSet<>();
                for (Op op : region.ops()) {
                    defined.addAll(op.results());
                }
            }
            return defined.contains(value);
        }
    }

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
        Value same = fieldwise(a, b);
        if (same != null) {
            return same;
        }
        Value left = lifted(a, first, second);
        Value right = lifted(b, second, first);
        return left == null || right == null
                ? unknown(code.phantom(a) == null ? b : a)
                : code.phantom(left.type(), new Phantom.Choice(condition, left, right));
    }

    /** Two objects of one class that do not change become one, whose fields hold either's; null if they are not. */
    private Value fieldwise(Value a, Value b) {
        boolean alike = code.phantom(a) instanceof Instance.Fixed one
                && code.phantom(b) instanceof Instance.Fixed other
                && one.isExact()
                && other.isExact()
                && one.enclosing() == null
                && other.enclosing() == null
                && one.fields().keySet().equals(other.fields().keySet())
                && !code.layouts().isRecursive(one.layout());
        if (!alike) {
            return null;
        }
        Instance.Fixed one = (Instance.Fixed) code.phantom(a);
        Instance.Fixed other = (Instance.Fixed) code.phantom(b);
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        one.fields()
                .forEach((field, left) ->
                        fields.put(field, either(left, other.fields().get(field))));
        return code.phantom(a.type(), new Instance.Fixed(one.layout(), true, fields, Set.of()));
    }

    private Value either(Value a, Value b) {
        if (a.equals(b)) {
            return a;
        }
        Value phantom = merge(a, b);
        if (phantom != null) {
            return phantom;
        }
        Value target = Value.of(a.type());
        targets.add(target);
        first.yields.add(a);
        second.yields.add(b);
        return target;
    }

    private Value unknown(Value value) {
        return code.phantom(value.type(), new Phantom.Unknown());
    }

    /** A value of one side as it stands behind the branch, where the other side has none; null if it cannot. */
    private Value lifted(Value value, Side own, Side other) {
        Phantom phantom = code.phantom(value);
        if (phantom == null) {
            return code.isNothing(value) ? code.phantom(value.type(), new Phantom.Nothing()) : plain(value, own, other);
        }
        if (phantom instanceof Phantom.Choice choice) {
            Value one = lifted(choice.first(), own, other);
            Value two = lifted(choice.second(), own, other);
            if (one == null || two == null) {
                return null;
            }
            Value decided = Value.of(Primitive.BOOLEAN);
            targets.add(decided);
            own.yields.add(choice.condition());
            other.yields.add(other.region.constant(false));
            return code.phantom(value.type(), new Phantom.Choice(decided, one, two));
        }
        if (phantom instanceof Functional.Combination combination) {
            List<Value> parts = new ArrayList<>();
            combination.parts().forEach(part -> parts.add(lifted(part, own, other)));
            return parts.contains(null)
                    ? null
                    : code.phantom(value.type(), new Functional.Combination(combination.way(), parts));
        }
        if (phantom instanceof Instance instance) {
            return lifted(value, instance, own, other);
        }
        if (phantom instanceof ObjectArray array) {
            ObjectArray visible = lifted(array, own, other);
            return visible == array ? value : visible == null ? null : code.phantom(value.type(), visible);
        }
        boolean outlives = phantom instanceof Phantom.Stored stored
                ? stored.places().stream().allMatch(place -> restored(place, own, other))
                : outlives(phantom, own, other);
        return outlives ? value : null;
    }

    private Value plain(Value value, Side own, Side other) {
        if (!own.defines(value)) {
            return value;
        }
        return results.computeIfAbsent(value, known -> {
            Value target = Value.of(value.type());
            targets.add(target);
            own.yields.add(value);
            other.yields.add(Code.zero(other.region, value.type()));
            return target;
        });
    }

    private Value lifted(Value value, Instance instance, Side own, Side other) {
        if (!seen(instance.enclosing(), own, other)) {
            return null;
        }
        if (instance instanceof Instance.Local local) {
            return local.fields().values().stream().allMatch(field -> restored(field, own, other)) ? value : null;
        }
        if (instance instanceof Instance.Element element) {
            ObjectArray array = lifted(element.array(), own, other);
            Value index = plain(element.index(), own, other);
            return array == null ? null : code.phantom(value.type(), new Instance.Element(array, index));
        }
        Instance.Fixed fixed = (Instance.Fixed) instance;
        Map<VariableElement, Value> fields = new LinkedHashMap<>();
        fixed.fields()
                .forEach((field, content) -> fields.put(
                        field,
                        code.isNothing(content) && !own.defines(content) ? content : lifted(content, own, other)));
        return fields.containsValue(null)
                ? null
                : fields.equals(fixed.fields())
                        ? value
                        : code.phantom(
                                value.type(),
                                new Instance.Fixed(
                                        fixed.layout(), fixed.isExact(), fields, fixed.readers(), fixed.enclosing()));
    }

    private ObjectArray lifted(ObjectArray array, Side own, Side other) {
        Map<VariableElement, Value> columns = new LinkedHashMap<>();
        array.columns().forEach((field, column) -> columns.put(field, lifted(column, own, other)));
        Value length = array.length() == null ? null : plain(array.length(), own, other);
        Value presence = array.presence() == null ? null : plain(array.presence(), own, other);
        return columns.containsValue(null)
                ? null
                : columns.equals(array.columns()) ? array : array.with(columns, length, presence);
    }

    /** Makes a variable that a side has declared known behind the branch; false if what it holds cannot be. */
    private boolean restored(Variable variable, Side own, Side other) {
        if (variable.layout() != null) {
            return variable.parts().values().stream().allMatch(part -> restored(part, own, other))
                    && (variable.presence() == null || restored(variable.presence(), own, other));
        }
        if (code.environment().isDeclared(variable)) {
            return true;
        }
        Value content = own.own.get(variable);
        if (content == Variable.SET || content == Variable.CLEAR) {
            if (!variable.isFlag()) {
                code.environment().declare(variable);
                code.environment().set(variable, content);
            }
            return !variable.isFlag();
        }
        Value lifted = content == null ? null : lifted(content, own, other);
        if (content != null && lifted == null) {
            return false;
        }
        code.environment().declare(variable);
        code.environment().set(variable, lifted);
        return true;
    }

    private boolean outlives(Phantom phantom, Side own, Side other) {
        if (phantom instanceof Functional.Lambda lambda) {
            return outlives(lambda.tree(), lambda.frame(), own, other);
        }
        if (phantom instanceof Functional.Anonymous anonymous) {
            return outlives(anonymous.tree(), anonymous.frame(), own, other);
        }
        return phantom instanceof Functional.Identity
                || phantom instanceof Phantom.Nothing
                || (phantom instanceof Functional.Reference reference
                        && (reference.receiver() == null
                                || reference.receiver().equals(lifted(reference.receiver(), own, other))));
    }

    /** Whether all that a function sees is known behind the branch. */
    private boolean outlives(Tree function, Frame frame, Side own, Side other) {
        boolean[] outlives = {selves(frame, own, other)};
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree node, Void unused) {
                Variable variable = frame.variable(code.sources().trees().getElement(new TreePath(frame.path(), node)));
                outlives[0] &= variable == null || restored(variable, own, other);
                return null;
            }
        }.scan(function, null);
        return outlives[0];
    }

    /** Whether the objects whose methods a frame executes are known behind the branch, and its variables, as they stand. */
    private boolean seen(Frame frame, Side own, Side other) {
        return frame == null
                || (selves(frame, own, other)
                        && frame.visible().stream()
                                .allMatch(
                                        variable -> !own.own.containsKey(variable) || restored(variable, own, other)));
    }

    private boolean selves(Frame frame, Side own, Side other) {
        return frame.selves().stream().allMatch(self -> self.equals(lifted(self, own, other)));
    }
}
