/**
 * What compiling with the processor costs: sources to compile and compilations in process. May import {@code java.base} and
 * {@code java.compiler}.
 */
package dev.retrograd.benchmarks.compiletime;
