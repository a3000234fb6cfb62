import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, int n) {
    n += x; // warning: RG201
    int[] k = new int[1];
    k[0] *= 2.5; // warning: RG201
    float y = 1;
    y += x;
    return n * x * k[0] * y;
  }
}
