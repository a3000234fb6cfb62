package dev.retrograd.benchmarks;

import dev.retrograd.benchmarks.eval.Evals;
import dev.retrograd.benchmarks.protocol.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** A tool for GradBench: answers its messages on standard input and output. */
public final class GradBench {

    private GradBench() {}

    /**
     * Answers until standard input ends.
     *
     * @param args none
     * @throws IOException if standard input or output fails
     */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new Session(Evals.all(), new OutputStreamWriter(System.out, StandardCharsets.UTF_8)).run(in);
    }
}
