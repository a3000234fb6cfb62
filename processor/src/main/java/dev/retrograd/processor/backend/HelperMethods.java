package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The private methods with which a companion makes, reuses and copies its storage; only those that it calls. */
final class HelperMethods {
    private static final ClassName ARRAYS = ClassName.get(Arrays.class);
    private static final ClassName SYSTEM = ClassName.get(System.class);
    private static final List<String> LENGTHS = List.of("length", "columns", "depth");

    private final Set<Helper> wanted = new LinkedHashSet<>();
    private final List<MethodText> methods = new ArrayList<>();

    private HelperMethods() {}

    /** The methods, together with those that they call. */
    static List<MethodText> of(Collection<Helper> helpers) {
        HelperMethods all = new HelperMethods();
        helpers.forEach(all::want);
        return all.methods;
    }

    private void want(Helper.Kind kind, Type type, int count) {
        want(new Helper(kind, type, count));
    }

    private void want(Helper helper) {
        if (wanted.add(helper)) {
            int place = methods.size();
            methods.add(place, method(helper));
        }
    }

    private MethodText method(Helper helper) {
        boolean matrix = helper.type().equals(ClassType.MATRIX);
        return switch (helper.kind()) {
            case ZEROS, SCRATCH -> buffer(helper);
            case ZEROS_LIKE -> matrix ? matrixZerosLike() : zerosLike((ArrayType) helper.type());
            case NEW_ZEROS_LIKE -> matrix ? newMatrix(helper) : newZerosLike((ArrayType) helper.type());
            case COPY -> matrix ? matrixCopy() : copy((ArrayType) helper.type());
            case NEW_COPY -> matrix ? newMatrix(helper) : newCopy((ArrayType) helper.type());
            case WRAPPED -> wrapped();
            case ADD -> matrix ? matrixAdd() : add((ArrayType) helper.type());
        };
    }

    private static MethodText start(Helper.Kind kind, TypeName result, String doc) {
        return new MethodText("private static ", result, kind.method()).doc(doc);
    }

    /** Zeros or scratch of given lengths. */
    private MethodText buffer(Helper helper) {
        ArrayType type = (ArrayType) helper.type();
        TypeName name = Types.of(type);
        boolean zeros = helper.kind() == Helper.Kind.ZEROS;
        MethodText method = start(
                helper.kind(),
                name,
                zeros
                        ? "The buffer filled with zeros, or a new array if its length is another one."
                        : "The buffer with whatever it holds, or a new array if its length is another one.");
        method.parameter(name, "buffer");
        List<String> lengths = IntStream.range(0, helper.count())
                .mapToObj(i -> i < LENGTHS.size() ? LENGTHS.get(i) : "length" + (i + 1))
                .toList();
        lengths.forEach(length -> method.parameter(TypeName.INT, length));
        Code fresh = newArray(type, lengths);
        if (helper.count() == 1) {
            method.open("if (buffer == null || buffer.length != length)")
                    .statement("return $", fresh)
                    .close();
            if (zeros || type.rank() > 1) {
                method.statement("$.fill(buffer, $)", ARRAYS, zero(type.element()));
            }
            return method.statement("return buffer");
        }
        String inner = String.join(", ", lengths.subList(1, lengths.size()));
        want(helper.kind(), type.element(), helper.count() - 1);
        return method.open("if (buffer == null || buffer.length != length || length == 0)")
                .statement("return $", fresh)
                .close()
                .open("for (int i = 0; i < length; i++)")
                .statement("buffer[i] = $(buffer[i], $)", helper.kind().method(), inner)
                .close()
                .statement("return buffer");
    }

    private static Code newArray(ArrayType type, List<String> lengths) {
        Code code = new Code();
        TypeName leaf = Types.of(type);
        for (int i = 0; i < type.rank(); i++) {
            leaf = ((ArrayTypeName) leaf).componentType();
        }
        code.text("new ").type(leaf);
        for (int i = 0; i < type.rank(); i++) {
            code.text("[").text(i < lengths.size() ? lengths.get(i) : "").text("]");
        }
        return code;
    }

    private static String zero(Type type) {
        if (!(type instanceof Primitive primitive)) {
            return "null";
        }
        return switch (primitive) {
            case BOOLEAN -> "false";
            case BYTE -> "(byte) 0";
            case SHORT -> "(short) 0";
            case CHAR -> "'\\0'";
            case INT -> "0";
            case LONG -> "0L";
            case FLOAT -> "0.0f";
            case DOUBLE -> "0.0";
        };
    }

    /** Zeros in the shape of an array of arrays, row by row. */
    private MethodText zerosLike(ArrayType type) {
        ArrayType row = (ArrayType) type.element();
        boolean flat = row.rank() == 1;
        want(flat ? Helper.Kind.ZEROS : Helper.Kind.ZEROS_LIKE, row, flat ? 1 : 0);
        TypeName name = Types.of(type);
        return start(Helper.Kind.ZEROS_LIKE, name, "Zeros in the given shape, in the buffer where that fits.")
                .parameter(name, "buffer")
                .parameter(name, "shape")
                .statement(
                        "$ zeros = buffer != null && buffer.length == shape.length ? buffer : $",
                        name,
                        newArray(type, List.of("shape.length")))
                .open("for (int i = 0; i < shape.length; i++)")
                .statement(
                        "zeros[i] = shape[i] == null ? null : $",
                        flat ? "zeros(zeros[i], shape[i].length)" : "zerosLike(zeros[i], shape[i])")
                .close()
                .statement("return zeros");
    }

