/** Whole methods through the whole processor: compiled, loaded, run and compared with independent oracles. */
package dev.retrograd.processor.corpus;
