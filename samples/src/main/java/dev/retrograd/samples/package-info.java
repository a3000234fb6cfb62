/**
 * What a user of Retrograd writes: small models, each with its test, and a network trained on Fisher's iris data. May import
 * {@code dev.retrograd}, {@code dev.retrograd.runtime} and {@code java.base}.
 */
package dev.retrograd.samples;