    private MethodText newZerosLike(ArrayType type) {
        ArrayType row = (ArrayType) type.element();
        boolean flat = row.rank() == 1;
        if (!flat) {
            want(Helper.Kind.NEW_ZEROS_LIKE, row, 0);
        }
        TypeName name = Types.of(type);
        return start(Helper.Kind.NEW_ZEROS_LIKE, name, "A new array of zeros in the given shape.")
                .parameter(name, "shape")
                .statement("$ zeros = $", name, newArray(type, List.of("shape.length")))
                .open("for (int i = 0; i < shape.length; i++)")
                .statement(
                        "zeros[i] = shape[i] == null ? null : $",
                        flat ? newArray(row, List.of("shape[i].length")) : Code.of("newZerosLike(shape[i])"))
                .close()
                .statement("return zeros");
    }

    private MethodText copy(ArrayType type) {
        TypeName name = Types.of(type);
        MethodText method = start(Helper.Kind.COPY, name, "A copy of the source, in the buffer where that fits.")
                .parameter(name, "buffer")
                .parameter(name, "source");
        if (!(type.element() instanceof ArrayType row)) {
            return method.open("if (buffer == null || buffer.length != source.length)")
                    .statement("return source.clone()")
                    .close()
                    .statement("$.arraycopy(source, 0, buffer, 0, source.length)", SYSTEM)
                    .statement("return buffer");
        }
        want(Helper.Kind.COPY, row, 0);
        return method.statement(
                        "$ copy = buffer != null && buffer.length == source.length ? buffer : $",
                        name,
                        newArray(type, List.of("source.length")))
                .open("for (int i = 0; i < source.length; i++)")
                .statement("copy[i] = source[i] == null ? null : copy(copy[i], source[i])")
                .close()
                .statement("return copy");
    }

    private MethodText newCopy(ArrayType type) {
        ArrayType row = (ArrayType) type.element();
        boolean flat = row.rank() == 1;
        if (!flat) {
            want(Helper.Kind.NEW_COPY, row, 0);
        }
        TypeName name = Types.of(type);
        return start(Helper.Kind.NEW_COPY, name, "A copy of the source, rows included.")
                .parameter(name, "source")
                .statement("$ copy = source.clone()", name)
                .open("for (int i = 0; i < copy.length; i++)")
                .open("if (copy[i] != null)")
                .statement("copy[i] = $", flat ? "copy[i].clone()" : "newCopy(copy[i])")
                .close()
                .close()
                .statement("return copy");
    }

    private MethodText add(ArrayType type) {
        TypeName name = Types.of(type);
        boolean flat = !(type.element() instanceof ArrayType);
        if (!flat) {
            want(Helper.Kind.ADD, type.element(), 0);
        }
        return start(Helper.Kind.ADD, TypeName.VOID, "Adds the value to the target, element by element.")
                .parameter(name, "target")
                .parameter(name, "value")
                .open("for (int i = 0; i < target.length; i++)")
                .statement(flat ? "target[i] += value[i]" : "add(target[i], value[i])")
                .close();
    }

    private MethodText matrixZerosLike() {
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.ZEROS_LIKE, name, "Zeros in the given shape, in the buffer where that fits.")
                .parameter(name, "buffer")
                .parameter(name, "shape")
                .open("if (buffer == null || buffer.rows() != shape.rows() || buffer.columns() != shape.columns())")
                .statement("return $.zeros(shape.rows(), shape.columns())", name)
                .close()
                .open("for (double[] row : buffer.data())")
                .statement("$.fill(row, 0.0)", ARRAYS)
                .close()
                .statement("return buffer");
    }

    private static MethodText newMatrix(Helper helper) {
        TypeName name = Types.of(ClassType.MATRIX);
        boolean zeros = helper.kind() == Helper.Kind.NEW_ZEROS_LIKE;
        String parameter = zeros ? "shape" : "source";
        return start(helper.kind(), name, zeros ? "A new matrix of zeros in the given shape." : "A copy of the source.")
                .parameter(name, parameter)
                .statement(
                        zeros ? "return $.zeros(shape.rows(), shape.columns())" : "return $.of(source.data())", name);
    }

    private MethodText matrixCopy() {
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.COPY, name, "A copy of the source, in the buffer where that fits.")
                .parameter(name, "buffer")
                .parameter(name, "source")
                .open("if (buffer == null || buffer.rows() != source.rows() || buffer.columns() != source.columns())")
                .statement("return $.of(source.data())", name)
                .close()
                .open("for (int i = 0; i < source.rows(); i++)")
                .statement("$.arraycopy(source.data()[i], 0, buffer.data()[i], 0, source.columns())", SYSTEM)
                .close()
                .statement("return buffer");
    }

    private static MethodText wrapped() {
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.WRAPPED, name, "The rows as a matrix, the one made of them before if there is one.")
                .parameter(name, "matrix")
                .parameter(Types.of(ArrayType.ROWS), "rows")
                .statement("return matrix != null && matrix.data() == rows ? matrix : $.wrap(rows)", name);
    }

    private MethodText matrixAdd() {
        want(Helper.Kind.ADD, ArrayType.ROWS, 0);
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.ADD, TypeName.VOID, "Adds the value to the target, element by element.")
                .parameter(name, "target")
                .parameter(name, "value")
                .statement("add(target.data(), value.data())");
    }
}
