package dev.retrograd.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Fisher's iris data: one row of measurements for each flower, and the flower's species.
 *
 * <p>The file is comma-separated: lines that start with {@code #} and blank lines are skipped, the first other line holds the
 * column names, every further one a flower.
 *
 * @param measurements one row of four lengths in centimetres for each flower
 * @param species the species of each flower
 */
public record IrisData(double[][] measurements, List<Species> species) {

    /** The three species, in the order of the network's outputs. */
    public enum Species {
        /** Iris setosa. */
        SETOSA,
        /** Iris versicolor. */
        VERSICOLOR,
        /** Iris virginica. */
        VIRGINICA
    }

    private static final List<String> COLUMNS =
            List.of("sepalLength", "sepalWidth", "petalLength", "petalWidth", "species");
    private static final int FEATURES = COLUMNS.size() - 1;
    private static final String RESOURCE = "iris.csv";

    /**
     * Reads the 150 flowers that are shipped with this program.
     *
     * @return the data
     */
    public static IrisData load() {
        InputStream stream = Objects.requireNonNull(IrisData.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(RESOURCE, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }

    /**
     * Reads iris data.
     *
     * @param file the name of the file, for messages
     * @param reader where its text comes from
     * @return the data
     * @throws IrisFormatException if the text is not in the form described above
     * @throws IOException if the reader fails
     */
    public static IrisData read(String file, Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        List<double[]> measurements = new ArrayList<>();
        List<Species> species = new ArrayList<>();
        boolean headerSeen = false;
        int number = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            Line line = new Line(file, number, text.split(",", -1));
            if (headerSeen) {
                measurements.add(line.measurements());
                species.add(line.species());
            } else {
                line.checkHeader();
                headerSeen = true;
            }
        }
        if (measurements.isEmpty()) {
            throw new IrisFormatException(file + ": no flowers in this file; expected the line '"
                    + String.join(",", COLUMNS) + "' and then one line for each flower");
        }
        return new IrisData(measurements.toArray(new double[0][]), List.copyOf(species));
    }

    /** A line taken apart, able to say where its mistakes are. */
    private record Line(String file, int number, String[] cells) {

        void checkHeader() {
            checkCellCount();
            for (int column = 0; column < cells.length; column++) {
                if (!cells[column].strip().equals(COLUMNS.get(column))) {
                    throw error(
                            column,
                            "the first line has to be '" + String.join(",", COLUMNS) + "', found '"
                                    + cells[column].strip() + "'; add the header or rename the column");
                }
            }
        }

        double[] measurements() {
            checkCellCount();
            double[] row = new double[FEATURES];
            for (int column = 0; column < FEATURES; column++) {
                row[column] = centimetres(column);
            }
            return row;
        }

        Species species() {
            String name = cells[FEATURES].strip();
            for (Species candidate : Species.values()) {
                if (candidate.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return candidate;
                }
            }
            throw error(FEATURES, "'" + name + "' is not a species; write setosa, versicolor or virginica");
        }

        private double centimetres(int column) {
            String cell = cells[column].strip();
            double length;
            try {
                length = Double.parseDouble(cell);
            } catch (NumberFormatException e) {
                throw error(column, "'" + cell + "' is not a number; write a length in centimetres such as 5.1");
            }
            if (!Double.isFinite(length) || length <= 0) {
                throw error(column, "'" + cell + "' is not a length; write a positive number of centimetres");
            }
            return length;
        }

        private void checkCellCount() {
            if (cells.length != COLUMNS.size()) {
                int column = Math.min(cells.length, COLUMNS.size() + 1) - 1;
                throw error(
                        column,
                        cells.length + (cells.length == 1 ? " column" : " columns") + " instead of " + COLUMNS.size()
                                + "; write " + String.join(",", COLUMNS));
            }
        }

        private IrisFormatException error(int column, String problem) {
            String name = column < COLUMNS.size() ? " (" + COLUMNS.get(column) + ")" : "";
            return new IrisFormatException(
                    file + ", line " + number + ", column " + (column + 1) + name + ": " + problem);
        }
    }
}
