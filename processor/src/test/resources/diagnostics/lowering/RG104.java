import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

class Input {
  @Differentiable
  static double f(double x) {
    Matrix[] layers = null; // error: RG104
    return x;
  }
}
