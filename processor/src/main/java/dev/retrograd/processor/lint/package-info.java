/**
 * Hazards: code whose derivative is right and still not what its author wants. Finds them and changes nothing. May import {@code
 * ir}, {@code rules} and {@code analysis}.
 */
package dev.retrograd.processor.lint;
