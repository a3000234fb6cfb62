import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

class Input {
  @Differentiable(Derivative.JVP)
  static double power(double x, int n) { // error: RG016
    return n == 0 ? 1 : x * power(x, n - 1);
  }
}
