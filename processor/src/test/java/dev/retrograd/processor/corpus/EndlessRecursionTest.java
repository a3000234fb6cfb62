package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Recursion that does not end, or ends in an exception on the way down or on the way up: the workspace outlives both. */
class EndlessRecursionTest {
    private static final String SOURCE = """
            package endless;
            import dev.retrograd.Derivative;
            import dev.retrograd.Differentiable;
            class Endless {
              @Differentiable({Derivative.JVP, Derivative.HVP})
              static double down(double x, int n) {
                return n == 0 ? x : Math.sin(x) * down(x * 1.01, n - 1);
              }
              @Differentiable({Derivative.JVP, Derivative.HVP})
              static double product(double[] v, int from, int to) {
                if (to - from == 1) {
                  return v[from] * v[from];
                }
                int mid = (from + to) / 2;
                double[] squares = v.clone();
                squares[from] = v[from] * v[mid];
                return product(squares, from, mid) * product(v, mid, to);
              }
            }
            """;

    private static Corpus compiled;

    @BeforeAll
    static void compile() {
        compiled = Corpus.compile(Map.of("endless.Endless", SOURCE), List.of());
        assertThat(compiled.failure("endless.Endless")).isNull();
    }

    /** Every member in the form with a workspace: bad calls throw what the method throws, good ones go on to give what they gave. */
    private static void check(String name, Object[] good, Class<? extends Throwable> thrown, Object[] bad)
            throws Throwable {
        Companion companion = compiled.companion("endless.Endless", name);
        assertThat(catchThrowable(() -> companion.value(Values.copies(bad))))
                .satisfies(e -> assertThat(root(e)).isInstanceOf(thrown));
        for (Method member : companion.type().getDeclaredMethods()) {
            boolean inWorkspace = member.getReturnType() == double.class
                    && List.of("gradient", "jvp", "hvp").contains(member.getName());
            if (inWorkspace) {
                Object workspace = companion.workspace();
                Object first = call(member, good, workspace);
                List<Object> left = left(workspace);
                for (int i = 0; i < 3; i++) {
                    Throwable failure = catchThrowable(() -> call(member, bad, workspace));
                    assertThat(root(failure)).as(member.getName()).isInstanceOf(thrown);
                    assertThat(call(member, good, workspace)).isEqualTo(first);
                    assertThat(left(workspace)).usingRecursiveComparison().isEqualTo(left);
                }
            }
        }
    }

    private static Throwable root(Throwable thrown) {
        return thrown instanceof AssertionError && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static Object call(Method member, Object[] arguments, Object workspace) throws Throwable {
        Object[] copies = Values.copies(arguments);
        Object[] all = Arrays.copyOf(copies, member.getParameterCount());
        if (all.length > copies.length + 1) {
            all[copies.length] = copies[0] instanceof double[] ? new double[] {1, -1, 0.5, 2, 1} : 0.7;
            assertThat(all).hasSize(copies.length + 2);
        }
        all[all.length - 1] = workspace;
        member.setAccessible(true);
        try {
            return member.invoke(null, all);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What a workspace shows. */
    private static List<Object> left(Object workspace) {
        return Arrays.stream(workspace.getClass().getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && Modifier.isPublic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> {
                    try {
                        method.setAccessible(true);
                        return Values.copy(method.invoke(workspace));
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                })
                .toList();
    }

    @Test
    void withoutEnd() throws Throwable {
        check("down", new Object[] {0.8, 6}, StackOverflowError.class, new Object[] {0.8, -1});
    }

    @Test
    void halfWay() throws Throwable {
        Object[] good = {new double[] {0.3, 1.2, -0.7, 2, 1.5}, 0, 5};
        Object[] bad = {new double[] {0.3, 1.2, -0.7, 2, 1.5}, 0, 7};
        check("product", good, ArrayIndexOutOfBoundsException.class, bad);
    }
}
