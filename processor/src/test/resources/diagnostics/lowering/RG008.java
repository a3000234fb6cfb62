import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static <T> double f(double x) { // error: RG008
    return x;
  }

  @Differentiable
  static <T extends Number> double of(T t, double x) { // error: RG008
    return t.doubleValue() * x;
  }
}
