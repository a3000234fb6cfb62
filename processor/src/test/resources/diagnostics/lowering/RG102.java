import dev.retrograd.Differentiable;

class Input {
  static double scale = 2;
  static final double[] TABLE = {1, 2};
  private static final double[] WRITTEN = {1, 2};
  private static final double[] HANDED_OUT = {1, 2};
  private static final double[] PASSED_ON = {1, 2};

  static double[] handOut() {
    WRITTEN[0]++;
    write(PASSED_ON);
    return HANDED_OUT;
  }

  private static void write(double[] a) {
    a[0] = 3;
  }

  @Differentiable
  static double f(double x) {
    return scale * x // error: RG102
        + TABLE[0] // error: RG102
        + WRITTEN[0] // error: RG102
        + HANDED_OUT[0] // error: RG102
        + PASSED_ON[0]; // error: RG102
  }
}
