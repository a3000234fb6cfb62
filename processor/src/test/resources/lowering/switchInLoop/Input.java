import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static double f(double[] a) {
    double s = 0;
    loop: for (int i = 0; i < a.length; i++) {
      switch ((int) a[i]) {
        case 0: continue;
        case 1: break loop;
        case 2: s += 1;
        break;
        default: s += a[i];
        if (s > 3) return s;
      } s *= 2;
    } return s;
  }
}
