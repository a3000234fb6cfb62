package dev.retrograd.runtime;

/** Products by loops that the compiler makes vectors of: two rows of the result and three terms at a time, in blocks. */
final class ScalarProducts implements Products {
    /** Rows and columns of the right factor that are worked on together: 512 KiB stay in the second-level cache. */
    private static final int BLOCK = 256;

    @Override
    public void add(double[][] y, double[][] a, double[][] b) {
        int columns = b[0].length;
        for (int from = 0; from < columns; from += BLOCK) {
            int to = Math.min(columns, from + BLOCK);
            for (int first = 0; first < b.length; first += BLOCK) {
                add(a, b, y, first, Math.min(b.length, first + BLOCK), from, to);
            }
        }
    }

    @Override
    public void addTransposed(double[][] y, double[][] a, double[][] b) {
        int columns = b[0].length;
        for (int from = 0; from < columns; from += BLOCK) {
            int to = Math.min(columns, from + BLOCK);
            for (int first = 0; first < b.length; first += BLOCK) {
                addTransposed(a, b, y, first, Math.min(b.length, first + BLOCK), from, to);
            }
        }
    }

    private static void addTransposed(double[][] a, double[][] b, double[][] y, int first, int end, int from, int to) {
        int k = first;
        for (; k + 2 < end; k += 3) {
            double[] a0 = a[k];
            double[] a1 = a[k + 1];
            double[] a2 = a[k + 2];
            int i = 0;
            for (; i + 1 < y.length; i += 2) {
                addSix(
                        y[i], y[i + 1], b[k], b[k + 1], b[k + 2], a0[i], a1[i], a2[i], a0[i + 1], a1[i + 1], a2[i + 1],
                        from, to);
            }
            if (i < y.length) {
                add(y[i], b[k], a0[i], from, to);
                add(y[i], b[k + 1], a1[i], from, to);
                add(y[i], b[k + 2], a2[i], from, to);
            }
        }
        for (; k < end; k++) {
            for (int i = 0; i < y.length; i++) {
                add(y[i], b[k], a[k][i], from, to);
            }
        }
    }

    /** Continues the chains of the columns {@code from} to {@code to} of {@code y} by the terms {@code first} to {@code end}. */
    private static void add(double[][] a, double[][] b, double[][] y, int first, int end, int from, int to) {
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            double[] a0 = a[i];
            double[] a1 = a[i + 1];
            int k = first;
            for (; k + 2 < end; k += 3) {
                addSix(
                        y[i], y[i + 1], b[k], b[k + 1], b[k + 2], a0[k], a0[k + 1], a0[k + 2], a1[k], a1[k + 1],
                        a1[k + 2], from, to);
            }
            for (; k < end; k++) {
                add(y[i], b[k], a0[k], from, to);
                add(y[i + 1], b[k], a1[k], from, to);
            }
        }
        if (i < a.length) {
            for (int k = first; k < end; k++) {
                add(y[i], b[k], a[i][k], from, to);
            }
        }
    }

    /** Two rows of the result by three terms: few enough streams for the compiler to vectorise, in a method of its own. */
    private static void addSix(
            double[] y0,
            double[] y1,
            double[] b0,
            double[] b1,
            double[] b2,
            double a00,
            double a01,
            double a02,
            double a10,
            double a11,
            double a12,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            y0[j] = Math.fma(a02, b2[j], Math.fma(a01, b1[j], Math.fma(a00, b0[j], y0[j])));
            y1[j] = Math.fma(a12, b2[j], Math.fma(a11, b1[j], Math.fma(a10, b0[j], y1[j])));
        }
    }

    private static void add(double[] y, double[] b, double a, int from, int to) {
        for (int j = from; j < to; j++) {
            y[j] = Math.fma(a, b[j], y[j]);
        }
    }

    @Override
    public String toString() {
        return "loops";
    }
}
