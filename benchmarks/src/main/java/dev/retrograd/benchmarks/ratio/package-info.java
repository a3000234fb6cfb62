/** Measures the rows: each contender in JVMs of its own, in turn with the others, in thread CPU time. */
package dev.retrograd.benchmarks.ratio;
