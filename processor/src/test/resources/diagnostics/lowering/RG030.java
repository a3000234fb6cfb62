import dev.retrograd.Differentiable;
import dev.retrograd.Output;

class Input {
  @Differentiable
  static void two(
      double[] x,
      @Output double[] y,
      @Output double[] z) { // error: RG030
    y[0] = x[0];
    z[0] = x[0];
  }

  @Differentiable
  static void scalar(
      double[] x,
      @Output int[] y) { // error: RG030
    y[0] = 1;
  }

  @Differentiable
  static double result(
      double[] x,
      @Output double[] y) { // error: RG030
    return y[0] = x[0];
  }
}
