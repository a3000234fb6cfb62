package test;

import dev.retrograd.Differentiable;
import java.util.Arrays;
import java.util.List;

class Input {
  static final double[] SHARED = new double[4];

  @Differentiable
  static double passed(double[] v) {
    Arrays.parallelPrefix(v, Double::sum); // error: RG105
    return v[1];
  }

  @Differentiable
  static double kept(double[] v) {
    List<double[]> list = List.of(v, v); // error: RG161
    return v[1] * list.size();
  }

  @Differentiable
  static double stored(double x) {
    SHARED[0] = x; // error: RG161
    return SHARED[0]; // error: RG161
  }

  @Differentiable
  static double overwritten(double[] v, java.util.function.DoubleSupplier reader) {
    v[0] *= 2;
    return v[0] * reader.getAsDouble(); // error: RG161
  }

  @Differentiable
  static double text(double x) {
    String s = "" + x;
    return Double.parseDouble(s); // error: RG110
  }

  @Differentiable
  static double boxes(double x) {
    List<Object> list = new java.util.ArrayList<>();
    list.add(x);
    return (Double) list.get(0) * x; // error: RG110
  }

  @Differentiable
  static double bits(double x) {
    long bits = Double.doubleToLongBits(x); // error: RG110
    return x * Double.longBitsToDouble(bits);
  }

  @Differentiable
  static double fine(double[] v) {
    System.out.println(v[0]);
    System.out.println("v is " + Arrays.toString(v));
    return v[Double.compare(v[0], 2) > 0 ? 1 : 0];
  }
}
