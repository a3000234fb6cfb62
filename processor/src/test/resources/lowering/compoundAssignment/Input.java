import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    double s = 1;
    s += n;
    s *= x;
    int i = n;
    i <<= 2;
    short k = 3;
    k += 4;
    k -= i;
    return s / i - k;
  }
}
