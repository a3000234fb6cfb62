import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

class Input {
  @Differentiable
  static double f(double x, int n) {
    double y = (switch (n) { // error: RG118
      case 1 -> new Matrix[1];
      default -> new Matrix[2];
    }).length;
    return x * y;
  }
}
