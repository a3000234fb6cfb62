import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static <T> double f(double x) { // error: RG008
    return x;
  }
}
