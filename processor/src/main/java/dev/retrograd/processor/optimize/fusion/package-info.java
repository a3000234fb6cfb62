/**
 * Reverse sweeps that run in the same loop as their forward sweep, iteration by iteration, so that nothing has to be kept from one
 * loop to the other. May import {@code ir} and {@code analysis}.
 */
package dev.retrograd.processor.optimize.fusion;
