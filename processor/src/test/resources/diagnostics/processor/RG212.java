package test;

import dev.retrograd.Checkpoint;
import dev.retrograd.Differentiable;

class Input {
  @Checkpoint(snapshots = 3)
  @Differentiable
  static double noLoop(double x) { // error: RG212
    return x * x;
  }

  @Checkpoint(snapshots = 3)
  @Differentiable
  static double insideBranch(double x, int n) { // error: RG212
    if (n > 3) {
      for (int i = 0; i < n; i++) {
        x = Math.sin(x);
      }
    }
    return x;
  }

  @Checkpoint(snapshots = 3)
  @Differentiable
  static double several(double x, int n) {
    for (int i = 0; i < n; i++) {
      x = Math.sin(x);
    }
    for (int i = 0; i < n; i++) { // error: RG212
      x = Math.cos(x);
    }
    return x;
  }

  @Checkpoint(snapshots = 3, loop = "time")
  @Differentiable
  static double noSuchLabel(double x, int n) { // error: RG212
    steps:
    for (int i = 0; i < n; i++) {
      x = Math.sin(x);
    }
    return x;
  }

  @Checkpoint(snapshots = 3)
  @Differentiable
  static double otherArrays(double[] x, int n) {
    double[] state = x;
    for (int i = 0; i < n; i++) { // error: RG212
      double[] next = {Math.sin(state[0])};
      state = next;
    }
    return state[0];
  }

  @Checkpoint(snapshots = 3)
  @Differentiable
  static double rows(double[] x, int n) {
    double[][] rows = new double[2][];
    rows[0] = x;
    for (int i = 0; i < n; i++) { // error: RG212
      rows[1] = rows[0];
    }
    return rows[1][0];
  }

  @Checkpoint(snapshots = 3)
  @Differentiable
  static double condition(double x) {
    double y = x;
    while ((y = y * 0.5) > 1) { // error: RG212
      x += y;
    }
    return x;
  }
}
