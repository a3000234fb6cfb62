package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** A reference that a loop assigns, with what it may stand for and the variables that tell which it is. */
final class CarriedReference {
    /** More alternatives than this are not followed up. */
    static final int MOST = 64;

    private final Code code;
    private final Variable variable;
    private final Variable root;
    private final Set<TypeElement> within;
    private final List<Alternative> alternatives = new ArrayList<>();
    private final Variable selector;
    private final Variable staged;
    private Value first;
    private boolean lost;

    /**
     * A reference of which nothing is known yet.
     *
     * @param variable the variable that the loop assigns, or a field of an object that it makes
     * @param root the variable that leads to it
     * @param within the classes of the objects whose field it is
     */
    CarriedReference(Code code, Variable variable, Variable root, Set<TypeElement> within) {
        this.code = code;
        this.variable = variable;
        this.root = root;
        this.within = within;
        selector = code.newVariable(variable.name() == null ? null : variable.name() + "Choice", Primitive.INT);
        staged = code.newVariable(null, Primitive.INT);
    }

    Variable variable() {
        return variable;
    }

    Variable root() {
        return root;
    }

    boolean isRoot() {
        return root == variable;
    }

    boolean isLost() {
        return lost;
    }

    /** Gives up: what it stands for is not known behind an iteration. */
    void lose() {
        lost = true;
        alternatives.clear();
    }

    List<Alternative> alternatives() {
        return alternatives;
    }

    /** The reference that a field of an object is for which this one may stand. */
    CarriedReference inner(Variable field, Layout layout) {
        Set<TypeElement> outer = new HashSet<>(within);
        outer.add(layout.element());
        return new CarriedReference(code, field, root, outer);
    }

    /** The variables to carry; itself if it is lost. */
    Stream<Variable> variables() {
        if (lost) {
            return Stream.of(variable);
        }
        Stream<Variable> contents =
                alternatives.stream().flatMap(Alternative::variables).flatMap(Variable::leaves);
        return alternatives.size() > 1 ? Stream.concat(Stream.of(selector), contents) : contents;
    }

    /** Makes its variables known, before the loop is made. */
    void declare() {
        first = null;
        for (Variable own : List.of(selector, staged)) {
            code.environment().declare(own);
        }
        for (Alternative alternative : alternatives) {
            alternative.variables().forEach(code.environment()::declare);
            staged(alternative).forEach(code.environment()::declare);
        }
    }

    private static List<Variable> staged(Alternative alternative) {
        return alternative instanceof Alternative.Copy copy
                ? List.copyOf(copy.staged().values())
                : alternative instanceof Alternative.Place place
                        ? List.of(place.staged())
                        : alternative instanceof Alternative.Columns columns ? columns.staged() : List.of();
    }

    /** Whether a variable is one of those that tell what it stands for. */
    boolean owns(Variable other) {
        return other == selector
                || other == staged
                || alternatives.stream()
                        .flatMap(one -> Stream.concat(one.variables(), staged(one).stream()))
                        .flatMap(Variable::leaves)
                        .anyMatch(own -> own == other);
    }

    /** Takes note of which alternative it is next. */
    void choose(int number) {
        code.environment().set(staged, code.builder().constant(number));
    }

    /** Gives the variables of the next iteration values, which branches may replace. */
    void clear() {
        code.environment().set(staged, code.builder().constant(0));
        alternatives.stream()
                .flatMap(one -> staged(one).stream())
                .flatMap(Variable::leaves)
                .forEach(leaf -> code.environment().set(leaf, Code.zero(code.builder(), leaf.type())));
    }

    /** Goes on to the next iteration. */
    void commit() {
        move(staged, selector);
        for (Alternative alternative : alternatives) {
            Iterator<Variable> from =
                    staged(alternative).stream().flatMap(Variable::leaves).iterator();
            alternative.variables().flatMap(Variable::leaves).forEach(to -> move(from.next(), to));
        }
    }

    private void move(Variable from, Variable to) {
        code.environment().set(to, code.environment().get(from));
    }

    /** Stands for what its variables say. */
    void begin() {
        if (!lost) {
            first = alternatives.isEmpty() ? null : content(0);
            code.environment().set(variable, first);
        }
    }

    /** Whether something is what the reference stood for when the iteration began. */
    boolean isUnchanged(Value content) {
        return content.equals(first);
    }

