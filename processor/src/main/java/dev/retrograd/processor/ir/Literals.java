package dev.retrograd.processor.ir;

/** The text form of literals: constants, labels, notes. */
final class Literals {
    private Literals() {}

    /** A constant's value; a {@code char} is written as its number. */
    static String print(Object value) {
        if (value instanceof String text) {
            return quote(text);
        }
        return value instanceof Character character ? Integer.toString(character) : String.valueOf(value);
    }

    /** A string in quotes, everything but printable ASCII escaped. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** What {@link #quote} wrote between its quotes. */
    static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            if (kind == 'u') {
                out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                out.append(kind == 'n' ? '\n' : kind);
            }
        }
        return out.toString();
    }

    /**
     * Reads a constant.
     *
     * @throws NumberFormatException if the text is none of the type
     */
    static Object parse(String text, Type type) {
        if (!(type instanceof Primitive primitive)) {
            if (text.equals("null")) {
                return null;
            }
            throw new NumberFormatException("not a literal of type " + type);
        }
        return switch (primitive) {
            case BOOLEAN -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new NumberFormatException("not a boolean: " + text);
                }
                yield text.equals("true");
            }
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case CHAR -> {
                int code = Integer.parseInt(text);
                if (code < Character.MIN_VALUE || code > Character.MAX_VALUE) {
                    throw new NumberFormatException("not a char: " + text);
                }
                yield (char) code;
            }
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
        };
    }
}
