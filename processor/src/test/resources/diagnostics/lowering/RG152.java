import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import java.util.*;

class Input {
  @Differentiable
  static double shuffled(double x) {
    List<Double> l = new ArrayList<>();
    l.add(x);
    Collections.shuffle(l); // error: RG152
    return l.get(0);
  }

  @Differentiable
  static double searched(double x) {
    List<Double> l = new ArrayList<>();
    l.add(x);
    return l.indexOf(x) + // error: RG152
        Objects.hash(l); // error: RG152
  }

  @Differentiable
  static double fixed(double[] x) {
    List<Double> l = Arrays.stream(x).boxed().toList();
    l.add(x[0]); // error: RG152
    return l.get(0);
  }

  @Differentiable
  static double viewed(double x) {
    TreeMap<String, Double> m = new TreeMap<>();
    m.put("a", x);
    m.entrySet().removeIf(e -> e.getValue() > 1); // error: RG152
    return m.headMap("b").get("a"); // error: RG152
  }

  @Differentiable
  static double copied(double x, @Constant Map<String, Double> given) {
    Map<String, Double> m = new HashMap<>(given); // error: RG152
    m.put("a", x);
    return m.get("a");
  }
}
