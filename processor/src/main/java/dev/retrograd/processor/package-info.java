/** The annotation processor and its pipeline; may import every package below this one. */
package dev.retrograd.processor;
