import dev.retrograd.Differentiable;
import java.util.Arrays;

class Input {
  @Differentiable
  static double f(double x) {
    Object type = Input.class; // error: RG105
    return x;
  }

  @Differentiable
  static double sorted(double[] x) {
    Integer[] order = {0, 1};
    int[] calls = {0};
    Arrays.sort(order, (a, b) -> { // error: RG105
      calls[0]++;
      return Double.compare(x[a], x[b]);
    });
    return x[order[0]] * calls[0];
  }
}
