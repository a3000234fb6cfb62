/** The runtime's kernel of matrix products, measured. Imports nothing of the other packages here. */
package dev.retrograd.benchmarks.products;
