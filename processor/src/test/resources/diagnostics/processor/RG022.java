package test;

import dev.retrograd.Checkpoint;
import dev.retrograd.Differentiable;
import dev.retrograd.Samples;

class Input {
  @Differentiable
  static double model(double x) {
    return march(x, 100);
  }

  @Checkpoint(snapshots = 5)
  static double march(double x, int n) { // error: RG022
    double s = x;
    for (int i = 0; i < n; i++) {
      s += 0.01 * Math.sin(s);
    }
    return s;
  }

  @Samples("1")
  static double other(double x) { // error: RG022
    return x;
  }
}
