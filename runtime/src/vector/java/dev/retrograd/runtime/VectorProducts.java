package dev.retrograd.runtime;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products by the Vector API: tiles of four rows and two vectors of the result stay in registers while the terms of a block are
 * added. Lanes are elements of the result, so each element's chain is the one of the loops.
 */
final class VectorProducts implements Products {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Rows of the right factor that a tile takes at a time: their two vectors, 16 KiB in all, stay in the first-level cache. */
    private static final int BLOCK = 1024 / LANES;

    /** Rows and columns of a transposed left factor that are worked on together: 16 KiB, too. */
    private static final int TERMS = 64;

    private static final int COLUMNS = 32;

    @Override
    public void add(double[][] y, double[][] a, double[][] b) {
        int columns = b[0].length;
        for (int first = 0; first < b.length; first += BLOCK) {
            int end = Math.min(b.length, first + BLOCK);
            int j = 0;
            for (; j + 2 * LANES <= columns; j += 2 * LANES) {
                int i = 0;
                for (; i + 3 < y.length; i += 4) {
                    addTile(y[i], y[i + 1], y[i + 2], y[i + 3], a[i], a[i + 1], a[i + 2], a[i + 3], b, first, end, j);
                }
                for (; i < y.length; i++) {
                    addRow(y[i], a[i], b, first, end, j);
                }
            }
            for (int i = 0; i < y.length; i++) {
                addRest(y[i], a[i], b, first, end, j);
            }
        }
    }

    @Override
    public void addTransposed(double[][] y, double[][] a, double[][] b) {
        for (int first = 0; first < b.length; first += TERMS) {
            int end = Math.min(b.length, first + TERMS);
            for (int from = 0; from < y.length; from += COLUMNS) {
                addTransposed(y, a, b, first, end, from, Math.min(y.length, from + COLUMNS));
            }
        }
    }

    private static void addTransposed(double[][] y, double[][] a, double[][] b, int first, int end, int from, int to) {
        int columns = b[0].length;
        int j = 0;
        for (; j + 2 * LANES <= columns; j += 2 * LANES) {
            int i = from;
            for (; i + 3 < to; i += 4) {
                addTransposedTile(y[i], y[i + 1], y[i + 2], y[i + 3], a, i, b, first, end, j);
            }
            for (; i < to; i++) {
                addTransposedRow(y[i], a, i, b, first, end, j);
            }
        }
        for (int k = first; k < end; k++) {
            for (int i = from; i < to; i++) {
                addRest(y[i], a[k][i], b[k], j);
            }
        }
    }

