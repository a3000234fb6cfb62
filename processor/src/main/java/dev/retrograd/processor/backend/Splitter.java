package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Primitive;
import dev.retrograd.processor.ir.Type;
import dev.retrograd.processor.shape.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a body that HotSpot would not compile (beyond 8,000 bytecodes it interprets) into methods that run one after the other;
 * variables that several of them need are handed on in the workspace.
 */
final class Splitter {
    private static final int LARGEST = 5_000;
    private static final int PART = 1_800;

    /**
     * One of the methods.
     *
     * @param name its name
     * @param doc what it does
     * @param parameters those of the sweep's parameters that it needs
     * @param statements its body
     */
    record Part(String name, String doc, List<Component> parameters, List<Stmt> statements) {}

    /**
     * A body after cutting.
     *
     * @param main the statements of the sweep itself
     * @param parts the methods that it calls, in order
     */
    record Cut(List<Stmt> main, List<Part> parts) {}

    private final String method;
    private final List<Component> parameters;
    private final Expr.Name workspace;
    private final Buffers buffers;
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Set<String> inPlace = new LinkedHashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    /** The counters of the loops that stay, around the statements at hand. */
    private final Set<String> counters = new LinkedHashSet<>();

    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Mentions> mentions = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private boolean opened;
    private int next;

    private Splitter(String method, List<Component> parameters, Expr.Name workspace, Buffers buffers) {
        this.method = method;
        this.parameters = parameters;
        this.workspace = workspace;
        this.buffers = buffers;
    }

    /** Cuts a body if it is too large; {@code results} are the statements at its end that stay in the sweep. */
    static Cut cut(String method, List<Stmt> body, List<Component> parameters, Expr.Name workspace, Buffers buffers) {
        Splitter splitter = new Splitter(method, parameters, workspace, buffers);
        return BytecodeSize.of(body) <= LARGEST ? new Cut(body, List.of()) : splitter.cut(body);
    }

    private Cut cut(List<Stmt> body) {
        int results = body.size();
        while (results > 0 && StatementWriter.isResult(body.get(results - 1))) {
            results--;
        }
        List<Stmt> start = body.subList(0, results);
        List<Stmt> end = body.subList(results, body.size());
        changed.addAll(Mentions.of(body).changed());
        body.forEach(this::learn);
        collect(start);
        mentions.add(Mentions.of(end));
        Set<String> declared = new LinkedHashSet<>();
        List<Stmt> main = new ArrayList<>(calls(start, declared));
        main.addAll(taken(mentions.size() - 1, declared));
        main.addAll(end);
        return new Cut(main, parts);
    }

    /** Finds the parts, in order, and the heads of loops and branches that stay. */
    private void collect(List<Stmt> statements) {
        for (List<Stmt> chunk : chunks(statements)) {
            Stmt only = chunk.get(0);
            if (chunk.size() == 1 && isOpened(only)) {
                opened = true;
                mentions.add(Opening.header(only));
                Opening.bodies(only).forEach(this::collect);
            } else {
                mentions.add(Mentions.of(chunk));
            }
        }
    }

    private static boolean isOpened(Stmt statement) {
        return BytecodeSize.of(statement) > LARGEST && Opening.isPossible(statement);
    }

    /** The calls of the parts that statements have become, within the loops and branches that stay. */
    private List<Stmt> calls(List<Stmt> statements, Set<String> declared) {
        List<Stmt> calls = new ArrayList<>();
        for (List<Stmt> chunk : chunks(statements)) {
            Stmt only = chunk.get(0);
            int number = next++;
            if (chunk.size() == 1 && isOpened(only)) {
                calls.addAll(taken(number, declared));
                List<List<Stmt>> bodies = new ArrayList<>();
                for (List<Stmt> body : Opening.bodies(only)) {
                    bodies.add(within(only, body, declared));
                }
                calls.add(Opening.with(only, bodies));
            } else {
                Part part = part(number, chunk);
                parts.add(part);
                calls.add(new Stmt.Evaluate(call(part), ""));
            }
        }
        return calls;
    }

    /** What statements that stay need of the parts before them: declarations, once, and values. */
    private List<Stmt> taken(int number, Set<String> declared) {
        List<Stmt> taken = new ArrayList<>();
        for (Stmt declaration : received(number, List.of())) {
            String name = ((Stmt.Declare) declaration).name();
            if (!counters.contains(name)) {
                taken.add(
                        declared.add(name)
                                ? declaration
                                : new Stmt.Assign(new Expr.Name(name, types.get(name)), "=", field(name), ""));
            }
        }
        return taken;
    }

    /** The calls of the parts of a loop's or a branch's body, whose variables are its own. */
    private List<Stmt> within(Stmt around, List<Stmt> body, Set<String> declared) {
        Map<String, Type> outerTypes = new LinkedHashMap<>(types);
        Map<String, String> outerFields = new HashMap<>(fields);
        Set<String> outerInPlace = new LinkedHashSet<>(inPlace);
        Set<String> outerCounters = new LinkedHashSet<>(counters);
        List<Stmt> calls = new ArrayList<>();
        if (around instanceof Stmt.Counted loop) {
            String counter = ((Expr.Name) loop.counter()).name();
            counters.add(counter);
            types.put(counter, loop.type());
            calls.add(new Stmt.Assign(field(counter), "=", loop.counter(), ""));
        }
        body.forEach(this::learn);
        calls.addAll(calls(body, new LinkedHashSet<>(declared)));
        types.clear();
        types.putAll(outerTypes);
        fields.keySet().retainAll(outerTypes.keySet());
        fields.putAll(outerFields);
        inPlace.clear();
        inPlace.addAll(outerInPlace);
        counters.retainAll(outerCounters);
        return calls;
    }

