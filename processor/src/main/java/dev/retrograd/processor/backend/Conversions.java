package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;

/** Java's conversions between primitive types. */
final class Conversions {
    private Conversions() {}

    /** Whether Java converts by itself where a value of the one type is assigned to a variable of the other. */
    static boolean isWidening(Type from, Type to) {
        if (!(from instanceof Primitive narrow) || !(to instanceof Primitive wide)) {
            return false;
        } else if (narrow == Primitive.BOOLEAN || wide == Primitive.BOOLEAN || wide == Primitive.CHAR) {
            return false;
        }
        return narrow == Primitive.CHAR ? wide.compareTo(Primitive.INT) >= 0 : wide.compareTo(narrow) > 0;
    }

    /** The type in which Java does arithmetic on two operands. */
    static Type promoted(Type left, Type right) {
        if (!(left instanceof Primitive a) || !(right instanceof Primitive b) || a == Primitive.BOOLEAN) {
            return left;
        }
        Primitive wider = a.compareTo(b) >= 0 ? a : b;
        return wider.compareTo(Primitive.INT) < 0 ? Primitive.INT : wider;
    }
}
