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
    private final Map<String, Integer> counts = new HashMap<>();

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
        List<List<Stmt>> chunks = chunks(body.subList(0, results));
        List<Stmt> end = body.subList(results, body.size());
        Set<String> changed = Mentions.of(body).changed();
        body.forEach(statement -> learn(statement, changed));

        List<Mentions> mentions = new ArrayList<>();
        chunks.forEach(chunk -> mentions.add(Mentions.of(chunk)));
        mentions.add(Mentions.of(end));
        List<Stmt> main = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Part part = part(i, chunks.get(i), mentions);
            parts.add(part);
            main.add(new Stmt.Evaluate(call(part), ""));
        }
        main.addAll(received(mentions.size() - 1, List.of(), mentions));
        main.addAll(end);
        return new Cut(main, parts);
    }

    /** Runs of statements of a bearable size; what derivation has added does not share one with the method's own. */
    private static List<List<Stmt>> chunks(List<Stmt> statements) {
        List<List<Stmt>> chunks = new ArrayList<>();
        List<Stmt> chunk = new ArrayList<>();
        boolean reverse = false;
        for (Stmt statement : statements) {
            boolean turn = !reverse && StatementWriter.isDerived(statement);
            reverse |= turn;
            if (!chunk.isEmpty() && (turn || BytecodeSize.of(chunk) + BytecodeSize.of(statement) > PART)) {
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
    private void learn(Stmt statement, Set<String> changed) {
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

    private Part part(int number, List<Stmt> chunk, List<Mentions> mentions) {
        Mentions own = mentions.get(number);
        List<Stmt> statements = received(number, chunk, mentions);
        for (Stmt statement : chunk) {
            initialised(statement, number, mentions).ifPresent(statements::add);
        }
        for (String name : own.assigned()) {
            boolean handedOn = types.containsKey(name) && isUsedBehind(name, number, mentions);
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
    private List<Stmt> received(int number, List<Stmt> chunk, List<Mentions> mentions) {
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
    private Optional<Stmt> initialised(Stmt statement, int number, List<Mentions> mentions) {
        if (statement instanceof Stmt.Declare declaration
                && declaration.value().isEmpty()
                && isUsedBehind(declaration.name(), number, mentions)) {
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

    private static boolean isUsedBehind(String name, int number, List<Mentions> mentions) {
        return mentions.subList(number + 1, mentions.size()).stream()
                .anyMatch(later -> later.used().contains(name));
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
