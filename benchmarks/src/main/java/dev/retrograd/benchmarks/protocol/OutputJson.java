package dev.retrograd.benchmarks.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** Writes the output of an evaluation as JSON. */
final class OutputJson {

    private OutputJson() {}

    /**
     * Checks that JSON can express every number.
     *
     * @throws ArithmeticException if one is infinite or NaN
     */
    static void check(Object output, String path) {
        if (output instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> check(field, path + "." + name));
        } else if (output instanceof double[] numbers) {
            for (int i = 0; i < numbers.length; i++) {
                if (!Double.isFinite(numbers[i])) {
                    check(numbers[i], path + "[" + i + "]");
                }
            }
        } else if (output instanceof Object[] rows) {
            for (int i = 0; i < rows.length; i++) {
                check(rows[i], path + "[" + i + "]");
            }
        } else if (output instanceof Double number && !Double.isFinite(number)) {
            throw new ArithmeticException(path + " is " + number + ", which JSON cannot express");
        }
    }

    static void write(Object output, JsonGenerator json) throws IOException {
        if (output instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName((String) field.getKey());
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (output instanceof double[] numbers) {
            json.writeArray(numbers, 0, numbers.length);
        } else if (output instanceof int[] numbers) {
            json.writeArray(numbers, 0, numbers.length);
        } else if (output instanceof Object[] rows) {
            json.writeStartArray();
            for (Object row : rows) {
                write(row, json);
            }
            json.writeEndArray();
        } else if (output instanceof Integer number) {
            json.writeNumber(number);
        } else if (output instanceof Double number) {
            json.writeNumber(number);
        } else {
            throw new IllegalArgumentException("no JSON form for an output of " + output.getClass());
        }
    }
}
