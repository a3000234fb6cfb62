package dev.retrograd.runtime;

/** The shape checks of all matrix operations; every refusal names the operation and the shapes that do not fit. */
final class Shapes {
    private Shapes() {}

    static void size(String operation, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    operation + ": a matrix has at least one row and one column, not " + rows + "x" + columns);
        }
    }

    static void rectangular(String operation, double[][] a) {
        rectangular(operation, "", a);
    }

    static void product(double[][] a, double[][] b) {
        bothRectangular("times", a, b);
        if (a[0].length != b.length) {
            throw new IllegalArgumentException("times: " + shape(a) + " by " + shape(b) + ": the left has "
                    + count(a[0].length, "column") + ", the right " + count(b.length, "row"));
        }
    }

    static void same(String operation, double[][] a, double[][] b) {
        bothRectangular(operation, a, b);
        if (a.length != b.length || a[0].length != b[0].length) {
            throw new IllegalArgumentException(
                    operation + ": " + shape(a) + " and " + shape(b) + ": the shapes have to be equal");
        }
    }

    static void row(double[][] a, double[] b) {
        rectangular("plusRow", a);
        if (a[0].length != b.length) {
            throw new IllegalArgumentException("plusRow: " + shape(a) + " and a row of 1x" + b.length
                    + ": the matrix has " + count(a[0].length, "column") + ", the row " + b.length);
        }
    }

    static void column(double[][] a, double[] b) {
        rectangular("plusColumn", a);
        if (a.length != b.length) {
            throw new IllegalArgumentException("plusColumn: " + shape(a) + " and a column of " + b.length
                    + "x1: the matrix has " + count(a.length, "row") + ", the column " + b.length);
        }
    }

    private static void bothRectangular(String operation, double[][] a, double[][] b) {
        rectangular(operation, " of the left", a);
        rectangular(operation, " of the right", b);
    }

    private static void rectangular(String operation, String side, double[][] a) {
        int columns = a.length == 0 ? 0 : a[0].length;
        if (columns == 0) { // the text is made for a refusal only: checks run in loops and allocate nothing
            size(operation + side, a.length, columns);
        }
        for (int i = 1; i < a.length; i++) {
            if (a[i].length != columns) {
                throw new IllegalArgumentException(operation + ": row " + i + side + " has "
                        + count(a[i].length, "column") + ", row 0 has " + columns);
            }
        }
    }

    private static String shape(double[][] a) {
        return a.length + "x" + a[0].length;
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
