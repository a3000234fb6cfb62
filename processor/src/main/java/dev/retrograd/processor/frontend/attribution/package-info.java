/**
 * Typed trees of method bodies while annotation processing still runs, when javac has not attributed any body yet.
 *
 * <p>A private, nested javac attributes a copy of the sources ({@link dev.retrograd.processor.frontend.attribution.Attribution}),
 * and javac's own attribution is compared with it later
 * ({@link dev.retrograd.processor.frontend.attribution.AttributionCheck}). Attributing the user's own trees early is no way:
 * javac cannot undo it and then rejects valid programs.
 *
 * <p>May import {@code java.*}, {@code javax.*}, {@code com.sun.source.*} and the {@code diagnostic} package.
 */
package dev.retrograd.processor.frontend.attribution;
