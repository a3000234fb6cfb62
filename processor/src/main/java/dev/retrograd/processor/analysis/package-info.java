/**
 * What can be known about a function without changing it; every result is immutable. May import {@code ir} and
 * {@code rules}.
 */
package dev.retrograd.processor.analysis;
