package dev.retrograd.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.ir.Span;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;

/** One execution of a method, or of a field's initialiser, that is being lowered in place. */
final class Frame {
    private final Frame caller;
    private final Span callSite;
    private final Element element;
    private final TreePath path;
    private final Completions completions;
    private final Map<Element, Variable> variables = new HashMap<>();
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
        this.caller = caller;
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

    void bind(Element local, Variable variable) {
        variables.put(local, variable);
    }

    /** The variable of a local or parameter; null if it is none of this frame's. */
    Variable variable(Element local) {
        return variables.get(local);
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

    /** Whether the element is being executed by this frame or one that led to it. */
    boolean executes(Element candidate) {
        for (Frame frame = this; frame != null; frame = frame.caller) {
            if (frame.element.equals(candidate)) {
                return true;
            }
        }
        return false;
    }
}
