/**
 * Programs that measure Retrograd. May import every other package of this module.
 */
package dev.retrograd.benchmarks;
