package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.products.ProductTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints how fast products of matrices are by loops and by the Vector API. */
public final class MatrixProducts {
    private static final int ROUNDS = 5;

    private MatrixProducts() {}

    /**
     * Measures.
     *
     * @param args not looked at
     * @throws IOException if a JVM fails, as it does where the module {@code jdk.incubator.vector} is missing
     * @throws InterruptedException if this thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new ProductTable(ROUNDS, new PrintStream(System.out, true, StandardCharsets.UTF_8)).print();
    }
}
