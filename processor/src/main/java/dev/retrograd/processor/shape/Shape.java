package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.ArrayType;
import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.MethodSignature;
import dev.retrograd.processor.ir.MethodSignature.Parameter;
import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Structure;
import dev.retrograd.processor.ir.Structure.Part;
import dev.retrograd.processor.ir.Structure.Path;
import dev.retrograd.processor.shape.CompanionPlan.Reader;
import dev.retrograd.processor.shape.CompanionPlan.RecordPlan;
import dev.retrograd.processor.shape.CompanionPlan.WorkspacePlan;
import dev.retrograd.processor.shape.MethodPlan.Input;
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
    private final AdjointRecords adjoints;

    private Shape(MethodSignature primal, String name) {
        this.primal = primal;
        String companion = primal.packageName().isEmpty() ? name : primal.packageName() + "." + name;
        this.adjoints = new AdjointRecords(companion, new FreeNames(typeNames(primal, name)));
        this.parameters = primal.parameters().stream()
                .map(p -> new Component(
                        p.name(),
                        p.type(),
                        (p.active() ? "" : "constant ") + "argument of " + code(primal.methodName())))
                .toList();
    }

    /** Names that a nested type of the companion cannot have: its own and those of the types in the signature. */
    private static List<String> typeNames(MethodSignature primal, String name) {
        List<String> names = new ArrayList<>(List.of(RECORD, WORKSPACE, name, primal.enclosingClass()));
        Stream.concat(primal.parameters().stream().map(Parameter::type), Stream.of(primal.result()))
                .map(type -> type instanceof ArrayType array ? array.leaf() : type)
                .filter(ClassType.class::isInstance)
                .forEach(type -> names.add(AdjointRecords.simpleName((ClassType) type)));
        return names;
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
        return new Shape(primal, name).plan(name, gradient, objective);
    }

    private CompanionPlan plan(String name, Function gradient, boolean objective) {
        List<MethodPlan> methods = new ArrayList<>();
        methods.add(delegation());
        methods.add(sweep(gradient));
        if (objective) {
            methods.add(objectiveFactory());
        }
        List<RecordPlan> records = new ArrayList<>(List.of(record()));
        WorkspacePlan workspace = workspace();
        records.addAll(adjoints.plans());
        return new CompanionPlan(
                primal.packageName(),
                name,
                link(),
                "Derivatives of {@link " + link() + "}.",
                records,
                workspace,
                methods);
    }

    private RecordPlan record() {
        FreeNames names = new FreeNames(FreeNames.OBJECT_METHODS);
        List<Component> derivatives = derivatives(names, "");
        List<Component> components = new ArrayList<>();
        components.add(
                new Component(names.take("value"), primal.result(), "the value of " + code(primal.methodName())));
        components.addAll(derivatives);
        return new RecordPlan(
                RECORD, "The value of " + code(primal.methodName()) + " and its derivatives.", components);
    }

    private WorkspacePlan workspace() {
        FreeNames names = new FreeNames(FreeNames.OBJECT_METHODS);
        List<Component> readers = derivatives(names, "; overwritten by the next call");
        List<Component> fields = new ArrayList<>();
        List<Reader> contents = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            Component reader = readers.get(i);
            List<String> leaves = new ArrayList<>();
            for (Path path : active(primal.active().get(i).structure())) {
                String name = path.way().isEmpty() ? reader.name() : names.take(path.name(reader.name()));
                leaves.add(name);
                fields.add(new Component(name, path.leaf().type(), reader.doc()));
            }
            contents.add(
                    new Reader(reader, adjoints.assemble(primal.active().get(i).structure(), leaves.iterator())));
        }
        return new WorkspacePlan(
                WORKSPACE,
                "The storage of {@code gradient} and its results; for one thread at a time, and worth keeping between calls.",
                fields,
                contents);
    }

    private static List<Path> active(Structure structure) {
        return structure.leaves().stream()
                .filter(path -> path.leaf().isActive())
                .toList();
    }

    private List<Component> derivatives(FreeNames names, String more) {
        return primal.active().stream()
                .map(p -> new Component(
                        names.take(p.name()),
                        adjoints.type(p.structure()),
                        "the derivative with respect to " + code(p.name())
                                + (p.type().isShadowed() ? ", in its shape" : "")
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
        String workspace = names.take("ws");
        var body = new MethodPlan.Sweep(gradient, inputs(all, names), workspace, primal.output());
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
        if (primal.isSeeded()) {
            all.add(new Component(
                    names.take("seed"),
                    adjoints.type(primal.output()),
                    "the derivative of the goal with respect to the result"));
        }
        return all;
    }

    /** Where the parameters of the derived function come from: all leaves of the method's, and the active ones of the seed. */
    private List<Input> inputs(List<Component> all, FreeNames names) {
        List<Input> inputs = new ArrayList<>();
        for (Parameter parameter : primal.parameters()) {
            for (Path path : parameter.structure().leaves()) {
                List<String> readers = path.way().stream().map(Part::reader).toList();
                inputs.add(input(path, parameter.name(), readers, names));
            }
        }
        if (primal.isSeeded()) {
            String seed = all.get(all.size() - 1).name();
            List<Path> paths = active(primal.output());
            List<List<String>> readers = adjoints.readers(primal.output());
            for (int i = 0; i < paths.size(); i++) {
                inputs.add(input(paths.get(i), seed, readers.get(i), names));
            }
        }
        return inputs;
    }

    private static Input input(Path path, String root, List<String> readers, FreeNames names) {
        return new Input(path.way().isEmpty() ? root : names.take(path.name(root)), root, readers);
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
