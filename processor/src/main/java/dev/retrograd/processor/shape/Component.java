package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.Type;

/**
 * Something named, typed and documented: a parameter, a record component, a reader of the workspace.
 *
 * @param name the name, already free of clashes
 * @param type the type
 * @param doc what it is, without a full stop
 */
public record Component(String name, Type type, String doc) {}
