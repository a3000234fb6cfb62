/** Transforms of functions: reverse accumulation. May import {@code ir}, {@code rules} and {@code analysis}. */
package dev.retrograd.processor.transform;