    /** Stands for the same in the next iteration. */
    void keep() {
        move(selector, staged);
        for (Alternative alternative : alternatives) {
            Iterator<Variable> to =
                    staged(alternative).stream().flatMap(Variable::leaves).iterator();
            alternative.variables().flatMap(Variable::leaves).forEach(from -> move(from, to.next()));
        }
    }

    private Value content(int from) {
        Value own = value(alternatives.get(from));
        if (from == alternatives.size() - 1) {
            return own;
        }
        Value number = code.builder().constant(from);
        Value hit = code.builder().call(Primitive.BOOLEAN, "==", code.read(selector), number);
        return code.phantom(variable.type(), new Phantom.Choice(hit, own, content(from + 1)));
    }

    private Value value(Alternative alternative) {
        if (alternative instanceof Alternative.Copy copy && copy.layout().isFixed()) {
            Map<VariableElement, Value> fields = new LinkedHashMap<>();
            copy.fields().forEach((field, own) -> fields.put(field, code.outcome(own)));
            return code.phantom(variable.type(), new Instance.Fixed(copy.layout(), true, fields, Set.of()));
        } else if (alternative instanceof Alternative.Copy copy) {
            return copy.object();
        } else if (alternative instanceof Alternative.Place place) {
            return code.phantom(variable.type(), new Instance.Element(place.array(), code.read(place.index())));
        } else if (alternative instanceof Alternative.Columns columns) {
            Iterator<Value> values =
                    columns.columns().stream().map(code::read).toList().iterator();
            return code.phantom(columns.type(), array(code, columns.sample(), values));
        }
        return ((Alternative.Outer) alternative).value();
    }

    /** An array like another one, whose columns are other values. */
    static ObjectArray array(Code code, ObjectArray sample, Iterator<Value> values) {
        Map<VariableElement, Value> columns = new LinkedHashMap<>();
        sample.columns().forEach((field, column) -> {
            Value value = code.phantom(column) instanceof ObjectArray inner
                    ? code.phantom(column.type(), array(code, inner, values))
                    : values.next();
            columns.put(field, value);
        });
        Value length = sample.length() == null ? null : values.next();
        ObjectArray array = sample.with(columns, length, sample.presence() == null ? null : values.next());
        array.read();
        return array;
    }

    /** An object of a class that the loop makes; null if it is part of one like it, which would never end. */
    Alternative.Copy copy(Layout layout) {
        if (within.contains(layout.element()) || Layouts.seesSurroundings(layout.element())) {
            return null;
        }
        Instance.Local object = code.heap().newObject(layout);
        Map<VariableElement, Variable> twins = new LinkedHashMap<>();
        for (Layout.Field field : layout.fields()) {
            twins.put(field.element(), code.newField(layout, field));
        }
        Value value = code.phantom(code.type(layout.type()), object);
        return new Alternative.Copy(layout, value, object.fields(), twins);
    }

    /** An element of an array. */
    Alternative.Place place(ObjectArray array) {
        return new Alternative.Place(
                array,
                code.newVariable(variable.name() == null ? null : variable.name() + "Index", Primitive.INT),
                code.newVariable(null, Primitive.INT));
    }

    /** An array of objects. */
    Alternative.Columns columns(ObjectArray array) {
        List<Variable> own = new ArrayList<>();
        List<Variable> twins = new ArrayList<>();
        for (Value column : columns(code, array)) {
            own.add(code.newVariable(column.name(), column.type()));
            twins.add(code.newVariable(null, column.type()));
        }
        Type type = variable.type() instanceof ArrayType ? variable.type() : null;
        return type == null ? null : new Alternative.Columns(array, type, own, twins);
    }

    /** The columns of an array at all depths, with what tells lengths and gaps. */
    static List<Value> columns(Code code, ObjectArray array) {
        List<Value> values = new ArrayList<>();
        for (Value column : array.columns().values()) {
            if (code.phantom(column) instanceof ObjectArray inner) {
                values.addAll(columns(code, inner));
            } else {
                values.add(column);
            }
        }
        if (array.length() != null) {
            values.add(array.length());
        }
        if (array.presence() != null) {
            values.add(array.presence());
        }
        return values;
    }

    /** Whether two arrays keep objects of one class in the same way. */
    static boolean isLike(ObjectArray one, ObjectArray other) {
        return one.layout().element().equals(other.layout().element())
                && one.isOwn() == other.isOwn()
                && (one.length() == null) == (other.length() == null)
                && (one.presence() == null) == (other.presence() == null);
    }
}
