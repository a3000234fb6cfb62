package dev.retrograd.processor.ir;

/**
 * A Java array type.
 *
 * @param element the type of the elements, an array type itself for deeper arrays
 */
public record ArrayType(Type element) implements Type {

    /** {@code double[]}. */
    public static final ArrayType DOUBLES = new ArrayType(Primitive.DOUBLE);

    /** {@code double[][]}. */
    public static final ArrayType ROWS = new ArrayType(DOUBLES);

    /** The number of array dimensions: 2 for {@code double[][]}. */
    public int rank() {
        return element instanceof ArrayType inner ? inner.rank() + 1 : 1;
    }

    /** The type below all array dimensions. */
    public Type leaf() {
        return element instanceof ArrayType inner ? inner.leaf() : element;
    }

    @Override
    public String toString() {
        return element + "[]";
    }
}
