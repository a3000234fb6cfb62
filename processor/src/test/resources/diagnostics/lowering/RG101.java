import dev.retrograd.Differentiable;

class Input extends java.util.Random {
  private static final long serialVersionUID = 1;
  double scale;

  @Differentiable
  double f(double x) {
    double y = scale // error: RG101
        * x;
    return y + this.scale; // error: RG101
  }
}
