import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.runtime.Matrix;

final class Input {
  @Differentiable
  static double f(Matrix w, @Constant double[][] x, double[] bias) {
    Matrix y = Matrix.of(x).times(w).plusRow(bias).sigmoid();
    double[][] z = Matrix.times(x, y.data());
    double s = y.sum() * Matrix.sigmoid(bias[0]);
    for (int i = 0; i < y.rows(); i++) {
      s += y.get(i, 0) * z[0][0];
    }
    return s;
  }
}
