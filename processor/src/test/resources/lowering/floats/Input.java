import dev.retrograd.Differentiable;

final class Input {
  @Differentiable
  static float f(float x, float[] a) {
    float s = 1.5f;
    for (float e : a) s += e * x;
    s *= 2.5;
    return s / 3;
  }
}
