package dev.retrograd.processor.frontend;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
import dev.retrograd.processor.diagnostic.Reporter;
import dev.retrograd.processor.diagnostic.Severity;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** The point of the function at which operations are being added: the region, the variables, the frame. */
final class Code {
    private final Sources sources;
    private final Reporter reporter;
    private final Places places;
    private final Layouts layouts;
    private final Heap heap = new Heap(this);
    private final Contents contents = new Contents(this);
    private final List<Diagnostic.Note> callers;
    private final Environment environment = new Environment();
    private final Set<Value> dummies = new HashSet<>();
    private final Set<Value> nulls = new HashSet<>();
    private final Decisions decisions = new Decisions();
    private final Map<Value, Phantom> phantoms = new HashMap<>();
    private final Map<VariableElement, Value> constants = new HashMap<>();
    private final RegionBuilder entry = new RegionBuilder(List.of(), Origin.NONE);
    private final Set<ExecutableElement> derivedWithin = new LinkedHashSet<>();
    private RegionBuilder builder;
    private Frame frame;
    private List<Runnable> held;
    private Progress progress = new Progress();
    private int variables;
    private int protections;

    Code(Sources sources, Reporter reporter, Places places) {
        this(sources, reporter, places, List.of());
    }

    private Code(Sources sources, Reporter reporter, Places places, List<Diagnostic.Note> callers) {
        this.sources = sources;
        this.reporter = reporter;
        this.places = places;
        this.callers = callers;
        this.layouts = new Layouts(sources.trees(), sources.types());
    }

    Places places() {
        return places;
    }

    /** Notes the methods whose derivatives are being asked for, this one last. */
    void deriveWithin(Set<ExecutableElement> around, ExecutableElement method) {
        derivedWithin.addAll(around);
        derivedWithin.add(method);
    }

    /** The methods that wait for a derivative of this one, and this one: asking for theirs here would never end. */
    Set<ExecutableElement> derivedWithin() {
        return derivedWithin;
    }

    /** The start of another function, which is called here. */
    Code another(List<Diagnostic.Note> notes) {
        return new Code(sources, reporter, places, notes);
    }

    Layouts layouts() {
        return layouts;
    }

    Sources sources() {
        return sources;
    }

    Environment environment() {
        return environment;
    }

    Frame frame() {
        return frame;
    }

    void enter(Frame next) {
        frame = next;
    }

    void leave() {
        frame = frame.caller();
    }

    /** The objects that have been made. */
    Heap heap() {
        return heap;
    }

    /** The frame of the differentiated method itself. */
    Frame outermost() {
        Frame outermost = frame;
        while (outermost.caller() != null) {
            outermost = outermost.caller();
        }
        return outermost;
    }

    /** Whether something was refused. */
    boolean failed() {
        return progress.failed;
    }

    /** The region being filled, for operations that stand for {@code tree}. */
    RegionBuilder at(Tree tree) {
        return builder.at(Origin.at(span(tree)));
    }

    /** The region being filled. */
    RegionBuilder builder() {
        return builder;
    }

    /** Fills another region from now on; returns the one filled so far. */
    RegionBuilder switchTo(RegionBuilder other) {
        RegionBuilder old = builder;
        builder = other;
        return old;
    }

    Span span(Tree tree) {
        return places.span(sources.trees(), frame.unit(), tree);
    }

    /** The type of an expression. */
    TypeMirror mirror(Tree expression) {
        return sources.trees().getTypeMirror(new TreePath(frame.path(), expression));
    }

    /** The type of an expression; null if it has no counterpart. */
    Type type(Tree expression) {
        return type(mirror(expression));
    }

    /** The type that values of a Java type have here; null if it has no counterpart. */
    Type type(TypeMirror mirror) {
        if (mirror instanceof TypeVariable variable) {
            Type known = frame.typeArgument(variable.asElement());
            return known != null ? known : type(variable.getUpperBound());
        }
        if (mirror instanceof javax.lang.model.type.ArrayType array
                && array.getComponentType() instanceof TypeVariable) {
            Type element = type(array.getComponentType());
            return element == null ? null : new ArrayType(element);
        }
        Type boxes = TypeMapping.ofBoxes(mirror, sources);
        return boxes != null ? boxes : TypeMapping.of(TypeMapping.unboxed(mirror, sources), sources);
    }

    /** The symbol that a name, selection, call or declaration stands for. */
    Element element(Tree tree) {
        return sources.trees().getElement(new TreePath(frame.path(), tree));
    }

