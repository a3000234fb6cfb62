import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double a, b;
    a = b = x * 2;
    int i = 0;
    double[] v = new double[4];
    v[i] = i = 2;
    v[i++] += i;
    v[i] = (a += 1) * a;
    return a * b + v[0] + v[2] + v[3] + (x = 3) * x;
  }
}
