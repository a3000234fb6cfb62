package dev.retrograd.benchmarks.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The input of an evaluation; every method checks what it returns and says where the input is not as expected. */
public final class Input {

    private final JsonNode node;
    private final String path;

    Input(JsonNode node) {
        this(node, "input");
    }

    private Input(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * The input itself, where it is a bare number.
     *
     * @return the number
     */
    public double number() {
        return number(node, path);
    }

    /**
     * A field that holds a number.
     *
     * @param field its name
     * @return the number
     */
    public double number(String field) {
        return number(node.path(field), path(field));
    }

    /**
     * A field that holds a number and may be left out.
     *
     * @param field its name
     * @param fallback the number if the field is missing
     * @return the number
     */
    double number(String field, double fallback) {
        return node.path(field).isMissingNode() ? fallback : number(field);
    }

    /**
     * A field that holds an integer.
     *
     * @param field its name
     * @param minimum the least integer that makes sense
     * @return the integer
     */
    public int integer(String field, int minimum) {
        double number = number(field);
        if (number != Math.rint(number) || number < minimum || number > Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    path(field) + ": expected an integer of at least " + minimum + ", found " + node.path(field));
        }
        return (int) number;
    }

    /**
     * A field that holds an array of numbers.
     *
     * @param field its name
     * @return the numbers, at least one
     */
    public double[] vector(String field) {
        double[] vector = vector(node.path(field), path(field));
        if (vector.length == 0) {
            throw new InvalidInputException(path(field) + ": expected at least one number, found an empty array");
        }
        return vector;
    }

    /**
     * A field that holds an array of numbers.
     *
     * @param field its name
     * @param length how many numbers there have to be
     * @return the numbers
     */
    public double[] vector(String field, int length) {
        return vector(node.path(field), path(field), length);
    }

    /**
     * A field that holds the numbers of a square matrix, row by row.
     *
     * @param field its name
     * @param size how many rows there have to be
     * @return the numbers
     */
    public double[] square(String field, int size) {
        double[] square = vector(node.path(field), path(field));
        checkLength(square.length, (long) size * size, path(field), "numbers");
        return square;
    }

    /**
     * A field that holds an array of rows of equal length.
     *
     * @param field its name
     * @param rows how many rows there have to be
     * @param columns how many numbers there have to be in each
     * @return the rows
     */
    public double[][] matrix(String field, int rows, int columns) {
        return matrix(node.path(field), path(field), rows, columns);
    }

    /**
     * A field that holds an array of rows of equal length.
     *
     * @param field its name
     * @return the rows, at least one, none of them empty
     */
    public double[][] matrix(String field) {
        JsonNode first = array(node.path(field), path(field)).path(0);
        int columns = array(first, path(field) + "[0]").size();
        if (columns == 0) {
            throw new InvalidInputException(path(field) + "[0]: expected at least one number, found an empty array");
        }
        return matrix(field, columns);
    }

    /**
     * A field that holds an array of rows of equal length.
     *
     * @param field its name
     * @param columns how many numbers there have to be in each
     * @return the rows, at least one
     */
    public double[][] matrix(String field, int columns) {
        int rows = array(node.path(field), path(field)).size();
        if (rows == 0) {
            throw new InvalidInputException(path(field) + ": expected at least one row, found an empty array");
        }
        return matrix(field, rows, columns);
    }

    /**
     * A field that holds an array of matrices of equal size.
     *
     * @param field its name
     * @param count how many matrices there have to be
     * @param rows how many rows there have to be in each
     * @param columns how many numbers there have to be in each row
     * @return the matrices
     */
    public double[][][] matrices(String field, int count, int rows, int columns) {
        JsonNode array = array(node.path(field), path(field));
        checkLength(array.size(), count, path(field), "matrices");
        double[][][] matrices = new double[count][][];
        for (int i = 0; i < count; i++) {
            matrices[i] = matrix(array.get(i), path(field) + "[" + i + "]", rows, columns);
        }
        return matrices;
    }

