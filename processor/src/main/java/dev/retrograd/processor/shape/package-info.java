/**
 * The shape of the companion class: its members, their signatures, names and documentation, but no code. May import
 * {@code ir} alone.
 *
 * <p>{@link dev.retrograd.processor.shape.Shape} makes a {@link dev.retrograd.processor.shape.CompanionPlan}; the back end
 * writes it down.
 */
package dev.retrograd.processor.shape;
