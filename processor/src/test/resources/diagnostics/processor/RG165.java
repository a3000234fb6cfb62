package test;

import dev.retrograd.Differentiable;
import dev.retrograd.Retrograd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;

class Input {
  static final List<Double> HISTORY = new ArrayList<>();

  @Differentiable
  static double inField(double x) {
    HISTORY.add(x * x); // error: RG165
    return x;
  }

  @Differentiable
  static double inParameter(Deque<Double> seen, DoubleAdder total, double x) {
    seen.push(x); // error: RG165
    total.add(x); // error: RG165
    return x;
  }

  @Differentiable
  static double asConstant(double x) {
    HISTORY.add(Retrograd.constant(x));
    return x;
  }

  @Differentiable
  static double asked(double x) {
    return HISTORY.contains(x) ? x : 2 * x;
  }

  @Differentiable
  static double positions(Map<String, Integer> counts, double x) {
    counts.put("large", x > 1 ? 1 : 0);
    return x;
  }

  @Differentiable
  static double own(double x) {
    Deque<Object> seen = new ArrayDeque<>();
    seen.push(x);
    return x * seen.size();
  }
}
