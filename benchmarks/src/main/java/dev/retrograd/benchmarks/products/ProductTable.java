package dev.retrograd.benchmarks.products;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kernel of products by loops beside the one by the Vector API. */
public final class ProductTable {
    private static final int[] SIZES = {16, 32, 64, 128, 256, 512, 1000};
    private static final List<String> LOOPS = List.of("-Dretrograd.vector=false");
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    private final int rounds;
    private final PrintStream out;

    /** A table whose figures are medians of so many rounds. */
    public ProductTable(int rounds, PrintStream out) {
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * Measures and prints, size by size.
     *
     * @throws IOException if a JVM fails, or if the kernels do not agree to the bit
     * @throws InterruptedException if this thread is interrupted
     */
    public void print() throws IOException, InterruptedException {
        out.println(
                "| rows and columns | `Y += A B` by loops | by vectors | ratio | `Y += Aᵀ B` by loops | by vectors | ratio |");
        out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int size : SIZES) {
            row(size);
        }
    }

    private void row(int size) throws IOException, InterruptedException {
        double[][] figures = new double[6][rounds];
        for (int round = 0; round < rounds; round++) {
            String[] loops = start(LOOPS, size);
            String[] vectors = start(VECTORS, size);
            if (!loops[2].equals(vectors[2])) {
                throw new IOException("the kernels differ for " + size + " rows: " + loops[2] + ", " + vectors[2]);
            }
            for (int i = 0; i < 2; i++) {
                figures[3 * i][round] = Double.parseDouble(loops[i]);
                figures[3 * i + 1][round] = Double.parseDouble(vectors[i]);
                figures[3 * i + 2][round] = figures[3 * i + 1][round] / figures[3 * i][round];
            }
        }
        out.print("| " + size + " |");
        for (int i = 0; i < figures.length; i++) {
            Arrays.sort(figures[i]);
            out.print(String.format(Locale.ROOT, i % 3 == 2 ? " %.2f |" : " %.1f |", figures[i][rounds / 2]));
        }
        out.println();
    }

    private static String[] start(List<String> options, int size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(options);
        command.addAll(List.of(
                "-Xbatch",
                "-cp",
                System.getProperty("java.class.path"),
                ProductFork.class.getName(),
                Integer.toString(size)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int start = output.lastIndexOf(ProductFork.RESULT);
        if (process.waitFor() != 0 || start < 0) {
            throw new IOException("matrices of " + size + " rows: " + output);
        }
        return output.substring(start + ProductFork.RESULT.length()).strip().split(" ");
    }
}
