/** Transforms of functions: reverse accumulation, tangents. May import {@code ir}, {@code rules} and {@code analysis}. */
package dev.retrograd.processor.transform;
