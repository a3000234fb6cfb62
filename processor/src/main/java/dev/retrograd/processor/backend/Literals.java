package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Primitive;
import java.util.Map;

/** Java's literals, exact to the bit. */
final class Literals {
    private static final Map<Double, String> NAMED = Map.of(
            Math.PI, "Math.PI",
            Math.E, "Math.E",
            Double.MAX_VALUE, "Double.MAX_VALUE",
            Double.MIN_VALUE, "Double.MIN_VALUE");

    private Literals() {}

    /** Whether the literal starts with a minus sign. */
    static boolean isNegative(Number number) {
        String text = text(number);
        return text.startsWith("-");
    }

    /** The value of a new field of a type, boxed. */
    static Object zero(Primitive type) {
        return switch (type) {
            case BOOLEAN -> false;
            case BYTE -> (byte) 0;
            case SHORT -> (short) 0;
            case CHAR -> (char) 0;
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0.0f;
            case DOUBLE -> 0.0;
        };
    }

    /** The source text of a boxed value, which is no string. */
    static String text(Object value) {
        if (value instanceof Double number) {
            return number.isNaN() ? "Double.NaN" : number.isInfinite() ? infinity("Double", number > 0) : plain(number);
        } else if (value instanceof Float number) {
            return number.isNaN() ? "Float.NaN" : number.isInfinite() ? infinity("Float", number > 0) : number + "f";
        } else if (value instanceof Long number) {
            return number == Long.MIN_VALUE ? "Long.MIN_VALUE" : number + "L";
        } else if (value instanceof Integer number) {
            return number == Integer.MIN_VALUE ? "Integer.MIN_VALUE" : number.toString();
        } else if (value instanceof Character character) {
            return character(character);
        }
        return String.valueOf(value);
    }

    private static String infinity(String type, boolean positive) {
        return type + (positive ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }

    /** {@code Math.PI} where it is that, otherwise the shortest exact text: {@code 1e-9} rather than {@code 1.0E-9}. */
    private static String plain(double number) {
        String named = NAMED.get(Math.abs(number));
        if (named != null) {
            return (number < 0 ? "-" : "") + named;
        }
        String text = Double.toString(number);
        return text.replace(".0E", "e").replace("E", "e");
    }

    /** A string literal on one line. */
    static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default ->
                    literal.append(
                            character < ' ' ? String.format("\\u%04x", (int) character) : String.valueOf(character));
            }
        }
        return literal.append('"').toString();
    }

    private static String character(char character) {
        return switch (character) {
            case '\'' -> "'\\''";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\\' -> "'\\\\'";
            default ->
                character >= ' ' && character <= '~'
                        ? "'" + character + "'"
                        : String.format("'\\u%04x'", (int) character);
        };
    }
}
