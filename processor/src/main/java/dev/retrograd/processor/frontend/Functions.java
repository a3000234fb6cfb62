package dev.retrograd.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.retrograd.processor.diagnostic.Diagnostic;
import dev.retrograd.processor.diagnostic.Message;
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
import java.util.Iterator;
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
    private final Map<List<Object>, String> names = new HashMap<>();
    private final Set<ExecutableElement> made = new HashSet<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    Functions(Sources sources) {
        this.sources = sources;
        this.graph = new CallGraph(sources);
    }

    /** Whether a method is not put in place of a call with the given arguments. */
    boolean isCalled(Code code, ExecutableElement method, List<Value> arguments) {
        boolean wanted = made.contains(method) || graph.isRecursive(method) || code.inlined() >= MOST_COPIES;
        return wanted
                && method.getModifiers().contains(Modifier.STATIC)
                && isPossible(code, method)
                && arguments.stream().allMatch(argument -> code.phantom(argument) == null);
    }

    /** Whether a method that is being executed can be called all the same, its object (or null) and arguments taken apart. */
    boolean isPassable(Code code, ExecutableElement method, Value self, List<Value> arguments) {
        return isPossible(code, method) && Closures.shapes(code, all(self, arguments)) != null;
    }

    private static List<Value> all(Value self, List<Value> arguments) {
        List<Value> all = new ArrayList<>(arguments);
        if (self != null) {
            all.add(0, self);
        }
        return all;
    }

    /** Whether a method can be a function: what it returns has parts that are known. */
    private boolean isPossible(Code code, ExecutableElement method) {
        boolean typed = method.getParameters().stream()
                .allMatch(parameter -> TypeMapping.of(parameter.asType(), sources) != null);
        boolean returns = method.getReturnType().getKind() == TypeKind.VOID
                || TypeMapping.of(method.getReturnType(), sources) != null;
        Layout layout = code.layouts().of(method.getReturnType());
        return method.getTypeParameters().isEmpty()
                && typed
                && returns
                && (layout == null || layout.isSplit())
                && sources.source(method)
                        .filter(path -> path.getLeaf() instanceof MethodTree tree && tree.getBody() != null)
                        .isPresent();
    }

    /** Calls a method's function; null if it returns nothing. */
    Value call(Code code, Tree site, ExecutableElement method, List<Value> arguments) {
        return call(code, site, method, null, arguments);
    }

    /** Calls the function of an object's method; null if it returns nothing. */
    Value call(Code code, Tree site, ExecutableElement method, Value self, List<Value> arguments) {
        List<Value> all = all(self, arguments);
        List<Object> key = List.of(method, Closures.shapes(code, all));
        String name = names.get(key);
        if (name == null) {
            name = name(method.getSimpleName().toString());
            names.put(key, name);
            made.add(method);
            Function function = lower(code, site, method, name, self, arguments);
            if (function == null) {
                return code.fail(site);
            }
            functions.put(name, function);
        }
        List<Value> leaves = new ArrayList<>();
        all.forEach(argument -> Closures.leaves(code, argument, leaves));
        Type type = code.type(method.getReturnType());
        List<Value> targets = new ArrayList<>();
        Layout layout = code.layouts().of(method.getReturnType());
        Value result = type == null ? null : Closures.result(code, type, layout, targets);
        code.add(new Op.Invoke(targets, "@" + name, leaves, Origin.at(code.span(site))));
        return result;
    }

    /** The functions that have been made. */
    List<Function> all() {
        return List.copyOf(functions.values());
    }

    /** Free names for functions that derived ones call, by the names that they have. */
    Map<String, String> reserve(List<Function> derived) {
        Map<String, String> reserved = new HashMap<>();
        derived.forEach(function -> reserved.put(function.name(), name(function.name())));
        return reserved;
    }

    /** Takes over a function under a reserved name. */
    void add(Function function) {
        functions.put(function.name(), function);
    }

    private String name(String simple) {
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

    private Function lower(
            Code caller, Tree site, ExecutableElement method, String name, Value self, List<Value> arguments) {
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
        List<Value> parameters = parameters(caller, method, self, arguments);
        RegionBuilder region = new RegionBuilder(parameters, Origin.NONE);
        code.switchTo(region);
        Iterator<Value> leaves = parameters.iterator();
        Value own = self == null ? null : Closures.rebuilt(caller, self, code, leaves);
        List<Value> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(Closures.rebuilt(caller, argument, code, leaves)));
        code.enter(translator.inlining().frame(method, path, own));
        Origin origin = Origin.at(code.span(tree));
        region.at(origin);
        translator.inlining().bindParameters(tree.getParameters(), values);
        Value result = translator.inlining().body(tree.getBody());
        List<Value> results = new ArrayList<>();
        boolean isWhole = returned(code, result, results);
        if (!isWhole && !code.failed()) {
            code.report(tree, Message.RECURSION, method.getSimpleName().toString());
        }
        if (code.failed()) {
            return null;
        }
        List<Op> ops = new ArrayList<>(code.entry().ops());
        ops.addAll(region.at(origin).returning(results).ops());
        Region body = new Region(parameters, ops);
        new PhantomUses(code).refuse(body);
        return code.failed() ? null : new Function(name, Set.of(), body);
    }

    /** A parameter for each leaf, named after the method's own. */
    private static List<Value> parameters(Code caller, ExecutableElement method, Value self, List<Value> arguments) {
        List<Value> parameters = new ArrayList<>();
        List<Value> all = all(self, arguments);
        for (int i = 0; i < all.size(); i++) {
            int position = self == null ? i : i - 1;
            String name = position < 0
                    ? null
                    : method.getParameters().get(position).getSimpleName().toString();
            List<Value> leaves = new ArrayList<>();
            Closures.leaves(caller, all.get(i), leaves);
            boolean isValue = caller.phantom(all.get(i)) == null;
            leaves.forEach(leaf -> parameters.add(Value.of(leaf.type(), isValue ? name : leaf.name())));
        }
        return parameters;
    }

    /** Adds the leaves of what is returned; false if they are not known. */
    private static boolean returned(Code code, Value result, List<Value> leaves) {
        if (result == null) {
            return true;
        }
        boolean isObject = code.phantom(result) instanceof Instance.Fixed object
                && object.isExact()
                && object.layout().isSplit();
        if (code.phantom(result) != null && !isObject) {
            return false;
        }
        if (!isObject) {
            leaves.add(result);
            return true;
        }
        return ((Instance.Fixed) code.phantom(result))
                .fields().values().stream().allMatch(field -> returned(code, field, leaves));
    }
}
