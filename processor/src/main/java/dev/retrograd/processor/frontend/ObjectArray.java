package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.Map;
import javax.lang.model.element.VariableElement;

/** An array of objects that are taken apart: an array for each of their fields. */
final class ObjectArray implements Phantom {
    private final Layout layout;
    private final Map<VariableElement, Value> columns;
    private final Value length;
    private final boolean isOwn;
    private boolean isRead;

    /**
     * An array of objects.
     *
     * @param layout the class of the elements
     * @param columns the arrays of what the fields hold
     * @param length how many there are; null if the arrays tell
     * @param isOwn whether the method has made it
     */
    ObjectArray(Layout layout, Map<VariableElement, Value> columns, Value length, boolean isOwn) {
        this.layout = layout;
        this.columns = columns;
        this.length = length;
        this.isOwn = isOwn;
    }

    Layout layout() {
        return layout;
    }

    /** The same array, where other values stand for its columns. */
    ObjectArray with(Map<VariableElement, Value> values, Value count) {
        ObjectArray array = new ObjectArray(layout, values, count, isOwn);
        array.isRead = isRead;
        return array;
    }

    Map<VariableElement, Value> columns() {
        return columns;
    }

    Value length() {
        return length;
    }

    boolean isOwn() {
        return isOwn;
    }

    /** Takes note that there are references to elements. */
    void read() {
        isRead = true;
    }

    /** Whether an element can be replaced without anybody who refers to the old one. */
    boolean isReplaceable() {
        return isOwn && (layout.isSplit() || !isRead);
    }
}
