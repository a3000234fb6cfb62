import dev.retrograd.Constant;
import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(int n, @Constant double x) { // error: RG004
    return n * x;
  }
}
