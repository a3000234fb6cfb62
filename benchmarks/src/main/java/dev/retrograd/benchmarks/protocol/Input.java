package dev.retrograd.benchmarks.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The input of an evaluation; every method checks what it returns and says where the input is not as expected. */
public final class Input {

    private final JsonNode node;

    Input(JsonNode node) {
        this.node = node;
    }

    /**
     * The input itself, where it is a bare number.
     *
     * @return the number
     */
    public double number() {
        return number(node, "input");
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
     * A field that holds an array of rows of equal length.
     *
     * @param field its name
     * @param rows how many rows there have to be
     * @param columns how many numbers there have to be in each
     * @return the rows
     */
    public double[][] matrix(String field, int rows, int columns) {
        JsonNode array = array(node.path(field), path(field));
        checkLength(array.size(), rows, path(field), "rows");
        double[][] matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = vector(array.get(row), path(field) + "[" + row + "]", columns);
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

    private static void checkLength(int actual, int expected, String path, String what) {
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

    private static String path(String field) {
        return "input." + field;
    }
}
