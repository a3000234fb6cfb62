import dev.retrograd.Differentiable;
import java.util.function.DoubleUnaryOperator;

class Input {
  @Differentiable
  static double loop(double x) {
    DoubleUnaryOperator f = t -> t * x;
    for (int i = 0; i < 3; i++) {
      DoubleUnaryOperator g = f;
      f = t -> g.applyAsDouble(t) + 1;
    }
    return f.applyAsDouble(x); // error: RG150
  }

  @Differentiable
  static double outlives(double x) {
    Object f = (DoubleUnaryOperator) t -> t * x;
    return x * f.hashCode(); // error: RG110
  }
}
