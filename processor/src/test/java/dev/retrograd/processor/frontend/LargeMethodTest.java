package dev.retrograd.processor.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.TreePath;
import dev.retrograd.processor.ir.Interpreter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What javac takes, given a large stack, the lowering takes with a small one. */
class LargeMethodTest {
    private static final int LARGE = 1 << 30;
    private static final int MEDIUM = 1 << 19;
    private static final int SMALL = 1 << 18;
    private static final String HEAD =
            "class Input { @interface Differentiable {} @Differentiable static double f(double x, double... a) { ";

    @Test
    void tenThousandTerms() throws InterruptedException {
        String terms = IntStream.range(0, 10_000).mapToObj(i -> "x * " + i).collect(Collectors.joining(" + "));
        LoweredMethod lowered = lower("return " + terms + ";");
        assertThat(Interpreter.run(lowered.function(), 2.0, new double[1])).containsExactly(99_990_000.0);
    }

    @Test
    void tenThousandConditions() throws InterruptedException {
        String terms = IntStream.range(0, 10_000).mapToObj(i -> "x != " + i).collect(Collectors.joining(" && "));
        LoweredMethod lowered = lower("while (" + terms + ") { x -= 0.5; } return x;");
        assertThat(Interpreter.run(lowered.function(), 10_000.5, new double[1])).containsExactly(9_999.0);
    }

    @Test
    void fiveThousandStatements() throws InterruptedException {
        String statements = IntStream.range(0, 5_000)
                .mapToObj(i -> "double v" + i + " = x + " + i + "; if (v" + i + " > 4999) { s += v" + i + "; }\n")
                .collect(Collectors.joining());
        LoweredMethod lowered = lower("double s = 0;\n" + statements + "return s;");
        assertThat(Interpreter.run(lowered.function(), 1.0, new double[1])).containsExactly(5_000.0);
    }

    /** Up to where javac runs out of stack, the lowering copes with four times as much. */
    @ParameterizedTest
    @CsvSource({
        "Math.abs(, )",
        "(, )",
        "(1 + , )",
        "'- ', ''",
        "'x > 2 ? 1 : ', ''",
        "'x = ', ''",
        "'a[(int) ', ]",
        "'new double[] {', '}[0]'"
    })
    void asDeepAsJavac(String open, String close) throws InterruptedException {
        int depth = 32;
        while (depth < 100_000 && lowers(open, close, depth)) {
            depth = depth * 3 / 2;
        }
        assertThat(depth).isGreaterThan(32);
    }

    /** Whether javac copes; fails if javac does and the lowering does not. */
    private static boolean lowers(String open, String close, int depth) throws InterruptedException {
        String text = HEAD + "return " + open.repeat(depth) + "1" + close.repeat(depth) + "; } }";
        AnalyzedSource source;
        TreePath method;
        try {
            source = withStack(MEDIUM, () -> AnalyzedSource.of(text));
        } catch (IllegalStateException e) {
            assertThat(e.getCause()).satisfiesAnyOf(LargeMethodTest::outOfStack, LargeMethodTest::thrownByJavac);
            return false;
        }
        method = withStack(LARGE, () -> source.annotated("Differentiable").get(0));
        return withStack(4 * MEDIUM, () -> new Lowering(source, diagnostic -> {}).lower(method))
                .isPresent();
    }

    private static void outOfStack(Throwable thrown) {
        assertThat(thrown).isInstanceOf(StackOverflowError.class);
    }

    /** javac that runs out of stack while it tidies up after running out of stack ends in an assertion of its own. */
    private static void thrownByJavac(Throwable thrown) {
        assertThat(thrown).isNotInstanceOf(IllegalArgumentException.class);
        assertThat(thrown.getStackTrace()[0].getClassName()).startsWith("com.sun.tools.javac.");
    }

    private static LoweredMethod lower(String body) throws InterruptedException {
        AnalyzedSource source = withStack(LARGE, () -> AnalyzedSource.of(HEAD + body + " } }"));
        TreePath method =
                withStack(LARGE, () -> source.annotated("Differentiable").get(0));
        return withStack(SMALL, () -> new Lowering(source, diagnostic -> {}).lower(method))
                .orElseThrow();
    }

    private static <T> T withStack(int bytes, Supplier<T> action) throws InterruptedException {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(action.get()), "sized", bytes);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join();
        if (failure.get() instanceof IllegalStateException exception) {
            throw exception;
        }
        assertThat(failure.get()).isNull();
        return result.get();
    }
}
