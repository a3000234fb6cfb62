package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.runtime.SparseMatrix;
import dev.retrograd.runtime.SparsityPattern;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Patterns are those that the formulas have, entries those of differences, and there are no more sweeps than the pattern asks
 * for. That the sparse forms agree with the dense ones on the whole corpus is the business of {@link ModesTest}.
 */
class SparsityTest {
    private static ClassLoader loader;
    private static Map<String, String> sources;

    private final Random random = new Random(7);

    @BeforeAll
    static void compile() throws IOException {
        Compiled compiled = Compiled.of(
                Map.of("sparse.Systems", Files.readString(Path.of("src/test/resources/sparse/Systems.java"))),
                List.of());
        assertThat(compiled.errors()).isEmpty();
        loader = compiled.loader();
        sources = compiled.sources();
    }

    private static Object call(String type, String name, Object... arguments) {
        try {
            for (Method method : loader.loadClass("sparse." + type).getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                    return method.invoke(null, arguments);
                }
            }
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a companion cannot be called", e);
        }
        throw new AssertionError(type + " lacks " + name);
    }

    private double[] numbers(int count) {
        return random.doubles(count, 0.5, 2).toArray();
    }

    private double[][] rows(int count, int length) {
        return IntStream.range(0, count).mapToObj(i -> numbers(length)).toArray(double[][]::new);
    }

    private static void assertPattern(
            SparsityPattern pattern, int rows, int columns, BiPredicate<Integer, Integer> has) {
        assertThat(pattern.rows()).isEqualTo(rows);
        assertThat(pattern.columns()).isEqualTo(columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertThat(pattern.contains(i, j)).as("entry %d, %d", i, j).isEqualTo(has.test(i, j));
            }
        }
    }

    /** Every entry, those outside the pattern too, against differences of the method. */
    private static void assertEntries(SparseMatrix matrix, double[] at, IntFunction<ToDoubleFunction<double[]>> row) {
        double[][] dense = matrix.toDense();
        for (int i = 0; i < dense.length; i++) {
            double[] differences = Differences.gradient(row.apply(i), at, 0.002);
            for (int j = 0; j < at.length; j++) {
                assertThat(dense[i][j])
                        .as("entry %d, %d", i, j)
                        .isCloseTo(differences[j], within(1e-6 * (1 + Math.abs(differences[j]))));
            }
        }
    }

    @Test
    void bundleAdjustment() {
        int n = 4;
        int m = 9;
        int p = 30;
        int[] cameraOf = random.ints(p, 0, n).toArray();
        int[] pointOf = random.ints(p, 0, m).toArray();
        double[][] features = rows(p, 2);
        double[] at = numbers(11 * n + 3 * m + p);
        for (int i = 11 * n; i < 11 * n + 3 * m; i++) {
            at[i] += i % 3 == (11 * n + 2) % 3 ? 12 : 0; // in front of the cameras
        }
        IntFunction<double[]> camera = i -> Arrays.copyOfRange(at, 11 * i, 11 * i + 11);
        Object[] arguments = observations(at, n, m, cameraOf, pointOf, features);
        assertThat(((double[][]) arguments[0])[1]).containsExactly(camera.apply(1));
        SparseMatrix jacobian = (SparseMatrix) call("ObservationsGrad", "sparseJacobian", arguments);
        assertPattern(jacobian.pattern(), 3 * p, at.length, (row, column) -> {
            int weight = column - 11 * n - 3 * m;
            if (row >= 2 * p || weight >= 0) {
                return weight == (row >= 2 * p ? row - 2 * p : row / 2);
            }
            int offset = column - 11 * cameraOf[row / 2];
            boolean ofCamera = column < 11 * n && offset >= 0 && offset < 11 && offset != (row % 2 == 0 ? 8 : 7);
            return ofCamera || (column >= 11 * n && (column - 11 * n) / 3 == pointOf[row / 2]);
        });
        assertEntries(
                jacobian,
                at,
                row -> x -> ((double[])
                                call("Systems", "observations", observations(x, n, m, cameraOf, pointOf, features)))
                        [row]);
        assertThat(jacobian.pattern().columnColoring().colors()).isEqualTo(14);
    }

    private static Object[] observations(double[] x, int n, int m, int[] cameraOf, int[] pointOf, double[][] features) {
        double[][] cameras = new double[n][];
        Arrays.setAll(cameras, i -> Arrays.copyOfRange(x, 11 * i, 11 * i + 11));
        double[][] points = new double[m][];
        Arrays.setAll(points, i -> Arrays.copyOfRange(x, 11 * n + 3 * i, 11 * n + 3 * i + 3));
        double[] weights = Arrays.copyOfRange(x, 11 * n + 3 * m, x.length);
        return new Object[] {cameras, points, weights, cameraOf, pointOf, features};
    }

    @Test
    void clustersHaveADiagonalHessian() {
        double[][] points = rows(40, 3);
        double[][] centres = rows(5, 3);
        SparseMatrix hessian = (SparseMatrix) call("ClustersGrad", "sparseHessian", points, centres);
        int[] members = new int[5];
        for (double[] point : points) {
            int nearest = 0;
            for (int k = 1; k < 5; k++) {
                nearest = distance(point, centres[k]) < distance(point, centres[nearest]) ? k : nearest;
            }
            members[nearest]++;
        }
        assertPattern(hessian.pattern(), 15, 15, (row, column) -> row.equals(column) && members[row / 3] > 0);
        assertThat(hessian.pattern().columnColoring().colors()).isEqualTo(1);
        Object diagonal = call("ClustersGrad", "hessianDiagonal", points, centres);
        assertThat(component(diagonal, "value")).isEqualTo(call("Systems", "clusters", points, centres));
        double[][] numbers = (double[][]) component(diagonal, "centres");
        for (int i = 0; i < 15; i++) {
            assertThat(hessian.get(i, i)).isEqualTo(2.0 * members[i / 3]);
            assertThat(numbers[i / 3][i % 3]).isEqualTo(2.0 * members[i / 3]);
        }
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum();
    }

    private static Object component(Object tuple, String name) {
        try {
            return tuple.getClass().getMethod(name).invoke(tuple);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a companion cannot be called", e);
        }
    }

    @Test
    void stepsOfAnEquationHaveABand() {
        int n = 30;
        int steps = 3;
        double[] at = numbers(n + 1);
        double[] start = Arrays.copyOf(at, n);
        SparseMatrix jacobian = (SparseMatrix) call("HeatGrad", "sparseJacobian", start, at[n], steps);
        assertPattern(jacobian.pattern(), n, n + 1, (row, column) -> column == n || Math.abs(row - column) <= steps);
        assertThat(jacobian.pattern().columnColoring().colors()).isEqualTo(2 * steps + 2);
        assertEntries(
                jacobian, at, row -> x -> ((double[]) call("Systems", "heat", Arrays.copyOf(x, n), x[n], steps))[row]);
    }

    @Test
    void fewRowsAreTakenByRows() {
        double[] at = numbers(100);
        SparseMatrix jacobian = (SparseMatrix) call("SumsGrad", "sparseJacobian", (Object) at);
        assertPattern(jacobian.pattern(), 3, 100, (row, column) -> row < 2 || column % 2 == 0);
        assertThat(jacobian.pattern().isByColumns()).isFalse();
        assertThat(jacobian.pattern().rowColoring().colors()).isEqualTo(3);
        assertEntries(jacobian, at, row -> x -> ((double[]) call("Systems", "sums", (Object) x))[row]);
    }

    @Test
    void thePatternIsThatOfTheBranchesTaken() {
        double[] at = random.doubles(20, -1, 1).toArray();
        SparseMatrix jacobian = (SparseMatrix) call("PiecesGrad", "sparseJacobian", (Object) at);
        assertPattern(
                jacobian.pattern(),
                20,
                20,
                (row, column) -> row > 0 && (row.equals(column) || (at[row] > 0 && column == row - 1)));
        assertEntries(jacobian, at, row -> x -> ((double[]) call("Systems", "pieces", (Object) x))[row]);
    }

    @Test
    void aChainHasATridiagonalHessian() {
        double[] at = numbers(40);
        SparseMatrix hessian = (SparseMatrix) call("ValleyGrad", "sparseHessian", (Object) at);
        assertPattern(hessian.pattern(), 40, 40, (row, column) -> Math.abs(row - column) <= 1);
        assertThat(hessian.pattern().columnColoring().colors()).isEqualTo(3);
        assertThat(hessian.pattern().diagonalColoring().colors()).isEqualTo(2);
        double[] diagonal = (double[]) component(call("ValleyGrad", "hessianDiagonal", (Object) at), "x");
        for (int i = 0; i < 40; i++) {
            double left = i == 0 ? 0 : 200;
            double right = i == 39 ? 0 : 1200 * at[i] * at[i] - 400 * at[i + 1] + 2;
            assertThat(diagonal[i]).isCloseTo(left + right, within(1e-10));
            assertThat(hessian.get(i, i)).isCloseTo(left + right, within(1e-10));
            if (i > 0) {
                assertThat(hessian.get(i, i - 1)).isCloseTo(-400 * at[i - 1], within(1e-10));
                assertThat(hessian.get(i - 1, i)).isCloseTo(-400 * at[i - 1], within(1e-10));
            }
        }
    }

    @Test
    void aFullHessianHasItsDiagonal() {
        double[] at = numbers(100);
        SparseMatrix hessian = (SparseMatrix) call("LogSumExpGrad", "sparseHessian", at, 1.5f);
        assertThat(hessian.pattern()).isEqualTo(SparsityPattern.full(101, 101));
        double sum = Arrays.stream(at).map(x -> Math.exp(1.5 * x)).sum();
        double[] diagonal = (double[]) component(call("LogSumExpGrad", "hessianDiagonal", at, 1.5f), "x");
        for (int i = 0; i < at.length; i++) {
            double share = Math.exp(1.5 * at[i]) / sum;
            assertThat(diagonal[i]).isCloseTo(2.25 * share * (1 - share), within(1e-12));
            assertThat(hessian.get(i, (i + 1) % 100))
                    .isCloseTo(-2.25 * share * Math.exp(1.5 * at[(i + 1) % 100]) / sum, within(1e-12));
        }
    }

    @Test
    void recordsAndFloatsHaveTheOrderOfTheDenseForm() throws ReflectiveOperationException {
        int n = 12;
        Class<?> body = loader.loadClass("sparse.Systems$Body");
        Object bodies = java.lang.reflect.Array.newInstance(body, n);
        double[] at = numbers(3 * n);
        for (int i = 0; i < n; i++) {
            Object one = body.getConstructor(double.class, double.class, double.class)
                    .newInstance(at[2 * i], at[2 * i + 1], 3.0);
            java.lang.reflect.Array.set(bodies, i, one);
        }
        float[] strength = new float[n];
        for (int i = 0; i < n; i++) {
            strength[i] = (float) at[2 * n + i];
        }
        SparseMatrix jacobian = (SparseMatrix) call("PullGrad", "sparseJacobian", bodies, strength, new float[n]);
        assertPattern(
                jacobian.pattern(),
                n,
                3 * n,
                (row, column) -> row < n - 1
                        && (column < 2 * n ? column / 2 == row || column / 2 == row + 1 : column - 2 * n == row));
        for (int i = 0; i + 1 < n; i++) {
            double dx = at[2 * i + 2] - at[2 * i];
            double dy = at[2 * i + 3] - at[2 * i + 1];
            double r = dx * dx + dy * dy;
            double[] expected = {6 * strength[i] * dx / r / r, 6 * strength[i] * dy / r / r, 3 / r};
            assertThat(jacobian.get(i, 2 * i)).isCloseTo(expected[0], within(1e-6 * Math.abs(expected[0])));
            assertThat(jacobian.get(i, 2 * i + 3)).isCloseTo(-expected[1], within(1e-6 * Math.abs(expected[1])));
            assertThat(jacobian.get(i, 2 * n + i)).isCloseTo(expected[2], within(1e-6 * expected[2]));
        }
    }

    @Test
    void nothingIsAssumedOfRecursiveMethods() {
        double[] at = numbers(10);
        SparseMatrix jacobian = (SparseMatrix) call("HalvesGrad", "sparseJacobian", (Object) at);
        assertThat(jacobian.pattern()).isEqualTo(SparsityPattern.full(10, 10));
        assertThat(sources.get("sparse.HalvesGrad").replaceAll("\\s+\\*?\\s*", " "))
                .contains("All of them: of methods with hand-written derivatives");
        assertEntries(jacobian, at, row -> x -> ((double[]) call("Systems", "halves", (Object) x))[row]);
    }

    @Test
    void aGradientIsARow() {
        double[] at = numbers(9);
        SparseMatrix jacobian = (SparseMatrix) call("EndsGrad", "sparseJacobian", (Object) at);
        assertPattern(jacobian.pattern(), 1, 9, (row, column) -> column == 0 || column == 8);
        assertThat(jacobian.values()).containsExactly(at[8], at[0]);
    }

    @Test
    void aPatternServesAgain() throws ReflectiveOperationException {
        double[] first = numbers(50);
        SparsityPattern pattern = (SparsityPattern) call("HeatGrad", "jacobianPattern", first, 0.7, 2);
        Object workspace =
                loader.loadClass("sparse.HeatGrad$Workspace").getConstructor().newInstance();
        for (int i = 0; i < 3; i++) {
            double[] at = numbers(50);
            SparseMatrix again = (SparseMatrix) call("HeatGrad", "sparseJacobian", at, 0.7, 2, pattern, workspace);
            SparseMatrix fresh = (SparseMatrix) call("HeatGrad", "sparseJacobian", at, 0.7, 2);
            assertThat(again.pattern()).isSameAs(pattern);
            assertThat(again.values()).containsExactly(fresh.values());
        }
        assertThatThrownBy(() -> call("HeatGrad", "sparseJacobian", numbers(49), 0.7, 2, pattern, workspace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("51 columns, but the parameters have 50 numbers");
    }

    @Test
    void workGrowsWithTheEntriesAndNotWithTheMatrix() {
        int n = 200_000;
        SparseMatrix jacobian = (SparseMatrix) call("HeatGrad", "sparseJacobian", numbers(n), 0.7, 1);
        assertThat(jacobian.values()).hasSize(4 * n - 2);
        assertThat(jacobian.pattern().columnColoring().colors()).isEqualTo(4);
        SparseMatrix hessian = (SparseMatrix) call("ValleyGrad", "sparseHessian", (Object) numbers(n));
        assertThat(hessian.values()).hasSize(3 * n - 2);
    }
}
