import dev.retrograd.Differentiable;

class Input {
  static final class Body {
    double x;

    Body(double x) {
      this.x = x;
    }
  }

  record Node(double v, Node next) {}

  @Differentiable
  static double chained(double v) {
    Node head = null;
    for (int i = 0; i < 3; i++) {
      head = new Node(v * i, head);
    }
    return head.next().v(); // error: RG132
  }

  @Differentiable
  static double shared(double v) {
    Body a = new Body(v);
    Body b = new Body(v);
    for (int i = 0; i < 3; i++) {
      a = new Body(v * i);
      b = a;
    }
    b.x += 1; // error: RG132
    return a.x; // error: RG132
  }
}
