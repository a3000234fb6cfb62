package dev.retrograd.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of inputs against {@link BitSet}, and groups of columns against random matrices that they give back entry by entry. */
class SparsePatternsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60, 65, 300, 2000})
    void unionsAreThoseOfBitSets(int columns) {
        Random random = new Random(columns);
        IndexSets sets = new IndexSets(columns);
        List<Double> known = new ArrayList<>(List.of(0.0));
        List<BitSet> expected = new ArrayList<>(List.of(new BitSet()));
        double[] singletons = sets.singletons();
        for (int i = 0; i < columns; i++) {
            known.add(singletons[i]);
            BitSet single = new BitSet();
            single.set(i);
            expected.add(single);
        }
        for (int round = 0; round < 1500; round++) {
            double[] parts = new double[random.nextInt(6)];
            BitSet union = new BitSet();
            for (int i = 0; i < parts.length; i++) {
                int one = random.nextInt(known.size());
                parts[i] = known.get(one);
                union.or(expected.get(one));
            }
            known.add(parts.length == 2 ? sets.union(parts[0], parts[1]) : sets.union(parts));
            expected.add(union);
        }
        double[] rows = known.stream().mapToDouble(set -> set).toArray();
        SparsityPattern pattern = sets.pattern(rows);
        assertThat(pattern.rows()).isEqualTo(rows.length);
        assertThat(pattern.columns()).isEqualTo(columns);
        int[] starts = pattern.rowStarts();
        for (int i = 0; i < rows.length; i++) {
            BitSet found = new BitSet();
            for (int k = starts[i]; k < starts[i + 1]; k++) {
                found.set(pattern.columnIndices()[k]);
            }
            assertThat(found).as("set %d", i).isEqualTo(expected.get(i));
            assertThat((double) sets.single(rows[i])).isEqualTo(rows[i]);
        }
    }

    @Test
    void aLongSumIsKeptInOnePieceEach() {
        int n = 200_000;
        IndexSets sets = new IndexSets(n);
        double sum = 0;
        for (double input : sets.singletons()) {
            sum = sets.union(sum, input);
        }
        assertThat(sets.pattern(new double[] {sum, 0, sum}).rowStarts()).containsExactly(0, n, n, 2 * n);
    }

    private static SparsityPattern random(Random random, int rows, int columns, double density, boolean symmetric) {
        boolean[][] has = new boolean[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                has[i][j] = (symmetric && j < i) ? has[j][i] : random.nextDouble() < density;
            }
        }
        int[] starts = new int[rows + 1];
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (has[i][j]) {
                    indices.add(j);
                }
            }
            starts[i + 1] = indices.size();
        }
        return new SparsityPattern(
                columns, starts, indices.stream().mapToInt(i -> i).toArray());
    }

    private static double[] product(SparseMatrix matrix, double[] seed, boolean transposed) {
        double[][] dense = matrix.toDense();
        double[] product = new double[transposed ? matrix.columns() : matrix.rows()];
        for (int i = 0; i < dense.length; i++) {
            for (int j = 0; j < dense[i].length; j++) {
                product[transposed ? j : i] += dense[i][j] * seed[transposed ? i : j];
            }
        }
        return product;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.1, 0.5, 1})
    void groupsGiveBackEveryEntry(double density) {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            SparsityPattern pattern = random(random, 1 + random.nextInt(30), 1 + random.nextInt(30), density, false);
            double[] values = random.doubles(pattern.entries(), 1, 2).toArray();
            SparseMatrix matrix = pattern.matrix(values);
            for (boolean byRows : new boolean[] {false, true}) {
                Coloring coloring = byRows ? pattern.rowColoring() : pattern.columnColoring();
                double[] found = new double[coloring.entries()];
                for (int color = 0; color < coloring.colors() + 2; color++) {
                    coloring.keep(color, product(matrix, coloring.seed(color), byRows), found);
                }
                assertThat(found).containsExactly(values);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.3, 1})
    void groupsGiveBackTheDiagonal(double density) {
        Random random = new Random(6);
        for (int round = 0; round < 40; round++) {
            int n = 1 + random.nextInt(30);
            SparsityPattern pattern = random(random, n, n, density, true);
            double[] values = random.doubles(pattern.entries(), 1, 2).toArray();
            SparseMatrix matrix = pattern.matrix(values);
            Coloring coloring = pattern.diagonalColoring();
            double[] found = new double[n];
            for (int color = 0; color < coloring.colors(); color++) {
                coloring.keep(color, product(matrix, coloring.seed(color), false), found);
            }
            for (int i = 0; i < n; i++) {
                assertThat(found[i]).isEqualTo(matrix.get(i, i));
            }
        }
    }

    @Test
    void aMatrixIsReadInEveryForm() {
        SparsityPattern pattern = new SparsityPattern(4, new int[] {0, 2, 2, 3}, new int[] {0, 3, 1});
        SparseMatrix matrix = pattern.matrix(new double[] {5, 6, 7});
        assertThat(matrix.rowIndices()).containsExactly(0, 0, 2);
        assertThat(matrix.columnIndices()).containsExactly(0, 3, 1);
        assertThat(matrix.toDense()).isDeepEqualTo(new double[][] {{5, 0, 0, 6}, {0, 0, 0, 0}, {0, 7, 0, 0}});
        assertThat(matrix.times(new double[] {1, 2, 3, 4})).containsExactly(29, 0, 14);
        assertThat(matrix.get(0, 3)).isEqualTo(6);
        assertThat(matrix.get(1, 3)).isZero();
        assertThat(matrix).hasToString("3x4 with 3 entries");
        assertThatThrownBy(() -> matrix.get(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> matrix.times(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 columns, but the vector 3");
    }

    @Test
    void whatIsNoPatternIsRefused() {
        int[][] starts = {{0, 3}, {0, 1}, {1, 2}, {0, 2, 1, 2}, {0, 2}, {}};
        int[][] indices = {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {1, 1}, {}};
        for (int i = 0; i < starts.length; i++) {
            int number = i;
            assertThatThrownBy(() -> new SparsityPattern(2, starts[number], indices[number]))
                    .as("pattern %d", i)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SparsityPattern(2, new int[] {0, 1}, new int[] {2}))
                .isInstanceOf(IllegalArgumentException.class);
        SparsityPattern pattern = SparsityPattern.full(2, 3);
        assertThatThrownBy(() -> pattern.matrix(new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 entries, but there are 5 values");
        assertThatThrownBy(() -> pattern.columnColoring().keep(0, new double[3], new double[6]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SparsityPattern.full(1 << 16, 1 << 16)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void setsThatAFloatCannotHoldAreRefused() {
        assertThatThrownBy(() -> new IndexSets(1).single(16777217.0)).isInstanceOf(ArithmeticException.class);
    }
}
