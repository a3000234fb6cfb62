import dev.retrograd.Differentiable;
import java.util.function.DoubleUnaryOperator;

class Input {
  @Differentiable
  static double f(double x) {
    return f1(Math::sin, x) + f1(Math::cos, -x);
  }

  static double f1(DoubleUnaryOperator g, double x) {
    return f2(g, x) + f2(g, -x);
  }

  static double f2(DoubleUnaryOperator g, double x) {
    return f3(g, x) + f3(g, -x);
  }

  static double f3(DoubleUnaryOperator g, double x) {
    return f4(g, x) + f4(g, -x);
  }

  static double f4(DoubleUnaryOperator g, double x) {
    return f5(g, x) + f5(g, -x);
  }

  static double f5(DoubleUnaryOperator g, double x) {
    return f6(g, x) + f6(g, -x);
  }

  static double f6(DoubleUnaryOperator g, double x) {
    return f7(g, x) + f7(g, -x);
  }

  static double f7(DoubleUnaryOperator g, double x) {
    return f8(g, x) + f8(g, -x);
  }

  static double f8(DoubleUnaryOperator g, double x) {
    return f9(g, x) + f9(g, -x);
  }

  static double f9(DoubleUnaryOperator g, double x) {
    return f10(g, x) + f10(g, -x);
  }

  static double f10(DoubleUnaryOperator g, double x) {
    return f11(g, x) + f11(g, -x);
  }

  static double f11(DoubleUnaryOperator g, double x) {
    return f12(g, x) + f12(g, -x);
  }

  static double f12(DoubleUnaryOperator g, double x) {
    return f13(g, x) + f13(g, -x);
  }

  static double f13(DoubleUnaryOperator g, double x) {
    return f14(g, x) + f14(g, -x); // error: RG119
  }

  static double f14(DoubleUnaryOperator g, double x) {
    return f15(g, x) + f15(g, -x);
  }

  static double f15(DoubleUnaryOperator g, double x) {
    return g.applyAsDouble(x);
  }
}
