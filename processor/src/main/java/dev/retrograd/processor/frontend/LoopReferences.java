package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The references that a loop assigns. What each may stand for is found by making the loop again until nothing new turns up; then a
 * number tells which of these it is, and what the loop has made is carried by its contents.
 */
final class LoopReferences {
    private final Code code;
    private final Reach reach;
    private final List<Variable> assigned;
    private final Map<Variable, CarriedReference> references = new LinkedHashMap<>();
    private final Map<Variable, Value> assumed = new LinkedHashMap<>();
    private final Map<Value, Variable> owners = new HashMap<>();
    private Set<Value> inside;
    private List<Variable> carried;
    private boolean learnt;

    /** The references among the variables that a loop assigns. */
    LoopReferences(Code code, List<Variable> assigned) {
        this.code = code;
        this.reach = new Reach(code);
        this.assigned = assigned;
        this.carried = assigned;
        for (Variable variable : assigned) {
            Value content = code.environment().get(variable);
            boolean isReference = isReference(variable.type())
                    && (content == null || code.phantom(content) != null || code.isNothing(content));
            if (isReference) {
                references.put(variable, new CarriedReference(code, variable, variable, Set.of()));
            } else if (!variable.isFlag() && (content == Variable.SET || content == Variable.CLEAR)) {
                assumed.put(variable, content);
            }
        }
    }

    static boolean isReference(Type type) {
        Type element = type;
        while (element instanceof ArrayType array) {
            element = array.element();
        }
        return element instanceof ClassType && !element.equals(ClassType.MATRIX);
    }

    boolean isEmpty() {
        return references.isEmpty() && assumed.isEmpty();
    }

    /** Whether a variable needs not be carried itself, or the loop will be made again anyway. */
    boolean knows(Variable variable) {
        return learnt
                || references.containsKey(variable)
                || assumed.containsKey(variable)
                || references.values().stream().anyMatch(reference -> reference.owns(variable));
    }

    /** The variables to carry. */
    List<Variable> carried() {
        return carried;
    }

    private List<Variable> toCarry() {
        Set<Variable> carried = new LinkedHashSet<>();
        for (Variable variable : assigned) {
            if (!assumed.containsKey(variable) && !references.containsKey(variable)) {
                carried.add(variable);
            }
        }
        for (CarriedReference reference : references.values()) {
            reference.variables().forEach(carried::add);
        }
        carried.removeIf(variable ->
                references.containsKey(variable) && !references.get(variable).isLost());
        return new ArrayList<>(carried);
    }

    /** Whether the loop has shown something that was not known when it was begun; it is forgotten by asking. */
    boolean hasLearnt() {
        boolean result = learnt;
        learnt = false;
        return result;
    }

    /** Gives the variables to carry their first values. */
    void enter() {
        inside = null;
        references.values().forEach(CarriedReference::declare);
        stage();
        carried = toCarry();
    }

    /** Makes the references stand for what the carried variables say. */
    void begin() {
        reach.begin();
        List<CarriedReference> order = new ArrayList<>(references.values());
        for (int i = order.size() - 1; i >= 0; i--) {
            order.get(i).begin();
        }
    }

