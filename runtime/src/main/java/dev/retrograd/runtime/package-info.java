/** What differentiable methods and their companions may call; may import nothing but {@code java.base}. */
package dev.retrograd.runtime;
