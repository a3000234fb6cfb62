package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patterns that take records apart, which Java has since 21. */
class RecordPatternsTest {
    private static final int SINCE = 21;
    private static final List<String> METHODS = List.of("areas", "tested", "nested", "absent", "generic", "guarded");
    private static final double[][] POINTS = {{1.3, 0.7}, {0.7, 1.3}, {2.2, 1.1}, {0.3, 2}};
    private static final double STEP = 1e-6;

    private static final String TEXT = """
            package p;
            import dev.retrograd.*;
            public class Shapes {
              sealed interface Shape permits Circle, Rect, Pair {}
              record Circle(double r) implements Shape {}
              record Rect(double w, double h) implements Shape {}
              record Pair(Shape a, Shape b) implements Shape {}
              record Box<T>(T content, int count) {}
              static double area(Shape shape) {
                return switch (shape) {
                  case Circle(double r) -> Math.PI * r * r;
                  case Rect(double w, var h) when w > h -> w * h;
                  case Rect(double w, double h) -> w * h * h;
                  case Pair(Circle(double r), Rect(double w, double h)) -> r * w * h;
                  case Pair(Circle first, Circle(var second)) -> first.r() - second * second;
                  case Pair(Shape a, Shape b) -> 2 * area(a);
                };
              }
              @Differentiable
              public static double areas(double x, double y) {
                Shape shape = x > y ? new Circle(x * y) : new Rect(x, y);
                return area(shape) + area(new Rect(y, x));
              }
              @Differentiable
              public static double tested(double x, double y) {
                Shape shape = x > y ? new Circle(x * y) : new Rect(x, y);
                if (shape instanceof Rect(double w, double h) && w > 0.5) return w * h * Math.sin(h);
                if (!(shape instanceof Circle(var r))) return x;
                return r * r;
              }
              @Differentiable
              public static double nested(double x, double y) {
                Circle circle = new Circle(x * x);
                Rect rect = new Rect(y, x * y);
                return area(new Pair(circle, rect)) * area(new Pair(circle, new Circle(y))) + area(new Pair(rect, circle));
              }
              @Differentiable
              public static double absent(double x, double y) {
                Circle circle = x > y ? new Circle(x * y) : null;
                double sum = 0;
                for (int i = 0; i < 3; i++) {
                  if (i > 0 && circle instanceof Circle(double r)) sum += r * i;
                  else sum += y * y;
                }
                return sum;
              }
              @Differentiable
              public static double generic(double x, double y) {
                Box<Rect> box = new Box<>(new Rect(x, y), 3);
                return box instanceof Box<Rect>(Rect(var w, var h), int n) ? w * h * n : 0;
              }
              static double first(Shape shape) {
                switch (shape) {
                  case Rect(double w, double h) when w * h > 1:
                    return w;
                  case Rect(double w, double h):
                    w *= h;
                    return w * w;
                  default:
                    return 1;
                }
              }
              @Differentiable
              public static double guarded(double x, double y) {
                return first(new Rect(x, y)) * first(new Rect(y * x, x)) * first(new Circle(x));
              }
            }
            """;

    @Test
    void differentiates() throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= SINCE, "patterns of records exist since " + SINCE);
        for (List<String> mode : List.of(List.<String>of(), List.of("-Aretrograd.optimize=false"))) {
            List<String> options = new java.util.ArrayList<>(List.of("--release", String.valueOf(SINCE)));
            options.addAll(mode);
            Compiled compiled = Compiled.of(Map.of("p.Shapes", TEXT), options);
            assertThat(compiled.errors()).isEmpty();
            for (String method : METHODS) {
                for (double[] point : POINTS) {
                    check(compiled.loader(), method, point[0], point[1]);
                }
            }
        }
    }

    private static void check(ClassLoader loader, String name, double x, double y) throws ReflectiveOperationException {
        Method method = loader.loadClass("p.Shapes").getMethod(name, double.class, double.class);
        String companion = "p." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Grad";
        Object gradient = loader.loadClass(companion)
                .getMethod("gradient", double.class, double.class)
                .invoke(null, x, y);
        assertThat(part(gradient, "value")).as(name).isEqualTo(value(method, x, y));
        double byX = (value(method, x + STEP, y) - value(method, x - STEP, y)) / (2 * STEP);
        double byY = (value(method, x, y + STEP) - value(method, x, y - STEP)) / (2 * STEP);
        assertThat(part(gradient, "x")).as("%s by x at %s, %s", name, x, y).isCloseTo(byX, within(1e-7));
        assertThat(part(gradient, "y")).as("%s by y at %s, %s", name, x, y).isCloseTo(byY, within(1e-7));
    }

    private static double value(Method method, double x, double y) throws ReflectiveOperationException {
        return (double) method.invoke(null, x, y);
    }

    private static double part(Object gradient, String name) throws ReflectiveOperationException {
        return (double) gradient.getClass().getMethod(name).invoke(gradient);
    }
}
