/**
 * From typed javac trees to the intermediate representation. Entry: {@link dev.retrograd.processor.frontend.Lowering}.
 *
 * <p>Whatever Java has beyond the representation is reduced to it here, and whatever cannot be is refused at its exact
 * expression. May import {@code ir} and {@code diagnostic}, and is, with its subpackages, the only user of
 * {@code com.sun.source}.
 */
package dev.retrograd.processor.frontend;
