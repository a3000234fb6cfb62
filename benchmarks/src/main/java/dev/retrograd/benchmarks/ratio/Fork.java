package dev.retrograd.benchmarks.ratio;

import dev.retrograd.benchmarks.row.Row;
import dev.retrograd.benchmarks.row.Rows;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JVM that measures one contender of one row. */
public final class Fork {

    private static final String RESULT = "measured: ";

    private Fork() {}

    /**
     * Measures and prints.
     *
     * @param args the row, the contender, the seconds to warm up and the seconds to measure
     */
    public static void main(String[] args) {
        Row row = Rows.named(args[0]);
        double warmUp = Double.parseDouble(args[2]);
        double seconds = Double.parseDouble(args[3]);
        System.out.println(
                RESULT + Measurement.of(row, args[1], warmUp, seconds).line());
    }

    /**
     * Starts such a JVM and waits for it.
     *
     * @param row the row
     * @param contender the contender
     * @param warmUp how many seconds to warm up
     * @param seconds how many seconds to measure
     * @return what it found out
     * @throws IOException if it cannot be started or fails
     * @throws InterruptedException if this thread is interrupted
     */
    public static Measurement start(String row, String contender, double warmUp, double seconds)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xbatch",
                "-XX:+UseSerialGC",
                "-Xms1g",
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                Fork.class.getName(),
                row,
                contender,
                Double.toString(warmUp),
                Double.toString(seconds)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int start = output.lastIndexOf(RESULT);
        if (process.waitFor() != 0 || start < 0) {
            throw new IOException(row + ", " + contender + ": " + output);
        }
        return Measurement.parse(output.substring(start + RESULT.length()).strip());
    }
}
