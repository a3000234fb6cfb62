import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static native double f(double x); // error: RG003
}
