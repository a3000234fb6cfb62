package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.Type;
import java.util.List;

/** How a value is put together of named parts. */
public sealed interface Assembly {

    /**
     * Something that has a name.
     *
     * @param name the name
     */
    record Named(String name) implements Assembly {}

    /**
     * A new array of objects.
     *
     * @param type the type of its elements
     * @param model the name of an array of the same length
     * @param element an element; {@link #INDEX} stands for its index in names
     */
    record Each(Type type, String model, Assembly element) implements Assembly {
        /** The index of an element. */
        public static final String INDEX = "element";
    }

    /**
     * A new object.
     *
     * @param type its class
     * @param parts the arguments of its constructor
     */
    record Made(Type type, List<Assembly> parts) implements Assembly {
        /** Copies the list. */
        public Made {
            parts = List.copyOf(parts);
        }
    }
}
