/**
 * What the processor tells its users: every message once, with a stable code. May import nothing of the processor but
 * {@code ir}, for places in the source.
 */
package dev.retrograd.processor.diagnostic;
