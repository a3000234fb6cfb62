package dev.retrograd.processor.frontend.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid programs stay valid, and every method is understood as javac understands it. */
class AttributionTest {
    @TempDir
    Path folder;

    private final StubbingProcessor processor = new StubbingProcessor();

    @Test
    void mixedClassThatUsesItsOwnCompanion() {
        Build build = new Build(folder)
                .with(processor)
                .source(
                        "m/Model.java",
                        "package m;",
                        "import static java.lang.Math.*;",
                        "import static m.LossGrad.*;",
                        "import dev.retrograd.Differentiable;",
                        "import java.util.*;",
                        "import java.util.function.*;",
                        "public class Model {",
                        "  record P(double w, double b) { P { if (w < 0) throw new IllegalArgumentException(); } }",
                        "  static final double K = 2 * Helper.HALF + 1;",
                        "  static final Gradient START;",
                        "  static { var g = LossGrad.gradient(new P(1, 2), 3, 4); START = g; }",
                        "  double field = gradient(new P(1, 2), 3, 4).x();",
                        "  @Differentiable static double loss(P p, double x, int n) {",
                        "    var t = max(n, 2) * x; t += p.w() * K; n += x;",
                        "    DoubleUnaryOperator f = v -> v * p.b(); DoubleBinaryOperator g = Math::max;",
                        "    List<? super Integer> list = new ArrayList<>(List.of(n)); Object o = list.get(0);",
                        "    if (o instanceof Integer i && i > 0) t += i;",
                        "    t *= switch (n) { case 1 -> 2; default -> { double y = n / 2; yield y; } };",
                        "    Supplier<Double> s = new Supplier<>() { public Double get() { return x; } };",
                        "    return t / n + n / 2 + Helper.sq(x) + f.applyAsDouble(x) + g.applyAsDouble(x, 1) + s.get() + sum(1, 2f, x);",
                        "  }",
                        "  static double sum(double... xs) { double r = 0; for (double v : xs) r += v; return r; }",
                        "  double use() { var r = LossGrad.gradient(new P(0, 1), 2, 3); Supplier<Gradient> s = () -> r; return s.get().value(); }",
                        "}")
                .source(
                        "m/Other.java",
                        "package m;",
                        "import java.util.Optional;",
                        "class Other {",
                        "  static double y = Optional.of(LossGrad.gradient(null, 1, 2)).map(LossGrad.Gradient::x).get();",
                        "}",
                        "class Helper { static final double HALF = 1.25;",
                        "  static double sq(double x) { return x * x; } static float sq(float x) { return x * x; } }");
        Build.Result result = build.run();
        assertThat(result.errors()).isEmpty();
        assertThat(processor.problems).isEmpty();
        assertThat(processor.helpers).containsExactlyInAnyOrder("sq(double)", "sum(double...)");
        assertThat(processor.compared()).isEqualTo(3);
    }
}
