import dev.retrograd.Differentiable;

class Input {
  private double scale;

  @Differentiable
  double f(double x) {
    double y = scale // error: RG101
        * x;
    return y + this.scale; // error: RG101
  }
}
