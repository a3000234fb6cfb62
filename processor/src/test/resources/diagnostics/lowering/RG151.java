import dev.retrograd.Differentiable;
import java.util.stream.Collectors;
import java.util.Arrays;
import java.util.stream.DoubleStream;

class Input {
  @Differentiable
  static double parallel(double[] x) {
    return Arrays.stream(x).parallel().sum(); // error: RG151
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
  static double grouped(double[] x) {
    return x[0] * Arrays.stream(x).boxed().collect(Collectors.groupingBy(v -> v > 0)).size(); // error: RG151
  }
}
