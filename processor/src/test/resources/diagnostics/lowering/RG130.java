import dev.retrograd.Differentiable;

class Input {
  private double scale;

  @Differentiable
  double f(double x) {
    double y = scale // error: RG130
        * x;
    return y + this.scale; // error: RG130
  }

  static final class Rates {
    private final double rate;

    Rates(double rate) {
      this.rate = rate;
    }

    double twice() {
      return 2 * rate; // error: RG130
    }
  }

  @Differentiable
  static double g(double x, Rates rates) {
    return x * rates.twice();
  }
}
