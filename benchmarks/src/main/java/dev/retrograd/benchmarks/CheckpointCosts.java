package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.checkpoint.CheckpointTable;

/** Prints what the gradient of a loop of a million steps takes, as a Markdown table. */
public final class CheckpointCosts {

    private static final int STEPS = 1_000_000;

    private CheckpointCosts() {}

    /**
     * Measures.
     *
     * @param args the number of steps, a million if left out
     */
    public static void main(String[] args) {
        System.out.print(CheckpointTable.of(args.length > 0 ? Integer.parseInt(args[0]) : STEPS));
    }
}