    /** Runs of statements of a bearable size; what derivation has added does not share one with the method's own. */
    private static List<List<Stmt>> chunks(List<Stmt> statements) {
        List<List<Stmt>> chunks = new ArrayList<>();
        List<Stmt> chunk = new ArrayList<>();
        boolean reverse = false;
        for (Stmt statement : statements) {
            boolean turn = !reverse && StatementWriter.isDerived(statement);
            reverse |= turn;
            boolean full = BytecodeSize.of(chunk) + BytecodeSize.of(statement) > PART;
            boolean alone = isOpened(statement) || (chunk.size() == 1 && isOpened(chunk.get(0)));
            if (!chunk.isEmpty() && (turn || full || alone)) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
            }
            chunk.add(statement);
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    /** Notes a variable's type, and the field in which its value lies anyway. */
    private void learn(Stmt statement) {
        if (statement instanceof Stmt.Declare declaration) {
            types.put(declaration.name(), declaration.type());
            declaration.value().ifPresent(value -> {
                Expr source = value instanceof Expr.Assigned assigned ? assigned.target() : value;
                boolean remains = !changed.contains(declaration.name());
                if (remains
                        && source instanceof Expr.Field field
                        && field.object().equals(workspace)
                        && !buffers.isPassing(field.name())) {
                    fields.put(declaration.name(), field.name());
                    inPlace.add(declaration.name());
                }
            });
        }
    }

    private Part part(int number, List<Stmt> chunk) {
        Mentions own = mentions.get(number);
        List<Stmt> statements = received(number, chunk);
        for (Stmt statement : chunk) {
            initialised(statement, number).ifPresent(statements::add);
        }
        for (String name : own.assigned()) {
            boolean handedOn = types.containsKey(name) && isUsedElsewhere(name, number);
            if (handedOn && !inPlace.contains(name)) {
                statements.add(new Stmt.Assign(field(name), "=", new Expr.Name(name, types.get(name)), ""));
            }
        }
        List<Component> needed = parameters.stream()
                .filter(parameter -> own.used().contains(parameter.name()))
                .toList();
        String sweep = chunk.stream().anyMatch(StatementWriter::isDerived) ? "reverse" : "forward";
        boolean gradient = method.equals("gradient");
        String name = gradient ? sweep : method + "Part";
        int count = counts.merge(name, 1, Integer::sum);
        String doc =
                "Part " + count + " of " + (gradient ? "the " + sweep + " sweep of " : "") + "{@code " + method + "}.";
        return new Part(name + count, doc, needed, statements);
    }

    /** The declarations of variables that other parts have set before. */
    private List<Stmt> received(int number, List<Stmt> chunk) {
        Set<String> declaredHere = new LinkedHashSet<>();
        for (Stmt statement : chunk) {
            if (statement instanceof Stmt.Declare declaration) {
                declaredHere.add(declaration.name());
            }
        }
        List<Stmt> received = new ArrayList<>();
        for (String name : mentions.get(number).used()) {
            if (types.containsKey(name) && !declaredHere.contains(name)) {
                received.add(new Stmt.Declare(types.get(name), name, Optional.of(field(name)), ""));
            }
        }
        return received;
    }

    /** A variable without a value gets one if it is handed on, for javac's sake, and moves to where it is first set. */
    private Optional<Stmt> initialised(Stmt statement, int number) {
        if (statement instanceof Stmt.Declare declaration
                && declaration.value().isEmpty()
                && isUsedElsewhere(declaration.name(), number)) {
            if (!mentions.get(number).assigned().contains(declaration.name())) {
                return Optional.empty();
            }
            Expr nothing = declaration.type() instanceof Primitive primitive
                    ? new Expr.Literal(Literals.zero(primitive), primitive)
                    : new Expr.Literal(null, declaration.type());
            return Optional.of(
                    new Stmt.Declare(declaration.type(), declaration.name(), Optional.of(nothing), declaration.note()));
        }
        return Optional.of(statement);
    }

    /** Whether another part mentions a variable: a later one, or, where loops are cut, any. */
    private boolean isUsedElsewhere(String name, int number) {
        for (int i = opened ? 0 : number + 1; i < mentions.size(); i++) {
            if (i != number && mentions.get(i).used().contains(name)) {
                return true;
            }
        }
        return false;
    }

    private Expr field(String name) {
        String field = fields.computeIfAbsent(name, wish -> buffers.field(wish, types.get(wish)));
        return new Expr.Field(workspace, field, types.get(name));
    }

    private Expr call(Part part) {
        List<Expr> arguments = new ArrayList<>();
        part.parameters().forEach(parameter -> arguments.add(new Expr.Name(parameter.name(), parameter.type())));
        arguments.add(workspace);
        return new Expr.StaticCall("", part.name(), arguments, Primitive.INT);
    }
}
