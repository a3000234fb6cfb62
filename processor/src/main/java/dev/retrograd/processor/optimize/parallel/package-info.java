/** Splits loops of independent iterations into chunks for several threads. May import {@code ir}, {@code analysis} and other packages of {@code optimize}. */
package dev.retrograd.processor.optimize.parallel;
