import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

class Input {
  @Differentiable
  static double f(Matrix x) {
    return x.hashCode(); // error: RG113
  }
}
