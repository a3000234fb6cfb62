package dev.retrograd.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.ir.Span;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** One execution of a method, or of a field's initialiser, that is being lowered in place. */
final class Frame {
    private final Frame caller;
    private final Frame enclosing;
    private final Value self;
    private final Span callSite;
    private final Element element;
    private final TreePath path;
    private final Completions completions;
    private final Map<Element, Variable> variables = new HashMap<>();
    private final Map<Element, Type> typeArguments = new HashMap<>();
    private final Map<Jump, Variable> flags = new HashMap<>();
    private final Map<Jump, Variable> results = new HashMap<>();
    private final Variable result;

    /**
     * A frame.
     *
     * @param caller the frame that calls it, or null
     * @param callSite where it is called
     * @param element what it executes
     * @param path its declaration
     * @param completions how its statements end; null for a field
     * @param result receives what it returns; null if that is nothing
     */
    Frame(Frame caller, Span callSite, Element element, TreePath path, Completions completions, Variable result) {
        this(caller, callSite, element, path, completions, result, null, null);
    }

    /**
     * A frame of a function that was made while another frame executed.
     *
     * @param enclosing the frame whose variables it sees, or null
     * @param self the phantom whose method it executes, or null
     */
    Frame(
            Frame caller,
            Span callSite,
            Element element,
            TreePath path,
            Completions completions,
            Variable result,
            Frame enclosing,
            Value self) {
        this.caller = caller;
        this.enclosing = enclosing;
        this.self = self;
        this.callSite = callSite;
        this.element = element;
        this.path = path;
        this.completions = completions;
        this.result = result;
        if (completions != null) {
            results.put(completions.returning(), result);
        }
    }

    Frame caller() {
        return caller;
    }

    Span callSite() {
        return callSite;
    }

    Element element() {
        return element;
    }

    TreePath path() {
        return path;
    }

    CompilationUnitTree unit() {
        return path.getCompilationUnit();
    }

    Completions completions() {
        return completions;
    }

    Variable result() {
        return result;
    }

    /** This frame as it is now: what is bound later is not seen through it. */
    Frame snapshot() {
        Frame copy = new Frame(caller, callSite, element, path, completions, result, enclosing, self);
        copy.variables.putAll(variables);
        copy.typeArguments.putAll(typeArguments);
        copy.flags.putAll(flags);
        copy.results.putAll(results);
        return copy;
    }

    /** A frame like this one that sees other variables and none of those around it. */
    Frame closure(Map<Element, Variable> seen) {
        Frame copy = new Frame(null, callSite, element, path, completions, null);
        for (Frame frame = this; frame != null; frame = frame.enclosing) {
            frame.typeArguments.forEach(copy.typeArguments::putIfAbsent);
        }
        copy.variables.putAll(seen);
        return copy;
    }

    /** The variables that this frame has bound itself. */
    Collection<Variable> visible() {
        return variables.values();
    }

    /** Whether a variable is a local or parameter that this frame has bound itself, or a part of one. */
    boolean owns(Variable variable) {
        return variables.values().stream().flatMap(Variable::leaves).anyMatch(variable::equals);
    }

    /** All variables that code in this frame can see, and what it returns. */
    Stream<Variable> everything() {
        Stream<Variable> own = Stream.concat(variables.values().stream(), Stream.ofNullable(result));
        return enclosing == null ? own : Stream.concat(own, enclosing.everything());
    }

    void bind(Element local, Variable variable) {
        variables.put(local, variable);
    }

    /** The variable of a local or parameter that this frame sees; null if there is none. */
    Variable variable(Element local) {
        for (Frame frame = this; frame != null; frame = frame.enclosing) {
            Variable variable = frame.variables.get(local);
            if (variable != null) {
                return variable;
            }
        }
        return null;
    }

    /** The type that a type variable stands for; null if that is not known. */
    Type typeArgument(Element variable) {
        for (Frame frame = this; frame != null; frame = frame.enclosing) {
            Type type = frame.typeArguments.get(variable);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    /** Makes a type variable stand for a type. */
    void bind(Element variable, Type type) {
        typeArguments.put(variable, type);
    }

    /** The objects whose methods are executed, from the innermost to the outermost; in a lambda, those of the code around it. */
    List<Value> selves() {
        List<Value> selves = new ArrayList<>();
        for (Frame frame = this; frame != null; frame = frame.enclosing) {
            if (frame.self != null && !(frame.path.getLeaf() instanceof LambdaExpressionTree)) {
                selves.add(frame.self);
            }
        }
        return selves;
    }

    /** Whether a phantom's method is being executed by this frame or one that led to it. */
    boolean executes(Value phantom, Element method) {
        for (Frame frame = this; frame != null; frame = frame.caller) {
            if (phantom.equals(frame.self) && frame.element.equals(method)) {
                return true;
            }
        }
        return false;
    }

    /** How many frames led to this one. */
    int depth() {
        int depth = 0;
        for (Frame frame = caller; frame != null; frame = frame.caller) {
            depth++;
        }
        return depth;
    }

    void bind(Jump jump, Variable flag) {
        flags.put(jump, flag);
    }

    Variable flag(Jump jump) {
        return flags.get(jump);
    }

    /** Makes a variable receive what a jump carries. */
    void bindResult(Jump jump, Variable variable) {
        results.put(jump, variable);
    }

    /** What receives the value that a jump carries; null if it carries none. */
    Variable result(Jump jump) {
        return results.get(jump);
    }

    /**
     * Whether the element is being executed by this frame or one that led to it. A function is led to by the frame that made it, not
     * by its caller: an integral of an integral is no recursion.
     */
    boolean executes(Element candidate) {
        Frame frame = this;
        while (frame != null) {
            if (frame.enclosing == null && frame.element.equals(candidate)) {
                return true;
            }
            frame = frame.enclosing == null ? frame.caller : frame.enclosing;
        }
        return false;
    }
}