    private static void addTile(
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double[][] b,
            int first,
            int end,
            int j) {
        DoubleVector y00 = DoubleVector.fromArray(SPECIES, y0, j);
        DoubleVector y01 = DoubleVector.fromArray(SPECIES, y0, j + LANES);
        DoubleVector y10 = DoubleVector.fromArray(SPECIES, y1, j);
        DoubleVector y11 = DoubleVector.fromArray(SPECIES, y1, j + LANES);
        DoubleVector y20 = DoubleVector.fromArray(SPECIES, y2, j);
        DoubleVector y21 = DoubleVector.fromArray(SPECIES, y2, j + LANES);
        DoubleVector y30 = DoubleVector.fromArray(SPECIES, y3, j);
        DoubleVector y31 = DoubleVector.fromArray(SPECIES, y3, j + LANES);
        for (int k = first; k < end; k++) {
            double[] row = b[k];
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, row, j);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, row, j + LANES);
            DoubleVector a0k = DoubleVector.broadcast(SPECIES, a0[k]);
            y00 = a0k.fma(b0, y00);
            y01 = a0k.fma(b1, y01);
            DoubleVector a1k = DoubleVector.broadcast(SPECIES, a1[k]);
            y10 = a1k.fma(b0, y10);
            y11 = a1k.fma(b1, y11);
            DoubleVector a2k = DoubleVector.broadcast(SPECIES, a2[k]);
            y20 = a2k.fma(b0, y20);
            y21 = a2k.fma(b1, y21);
            DoubleVector a3k = DoubleVector.broadcast(SPECIES, a3[k]);
            y30 = a3k.fma(b0, y30);
            y31 = a3k.fma(b1, y31);
        }
        y00.intoArray(y0, j);
        y01.intoArray(y0, j + LANES);
        y10.intoArray(y1, j);
        y11.intoArray(y1, j + LANES);
        y20.intoArray(y2, j);
        y21.intoArray(y2, j + LANES);
        y30.intoArray(y3, j);
        y31.intoArray(y3, j + LANES);
    }

    private static void addTransposedTile(
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            double[][] a,
            int i,
            double[][] b,
            int first,
            int end,
            int j) {
        DoubleVector y00 = DoubleVector.fromArray(SPECIES, y0, j);
        DoubleVector y01 = DoubleVector.fromArray(SPECIES, y0, j + LANES);
        DoubleVector y10 = DoubleVector.fromArray(SPECIES, y1, j);
        DoubleVector y11 = DoubleVector.fromArray(SPECIES, y1, j + LANES);
        DoubleVector y20 = DoubleVector.fromArray(SPECIES, y2, j);
        DoubleVector y21 = DoubleVector.fromArray(SPECIES, y2, j + LANES);
        DoubleVector y30 = DoubleVector.fromArray(SPECIES, y3, j);
        DoubleVector y31 = DoubleVector.fromArray(SPECIES, y3, j + LANES);
        for (int k = first; k < end; k++) {
            double[] row = b[k];
            double[] terms = a[k];
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, row, j);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, row, j + LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, terms[i]);
            y00 = a0.fma(b0, y00);
            y01 = a0.fma(b1, y01);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, terms[i + 1]);
            y10 = a1.fma(b0, y10);
            y11 = a1.fma(b1, y11);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, terms[i + 2]);
            y20 = a2.fma(b0, y20);
            y21 = a2.fma(b1, y21);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, terms[i + 3]);
            y30 = a3.fma(b0, y30);
            y31 = a3.fma(b1, y31);
        }
        y00.intoArray(y0, j);
        y01.intoArray(y0, j + LANES);
        y10.intoArray(y1, j);
        y11.intoArray(y1, j + LANES);
        y20.intoArray(y2, j);
        y21.intoArray(y2, j + LANES);
        y30.intoArray(y3, j);
        y31.intoArray(y3, j + LANES);
    }

    private static void addRow(double[] y, double[] a, double[][] b, int first, int end, int j) {
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, y, j);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, y, j + LANES);
        for (int k = first; k < end; k++) {
            DoubleVector ak = DoubleVector.broadcast(SPECIES, a[k]);
            y0 = ak.fma(DoubleVector.fromArray(SPECIES, b[k], j), y0);
            y1 = ak.fma(DoubleVector.fromArray(SPECIES, b[k], j + LANES), y1);
        }
        y0.intoArray(y, j);
        y1.intoArray(y, j + LANES);
    }

    private static void addTransposedRow(double[] y, double[][] a, int i, double[][] b, int first, int end, int j) {
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, y, j);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, y, j + LANES);
        for (int k = first; k < end; k++) {
            DoubleVector ak = DoubleVector.broadcast(SPECIES, a[k][i]);
            y0 = ak.fma(DoubleVector.fromArray(SPECIES, b[k], j), y0);
            y1 = ak.fma(DoubleVector.fromArray(SPECIES, b[k], j + LANES), y1);
        }
        y0.intoArray(y, j);
        y1.intoArray(y, j + LANES);
    }

    /** The columns from {@code j}, too few for a tile. */
    private static void addRest(double[] y, double[] a, double[][] b, int first, int end, int j) {
        for (int k = first; k < end; k++) {
            addRest(y, a[k], b[k], j);
        }
    }

    private static void addRest(double[] y, double a, double[] b, int from) {
        for (int j = from; j < y.length; j++) {
            y[j] = Math.fma(a, b[j], y[j]);
        }
    }

    @Override
    public String toString() {
        return "the Vector API, " + SPECIES.vectorBitSize() + " bits at a time";
    }
}
