package dev.retrograd.benchmarks.row;

import java.util.Optional;
import java.util.function.Supplier;

/** Another library that differentiates; those on the class path are found by {@link java.util.ServiceLoader}. */
public interface Peer {

    /** {@return its name} */
    String name();

    /** {@return whether it computes in threads of its own, whose time has to count too} */
    default boolean usesThreads() {
        return false;
    }

    /**
     * Lets it compute a row.
     *
     * @param row the row
     * @return nothing if it cannot express the row, or not within a minute and two gigabytes
     */
    Optional<Supplier<Contender>> contender(Row row);
}