    /**
     * A field that holds an array of integers.
     *
     * @param field its name
     * @param minimum the least integer that makes sense
     * @param limit the least integer that is too large
     * @return the integers
     */
    public int[] integers(String field, int minimum, int limit) {
        return integers(node.path(field), path(field), minimum, limit);
    }

    /**
     * A field that holds an array of rows of integers.
     *
     * @param field its name
     * @param columns how many integers there have to be in each row
     * @param limit the least integer that is too large; none may be negative
     * @return the rows
     */
    public int[][] integerRows(String field, int columns, int limit) {
        JsonNode array = array(node.path(field), path(field));
        int[][] rows = new int[array.size()][];
        for (int row = 0; row < rows.length; row++) {
            String path = path(field) + "[" + row + "]";
            rows[row] = integers(array.get(row), path, 0, limit);
            checkLength(rows[row].length, columns, path, "integers");
        }
        return rows;
    }

    /**
     * Whether a field holds an array of nothing.
     *
     * @param field its name
     * @return whether the array is empty
     */
    public boolean isEmpty(String field) {
        return array(node.path(field), path(field)).isEmpty();
    }

    /**
     * A field that holds true or false.
     *
     * @param field its name
     * @return which of them
     */
    public boolean flag(String field) {
        JsonNode flag = node.path(field);
        if (!flag.isBoolean()) {
            throw unexpected("true or false", flag, path(field));
        }
        return flag.booleanValue();
    }

    /**
     * A field that holds an object.
     *
     * @param field its name
     * @return the object, as an input of its own
     */
    public Input object(String field) {
        JsonNode object = node.path(field);
        if (!object.isObject()) {
            throw unexpected("an object", object, path(field));
        }
        return new Input(object, path(field));
    }

    private static int[] integers(JsonNode node, String path, int minimum, int limit) {
        JsonNode array = array(node, path);
        int[] integers = new int[array.size()];
        for (int i = 0; i < integers.length; i++) {
            JsonNode element = array.get(i);
            if (!element.isIntegralNumber()
                    || !element.canConvertToInt()
                    || element.intValue() < minimum
                    || element.intValue() >= limit) {
                throw unexpected("an integer from " + minimum + " to " + (limit - 1), element, path + "[" + i + "]");
            }
            integers[i] = element.intValue();
        }
        return integers;
    }

    private static double[][] matrix(JsonNode node, String path, int rows, int columns) {
        JsonNode array = array(node, path);
        checkLength(array.size(), rows, path, "rows");
        double[][] matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = vector(array.get(row), path + "[" + row + "]", columns);
        }
        return matrix;
    }

    private static double[] vector(JsonNode node, String path, int length) {
        double[] vector = vector(node, path);
        checkLength(vector.length, length, path, "numbers");
        return vector;
    }

    private static double[] vector(JsonNode node, String path) {
        JsonNode array = array(node, path);
        double[] vector = new double[array.size()];
        for (int i = 0; i < vector.length; i++) {
            JsonNode element = array.get(i);
            vector[i] = element.isNumber() ? element.doubleValue() : Double.NaN;
            if (!Double.isFinite(vector[i])) {
                throw unexpected("a finite number", element, path + "[" + i + "]");
            }
        }
        return vector;
    }

    private static double number(JsonNode node, String path) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw unexpected("a finite number", node, path);
        }
        return node.doubleValue();
    }

    private static JsonNode array(JsonNode node, String path) {
        if (!node.isArray()) {
            throw unexpected("an array", node, path);
        }
        return node;
    }

    private static void checkLength(int actual, long expected, String path, String what) {
        if (actual != expected) {
            throw new InvalidInputException(path + ": expected " + expected + " " + what + ", found " + actual);
        }
    }

    private static InvalidInputException unexpected(String expected, JsonNode node, String path) {
        String found;
        if (node instanceof MissingNode) {
            found = "nothing";
        } else if (node.isContainerNode()) {
            found = node.isArray() ? "an array" : "an object";
        } else {
            found = node.toString();
        }
        return new InvalidInputException(path + ": expected " + expected + ", found " + found);
    }

    private String path(String field) {
        return path + "." + field;
    }
}
