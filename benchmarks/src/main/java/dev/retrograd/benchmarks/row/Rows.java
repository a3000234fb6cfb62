package dev.retrograd.benchmarks.row;

import java.util.List;
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
}
