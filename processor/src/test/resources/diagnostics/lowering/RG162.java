import dev.retrograd.Differentiable;
import java.util.Random;

class Input {
  private static final Random RANDOM = new Random(1);

  private enum Kind {
    A
  }

  @Differentiable
  static double f(double x, Object o) {
    double r = RANDOM.nextInt() * x; // error: RG162
    return o instanceof Kind ? r : x; // error: RG162
  }
}
