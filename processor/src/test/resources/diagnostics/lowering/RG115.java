import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, java.util.List<Integer> list) {
    for (int i : list) { // error: RG115
      x *= 2;
    }
    return x;
  }
}
