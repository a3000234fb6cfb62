import dev.retrograd.Differentiable;

class Input {
  static class Box<T> {
    @Differentiable
    double f(
        T[] scales, // error: RG007
        double x) {
      return x;
    }
  }
}
