import dev.retrograd.Differentiable;
import java.util.function.DoubleUnaryOperator;

class Input {
  @Differentiable
  static double f(double x, Input other) {
    return other.twice(x) + new Input().twice(x); // error: RG112
  }

  double twice(double x) {
    return 2 * x;
  }

  @Differentiable
  double g(double x) {
    return twice(x); // error: RG112
  }

  @Differentiable
  static double given(double x, DoubleUnaryOperator g) {
    return g.applyAsDouble(x); // error: RG112
  }
}
