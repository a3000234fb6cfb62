package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A derivative that a companion can offer, under the name that the annotation has for it. */
public enum Member {
    /** The value and its gradient. */
    GRADIENT,
    /** The value and its tangent. */
    JVP,
    /** The Jacobian, row by row. */
    JACOBIAN,
    /** The Hessian times a vector. */
    HVP,
    /** The Hessian. */
    HESSIAN,
    /** Which entries of the Jacobian can differ from zero. */
    JACOBIAN_PATTERN,
    /** The Jacobian's entries of a pattern. */
    SPARSE_JACOBIAN,
    /** Which entries of the Hessian can differ from zero. */
    HESSIAN_PATTERN,
    /** The Hessian's entries of a pattern. */
    SPARSE_HESSIAN,
    /** The value and the diagonal of the Hessian. */
    HESSIAN_DIAGONAL;

    /** The type of patterns. */
    public static final ClassType PATTERN = new ClassType("dev.retrograd.runtime.SparsityPattern");

    private static final ClassType SPARSE_MATRIX = new ClassType("dev.retrograd.runtime.SparseMatrix");

    /** Whether the result has to be a number: derivatives of second order. */
    public boolean isOfScalars() {
        return this == HVP
                || this == HESSIAN
                || this == HESSIAN_PATTERN
                || this == SPARSE_HESSIAN
                || this == HESSIAN_DIAGONAL;
    }

    /** Whether it takes a direction, a tangent for each active parameter. */
    public boolean isDirectional() {
        return this == JVP || this == HVP;
    }

    /** Whether it gives a whole matrix, or the pattern of one. */
    public boolean isMatrix() {
        return this == JACOBIAN || this == HESSIAN || isPattern() || pattern().isPresent();
    }

    /** Whether it gives the pattern of a matrix. */
    public boolean isPattern() {
        return this == JACOBIAN_PATTERN || this == HESSIAN_PATTERN;
    }

    /** The member that gives the pattern that this one takes; empty if it takes none. */
    public Optional<Member> pattern() {
        return switch (this) {
            case SPARSE_JACOBIAN -> Optional.of(JACOBIAN_PATTERN);
            case SPARSE_HESSIAN -> Optional.of(HESSIAN_PATTERN);
            default -> Optional.empty();
        };
    }

    /** The type of the matrix, or pattern, that it gives. */
    public Type matrix() {
        return isPattern() ? PATTERN : pattern().isPresent() ? SPARSE_MATRIX : ArrayType.ROWS;
    }

    /** Whether it takes tangents of a method whose result is no number. */
    public boolean takesTangents() {
        return this == JVP || this == JACOBIAN || this == SPARSE_JACOBIAN;
    }

    /** The name of the methods. */
    public String method() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder method = new StringBuilder(words[0]);
        for (String word : List.of(words).subList(1, words.length)) {
            method.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return method.toString();
    }
}
