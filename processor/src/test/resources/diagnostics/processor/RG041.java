package test;

import dev.retrograd.DerivativeOf;
import dev.retrograd.DerivativeOf.Mode;

class Input {
  record Pair(double x, double y) {}

  record Other(double x, int y) {}

  static double f(double x) {
    return x;
  }

  static double g(double x, int n, double y) {
    return x + y + n;
  }

  static double[] h(double[] x) {
    return x.clone();
  }

  static int whole(double x) {
    return 1;
  }

  @DerivativeOf(type = Input.class, method = "f", parameters = double.class)
  private static double hidden(double x, double result, double seed) { // error: RG041
    return seed;
  }

  @DerivativeOf(type = Input.class, method = "f", parameters = int.class)
  static double noTarget(int x, double result, double seed) { // error: RG042
    return seed;
  }

  @DerivativeOf(type = Input.class, method = "whole", parameters = double.class)
  static double ofWhole(double x, int result, int seed) { // error: RG043
    return 0;
  }

  @DerivativeOf(type = Input.class, method = "f", parameters = double.class, mode = Mode.TANGENT)
  static double tooFew(double x) { // error: RG044
    return x;
  }

  @DerivativeOf(
      type = Input.class,
      method = "g",
      parameters = {double.class, int.class, double.class})
  static Pair wrongTypes(
      double x,
      double n, // error: RG045
      double y,
      double result,
      float seed) { // error: RG045
    return new Pair(seed, seed);
  }

  @DerivativeOf(type = Input.class, method = "h", parameters = double[].class)
  static double wrongResult(double[] x, double[] result, double[] seed) { // error: RG046
    return seed[0];
  }

  @DerivativeOf(
      type = Input.class,
      method = "g",
      parameters = {double.class, int.class, double.class})
  static Other second(double x, int n, double y, double result, double seed) { // error: RG046 RG047
    return new Other(seed, n);
  }
}
