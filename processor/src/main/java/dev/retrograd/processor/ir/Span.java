package dev.retrograd.processor.ir;

/**
 * A place in a source file.
 *
 * @param file the source file's simple name, for readers
 * @param line the line, counted from 1; 0 if unknown
 * @param column the column, counted from 1; 0 if unknown
 * @param start the offset of the first character in the file; -1 if unknown
 * @param end the offset behind the last character; -1 if unknown
 */
public record Span(String file, int line, int column, int start, int end) {

    /** For operations that no source text stands for. */
    public static final Span NONE = new Span("", 0, 0, -1, -1);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
