package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two calls in one workspace at the same time: the one that was disturbed says so. */
class SharedWorkspaceTest {
    private static final String SOURCE = """
            package corpus;
            import dev.retrograd.*;
            import java.util.Random;
            public class Input {
              @Differentiable
              public static double product(double[] x, @Constant Random noise) {
                double product = 1;
                for (int i = 0; i < x.length; i++) {
                  product *= Math.sin(x[i]) + noise.nextDouble();
                }
                return product;
              }
            }
            """;
    private static final double[] POINT = {0.3, 1.2, -0.7};

    private Companion companion;
    private double[] expected;

    private void compile(String storage) {
        companion = Corpus.compile(Map.of("corpus.Input", SOURCE), List.of("-Aretrograd.storage=" + storage))
                .companion("corpus.Input", "product");
        expected = gradient(POINT, noise(() -> {}), companion.workspace());
    }

    private double[] gradient(double[] x, Random noise, Object workspace) {
        return companion
                .gradient(new Object[] {x.clone(), noise}, null, workspace)
                .flat();
    }

    /** Gives 1, after another thread has called the gradient in a workspace. */
    private Random disturbing(Object workspace) {
        return noise(() -> CompletableFuture.runAsync(() -> gradient(new double[] {2, 3}, noise(() -> {}), workspace))
                .join());
    }

    private static Random noise(Runnable before) {
        return new Random() {
            @Override
            public double nextDouble() {
                before.run();
                return 1;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"cheapest", "tape"})
    void aDisturbedCallThrowsAndTheNextOneIsRight(String storage) {
        compile(storage);
        Object workspace = companion.workspace();

        assertThatThrownBy(() -> gradient(POINT, disturbing(workspace), workspace))
                .isInstanceOf(
                        storage.equals("tape")
                                ? IndexOutOfBoundsException.class
                                : ConcurrentModificationException.class)
                .hasMessageEndingWith(
                        "another call works in the same workspace; give each thread a workspace of its own");

        assertThat(gradient(POINT, noise(() -> {}), workspace)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cheapest", "tape"})
    void workspacesOfTheirOwnDoNotDisturbEachOther(String storage) {
        compile(storage);
        assertThat(gradient(POINT, disturbing(companion.workspace()), companion.workspace()))
                .containsExactly(expected);
    }
}
