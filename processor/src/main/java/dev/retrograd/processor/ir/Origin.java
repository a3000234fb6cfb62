package dev.retrograd.processor.ir;

/**
 * Where an operation comes from.
 *
 * @param span the source text that it stands for
 * @param note for derived operations the local rule, as the generated source's comment says it; empty for the method's own
 */
public record Origin(Span span, String note) {

    /** The origin of operations that stand for nothing in the source. */
    public static final Origin NONE = new Origin(Span.NONE, "");

    /** The origin of one of the method's own operations. */
    public static Origin at(Span span) {
        return new Origin(span, "");
    }

    /** The same place with a note. */
    public Origin note(String text) {
        return new Origin(span, text);
    }
}
