import dev.retrograd.Differentiable;

class Input {
  static final class Counter {
    double total;
  }

  @Differentiable
  static double f(double x) {
    return down(new Counter(), x, 3) + of(x, 2.0, 3);
  }

  static double down(Counter c, double x, int n) {
    c.total += x;
    return n == 0 ? c.total : down(c, x * x, n - 1); // error: RG111
  }

  static <T extends Number> double of(double x, T t, int n) {
    return n == 0 ? x : of(Math.sin(x), t, n - 1); // error: RG111
  }
}
