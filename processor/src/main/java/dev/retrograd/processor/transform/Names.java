package dev.retrograd.processor.transform;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Value;

/** Names of derived values. */
final class Names {
    private Names() {}

    /** The name hint of a value's adjoint or shadow, or null if the value has none. */
    static String adjoint(Value value) {
        return value.name() == null ? null : "d" + value.name();
    }

    /** The name hint of a value's tangent, or null if the value has none. */
    static String tangent(Value value) {
        return value.name() == null ? null : value.name() + "Tangent";
    }

    /** A new adjoint of a scalar. */
    static Value adjointValue(Value scalar) {
        return Value.of(Primitive.DOUBLE, adjoint(scalar));
    }
}