    /** The value of a constant, computed at the method's entry where it is first needed. */
    Value once(VariableElement constant, Supplier<Value> value) {
        Value known = constants.get(constant);
        if (known == null) {
            RegionBuilder current = switchTo(entry);
            known = value.get();
            switchTo(current);
            constants.put(constant, known);
        }
        return known;
    }

    /** What is computed at the method's entry. */
    RegionBuilder entry() {
        return entry;
    }

    /** How many calls have been inlined. */
    int inlined() {
        return progress.inlined;
    }

    /** Takes note of a call that is inlined; returns how many there are. */
    int countInlined() {
        return ++progress.inlined;
    }

    /** Takes note of a statement that does not go on to the next one. */
    void countJump() {
        progress.jumps++;
    }

    /** How many such statements there were so far. */
    int jumps() {
        return progress.jumps;
    }

    /** Whether code behind a jump reads what the variables held: that of a {@code finally}. */
    boolean isProtected() {
        return protections > 0;
    }

    /** Translates statements that a {@code finally} follows, however they end. */
    void whileProtected(Runnable statements) {
        protections++;
        statements.run();
        protections--;
    }

    /** The loop's label, in the order of the loops. */
    String nextLabel() {
        return Integer.toString(++progress.labels);
    }

    Variable newVariable(String name, Type type) {
        return newVariable(name, type, null);
    }

    /** A local variable; for objects of a class that is taken apart, if {@code mirror} is one. */
    Variable newVariable(String name, Type type, TypeMirror mirror) {
        return contents.variable(name, type, mirror, Variable.Kind.LOCAL);
    }

    /** A local variable for what a value is. */
    Variable newVariable(String name, Value value) {
        if (MissingNumbers.isOne(this, value)) {
            return contents.number(name, value.type(), Variable.Kind.LOCAL);
        }
        Layout layout = phantom(value) instanceof Instance.Fixed object && object.isExact() ? object.layout() : null;
        return contents.variable(name, value.type(), layout, Variable.Kind.LOCAL);
    }

    /** A number for the next variable: they are ordered as they were declared. */
    int nextVariable() {
        return variables++;
    }

    /** A variable for what a method returns or a switch yields, declared without a value. */
    Variable newResult(String name, Type type) {
        return newResult(name, type, null);
    }

    /** A variable for what a method returns or a switch yields, declared without a value. */
    Variable newResult(String name, Type type, TypeMirror mirror) {
        return newResult(name, type, mirror, frame == null ? null : frame.path().getLeaf());
    }

    /** A variable for what a piece of code returns. */
    Variable newResult(String name, Type type, TypeMirror mirror, Tree source) {
        Variable result = contents.result(name, type, mirror, source);
        environment.declare(result);
        return result;
    }

    /** A variable for a field of an object that is being made. */
    Variable newField(Layout layout, Layout.Field field) {
        return contents.field(layout, field);
    }

    /** A flag for a jump, known not to have been taken. */
    Variable newFlag(Jump jump) {
        Variable flag = new Variable(jump.flagName(), Primitive.BOOLEAN, variables++, Variable.Kind.FLAG);
        frame.bind(jump, flag);
        environment.declare(flag);
        environment.set(flag, Variable.CLEAR);
        return flag;
    }

    /** Sets a variable to a value of its type; the value takes its name unless it has one. */
    void assign(Variable variable, Value value) {
        contents.assign(variable, value);
    }

    /** The element of an array at an index; an object if the array keeps objects. */
    Value element(Value array, Value index) {
        return contents.element(array, index);
    }

    /** Whether this method, one that called it, or one that is called in it says null. */
    boolean mentionsNull() {
        return contents.mentionsNull();
    }

    /** Whether an object was an element of an array that may have none there. */
    boolean isUncertain(Value value) {
        return contents.isUncertain(value);
    }

    /** What a field of an object holds. */
    Value field(Instance object, VariableElement field) {
        return contents.field(object, field);
    }

    /** What a variable holds, as a value that operations can use. */
    Value read(Variable variable) {
        return contents.read(variable);
    }

    /** What a method has returned or a switch has yielded; the default value if it certainly threw. */
    Value outcome(Variable result) {
        return contents.outcome(result);
    }

    /** A variable's content as an operand in a region: flags, missing values and phantoms become literals. */
    Value operand(RegionBuilder region, Variable variable, Value content) {
        if (content == null || phantoms.containsKey(content)) {
            if (variable.isFlag()) {
                throw new IllegalStateException("flag read where branches did not merge it: " + variable.name());
            }
            return zero(region, variable.type());
        }
        return content == Variable.SET
                ? region.constant(true)
                : content == Variable.CLEAR ? region.constant(false) : content;
    }

