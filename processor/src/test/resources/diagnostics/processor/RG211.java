package test;

import dev.retrograd.Checkpoint;
import dev.retrograd.Differentiable;

class Input {
  @Checkpoint
  @Differentiable
  static double neither(double x, int n) { // error: RG211
    for (int i = 0; i < n; i++) {
      x = Math.sin(x);
    }
    return x;
  }

  @Checkpoint(snapshots = 3, bytes = 1000)
  @Differentiable
  static double both(double x, int n) { // error: RG211
    for (int i = 0; i < n; i++) {
      x = Math.sin(x);
    }
    return x;
  }

  @Checkpoint(snapshots = -1)
  @Differentiable
  static double negative(double x, int n) { // error: RG211
    for (int i = 0; i < n; i++) {
      x = Math.sin(x);
    }
    return x;
  }
}
