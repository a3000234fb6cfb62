import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x, String s, Integer n) {
    switch (s) { // error: RG118
      case "a":
        x = 2;
        break;
      default:
    }
    return switch (n) { // error: RG118
      case 1 -> x;
      default -> 2 * x;
    };
  }
}
