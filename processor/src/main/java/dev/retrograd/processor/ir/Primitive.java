package dev.retrograd.processor.ir;

import java.util.Locale;

/** Java's primitive types. */
public enum Primitive implements Type {
    BOOLEAN,
    BYTE,
    SHORT,
    CHAR,
    INT,
    LONG,
    FLOAT,
    DOUBLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
