package dev.retrograd.processor.optimize.matrix;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.runtime.Matrix;
import java.util.List;
import java.util.Random;

/** For each matrix function, operands that it takes. */
final class Operands {
    private Operands() {}

    /** The operands' types: of {@code Matrix}'s own methods if {@code rows} is false, of the ones for rows otherwise. */
    static List<Type> types(String name, boolean rows) {
        Type matrix = rows ? ArrayType.ROWS : ClassType.MATRIX;
        return switch (name) {
            case "times", "plus", "minus", "hadamard", "divideElements" -> List.of(matrix, matrix);
            case "gate", "whereNonZero" -> List.of(matrix, matrix);
            case "scale" -> List.of(matrix, Primitive.DOUBLE);
            case "plusRow", "plusColumn" -> List.of(matrix, ArrayType.DOUBLES);
            case "broadcast" -> List.of(Primitive.DOUBLE, matrix);
            case "broadcastRow", "broadcastColumn" -> List.of(ArrayType.DOUBLES, matrix);
            case "of" -> List.of(ArrayType.ROWS);
            default -> List.of(matrix);
        };
    }

    /** The result's type. */
    static Type result(String name, boolean rows) {
        return switch (name) {
            case "sum" -> Primitive.DOUBLE;
            case "rowSums", "columnSums", "logSumExpRows" -> ArrayType.DOUBLES;
            case "toArray" -> ArrayType.ROWS;
            case "of" -> ClassType.MATRIX;
            default -> rows ? ArrayType.ROWS : ClassType.MATRIX;
        };
    }

    /** Numbers for operand {@code index}: rows or an array or one number, positive where the function asks for that. */
    static double[][] numbers(String name, int index, Random random) {
        boolean positive = name.equals("log") || name.equals("sqrt") || name.equals("divideElements");
        int rows = name.equals("times") && index == 1 ? 4 : 3;
        int columns = name.equals("times") && index == 1 ? 2 : 4;
        if ((name.equals("plusRow") && index == 1) || (name.equals("broadcastRow") && index == 0)) {
            rows = 1;
        } else if ((name.equals("plusColumn") && index == 1) || (name.equals("broadcastColumn") && index == 0)) {
            rows = 1;
            columns = 3;
        } else if ((name.equals("scale") && index == 1) || (name.equals("broadcast") && index == 0)) {
            rows = 1;
            columns = 1;
        }
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int j = 0; j < columns; j++) {
                double x = random.nextGaussian();
                row[j] = positive ? Math.abs(x) + 0.1 : x;
            }
        }
        return numbers;
    }

    /** The numbers as a value of the type, sharing no storage with them. */
    static Object value(Type type, double[][] numbers) {
        if (type == Primitive.DOUBLE) {
            return numbers[0][0];
        } else if (type.equals(ArrayType.DOUBLES)) {
            return numbers[0].clone();
        }
        return type.equals(ArrayType.ROWS) ? Matrix.of(numbers).data() : Matrix.of(numbers);
    }

    /** A value as rows of numbers. */
    static double[][] numbers(Object value) {
        if (value instanceof Double number) {
            return new double[][] {{number}};
        } else if (value instanceof double[] array) {
            return new double[][] {array};
        }
        return value instanceof Matrix matrix ? matrix.data() : (double[][]) value;
    }
}
