package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The private methods with which a companion makes, reuses and copies its storage; only those that it calls. */
final class HelperMethods {
    private static final List<String> LENGTHS = List.of("length", "columns", "depth");

    private final Set<Helper> wanted = new LinkedHashSet<>();
    private final List<MethodSpec> methods = new ArrayList<>();

    private HelperMethods() {}

    /** The methods, together with those that they call. */
    static List<MethodSpec> of(Collection<Helper> helpers) {
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

    private MethodSpec method(Helper helper) {
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

    private static MethodSpec.Builder start(Helper.Kind kind, TypeName result, String doc) {
        return MethodSpec.methodBuilder(kind.method())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L", doc)
                .returns(result);
    }

    /** Zeros or scratch of given lengths. */
    private MethodSpec buffer(Helper helper) {
        ArrayType type = (ArrayType) helper.type();
        TypeName name = Types.of(type);
        boolean zeros = helper.kind() == Helper.Kind.ZEROS;
        MethodSpec.Builder method = start(
                helper.kind(),
                name,
                zeros
                        ? "The buffer filled with zeros, or a new array if its length is another one."
                        : "The buffer with whatever it holds, or a new array if its length is another one.");
        method.addParameter(name, "buffer");
        List<String> lengths = IntStream.range(0, helper.count())
                .mapToObj(i -> i < LENGTHS.size() ? LENGTHS.get(i) : "length" + (i + 1))
                .toList();
        lengths.forEach(length -> method.addParameter(TypeName.INT, length));
        CodeBlock fresh = newArray(type, lengths);
        if (helper.count() == 1) {
            method.beginControlFlow("if (buffer == null || buffer.length != length)")
                    .addStatement("return $L", fresh)
                    .endControlFlow();
            if (zeros || type.rank() > 1) {
                method.addStatement("$T.fill(buffer, $L)", java.util.Arrays.class, zero(type.element()));
            }
            return method.addStatement("return buffer").build();
        }
        String inner = String.join(", ", lengths.subList(1, lengths.size()));
        want(helper.kind(), type.element(), helper.count() - 1);
        return method.beginControlFlow("if (buffer == null || buffer.length != length || length == 0)")
                .addStatement("return $L", fresh)
                .endControlFlow()
                .beginControlFlow("for (int i = 0; i < length; i++)")
                .addStatement("buffer[i] = $L(buffer[i], $L)", helper.kind().method(), inner)
                .endControlFlow()
                .addStatement("return buffer")
                .build();
    }

    private static CodeBlock newArray(ArrayType type, List<String> lengths) {
        CodeBlock.Builder code = CodeBlock.builder();
        TypeName leaf = Types.of(type);
        for (int i = 0; i < type.rank(); i++) {
            leaf = ((ArrayTypeName) leaf).componentType();
        }
        code.add("new $T", leaf);
        for (int i = 0; i < type.rank(); i++) {
            code.add("[$L]", i < lengths.size() ? lengths.get(i) : "");
        }
        return code.build();
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
    private MethodSpec zerosLike(ArrayType type) {
        ArrayType row = (ArrayType) type.element();
        boolean flat = row.rank() == 1;
        want(flat ? Helper.Kind.ZEROS : Helper.Kind.ZEROS_LIKE, row, flat ? 1 : 0);
        TypeName name = Types.of(type);
        return start(Helper.Kind.ZEROS_LIKE, name, "Zeros in the given shape, in the buffer where that fits.")
                .addParameter(name, "buffer")
                .addParameter(name, "shape")
                .addStatement(
                        "$T zeros = buffer != null && buffer.length == shape.length ? buffer : $L",
                        name,
                        newArray(type, List.of("shape.length")))
                .beginControlFlow("for (int i = 0; i < shape.length; i++)")
                .addStatement(
                        "zeros[i] = shape[i] == null ? null : $L",
                        flat ? "zeros(zeros[i], shape[i].length)" : "zerosLike(zeros[i], shape[i])")
                .endControlFlow()
                .addStatement("return zeros")
                .build();
    }

    private MethodSpec newZerosLike(ArrayType type) {
        ArrayType row = (ArrayType) type.element();
        boolean flat = row.rank() == 1;
        if (!flat) {
            want(Helper.Kind.NEW_ZEROS_LIKE, row, 0);
        }
        TypeName name = Types.of(type);
        return start(Helper.Kind.NEW_ZEROS_LIKE, name, "A new array of zeros in the given shape.")
                .addParameter(name, "shape")
                .addStatement("$T zeros = $L", name, newArray(type, List.of("shape.length")))
                .beginControlFlow("for (int i = 0; i < shape.length; i++)")
                .addStatement(
                        "zeros[i] = shape[i] == null ? null : $L",
                        flat ? newArray(row, List.of("shape[i].length")) : CodeBlock.of("newZerosLike(shape[i])"))
                .endControlFlow()
                .addStatement("return zeros")
                .build();
    }

    private MethodSpec copy(ArrayType type) {
        TypeName name = Types.of(type);
        MethodSpec.Builder method = start(
                        Helper.Kind.COPY, name, "A copy of the source, in the buffer where that fits.")
                .addParameter(name, "buffer")
                .addParameter(name, "source");
        if (!(type.element() instanceof ArrayType row)) {
            return method.beginControlFlow("if (buffer == null || buffer.length != source.length)")
                    .addStatement("return source.clone()")
                    .endControlFlow()
                    .addStatement("$T.arraycopy(source, 0, buffer, 0, source.length)", System.class)
                    .addStatement("return buffer")
                    .build();
        }
        want(Helper.Kind.COPY, row, 0);
        return method.addStatement(
                        "$T copy = buffer != null && buffer.length == source.length ? buffer : $L",
                        name,
                        newArray(type, List.of("source.length")))
                .beginControlFlow("for (int i = 0; i < source.length; i++)")
                .addStatement("copy[i] = source[i] == null ? null : copy(copy[i], source[i])")
                .endControlFlow()
                .addStatement("return copy")
                .build();
    }

    private MethodSpec newCopy(ArrayType type) {
        ArrayType row = (ArrayType) type.element();
        boolean flat = row.rank() == 1;
        if (!flat) {
            want(Helper.Kind.NEW_COPY, row, 0);
        }
        TypeName name = Types.of(type);
        return start(Helper.Kind.NEW_COPY, name, "A copy of the source, rows included.")
                .addParameter(name, "source")
                .addStatement("$T copy = source.clone()", name)
                .beginControlFlow("for (int i = 0; i < copy.length; i++)")
                .beginControlFlow("if (copy[i] != null)")
                .addStatement("copy[i] = $L", flat ? "copy[i].clone()" : "newCopy(copy[i])")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return copy")
                .build();
    }

    private MethodSpec add(ArrayType type) {
        TypeName name = Types.of(type);
        boolean flat = !(type.element() instanceof ArrayType);
        if (!flat) {
            want(Helper.Kind.ADD, type.element(), 0);
        }
        return start(Helper.Kind.ADD, TypeName.VOID, "Adds the value to the target, element by element.")
                .addParameter(name, "target")
                .addParameter(name, "value")
                .beginControlFlow("for (int i = 0; i < target.length; i++)")
                .addStatement(flat ? "target[i] += value[i]" : "add(target[i], value[i])")
                .endControlFlow()
                .build();
    }

    private MethodSpec matrixZerosLike() {
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.ZEROS_LIKE, name, "Zeros in the given shape, in the buffer where that fits.")
                .addParameter(name, "buffer")
                .addParameter(name, "shape")
                .beginControlFlow(
                        "if (buffer == null || buffer.rows() != shape.rows() || buffer.columns() != shape.columns())")
                .addStatement("return $T.zeros(shape.rows(), shape.columns())", name)
                .endControlFlow()
                .beginControlFlow("for (double[] row : buffer.data())")
                .addStatement("$T.fill(row, 0.0)", java.util.Arrays.class)
                .endControlFlow()
                .addStatement("return buffer")
                .build();
    }

    private static MethodSpec newMatrix(Helper helper) {
        TypeName name = Types.of(ClassType.MATRIX);
        boolean zeros = helper.kind() == Helper.Kind.NEW_ZEROS_LIKE;
        String parameter = zeros ? "shape" : "source";
        return start(helper.kind(), name, zeros ? "A new matrix of zeros in the given shape." : "A copy of the source.")
                .addParameter(name, parameter)
                .addStatement(
                        zeros ? "return $T.zeros(shape.rows(), shape.columns())" : "return $T.of(source.data())", name)
                .build();
    }

    private MethodSpec matrixCopy() {
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.COPY, name, "A copy of the source, in the buffer where that fits.")
                .addParameter(name, "buffer")
                .addParameter(name, "source")
                .beginControlFlow(
                        "if (buffer == null || buffer.rows() != source.rows() || buffer.columns() != source.columns())")
                .addStatement("return $T.of(source.data())", name)
                .endControlFlow()
                .beginControlFlow("for (int i = 0; i < source.rows(); i++)")
                .addStatement("$T.arraycopy(source.data()[i], 0, buffer.data()[i], 0, source.columns())", System.class)
                .endControlFlow()
                .addStatement("return buffer")
                .build();
    }

    private static MethodSpec wrapped() {
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.WRAPPED, name, "The rows as a matrix, the one made of them before if there is one.")
                .addParameter(name, "matrix")
                .addParameter(Types.of(ArrayType.ROWS), "rows")
                .addStatement("return matrix != null && matrix.data() == rows ? matrix : $T.wrap(rows)", name)
                .build();
    }

    private MethodSpec matrixAdd() {
        want(Helper.Kind.ADD, ArrayType.ROWS, 0);
        TypeName name = Types.of(ClassType.MATRIX);
        return start(Helper.Kind.ADD, TypeName.VOID, "Adds the value to the target, element by element.")
                .addParameter(name, "target")
                .addParameter(name, "value")
                .addStatement("add(target.data(), value.data())")
                .build();
    }
}
