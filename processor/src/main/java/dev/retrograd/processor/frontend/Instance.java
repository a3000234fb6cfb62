package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Value;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** An object taken apart into its fields. */
sealed interface Instance extends Phantom {
    /** Its class, or at least one that it belongs to. */
    Layout layout();

    /** Whether that is certainly its class and not a superclass. */
    boolean isExact();

    /** The frame whose variables its methods see; null if they see none but their own. */
    default Frame enclosing() {
        return null;
    }

    /**
     * An object whose fields do not change any more.
     *
     * @param layout its class
     * @param isExact whether that is its very class
     * @param fields what its fields hold
     * @param readers the methods that the companion reads its fields with, where it was handed in
     * @param enclosing where a local or inner class was instantiated, whose variables it sees; null for others
     */
    record Fixed(
            Layout layout, boolean isExact, Map<VariableElement, Value> fields, Set<String> readers, Frame enclosing)
            implements Instance {
        Fixed(Layout layout, boolean isExact, Map<VariableElement, Value> fields, Set<String> readers) {
            this(layout, isExact, fields, readers, null);
        }
    }

    /**
     * An object that was made here and may change.
     *
     * @param layout its class
     * @param fields its fields
     * @param enclosing where a local or inner class was instantiated, whose variables it sees; null for others
     */
    record Local(Layout layout, Map<VariableElement, Variable> fields, Frame enclosing) implements Instance {
        @Override
        public boolean isExact() {
            return true;
        }
    }

    /**
     * An object that an array keeps, which may change.
     *
     * @param array the array
     * @param index where it is
     */
    record Element(ObjectArray array, Value index) implements Instance {
        @Override
        public Layout layout() {
            return array.layout();
        }

        @Override
        public boolean isExact() {
            return array.isOwn();
        }
    }

    /** What a field holds that nothing outside of its class can read. */
    record Hidden() implements Phantom {}
}
