package dev.retrograd.processor.frontend;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;

/**
 * What the front end makes of a method.
 *
 * @param function what it computes
 * @param signature how it is declared
 */
public record LoweredMethod(Function function, MethodSignature signature) {}
