package dev.retrograd.benchmarks.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** All rows. */
public final class Rows {

    private Rows() {}

    /** {@return makers of the rows in the order of the table} */
    public static List<Supplier<Row>> all() {
        return List.of(
                () -> Mixture.row(10, 1.8),
                () -> Mixture.row(32, 2.3),
                LongMemory::row,
                Block::row,
                Hand::row,
                Logistic::row,
                Network::row,
                Lorenz::row,
                Quotient::row);
    }

    /**
     * Finds the row of a name.
     *
     * @param name the name
     * @return the row
     * @throws IllegalArgumentException if there is none
     */
    public static Row named(String name) {
        for (Supplier<Row> maker : all()) {
            Row row = maker.get();
            if (row.name().equals(name)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row " + name);
    }

    /**
     * Lists who computes a row: its own contenders, then the peers on the class path that can.
     *
     * @param row the row
     * @return makers of the contenders by their names
     */
    public static Map<String, Supplier<Contender>> contenders(Row row) {
        Map<String, Supplier<Contender>> contenders = new LinkedHashMap<>(row.contenders());
        for (Peer peer : ServiceLoader.load(Peer.class)) {
            peer.contender(row).ifPresent(maker -> contenders.put(peer.name(), maker));
        }
        return contenders;
    }

    /**
     * Tells whether the time of threads other than the caller's counts for a contender.
     *
     * @param contender its name
     * @return whether it is a peer with threads of its own
     */
    public static boolean usesThreads(String contender) {
        return ServiceLoader.load(Peer.class).stream()
                .map(ServiceLoader.Provider::get)
                .anyMatch(peer -> peer.name().equals(contender) && peer.usesThreads());
    }
}
