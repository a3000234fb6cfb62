import dev.retrograd.Differentiable;
import java.util.function.DoubleUnaryOperator;

class Input {
  @Differentiable
  static double f(double x) {
    return iterated(Math::sin, x, 3) + of(x, 2.0, 3);
  }

  static double iterated(DoubleUnaryOperator g, double x, int n) {
    return n == 0 ? x : iterated(g, g.applyAsDouble(x), n - 1); // error: RG111
  }

  static <T extends Number> double of(double x, T t, int n) {
    return n == 0 ? x : of(Math.sin(x), t, n - 1); // error: RG111
  }
}
