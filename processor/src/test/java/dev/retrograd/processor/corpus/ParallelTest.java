package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.processor.Phases;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Companions of methods with {@code parallel = true}: the value is the method's, and the bits do not depend on the threads. */
class ParallelTest {
    private static final int[] THREADS = {1, 2, 16};

    /** Each method of the corpus that allows it gives the derivatives of the companion in one thread. */
    @TestFactory
    Stream<DynamicTest> corpus() {
        Map<String, String> sources = Corpus.sources();
        Map<String, String> changed = new TreeMap<>();
        sources.forEach((name, text) -> {
            String parallel = Corpus.parallel(text, Phases::canRunInParallel);
            if (!parallel.equals(text)) {
                changed.put(name, parallel);
            }
        });
        Corpus plain = Corpus.compile(sources, List.of());
        Corpus parallel = Corpus.compile(changed, List.of());
        return changed.entrySet().stream()
                .map(source -> DynamicTest.dynamicTest(source.getKey(), () -> {
                    assertThat(parallel.failure(source.getKey())).isNull();
                    for (String method : Corpus.methods(source.getValue())) {
                        compare(plain.companion(source.getKey(), method), parallel.companion(source.getKey(), method));
                    }
                }));
    }

    private static void compare(Companion plain, Companion parallel) throws Exception {
        for (int number = 0; number < 2; number++) {
            Sample sample = Sample.of(plain, number);
            Sample same = Sample.of(parallel, number);
            Thread.currentThread()
                    .setContextClassLoader(plain.method().getDeclaringClass().getClassLoader());
            Companion.Gradient expected = plain.gradient(sample.arguments(), sample.seed());
            Companion.Gradient actual = parallel.gradient(same.arguments(), same.seed());
            assertThat(Values.flatten(actual.value()))
                    .as(plain.method().getName())
                    .containsExactly(Values.flatten(expected.value()));
            assertThat(actual.flat()).as(plain.method().getName()).hasSameSizeAs(expected.flat());
            double largest = 1e-3;
            for (double component : expected.flat()) {
                largest = Math.max(largest, Math.abs(component));
            }
            for (int i = 0; i < expected.flat().length; i++) {
                assertThat(actual.flat()[i])
                        .as("%s, component %d", plain.method().getName(), i)
                        .isCloseTo(expected.flat()[i], within(1e-12 * largest));
            }
        }
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
        Corpus corpus = Corpus.compile(Map.of("corpus.many.Many", MANY), List.of());
        assertThat(corpus.failure("corpus.many.Many")).isNull();
        Random random = new Random(7);
        for (int n : new int[] {0, 1, 31, 32, 33, 100, 1000}) {
            double[][] x = rows(n, 5, random);
            double[] y = random.doubles(n).toArray();
            double[] w = random.doubles(5).toArray();
            for (String method : List.of("logistic", "branches", "scratch", "own")) {
                Companion companion = corpus.companion("corpus.many.Many", method);
                Object workspace = companion.workspace();
                Companion.Gradient first = null;
                for (int threads : THREADS) {
                    ForkJoinPool pool = new ForkJoinPool(threads);
                    Companion.Gradient gradient = pool.submit(
                                    () -> companion.gradient(new Object[] {x, y, w}, null, workspace))
                            .get();
                    pool.shutdown();
                    if (first == null) {
                        first = companion.gradient(new Object[] {x, y, w}, null);
                        assertThat(first.value()).isEqualTo(companion.value(new Object[] {x, y, w}));
                        compareWithDifferences(companion, first, new Object[] {x, y, w});
                    }
                    assertThat(gradient.value()).isEqualTo(first.value());
                    assertThat(gradient.flat()).containsExactly(first.flat());
                }
            }
        }
    }

    private static void compareWithDifferences(Companion companion, Companion.Gradient gradient, Object[] arguments) {
        double[] w = (double[]) arguments[2];
        double[] differences = Differences.gradient(
                point -> Values.flatten(companion.value(new Object[] {arguments[0], arguments[1], point}))[0],
                w,
                0.005);
        double[] flat = gradient.flat();
        for (int i = 0; i < w.length; i++) {
            double component = flat[flat.length - w.length + i];
            assertThat(component).isCloseTo(differences[i], within(1e-7 * Math.max(1, Math.abs(component))));
        }
    }

    @Test
    void theFirstExceptionInTheMethodsOrderIsThrown() {
        Corpus corpus = Corpus.compile(Map.of("corpus.many.Many", MANY), List.of());
        Companion companion = corpus.companion("corpus.many.Many", "picky");
        double[] y = new double[200];
        y[70] = -1;
        y[150] = -2;
        assertThatThrownBy(() -> companion.gradient(new Object[] {new double[200][5], y, new double[5]}, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative: 70");
    }

    private static double[][] rows(int n, int d, Random random) {
        return Stream.generate(() -> random.doubles(d).toArray()).limit(n).toArray(double[][]::new);
    }

    private static final String MANY = """
            package corpus.many;
            import dev.retrograd.*;
            class Many {
              @Differentiable(parallel = true)
              static double logistic(@Constant double[][] x, double[] y, double[] w) {
                double s = 0;
                for (int i = 0; i < x.length; i++) {
                  double z = 0;
                  for (int j = 0; j < w.length; j++) z += x[i][j] * w[j];
                  double p = 1 / (1 + Math.exp(-z));
                  s += (p - y[i]) * (p - y[i]);
                  s -= 0.01 * Math.sin(p);
                }
                return s;
              }
              @Differentiable(parallel = true)
              static double branches(@Constant double[][] x, @Constant double[] y, double[] w) {
                double s = 1;
                double t = 0;
                for (int i = 1; i <= x.length - 1; i += 2) {
                  double z = Math.sin(w[i % 5] * x[i][1]) * w[4];
                  if (y[i] > 0.5) s += z * z; else if (y[i] > 0.25) { s += z; s += y[i] * z; t -= z; }
                }
                return s * t + s;
              }
              @Differentiable(parallel = true)
              static double scratch(@Constant double[][] x, @Constant double[] y, double[] w) {
                double[] q = new double[5];
                double s = 0;
                for (int i = x.length - 1; i >= 0; i--) {
                  for (int j = 0; j < q.length; j++) q[j] = Math.exp(w[j] * x[i][j]);
                  double m = 0;
                  for (int j = 0; j < q.length; j++) m += q[j] * q[j];
                  s += Math.log(m) * y[i];
                }
                return s;
              }
              @Differentiable(parallel = true)
              static double own(@Constant double[][] x, double[] y, double[] w) {
                double[] z = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                  for (int j = 0; j < w.length; j++) z[i] += x[i][j] * w[j];
                }
                double s = 0;
                for (int i = 0; i < z.length; i++) s += Math.cos(z[i]) * y[i];
                return s;
              }
              @Differentiable(parallel = true)
              static double picky(@Constant double[][] x, @Constant double[] y, double[] w) {
                double s = 0;
                for (int i = 0; i < x.length; i++) {
                  if (y[i] < 0) throw new IllegalArgumentException("negative: " + i);
                  s += Math.sqrt(y[i] + w[0] * w[0] + 1);
                }
                return s;
              }
            }
            """;
}
