import dev.retrograd.Differentiable;
import java.util.Arrays;
import java.util.stream.DoubleStream;

class Input {
  @Differentiable
  static double parallel(double[] x) {
    return Arrays.stream(x).parallel().sum(); // error: RG151
  }

  @Differentiable
  static double sorted(double[] x) {
    return Arrays.stream(x).sorted().limit(2).sum(); // error: RG151
  }

  @Differentiable
  static double twice(double[] x) {
    DoubleStream s = Arrays.stream(x);
    return s.sum() + s.sum(); // error: RG151
  }

  @Differentiable
  static double endless(double x) {
    return DoubleStream.generate(() -> x).sum(); // error: RG151
  }

  @Differentiable
  static double limitedBehindFilter(double[] x) {
    return Arrays.stream(x).filter(v -> v > 1).limit(2).sum(); // error: RG151
  }
}
