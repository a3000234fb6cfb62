package dev.retrograd.processor.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Parser;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members and names of companions. */
final class ShapeTest {
    private static final Map<Member, Function> NOTHING =
            Map.of(Member.GRADIENT, Parser.parse("func @f() -> () { return }"));

    private static MethodSignature method(String packageName, Type result, Parameter... parameters) {
        return new MethodSignature(packageName, "Model", "f", List.of(parameters), result, List.of());
    }

    private static Parameter active(String name, Type type) {
        return new Parameter(name, type, false);
    }

    @Test
    void givesOneComponentToEachActiveParameter() {
        MethodSignature method = method(
                "p",
                Primitive.FLOAT,
                active("w", ArrayType.ROWS),
                active("n", Primitive.INT),
                new Parameter("c", Primitive.DOUBLE, true),
                active("f", Primitive.FLOAT),
                active("m", ClassType.MATRIX));
        CompanionPlan plan = Shape.companion(method, Shape.defaultName("f"), NOTHING, false);
        assertThat(plan.name()).isEqualTo("FGrad");
        assertThat(plan.record().components()).extracting(Component::name).containsExactly("value", "w", "f", "m");
        assertThat(plan.record().components())
                .extracting(Component::type)
                .containsExactly(Primitive.FLOAT, ArrayType.ROWS, Primitive.FLOAT, ClassType.MATRIX);
        assertThat(plan.kept()).extracting(Component::name).containsExactly("w", "f", "m");
        assertThat(plan.methods()).extracting(MethodPlan::name).containsExactly("gradient", "gradient");
    }

    @Test
    void takesASeedForResultsThatAreNoScalars() {
        CompanionPlan plan = Shape.companion(
                method("p", ClassType.MATRIX, active("seed", Primitive.DOUBLE)), "FGrad", NOTHING, false);
        assertThat(plan.methods().get(0).parameters())
                .extracting(Component::name)
                .containsExactly("seed", "seed_");
        assertThat(plan.methods().get(0).parameters().get(1).type()).isEqualTo(ClassType.MATRIX);
    }

    @Test
    void refusesAnObjectiveThatIsNone() {
        MethodSignature scalar = method("p", Primitive.DOUBLE, active("x", Primitive.DOUBLE));
        assertThat(Shape.isObjective(scalar)).isFalse();
        assertThat(Shape.isObjective(method("p", Primitive.DOUBLE, active("x", ArrayType.DOUBLES))))
                .isTrue();
        assertThat(Shape.isObjective(
                        method("p", Primitive.DOUBLE, active("x", ArrayType.DOUBLES), active("y", Primitive.DOUBLE))))
                .isFalse();
        assertThat(Shape.isObjective(method("p", ArrayType.DOUBLES, active("x", ArrayType.DOUBLES))))
                .isFalse();
        assertThatThrownBy(() -> Shape.companion(scalar, "FGrad", NOTHING, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seesTypesThatItCouldNotName() {
        Parameter gradient = active("g", new ClassType("Gradient"));
        assertThat(Shape.clash(method("", Primitive.DOUBLE, gradient), "FGrad")).contains("Gradient");
        assertThat(Shape.clash(method("p", Primitive.DOUBLE, active("g", new ClassType("p.Gradient"))), "FGrad"))
                .isEmpty();
        assertThat(Shape.clash(method("p", Primitive.DOUBLE), "Workspace")).contains("Workspace");
    }
}
