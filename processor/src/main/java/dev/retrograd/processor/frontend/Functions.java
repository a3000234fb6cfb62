package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Origin;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/**
 * The methods that are not put in place of their calls but become functions of their own: those that call themselves, and those
 * that would be put in place too often.
 */
final class Functions {
    /** More copies of helpers than this, and calls take their place. */
    private static final int MOST_COPIES = 1_000;

    private final Sources sources;
    private final CallGraph graph;
    private final Map<ExecutableElement, String> names = new HashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    Functions(Sources sources) {
        this.sources = sources;
        this.graph = new CallGraph(sources);
    }

    /** Whether a method is not put in place of a call with the given arguments. */
    boolean isCalled(Code code, ExecutableElement method, List<Value> arguments) {
        boolean wanted = names.containsKey(method) || graph.isRecursive(method) || code.inlined() >= MOST_COPIES;
        return wanted && isPossible(method) && arguments.stream().allMatch(argument -> code.phantom(argument) == null);
    }

    /** Whether a method can be a function: one of values alone. */
    private boolean isPossible(ExecutableElement method) {
        boolean typed = method.getParameters().stream()
                .allMatch(parameter -> TypeMapping.of(parameter.asType(), sources) != null);
        boolean returns = method.getReturnType().getKind() == TypeKind.VOID
                || TypeMapping.of(method.getReturnType(), sources) != null;
        return method.getModifiers().contains(Modifier.STATIC)
                && method.getTypeParameters().isEmpty()
                && typed
                && returns
                && sources.source(method)
                        .filter(path -> path.getLeaf() instanceof MethodTree tree && tree.getBody() != null)
                        .isPresent();
    }

    /** Calls a method's function; null if it returns nothing. */
    Value call(Code code, Tree site, ExecutableElement method, List<Value> arguments) {
        String name = names.get(method);
        if (name == null) {
            name = name(method);
            names.put(method, name);
            Function function = lower(code, site, method, name);
            if (function == null) {
                return code.fail(site);
            }
            functions.put(name, function);
        }
        Type type = TypeMapping.of(method.getReturnType(), sources);
        List<Value> targets = type == null ? List.of() : List.of(Value.of(type));
        code.add(new Op.Invoke(targets, "@" + name, arguments, Origin.at(code.span(site))));
        return type == null ? null : targets.get(0);
    }

    /** The functions that have been made. */
    List<Function> all() {
        return List.copyOf(functions.values());
    }

    private String name(ExecutableElement method) {
        String simple = method.getSimpleName().toString();
        String name = simple;
        List<String> endings = List.of(
                "",
                CalleeNames.FORWARD,
                CalleeNames.REVERSE,
                CalleeNames.SWEEPS,
                CalleeNames.TANGENT,
                CalleeNames.TANGENT + CalleeNames.FORWARD,
                CalleeNames.TANGENT + CalleeNames.REVERSE,
                CalleeNames.TANGENT + CalleeNames.SWEEPS);
        for (int number = 2; ; number++) {
            String candidate = name;
            if (endings.stream().noneMatch(ending -> taken.contains(candidate + ending))) {
                break;
            }
            name = simple + number;
        }
        String chosen = name;
        endings.forEach(ending -> taken.add(chosen + ending));
        return chosen;
    }

    private Function lower(Code caller, Tree site, ExecutableElement method, String name) {
        TreePath path = sources.source(method).orElseThrow();
        MethodTree tree = (MethodTree) path.getLeaf();
        List<Diagnostic.Note> notes = caller.notes();
        notes.add(
                0,
                new Diagnostic.Note(
                        "in " + method.getSimpleName() + ", used by "
                                + caller.frame().element().getSimpleName(),
                        caller.span(site)));
        Code code = caller.another(notes);
        code.deriveWithin(caller.derivedWithin(), method);
        Translator translator = new Translator(code, this);
        code.enter(translator.inlining().frame(method, path, null));
        List<Value> parameters = new ArrayList<>();
        for (var parameter : method.getParameters()) {
            Type type = TypeMapping.of(parameter.asType(), sources);
            parameters.add(Value.of(type, parameter.getSimpleName().toString()));
        }
        Origin origin = Origin.at(code.span(tree));
        RegionBuilder region = new RegionBuilder(parameters, origin);
        code.switchTo(region);
        translator.inlining().bindParameters(tree.getParameters(), parameters);
        Value result = translator.inlining().body(tree.getBody());
        if (code.failed()) {
            return null;
        }
        List<Op> ops = new ArrayList<>(code.entry().ops());
        ops.addAll(region.at(origin)
                .returning(result == null ? List.of() : List.of(result))
                .ops());
        Region body = new Region(parameters, ops);
        new PhantomUses(code).refuse(body);
        return code.failed() ? null : new Function(name, Set.of(), body);
    }
}
