package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of the corpus with every derivative: the tangent agrees with the gradient along any direction, the Jacobian with
 * both, and the Hessian is symmetric and agrees with its products and with differences of gradients.
 */
class ModesTest {
    private static final int SAMPLES = 2;

    /** Where few points take all ways through the branches. */
    private static final int MANY_SAMPLES = 100;

    private static final Map<String, List<String>> CONFIGURATIONS = new LinkedHashMap<>();

    /** A method whose gradient jumps: differences of gradients say nothing. */
    private static final Set<String> JUMPING = Set.of("bisection");

    private static final Pattern ANNOTATED = Pattern.compile(
            "@Differentiable(\\([^)]*\\))?((?:\\s+@\\w+\\([^)]*\\))*\\s+(?:public |static |final )*)([\\w\\[\\].]+)( \\w+\\()");

    /** Those in which the sparse forms are asked for, too. */
    private static final Set<String> SPARSE = Set.of("default", "on the tape");

    static {
        CONFIGURATIONS.put("default", List.of());
        CONFIGURATIONS.put("not optimised", List.of("-Aretrograd.optimize=false"));
        CONFIGURATIONS.put("stored", List.of("-Aretrograd.storage=store"));
        CONFIGURATIONS.put("on the tape", List.of("-Aretrograd.storage=tape"));
    }

    @TestFactory
    Stream<DynamicContainer> files() {
        Map<String, String> sources = new LinkedHashMap<>(Corpus.sources());
        sources.put("corpus.nested.Nested", nested());
        Map<String, Corpus> compiled = new LinkedHashMap<>();
        CONFIGURATIONS.forEach((name, options) -> {
            Map<String, String> asking = new LinkedHashMap<>();
            sources.forEach((type, text) -> asking.put(type, everyMember(text, SPARSE.contains(name))));
            compiled.put(name, Corpus.compile(asking, options));
        });
        return sources.entrySet().stream()
                .map(source -> DynamicContainer.dynamicContainer(
                        source.getKey(), tests(source.getKey(), source.getValue(), compiled)));
    }

