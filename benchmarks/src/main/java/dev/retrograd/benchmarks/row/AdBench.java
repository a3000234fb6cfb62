package dev.retrograd.benchmarks.row;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;

/** Reads a file of Microsoft's ADBench number by number. */
final class AdBench {

    private final StringTokenizer words;

    private AdBench(StringTokenizer words) {
        this.words = words;
    }

    static AdBench open(String file) {
        return new AdBench(new StringTokenizer(String.join("\n", lines(file))));
    }

    /** The gradient of a file of expected results. */
    static double[] gradient(String file) {
        AdBench in = open(file);
        in.skipTo("gradient");
        return in.row(in.integer());
    }

    /** The Jacobian of a file of expected results, row by row; the file has it by columns. */
    static double[] jacobian(String file) {
        AdBench in = open(file);
        in.skipTo("nrows");
        int rows = in.integer();
        in.skipTo("ncols");
        int columns = in.integer();
        in.words.nextToken();
        double[] jacobian = new double[rows * columns];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                jacobian[row * columns + column] = in.number();
            }
        }
        return jacobian;
    }

    private void skipTo(String word) {
        while (!words.nextToken().equals(word)) {
            // numbers that are not asked for
        }
    }

    static List<String> lines(String file) {
        try (InputStream in = AdBench.class.getResourceAsStream("/adbench/" + file + ".gz");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int integer() {
        return Integer.parseInt(words.nextToken());
    }

    double number() {
        return Double.parseDouble(words.nextToken());
    }

    double[] row(int length) {
        double[] row = new double[length];
        for (int i = 0; i < length; i++) {
            row[i] = number();
        }
        return row;
    }

    double[][] rows(int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = row(columns);
        }
        return matrix;
    }
}
