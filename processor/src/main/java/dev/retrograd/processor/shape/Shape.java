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
import dev.retrograd.processor.shape.CompanionPlan.RecordPlan;
import dev.retrograd.processor.shape.CompanionPlan.WorkspacePlan;
import dev.retrograd.processor.shape.MethodPlan.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Decides which members a companion has and what they are called. */
public final class Shape {
    private static final String RECORD = "Gradient";
    private static final String TANGENT = "Tangent";
    private static final String WORKSPACE = "Workspace";
    private static final String OVERWRITTEN = "; overwritten by the next call";

    private final MethodSignature primal;
    private final String sweeps;
    private final List<Component> parameters;
    private final AdjointRecords adjoints;

    private Shape(MethodSignature primal, String name, String sweeps) {
        this.primal = primal;
        this.sweeps = sweeps;
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
        List<String> names = new ArrayList<>(List.of(RECORD, TANGENT, WORKSPACE, name, primal.enclosingClass()));
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
        Set<String> nested = Set.of(RECORD, TANGENT, WORKSPACE);
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

    /** Whether the method fits {@code Residuals}: the same with a {@code double[]} as result. */
    public static boolean isResiduals(MethodSignature primal) {
        return primal.output().type().equals(ArrayType.DOUBLES)
                && primal.active().size() == 1
                && primal.active().get(0).type().equals(ArrayType.DOUBLES)
                && primal.thrown().isEmpty()
                && !primal.active().get(0).name().equals(primal.invocation().output());
    }

    /**
     * The plan of a companion.
     *
     * @param primal the method
     * @param name the companion's simple name
     * @param functions the derived functions of its members; that of {@link Member#GRADIENT} takes the method's parameters, then the
     *     seed unless the result is a scalar, and returns the value, then one adjoint for each active parameter
     * @param objective whether to add the factory of an objective; asks for {@link #isObjective} or, with a function of
     *     {@link Member#JACOBIAN}, for {@link #isResiduals}
     * @return the plan
     */
    public static CompanionPlan companion(
            MethodSignature primal, String name, Map<Member, Function> functions, boolean objective) {
        return companion(primal, name, functions, objective, "");
    }

    /**
     * The plan of a companion whose gradient is computed in an unusual way.
     *
     * @param primal the method
     * @param name the companion's simple name
     * @param functions the derived functions of its members, as above
     * @param objective whether to add the factory of an objective
     * @param sweeps what computes the gradient, in words; empty for a forward and a reverse sweep
     * @return the plan
     */
    public static CompanionPlan companion(
            MethodSignature primal, String name, Map<Member, Function> functions, boolean objective, String sweeps) {
        if (objective && !isObjective(primal) && !(isResiduals(primal) && functions.containsKey(Member.JACOBIAN))) {
            throw new IllegalArgumentException(primal.methodName() + " is no objective");
        }
        return new Shape(primal, name, sweeps).plan(name, functions, objective);
    }

    private CompanionPlan plan(String name, Map<Member, Function> functions, boolean objective) {
        boolean hasTangent = functions.containsKey(Member.JVP);
        List<RecordPlan> records = new ArrayList<>(List.of(record()));
        WorkspacePlan workspace = workspace(hasTangent);
        List<MethodPlan> methods = new ArrayList<>();
        new TreeMap<>(functions).forEach((member, function) -> {
            methods.add(delegation(member, function));
            methods.add(sweep(member, function));
        });
        if (objective) {
            methods.add(objectiveFactory());
        }
        if (hasTangent) {
            records.add(tangentRecord());
        }
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

    private RecordPlan tangentRecord() {
        String method = code(primal.methodName());
        List<Component> components = List.of(
                new Component("value", primal.result(), "the value of " + method), tangentOfResult("tangent", ""));
        return new RecordPlan(TANGENT, "The value of " + method + " and its derivative along a direction.", components);
    }

    private WorkspacePlan workspace(boolean tangent) {
        Outputs kept = outputs(Member.GRADIENT).and(tangent ? outputs(Member.JVP) : Outputs.NONE);
        return new WorkspacePlan(
                WORKSPACE,
                "The storage of {@code gradient}" + (tangent ? " and the other methods" : "")
                        + " and its results; for one thread at a time, and worth keeping between calls.",
                kept.fields(),
                kept.readers());
    }

    /** What the workspace keeps of the results of a member. */
    private Outputs outputs(Member member) {
        FreeNames names = new FreeNames(FreeNames.OBJECT_METHODS);
        List<Component> readers = derivatives(names, OVERWRITTEN);
        List<Structure> structures =
                primal.active().stream().map(Parameter::structure).toList();
        Outputs gradient = Outputs.of(readers, structures, adjoints, names);
        return switch (member) {
            case GRADIENT, HVP, HESSIAN_DIAGONAL -> gradient;
            case JVP -> {
                Component reader = tangentOfResult(names.take("tangent"), OVERWRITTEN);
                yield Outputs.of(List.of(reader), List.of(primal.output()), adjoints, names);
            }
            case JACOBIAN, HESSIAN, JACOBIAN_PATTERN, SPARSE_JACOBIAN, HESSIAN_PATTERN, SPARSE_HESSIAN -> Outputs.NONE;
        };
    }

    private Component tangentOfResult(String name, String more) {
        return new Component(
                name, adjoints.type(primal.output()), "the derivative of the value along the direction" + more);
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

    private MethodPlan delegation(Member member, Function function) {
        FreeNames names = names();
        List<Component> all = parameters(member, names);
        String record = member.isMatrix() ? "" : member == Member.JVP ? TANGENT : RECORD;
        var body = new MethodPlan.Delegation(
                names.take("workspace"),
                names.take("value"),
                result(member).type(),
                member.pattern().map(Member::method).orElse(""),
                record,
                outputs(member).readers());
        return new MethodPlan(
                member.method(), summary(member, function), all, MemberText.returns(member), primal.thrown(), body);
    }

    private MethodPlan sweep(Member member, Function function) {
        FreeNames names = names();
        List<Component> all = parameters(member, names);
        List<Input> inputs = new ArrayList<>(inputs(member, all, names));
        if (member.pattern().isPresent()) {
            String pattern = names.take("pattern");
            String source = code(member.pattern().get().method());
            all.add(new Component(
                    pattern,
                    Member.PATTERN,
                    "which entries to compute: what " + source
                            + " gives for these arguments, or for others that lead through the same branches"));
            inputs.add(new Input(pattern, pattern, List.of()));
        }
        String workspace = names.take("ws");
        var body = new MethodPlan.Sweep(
                function, inputs, workspace, result(member), outputs(member).fields());
        String doc = summary(member, function) + "\n" + MemberText.owned(member, code(workspace));
        String returns = member.isMatrix() ? MemberText.returns(member) : "the value of " + code(primal.methodName());
        return new MethodPlan(member.method(), doc, all, returns, primal.thrown(), body);
    }

    private Structure result(Member member) {
        return member.isMatrix() ? Structure.of(member.matrix()) : primal.output();
    }

    private MethodPlan objectiveFactory() {
        Parameter point = primal.active().get(0);
        List<Component> constants =
                parameters.stream().filter(p -> !p.name().equals(point.name())).toList();
        var body = new MethodPlan.ObjectiveFactory(
                primal.enclosingClass() + "." + primal.methodName(),
                parameters.stream().map(Component::name).toList(),
                point.name(),
                primal.invocation(),
                primal.isSeeded());
        String doc = "The method as a function of " + code(point.name()) + " alone, in the forms that "
                + (primal.isSeeded() ? "solvers" : "optimisers") + " take.";
        return new MethodPlan(
                "objective",
                doc,
                constants,
                primal.isSeeded() ? "the residuals" : "the objective function",
                List.of(),
                body);
    }

    /** The parameters, the seed where the result is no scalar, and the tangents where there is a direction. */
    private List<Component> parameters(Member member, FreeNames names) {
        List<Component> all = new ArrayList<>(parameters);
        if (member == Member.GRADIENT && primal.isSeeded()) {
            all.add(new Component(
                    names.take("seed"),
                    adjoints.type(primal.output()),
                    "the derivative of the goal with respect to the result"));
        } else if (member.isDirectional()) {
            for (Parameter parameter : primal.active()) {
                all.add(new Component(
                        names.take(parameter.name() + "Tangent"),
                        adjoints.type(parameter.structure()),
                        "the direction's part in " + code(parameter.name())));
            }
        }
        return all;
    }

    /**
     * Where the parameters of the derived function come from: all leaves of the method's, and the active ones of seed or tangents.
     */
    private List<Input> inputs(Member member, List<Component> all, FreeNames names) {
        List<Input> inputs = new ArrayList<>();
        for (Parameter parameter : primal.parameters()) {
            for (Path path : parameter.structure().leaves()) {
                List<String> readers = path.way().stream().map(Part::reader).toList();
                inputs.add(input(path, parameter.name(), readers, names));
            }
        }
        List<Structure> more = member.isDirectional()
                ? primal.active().stream().map(Parameter::structure).toList()
                : List.of(primal.output());
        for (int k = parameters.size(); k < all.size(); k++) {
            String root = all.get(k).name();
            Structure structure = more.get(k - parameters.size());
            List<Path> paths = Outputs.active(structure);
            List<List<String>> readers = adjoints.readers(structure);
            for (int i = 0; i < paths.size(); i++) {
                inputs.add(input(paths.get(i), root, readers.get(i), names));
            }
        }
        return inputs;
    }

    private static Input input(Path path, String root, List<String> readers, FreeNames names) {
        return new Input(path.way().isEmpty() ? root : names.take(path.name(root)), root, readers);
    }

    private String summary(Member member, Function function) {
        String summary = MemberText.summary(member, "{@link " + link() + "}", !primal.isSeeded(), function);
        return member == Member.GRADIENT && !sweeps.isEmpty() ? summary + "\nTakes " + sweeps + "." : summary;
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
