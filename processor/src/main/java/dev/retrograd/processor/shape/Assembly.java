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
