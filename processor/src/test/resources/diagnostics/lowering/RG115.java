import dev.retrograd.Differentiable;

class Input {
  private abstract static class Bag implements Iterable<Integer> {}

  @Differentiable
  static double f(double x, Object o) {
    for (int i : (Bag) o) { // error: RG115
      x *= 2;
    }
    return x;
  }
}
