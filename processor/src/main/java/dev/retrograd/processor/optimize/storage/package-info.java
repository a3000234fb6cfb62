/**
 * The storage plan: where the values that the reverse sweep needs live, and where new arrays come from. May import {@code ir},
 * {@code analysis} and {@code rules}.
 */
package dev.retrograd.processor.optimize.storage;
