import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    Object name = "x"; // error: RG104
    java.util.List<Double> list = null; // error: RG104
    list.add(x);
    return x + name.hashCode();
  }
}
