import dev.retrograd.Differentiable;

class Input {
  static class Box<T> {
    @Differentiable
    double f(
        T scale, // error: RG007
        double x) {
      return x;
    }
  }
}
