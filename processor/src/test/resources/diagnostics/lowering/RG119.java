import dev.retrograd.Differentiable;

class Input {
  @Differentiable
  static double f(double x) {
    return f1(x) + f1(-x);
  }

  static double f1(double x) {
    return f2(x) + f2(-x);
  }

  static double f2(double x) {
    return f3(x) + f3(-x);
  }

  static double f3(double x) {
    return f4(x) + f4(-x);
  }

  static double f4(double x) {
    return f5(x) + f5(-x);
  }

  static double f5(double x) {
    return f6(x) + f6(-x);
  }

  static double f6(double x) {
    return f7(x) + f7(-x);
  }

  static double f7(double x) {
    return f8(x) + f8(-x);
  }

  static double f8(double x) {
    return f9(x) + f9(-x);
  }

  static double f9(double x) {
    return f10(x) + f10(-x);
  }

  static double f10(double x) {
    return f11(x) + f11(-x);
  }

  static double f11(double x) {
    return f12(x) + f12(-x);
  }

  static double f12(double x) {
    return f13(x) + f13(-x);
  }

  static double f13(double x) {
    return f14(x) + f14(-x); // error: RG119
  }

  static double f14(double x) {
    return f15(x) + f15(-x);
  }

  static double f15(double x) {
    return Math.sin(x);
  }
}
