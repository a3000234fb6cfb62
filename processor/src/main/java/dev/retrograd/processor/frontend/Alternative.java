package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;

/** What a reference may stand for that a loop carries from one iteration to the next. */
sealed interface Alternative {
    /** The variables that have to be carried for it. */
    Stream<Variable> variables();

    /**
     * Something that was there before the loop.
     *
     * @param value the phantom
     */
    record Outer(Value value) implements Alternative {
        @Override
        public Stream<Variable> variables() {
            return Stream.of();
        }
    }

    /**
     * An object that the loop makes and nobody else refers to: its contents move from one iteration to the next.
     *
     * @param layout its class
     * @param object stands for it; its fields are the variables
     * @param staged other variables for its fields, in which those of the next iteration are put together
     */
    record Copy(
            Layout layout, Value object, Map<VariableElement, Variable> fields, Map<VariableElement, Variable> staged)
            implements Alternative {
        @Override
        public Stream<Variable> variables() {
            return fields.values().stream();
        }
    }

    /**
     * An element of an array of objects.
     *
     * @param array the array
     * @param index where it is
     * @param staged where it is in the next iteration
     */
    record Place(ObjectArray array, Variable index, Variable staged) implements Alternative {
        @Override
        public Stream<Variable> variables() {
            return Stream.of(index);
        }
    }

    /**
     * An array of objects, whose columns are carried.
     *
     * @param sample an array like it
     * @param type its type
     * @param columns the variables for the columns, at all depths, and for the length
     * @param staged those of the next iteration
     */
    record Columns(ObjectArray sample, Type type, java.util.List<Variable> columns, java.util.List<Variable> staged)
            implements Alternative {
        @Override
        public Stream<Variable> variables() {
            return columns.stream();
        }
    }
}