    /** At the end of an iteration, gives the carried variables the values of the next one. */
    void end(List<Value> params, RegionBuilder region) {
        inside = new HashSet<>(params);
        for (Op op : region.ops()) {
            inside.addAll(op.results());
        }
        List<Variable> wrong = assumed.entrySet().stream()
                .filter(entry -> code.environment().get(entry.getKey()) != entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
        learnt |= !wrong.isEmpty();
        assumed.keySet().removeAll(wrong);
        stage();
    }

    private void stage() {
        owners.clear();
        List<CarriedReference> known = new ArrayList<>(references.values());
        for (CarriedReference reference : known) {
            if (reference.isRoot()) {
                stage(reference, code.environment().get(reference.variable()));
            }
        }
        known.forEach(CarriedReference::commit);
    }

    private void stage(CarriedReference reference, Value content) {
        if (content == null || reference.isLost()) {
            return;
        }
        if (reference.isUnchanged(content)) {
            keep(reference);
            return;
        }
        if (code.phantom(content) instanceof Phantom.Choice choice) {
            clear(reference);
            new Branching(code)
                    .statements(
                            choice.condition(),
                            false,
                            () -> stage(reference, choice.first()),
                            () -> stage(reference, choice.second()));
            return;
        }
        int number = alternative(reference, content);
        if (number < 0) {
            return;
        }
        reference.choose(number);
        Alternative chosen = reference.alternatives().get(number);
        if (chosen instanceof Alternative.Copy copy) {
            if (!own(reference, copy, content)) {
                return;
            }
            Instance object = (Instance) code.phantom(content);
            copy.fields().forEach((field, variable) -> {
                CarriedReference inner = references.get(variable);
                if (inner != null && !inner.isLost()) {
                    stage(inner, code.field(object, field));
                } else {
                    code.assign(copy.staged().get(field), code.field(object, field));
                }
            });
        } else if (chosen instanceof Alternative.Place place) {
            code.environment().set(place.staged(), ((Instance.Element) code.phantom(content)).index());
        } else if (chosen instanceof Alternative.Columns columns) {
            List<Value> values = CarriedReference.columns(code, (ObjectArray) code.phantom(content));
            for (int i = 0; i < values.size(); i++) {
                code.environment().set(columns.staged().get(i), values.get(i));
            }
        }
    }

    /** The reference stands for the same, whose contents may have changed. */
    private void keep(CarriedReference reference) {
        reference.keep();
        for (Alternative alternative : List.copyOf(reference.alternatives())) {
            if (alternative instanceof Alternative.Copy copy && own(reference, copy, copy.object())) {
                copy.fields().values().stream()
                        .map(references::get)
                        .filter(inner -> inner != null && !inner.isLost())
                        .forEach(inner -> stage(inner, code.environment().get(inner.variable())));
            }
        }
    }

    /** Takes note of who refers to an object; two cannot carry one that changes. */
    private boolean own(CarriedReference reference, Alternative.Copy copy, Value object) {
        Variable owner = owners.putIfAbsent(object, reference.variable());
        if (owner == null || owner == reference.variable() || copy.layout().isFixed()) {
            return true;
        }
        lose(reference);
        lose(references.get(owner));
        return false;
    }

    /** Gives everything that a branch may leave out a value. */
    private void clear(CarriedReference reference) {
        reference.clear();
        reference
                .variables()
                .map(references::get)
                .filter(inner -> inner != null && inner != reference)
                .forEach(this::clear);
    }

    private void lose(CarriedReference reference) {
        reference.lose();
        learnt = true;
    }

    /** Which of the alternatives something is; negative if it was none so far. */
    private int alternative(CarriedReference reference, Value content) {
        List<Alternative> alternatives = reference.alternatives();
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i) instanceof Alternative.Outer outer && isSame(outer.value(), content)) {
                return i;
            }
        }
        for (int i = 0; i < alternatives.size(); i++) {
            if (fits(reference, alternatives.get(i), content)) {
                return i;
            }
        }
        learnt = true;
        Alternative found = found(reference, content);
        if (found == null || alternatives.size() >= CarriedReference.MOST) {
            lose(reference);
            return -1;
        }
        if (found instanceof Alternative.Copy copy) {
            copy.fields().forEach((field, variable) -> {
                if (variable.layout() == null && isReference(variable.type())) {
                    references.put(variable, reference.inner(variable, copy.layout()));
                }
            });
            alternatives.removeIf(other -> other instanceof Alternative.Outer outer
                    && isLike(outer.value(), copy.layout())
                    && (copy.layout().isFixed() || !reach.isAliased(outer.value(), reference.root())));
        } else if (found instanceof Alternative.Columns columns) {
            alternatives.removeIf(other -> other instanceof Alternative.Outer outer
                    && code.phantom(outer.value()) instanceof ObjectArray array
                    && CarriedReference.isLike(array, columns.sample()));
        }
        alternatives.add(found);
        if (found instanceof Alternative.Copy copy) {
            Instance object = (Instance) code.phantom(content);
            copy.fields().forEach((field, variable) -> {
                if (references.containsKey(variable)) {
                    stage(references.get(variable), code.field(object, field));
                }
            });
        }
        return -1;
    }

    private boolean isSame(Value known, Value content) {
        return (code.isNothing(known) && code.isNothing(content))
                || (reach.isSame(known, content) && (inside == null || reach.isOuter(content, inside)));
    }

    private boolean isLike(Value value, Layout layout) {
        return code.phantom(value) instanceof Instance instance
                && !(instance instanceof Instance.Element)
                && instance.isExact()
                && instance.enclosing() == null
                && instance.layout().element().equals(layout.element());
    }

    private boolean fits(CarriedReference reference, Alternative alternative, Value content) {
        if (alternative instanceof Alternative.Copy copy) {
            return isLike(content, copy.layout()) && (copy.layout().isFixed() || isOwned(reference, content));
        } else if (alternative instanceof Alternative.Place place) {
            return code.phantom(content) instanceof Instance.Element element
                    && element.array().columns().equals(place.array().columns());
        }
        return alternative instanceof Alternative.Columns columns
                && code.phantom(content) instanceof ObjectArray array
                && CarriedReference.isLike(array, columns.sample());
    }

    /** Whether nothing but the loop refers to a changing object. */
    private boolean isOwned(CarriedReference reference, Value object) {
        return inside == null
                ? !reach.isAliased(object, reference.root())
                : isMade(object) || !reach.isOuter(object, inside);
    }

    /** Whether an object stands for one that the loop made in an iteration before. */
    private boolean isMade(Value object) {
        return references.values().stream()
                .flatMap(reference -> reference.alternatives().stream())
                .anyMatch(one ->
                        one instanceof Alternative.Copy copy && copy.object().equals(object));
    }

    /** What a reference stands for, which it did not so far; null if that cannot be carried. */
    private Alternative found(CarriedReference reference, Value content) {
        Phantom phantom = code.phantom(content);
        if (phantom == null || phantom instanceof Phantom.Nothing) {
            return code.isNothing(content)
                    ? new Alternative.Outer(code.phantom(reference.variable().type(), new Phantom.Nothing()))
                    : null;
        }
        boolean isOuter = inside == null || (reach.isOuter(content, inside) && !isMade(content));
        if (phantom instanceof Instance.Element element && inside != null) {
            ObjectArray array = element.array();
            boolean isKnown = array.columns().values().stream().allMatch(column -> reach.isOuter(column, inside));
            return isKnown ? reference.place(array) : null;
        } else if (isOuter && !(phantom instanceof Instance.Element)) {
            return phantom instanceof Phantom.Unknown ? null : new Alternative.Outer(content);
        } else if (phantom instanceof Instance.Element element) {
            return reference.place(element.array());
        } else if (phantom instanceof ObjectArray array) {
            return reference.columns(array);
        }
        return phantom instanceof Instance instance && instance.isExact() && instance.enclosing() == null
                ? reference.copy(instance.layout())
                : null;
    }
}
