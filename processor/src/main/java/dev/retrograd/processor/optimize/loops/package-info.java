/**
 * Loops in the shapes that HotSpot compiles well, after storage has been planned. May import {@code ir} and {@code analysis}.
 */
package dev.retrograd.processor.optimize.loops;
