package dev.retrograd.processor.frontend.attribution;

/**
 * What keeps a method from being understood before all other processors have run, or at all: javac's message, for the case that
 * javac itself does not repeat it later.
 *
 * @param message javac's text
 * @param position offset in the source file
 */
public record NestedError(String message, long position) {}
