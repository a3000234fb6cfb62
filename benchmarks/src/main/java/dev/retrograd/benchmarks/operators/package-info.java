/** Derivatives by overloaded operators: the rows written over any kind of number, and a small tape of our own. */
package dev.retrograd.benchmarks.operators;
