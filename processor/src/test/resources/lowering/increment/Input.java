import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double x, int n) {
    int i = n;
    double s = i++ + 10 * i;
    s = s + ++i;
    x++;
    byte b = 127;
    b++;
    return s * x-- + b + --x;
  }
}
