package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.Map;
import javax.lang.model.element.VariableElement;

/** An array of objects that are taken apart: an array for each of their fields. */
final class ObjectArray implements Phantom {
    private final Layout layout;
    private final Map<VariableElement, Value> columns;
    private final Value length;
    private final Value presence;
    private final boolean isOwn;
    private int reads;
    private boolean isSparse;

    /**
     * An array of objects.
     *
     * @param layout the class of the elements
     * @param columns the arrays of what the fields hold
     * @param length how many there are; null if the arrays tell
     * @param presence the array that tells which elements are not null; null if there is none
     * @param isOwn whether the method has made it
     */
    ObjectArray(Layout layout, Map<VariableElement, Value> columns, Value length, Value presence, boolean isOwn) {
        this.layout = layout;
        this.columns = columns;
        this.length = length;
        this.presence = presence;
        this.isOwn = isOwn;
    }

    Layout layout() {
        return layout;
    }

    /** The same array, where other values stand for its columns. */
    ObjectArray with(Map<VariableElement, Value> values, Value count, Value present) {
        ObjectArray array = new ObjectArray(layout, values, count, present, isOwn);
        array.reads = reads;
        array.isSparse = isSparse;
        return array;
    }

    Map<VariableElement, Value> columns() {
        return columns;
    }

    Value length() {
        return length;
    }

    /** Tells which elements are not null; null if nobody asks. */
    Value presence() {
        return presence;
    }

    boolean isOwn() {
        return isOwn;
    }

    /** Takes note that there are references to elements. */
    void read() {
        reads++;
    }

    /** Takes note that a reference just read was only compared with null. */
    void forget() {
        reads--;
    }

    /** Whether elements that are missing are told from others when they are read. */
    boolean isTested() {
        return presence != null && !isSparse;
    }

    /** Takes note that elements may be missing, and that the method does not ask which. */
    void leaveGaps() {
        isSparse = true;
    }

    /** Whether elements may be missing and the method does not ask. */
    boolean isSparse() {
        return isSparse;
    }

    /** Whether a copy of the elements is as good as references to them, all of which are there. */
    boolean isCopied() {
        return layout.isSplit() && !isTested();
    }

    /** Whether an element can be replaced without anybody who refers to the old one. */
    boolean isReplaceable() {
        return isOwn && (layout.isSplit() || reads == 0);
    }
}
