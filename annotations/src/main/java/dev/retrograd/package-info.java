/** The annotations that ask Retrograd for derivatives; may import nothing but {@code java.base}. */
package dev.retrograd;
