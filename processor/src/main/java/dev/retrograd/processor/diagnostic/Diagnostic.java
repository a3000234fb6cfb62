package dev.retrograd.processor.diagnostic;

import dev.retrograd.processor.ir.Span;
import java.util.List;

/**
 * A message at a place.
 *
 * @param message what is said
 * @param span where
 * @param operands what the message's placeholders stand for
 * @param notes how the place was reached, from the inside out
 */
public record Diagnostic(Message message, Span span, List<String> operands, List<Note> notes) {
    /** Copies the lists. */
    public Diagnostic {
        operands = List.copyOf(operands);
        notes = List.copyOf(notes);
    }

    /** A message without notes. */
    public static Diagnostic of(Message message, Span span, String... operands) {
        return new Diagnostic(message, span, List.of(operands), List.of());
    }

    /** The whole text: code, message, advice and notes. */
    public String text() {
        StringBuilder text = new StringBuilder("[")
                .append(message.code())
                .append("] ")
                .append(message.text(operands))
                .append("; ")
                .append(message.advice(operands));
        for (Note note : notes) {
            text.append("\n  ").append(note.text());
            if (!note.span().file().isEmpty()) {
                text.append(" (")
                        .append(note.span().file())
                        .append(':')
                        .append(note.span().line())
                        .append(')');
            }
        }
        return text.toString();
    }

    /**
     * A remark to a message.
     *
     * @param text what it says
     * @param span the place it speaks of
     */
    public record Note(String text, Span span) {}
}
