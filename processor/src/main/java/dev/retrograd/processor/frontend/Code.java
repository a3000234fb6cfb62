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
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** The point of the function at which operations are being added: the region, the variables, the frame. */
final class Code {
    private final Sources sources;
    private final Reporter reporter;
    private final Places places;
    private final Environment environment = new Environment();
    private final Set<Value> dummies = new HashSet<>();
    private final Map<Value, Phantom> phantoms = new HashMap<>();
    private RegionBuilder builder;
    private Frame frame;
    private int variables;
    private int labels;
    private int jumps;
    private int inlined;
    private boolean failed;

    Code(Sources sources, Reporter reporter, Places places) {
        this.sources = sources;
        this.reporter = reporter;
        this.places = places;
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
        return failed;
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
        return TypeMapping.of(TypeMapping.unboxed(mirror, sources), sources);
    }

    /** The symbol that a name, selection, call or declaration stands for. */
    Element element(Tree tree) {
        return sources.trees().getElement(new TreePath(frame.path(), tree));
    }

    /** Takes note of a call that is inlined; returns how many there are. */
    int countInlined() {
        return ++inlined;
    }

    /** Takes note of a statement that does not go on to the next one. */
    void countJump() {
        jumps++;
    }

    /** How many such statements there were so far. */
    int jumps() {
        return jumps;
    }

    /** The loop's label, in the order of the loops. */
    String nextLabel() {
        return Integer.toString(++labels);
    }

    Variable newVariable(String name, Type type) {
        return new Variable(name, type, variables++, Variable.Kind.LOCAL);
    }

    /** A variable for what a method returns or a switch yields, declared without a value. */
    Variable newResult(String name, Type type) {
        Variable result = new Variable(name, type, variables++, Variable.Kind.RESULT);
        environment.declare(result);
        return result;
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
        value.nameIfAbsent(variable.name());
        environment.set(variable, value);
    }

    /** What a variable holds, as a value that operations can use. */
    Value read(Variable variable) {
        Value content = environment.get(variable);
        if (content == null && !failed) {
            throw new IllegalStateException("read before it was assigned: " + variable.name());
        }
        return phantom(content) != null ? content : operand(builder, variable, content);
    }

    /** What a method has returned or a switch has yielded; the default value if it certainly threw. */
    Value outcome(Variable result) {
        Value content = environment.get(result);
        return phantom(content) != null ? content : operand(builder, result, content);
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

    /** A value in place of an expression that was refused. */
    Value dummy(Tree expression) {
        if (!failed) {
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
        List<Diagnostic.Note> notes = new ArrayList<>();
        for (Frame at = frame; at.caller() != null; at = at.caller()) {
            notes.add(new Diagnostic.Note(
                    "in " + at.element().getSimpleName() + ", used by "
                            + at.caller().element().getSimpleName(),
                    at.callSite()));
        }
        report(span(tree), notes, message, operands);
    }

    /** Reports at a place. */
    void report(Span span, List<Diagnostic.Note> notes, Message message, String... operands) {
        failed |= message.severity() == Severity.ERROR;
        reporter.report(new Diagnostic(message, span, List.of(operands), notes));
    }

    /** Appends an operation. */
    void add(Op op) {
        builder.add(op);
    }
}