    /** The default value of a type; for a missing type, of {@code double}. */
    static Value zero(RegionBuilder region, Type type) {
        if (type instanceof Primitive primitive) {
            return region.constant(
                    switch (primitive) {
                        case BOOLEAN -> (Object) false;
                        case BYTE -> (byte) 0;
                        case SHORT -> (short) 0;
                        case CHAR -> (char) 0;
                        case INT -> 0;
                        case LONG -> 0L;
                        case FLOAT -> 0f;
                        case DOUBLE -> 0.0;
                    });
        }
        return type == null ? region.constant(0.0) : region.constant(type, null);
    }

    /** Refuses a tree and yields a value to go on with, of the tree's type if that is known. */
    Value refuse(Tree tree, Message message, String... operands) {
        report(tree, message, operands);
        return dummy(tree);
    }

    /** The literal {@code null}. */
    Value nothing(Tree tree, Type type) {
        at(tree);
        return nothing(type);
    }

    /** A reference that is {@code null}. */
    Value nothing(Type type) {
        Value value = builder().constant(type, null);
        nulls.add(value);
        return value;
    }

    /** Whether a value is known to be {@code null}. */
    boolean isNothing(Value value) {
        return nulls.contains(value) || phantom(value) instanceof Phantom.Nothing;
    }

    /** A truth that is known while the method is lowered, so that branches on it are none. */
    Value decided(Tree tree, boolean truth) {
        Value value = at(tree).constant(truth);
        decisions.decide(value, truth);
        return value;
    }

    /** What is known of conditions. */
    Decisions decisions() {
        return decisions;
    }

    /** A value that stands for a phantom; operations must not use it. */
    Value phantom(Type type, Phantom phantom) {
        Value value = Value.of(type);
        phantoms.put(value, phantom);
        return value;
    }

    /** What a value stands for; null if it is an ordinary one. */
    Phantom phantom(Value value) {
        return value == null ? null : phantoms.get(value);
    }

    /** A value in place of a call whose function was refused. */
    Value fail(Tree call) {
        progress.failed = true;
        return dummy(call);
    }

    /** Leaves the method to javac, whose flow analysis has yet to run and will object to it. */
    void leaveToJavac(String objection) {
        TreePath path = frame.path();
        say(() -> sources.doubt(path, objection));
        progress.failed = true;
    }

    /** A value in place of an expression that was refused. */
    Value dummy(Tree expression) {
        if (!progress.failed) {
            throw new IllegalStateException("no value, but nothing was refused: " + expression);
        }
        TypeMirror mirror = mirror(expression);
        Value value = zero(at(expression), mirror == null ? null : TypeMapping.of(mirror, sources));
        dummies.add(value);
        return value;
    }

    /** Whether a value stands for something that was refused. */
    boolean isDummy(Value value) {
        return dummies.contains(value);
    }

    /** Reports at a tree of the current frame, with the calls that led there as notes. */
    void report(Tree tree, Message message, String... operands) {
        report(span(tree), notes(), message, operands);
    }

    /** The calls that led here, innermost first. */
    List<Diagnostic.Note> notes() {
        List<Diagnostic.Note> notes = new ArrayList<>();
        for (Frame at = frame; at.caller() != null; at = at.caller()) {
            notes.add(new Diagnostic.Note(
                    "in " + at.element().getSimpleName() + ", used by "
                            + at.caller().element().getSimpleName(),
                    at.callSite()));
        }
        notes.addAll(callers);
        return notes;
    }

    /** Reports at a place. */
    void report(Span span, List<Diagnostic.Note> notes, Message message, String... operands) {
        progress.failed |= message.severity() == Severity.ERROR;
        Diagnostic diagnostic = new Diagnostic(message, span, List.of(operands), notes);
        say(() -> reporter.report(diagnostic));
    }

    private void say(Runnable message) {
        if (held == null) {
            message.run();
        } else {
            held.add(message);
        }
    }

    /** Begins something that may have to be taken back; until then nothing is reported. */
    Attempt attempt() {
        Attempt attempt = new Attempt(this, progress, held, switchTo(new RegionBuilder(List.of(), builder.origin())));
        progress = progress.copy();
        held = new ArrayList<>();
        environment.mark();
        return attempt;
    }

    /** Ends an attempt: takes over what was done since, or takes it back. */
    void end(Attempt attempt, boolean keep) {
        List<Runnable> messages = held;
        RegionBuilder region = switchTo(attempt.region());
        held = attempt.held();
        if (keep) {
            environment.merge();
            builder.addAll(region.ops());
            messages.forEach(this::say);
        } else {
            environment.rollback();
            progress = attempt.progress();
        }
    }

    /** Appends an operation. */
    void add(Op op) {
        builder.add(op);
    }
}
