import dev.retrograd.Differentiable;
import java.util.Arrays;

final class Input {
  @Differentiable
  static double f(double[] a, double[][] m, int n) {
    double[] b = Arrays.copyOf(a, n);
    Arrays.fill(b, 0, n / 2, a[0]);
    double[] c = Arrays.copyOfRange(a, 1, n);
    double[][] rows = Arrays.copyOf(m, m.length);
    Arrays.fill(rows, a);
    float[] z = new float[2];
    Arrays.fill(z, 2);
    System.arraycopy(a, 0, b, 0, n - 1);
    double s = c.length + z[1] * rows[0][0];
    for (double e : b) {
      s = s * 2 + e;
    }
    return s;
  }
}
