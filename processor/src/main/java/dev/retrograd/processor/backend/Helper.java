package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Type;

/**
 * A private static method that the companion needs for its storage; written by {@link HelperMethods}.
 *
 * @param kind what it does
 * @param type the type of the storage
 * @param count how many lengths it takes, for {@link Kind#ZEROS} and {@link Kind#SCRATCH}
 */
record Helper(Kind kind, Type type, int count) {
    /** What helpers do. */
    enum Kind {
        /** {@code zeros(buffer, n)}: the buffer filled with zeros, or a new array if its length differs. */
        ZEROS("zeros"),
        /** {@code scratch(buffer, n)}: the buffer with whatever it holds, or a new array if its length differs. */
        SCRATCH("scratch"),
        /** {@code zerosLike(buffer, shape)}: zeros in the shape of another array or matrix. */
        ZEROS_LIKE("zerosLike"),
        /** {@code copy(buffer, source)}: a deep copy in the buffer. */
        COPY("copy"),
        /** {@code newZerosLike(shape)}. */
        NEW_ZEROS_LIKE("newZerosLike"),
        /** {@code newCopy(source)}: a deep copy. */
        NEW_COPY("newCopy"),
        /** {@code wrapped(buffer, rows)}: the matrix of these rows, the last one where it is still that. */
        WRAPPED("wrapped"),
        /** {@code add(target, value)}: {@code target += value}. */
        ADD("add");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        /** The method's name. */
        String method() {
            return method;
        }
    }
}
