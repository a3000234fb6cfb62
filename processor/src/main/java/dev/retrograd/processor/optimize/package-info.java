/** Passes from function to function, each with one purpose and a switch. May import {@code ir}, {@code analysis} and {@code rules}. */
package dev.retrograd.processor.optimize;
