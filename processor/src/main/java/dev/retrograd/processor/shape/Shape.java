package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.shape.CompanionPlan.RecordPlan;
import dev.retrograd.processor.shape.CompanionPlan.WorkspacePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides which members a companion has and what they are called. */
public final class Shape {
    private static final String RECORD = "Gradient";
    private static final String WORKSPACE = "Workspace";

    private final MethodSignature primal;
    private final List<Component> parameters;

    private Shape(MethodSignature primal) {
        this.primal = primal;
        this.parameters = primal.parameters().stream()
                .map(p -> new Component(
                        p.name(),
                        p.type(),
                        (p.active() ? "" : "constant ") + "argument of " + code(primal.methodName())))
                .toList();
    }

    /** The name of a method's companion unless the user chose one: {@code loss} gives {@code LossGrad}. */
    public static String defaultName(String methodName) {
        return methodName.substring(0, 1).toUpperCase(Locale.ROOT) + methodName.substring(1) + "Grad";
    }

    /**
     * A name that the companion could not tell from its own nested types: the companion's own, or, in the unnamed package,
     * that of a type in the signature.
     *
     * @param primal the method
     * @param name the companion's simple name
     * @return the first such name
     */
    public static Optional<String> clash(MethodSignature primal, String name) {
        Set<String> nested = Set.of(RECORD, WORKSPACE);
        Stream<String> written = Stream.of(name);
        if (primal.packageName().isEmpty()) {
            Stream<String> types = Stream.concat(
                            primal.parameters().stream().map(Parameter::type), Stream.of(primal.result()))
                    .map(type -> type instanceof ArrayType array ? array.leaf() : type)
                    .filter(ClassType.class::isInstance)
                    .map(type -> ((ClassType) type).name());
            written = Stream.of(written, Stream.of(primal.enclosingClass()), types)
                    .flatMap(s -> s);
        }
        return written.filter(type -> nested.contains(type.split("\\.", 2)[0])).findFirst();
    }

    /** Whether the method fits {@code Objective}: a {@code double} result, and a {@code double[]} as the one active parameter. */
    public static boolean isObjective(MethodSignature primal) {
        return primal.result() == Primitive.DOUBLE
                && primal.active().size() == 1
                && primal.active().get(0).type().equals(ArrayType.DOUBLES)
                && primal.thrown().isEmpty();
    }

    /**
     * The plan of a companion.
     *
     * @param primal the method
     * @param name the companion's simple name
     * @param gradient the derived function: the method's parameters, then the seed unless the result is a scalar; it returns
     *     the value, then one adjoint for each active parameter
     * @param objective whether to add the factory of an objective; asks for {@link #isObjective}
     * @return the plan
     */
    public static CompanionPlan companion(MethodSignature primal, String name, Function gradient, boolean objective) {
        if (objective && !isObjective(primal)) {
            throw new IllegalArgumentException(primal.methodName() + " is no objective");
        }
        return new Shape(primal).plan(name, gradient, objective);
    }

    private CompanionPlan plan(String name, Function gradient, boolean objective) {
        List<MethodPlan> methods = new ArrayList<>();
        methods.add(delegation());
        methods.add(sweep(gradient));
        if (objective) {
            methods.add(objectiveFactory());
        }
        return new CompanionPlan(
                primal.packageName(),
                name,
                link(),
                "Derivatives of {@link " + link() + "}.",
                record(),
                workspace(),
                methods);
    }

    private RecordPlan record() {
        FreeNames names = new FreeNames(FreeNames.OBJECT_METHODS);
        List<Component> adjoints = adjoints(names, "");
        List<Component> components = new ArrayList<>();
        components.add(
                new Component(names.take("value"), primal.result(), "the value of " + code(primal.methodName())));
        components.addAll(adjoints);
        return new RecordPlan(
                RECORD, "The value of " + code(primal.methodName()) + " and its derivatives.", components);
    }

    private WorkspacePlan workspace() {
        return new WorkspacePlan(
                WORKSPACE,
                "The storage of {@code gradient} and its results; for one thread at a time, and worth keeping between calls.",
                adjoints(new FreeNames(FreeNames.OBJECT_METHODS), "; overwritten by the next call"));
    }

    private List<Component> adjoints(FreeNames names, String more) {
        return primal.active().stream()
                .map(p -> new Component(
                        names.take(p.name()),
                        p.type(),
                        "the derivative with respect to " + code(p.name())
                                + (p.type().isFloating() ? "" : ", in its shape")
                                + more))
                .toList();
    }

    private MethodPlan delegation() {
        FreeNames names = names();
        List<Component> all = withSeed(names);
        var body = new MethodPlan.Delegation(names.take("workspace"), names.take("value"), primal.result());
        return new MethodPlan("gradient", summary(), all, "the value and the derivatives", primal.thrown(), body);
    }

    private MethodPlan sweep(Function gradient) {
        FreeNames names = names();
        List<Component> all = withSeed(names);
        var body = new MethodPlan.Sweep(gradient, names.take("ws"), primal.result());
        String doc = summary() + "\nThe derivatives are left in " + code(body.workspace()) + ", which owns them.";
        return new MethodPlan("gradient", doc, all, "the value of " + code(primal.methodName()), primal.thrown(), body);
    }

    private MethodPlan objectiveFactory() {
        Parameter point = primal.active().get(0);
        List<Component> constants =
                parameters.stream().filter(p -> !p.name().equals(point.name())).toList();
        var body = new MethodPlan.ObjectiveFactory(
                primal.enclosingClass() + "." + primal.methodName(),
                parameters.stream().map(Component::name).toList(),
                point.name());
        String doc = "The method as a function of " + code(point.name()) + " alone, in the forms that optimisers take.";
        return new MethodPlan("objective", doc, constants, "the objective function", List.of(), body);
    }

    /** The parameters, and the seed where the result is no scalar. */
    private List<Component> withSeed(FreeNames names) {
        List<Component> all = new ArrayList<>(parameters);
        if (!primal.result().isFloating()) {
            all.add(new Component(
                    names.take("seed"), primal.result(), "the derivative of the goal with respect to the result"));
        }
        return all;
    }

    private String summary() {
        return "The value of {@link " + link() + "} and its derivatives.";
    }

    private FreeNames names() {
        return new FreeNames(parameters.stream().map(Component::name).toList());
    }

    private String link() {
        String types = String.join(
                ", ", primal.parameters().stream().map(p -> p.type().toString()).toList());
        return primal.enclosingClass() + "#" + primal.methodName() + "(" + types + ")";
    }

    private static String code(String text) {
        return "{@code " + text + "}";
    }
}