    /** Nobody is exempt in secret. */
    @Test
    void exemptionsAreDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/reliability.md"));
        String table = page.substring(page.indexOf("| member | what is exempt |"), page.indexOf("## Runs"));
        List<String> rows =
                table.lines().skip(2).filter(row -> row.startsWith("| ")).toList();
        assertThat(rows).hasSize(JUMPING.size() + 1);
        JUMPING.forEach(name -> assertThat(table).contains("| `" + name + "` | the Hessian |"));
        assertThat(table).contains("| all of `Floats` | 1e-6 in place of 1e-12");
    }

    /** Methods that call companions, which no interpreter of one method knows. */
    private static String nested() {
        try {
            return Files.readString(Path.of("src/test/resources/nested/Nested.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for everything that a method's result type allows. */
    private static String everyMember(String text, boolean sparse) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = ANNOTATED.matcher(text);
        while (matcher.find()) {
            String type = matcher.group(3);
            boolean scalar = Set.of("double", "float", "Double").contains(type);
            String members = "JVP JACOBIAN" + (scalar ? " HVP HESSIAN" : "");
            if (sparse) {
                members += " SPARSE_JACOBIAN" + (scalar ? " SPARSE_HESSIAN HESSIAN_DIAGONAL" : "");
            }
            String list = Stream.of(members.split(" "))
                    .map(member -> "dev.retrograd.Derivative." + member)
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
            Matcher name = Pattern.compile("name = \"\\w+\"").matcher(matcher.group(1) == null ? "" : matcher.group(1));
            String rest = name.find() ? ", " + name.group() : "";
            matcher.appendReplacement(
                    result,
                    Matcher.quoteReplacement("@Differentiable(value = {" + list + "}" + rest + ")" + matcher.group(2)
                            + type + matcher.group(4)));
        }
        matcher.appendTail(result);
        return result.toString();
    }

    private static Stream<DynamicTest> tests(String type, String text, Map<String, Corpus> compiled) {
        List<String> methods = Corpus.methods(text);
        DynamicTest compiles = DynamicTest.dynamicTest(
                "compiles",
                () -> compiled.forEach((configuration, corpus) ->
                        assertThat(corpus.failure(type)).as(configuration).isNull()));
        return Stream.concat(
                Stream.of(compiles),
                methods.stream().map(method -> DynamicTest.dynamicTest(method, () -> check(type, method, compiled))));
    }

    private static void check(String type, String method, Map<String, Corpus> compiled) {
        double precision = type.endsWith(".Floats") ? 1e-6 : 1e-12;
        int samples = type.endsWith(".Exchanges") ? MANY_SAMPLES : SAMPLES;
        for (int number = 0; number < samples; number++) {
            for (Map.Entry<String, Corpus> entry : compiled.entrySet()) {
                Companion companion = entry.getValue().companion(type, method);
                Check check = new Check(companion, Sample.of(companion, number), precision, entry.getKey());
                check.tangent(new Random(number));
                if (type.endsWith(".Nested") && entry.getKey().equals("default")) {
                    check.gradient();
                }
                check.jacobian();
                if (!companion.isSeeded() && !JUMPING.contains(method)) {
                    check.hessian(new Random(number));
                }
            }
        }
    }

    /** One method under one configuration at one point. */
    private record Check(Companion companion, Sample sample, double precision, String configuration) {

        private Object[] arguments() {
            return Values.copies(sample.arguments());
        }

        private Object[] direction(double[] numbers) {
            Iterator<Double> next = Arrays.stream(numbers).iterator();
            return companion.active().stream()
                    .map(index -> Sample.adjoint(
                            sample.arguments()[index], companion.adjoints().get(index), x -> next.next()))
                    .toArray();
        }

        /** The numbers in the active arguments, in the order of rows and columns. */
        private double[] numbers() {
            return companion.active().stream()
                    .flatMapToDouble(index -> Arrays.stream(Values.inOrder(
                            sample.arguments()[index], companion.adjoints().get(index))))
                    .toArray();
        }

        /** The arguments with other numbers. */
        private Object[] with(double[] numbers) {
            Iterator<Double> next = Arrays.stream(numbers).iterator();
            Object[] result = arguments();
            for (int index : companion.active()) {
                result[index] =
                        Values.mapInOrder(result[index], companion.adjoints().get(index), x -> next.next());
            }
            return result;
        }

        private static double[] flat(Companion.Gradient derivatives) {
            return derivatives.adjoints().stream()
                    .flatMapToDouble(adjoint -> Arrays.stream(Values.inOrder(adjoint, double.class)))
                    .toArray();
        }

        private double[] random(Random random) {
            return random.doubles(numbers().length, -1, 1).map(x -> (float) x).toArray();
        }

        private double[] seed() {
            return sample.seed() == null ? new double[] {1} : Values.inOrder(sample.seed(), double.class);
        }

        private double[] gradient(Object[] arguments) {
            return flat(companion.gradient(arguments, sample.seed() == null ? null : Values.copy(sample.seed())));
        }

        void tangent(Random random) {
            double[] direction = random(random);
            double[] gradient = gradient(arguments());
            double expected = 0;
            double scale = 0;
            for (int i = 0; i < direction.length; i++) {
                expected += gradient[i] * direction[i];
                scale += Math.abs(gradient[i] * direction[i]);
            }
            Object[] arguments = arguments();
            Object[] tangents = direction(direction);
            Companion.Gradient tangent = companion.directional("jvp", arguments, tangents);
            assertThat(Values.flatten(tangent.value()))
                    .as(configuration + ": value")
                    .containsExactly(Values.flatten(companion.value(arguments())));
            double largest = Arrays.stream(seed()).map(Math::abs).max().orElse(0);
            assertThat(Values.dot(seed(), flat(tangent)))
                    .as("%s: %s along a direction", configuration, expected)
                    .isCloseTo(expected, within(precision * scale + 1e-15 * largest));
            assertThat(arguments).usingRecursiveComparison().isEqualTo(sample.arguments());
            assertThat(tangents).usingRecursiveComparison().isEqualTo(direction(direction));
        }

        /** The gradient against differences of the method itself, which the corpus's other test does not see. */
        void gradient() {
            double[] at = numbers();
            double[] differences = Differences.gradient(
                    point -> Values.dot(seed(), Values.inOrder(companion.value(with(point)), double.class)), at, 0.002);
            double[] gradient = gradient(arguments());
            double scale = 1e-3;
            for (double component : differences) {
                scale = Math.max(scale, Math.abs(component));
            }
            for (int i = 0; i < at.length; i++) {
                assertThat(gradient[i]).as("component %d", i).isCloseTo(differences[i], within(1e-7 * scale));
            }
        }

        void jacobian() {
            double[][] jacobian = companion.matrix("jacobian", arguments());
            if (SPARSE.contains(configuration)) {
                sparse("sparseJacobian", jacobian);
            }
            double[] seed = seed();
            double[] gradient = gradient(arguments());
            // a column may be what is left of terms as large as the others
            double rounding =
                    1e-16 * Arrays.stream(gradient).map(Math::abs).max().orElse(0);
            assertThat(jacobian).as(configuration + ": rows").hasNumberOfRows(seed.length);
            for (int column = 0; column < gradient.length; column++) {
                double sum = 0;
                double scale = 0;
                for (int row = 0; row < seed.length; row++) {
                    sum += seed[row] * jacobian[row][column];
                    scale += Math.abs(seed[row] * jacobian[row][column]);
                }
                assertThat(sum)
                        .as("%s: column %d of the Jacobian", configuration, column)
                        .isCloseTo(gradient[column], within(precision * scale + rounding + 1e-300));
            }
        }

        /** What is kept of a matrix, and the zeros elsewhere. */
        private void sparse(String member, double[][] dense) {
            double[][] sparse = companion.sparse(member, arguments()).toDense();
            double largest = Arrays.stream(dense)
                    .flatMapToDouble(Arrays::stream)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            assertThat(sparse).as("%s: %s", configuration, member).hasNumberOfRows(dense.length);
            for (int i = 0; i < dense.length; i++) {
                assertThat(sparse[i])
                        .as("%s: row %d of %s", configuration, i, member)
                        .containsExactly(dense[i], within(precision * largest + 1e-300));
            }
        }

        private void diagonal(double[][] hessian) {
            Companion.Gradient diagonal = companion.directional("hessianDiagonal", arguments(), new Object[0]);
            assertThat(Values.flatten(diagonal.value()))
                    .as(configuration + ": value")
                    .containsExactly(Values.flatten(companion.value(arguments())));
            double[] numbers = flat(diagonal);
            for (int i = 0; i < hessian.length; i++) {
                assertThat(numbers[i])
                        .as("%s: component %d of the diagonal", configuration, i)
                        .isCloseTo(hessian[i][i], within(precision * Math.abs(hessian[i][i]) + 1e-300));
            }
        }

        void hessian(Random random) {
            double[][] hessian = companion.matrix("hessian", arguments());
            if (SPARSE.contains(configuration)) {
                sparse("sparseHessian", hessian);
                diagonal(hessian);
            }
            double[] direction = random(random);
            double[] product = flat(companion.directional("hvp", arguments(), direction(direction)));
            double largest = 0;
            for (double[] row : hessian) {
                for (double entry : row) {
                    largest = Math.max(largest, Math.abs(entry));
                }
            }
            double[] at = numbers();
            assertThat(hessian).as(configuration + ": rows").hasNumberOfRows(at.length);
            for (int i = 0; i < at.length; i++) {
                for (int k = 0; k < i; k++) {
                    assertThat(hessian[i][k])
                            .as("%s: symmetry at %d, %d", configuration, i, k)
                            .isCloseTo(hessian[k][i], within(precision * largest));
                }
                assertThat(product[i])
                        .as("%s: product %d", configuration, i)
                        .isCloseTo(Values.dot(hessian[i], direction), within(precision * largest * at.length + 1e-15));
            }
            if (configuration.equals("default")) {
                differences(at, direction, product, largest);
            }
        }

        /** Differences of gradients along the direction. */
        private void differences(double[] at, double[] direction, double[] product, double largest) {
            boolean single = precision > 1e-9;
            for (int i = 0; i < at.length; i++) {
                int component = i;
                double[] slope = Differences.gradient(
                        step -> {
                            double[] point = at.clone();
                            for (int k = 0; k < point.length; k++) {
                                point[k] += step[0] * direction[k];
                            }
                            return gradient(with(point))[component];
                        },
                        new double[] {0},
                        single ? 0.1 : 0.002);
                assertThat(product[i])
                        .as("product %d against differences", i)
                        .isCloseTo(slope[0], within((single ? 5e-3 : 1e-6) * (largest + 1e-3)));
            }
        }
    }
}
