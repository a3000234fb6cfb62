import dev.retrograd.Differentiable;

class Input {
  abstract static class Shape {
    @Differentiable
    abstract double area(double r); // error: RG002
  }
}
