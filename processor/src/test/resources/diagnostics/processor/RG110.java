package test;

import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return x
        * Double.parseDouble( // error: RG110
            Double.toString(x));
  }

  @Differentiable(name = "Other")
  static int g(double x) { // error: RG006
    return 1;
  }

  static final StringBuilder TEXT = new StringBuilder();

  @Differentiable
  static double inField(double x) {
    TEXT.append(x);
    return Double.parseDouble(TEXT.toString()); // error: RG110
  }

  @Differentiable
  static double perhapsOne(StringBuilder a, StringBuilder b, double x) {
    a.append(x);
    return Double.parseDouble(b.toString()); // error: RG110
  }

  @Differentiable
  static double another(StringBuilder a, double x) {
    a.append(x);
    return x * Double.parseDouble("2");
  }
}
