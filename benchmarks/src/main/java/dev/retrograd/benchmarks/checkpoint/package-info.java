/** What a long loop costs with all of its iterations kept and with snapshots; may import {@code dev.retrograd} and {@code java.base}. */
package dev.retrograd.benchmarks.checkpoint;
