import dev.retrograd.Differentiable;

final class Input {
  static final double HALF = 1 / 2.0, ROOT = Math.sqrt(HALF + 2);
  @Differentiable
  static double f(double x) {
    final int k = 3;
    return HALF * x + ROOT * Math.PI + Other.SCALE * k + Integer.MAX_VALUE;
  }
  static final class Other {
    static final float SCALE = 2;
  }
}
