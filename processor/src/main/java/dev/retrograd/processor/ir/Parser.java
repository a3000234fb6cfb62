package dev.retrograd.processor.ir;

import dev.retrograd.processor.ir.Lexer.Kind;
import dev.retrograd.processor.ir.Lexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the text form of {@code docs/ir.md}. Whether the function makes sense is up to {@link Verifier}; the parser insists
 * only on what it needs: names are defined once, before they are used.
 */
public final class Parser {
    private final TokenStream tokens;
    private Scope scope = new Scope();

    private Parser(String text) {
        tokens = new TokenStream(text);
    }

    /**
     * Reads a function; those behind it are its callees.
     *
     * @throws SyntaxException with line and column if the text is none
     */
    public static Function parse(String text) {
        Parser parser = new Parser(text);
        Function first = parser.function();
        List<Function> callees = new ArrayList<>();
        while (parser.tokens.peek().kind() != Kind.END) {
            parser.scope = new Scope();
            callees.add(parser.function());
        }
        return first.withCallees(callees);
    }

    private Function function() {
        tokens.expect("func");
        tokens.expect("@");
        String name = tokens.take(Kind.WORD, "a name").text();
        Set<Value> active = new HashSet<>();
        tokens.expect("(");
        List<Value> params = tokens.list(")", () -> {
            Token param = tokens.take(Kind.VALUE, "a parameter");
            tokens.expect(":");
            Value value = scope.define(param, tokens.type());
            if (tokens.accept("active")) {
                active.add(value);
            }
            return value;
        });
        tokens.expect("->");
        Token arrow = tokens.expect("(");
        List<Type> types = tokens.list(")", tokens::type);
        Region body = region(params);
        List<Type> returned = body.yields().stream().map(Value::type).collect(Collectors.toList());
        if (!types.equals(returned)) {
            throw tokens.error(arrow, "declared results " + types + " but returned " + returned);
        }
        return new Function(name, active, body);
    }

    /** A block; ends at its terminator. */
    private Region region(List<Value> params) {
        tokens.expect("{");
        List<Op> ops = new ArrayList<>();
        do {
            ops.add(op());
        } while (!(ops.get(ops.size() - 1) instanceof Op.Yield) && !(ops.get(ops.size() - 1) instanceof Op.Return));
        tokens.expect("}");
        return new Region(params, ops);
    }

    private Op op() {
        List<Token> targets = new ArrayList<>();
        if (tokens.peek().kind() == Kind.VALUE) {
            do {
                targets.add(tokens.take(Kind.VALUE, "a result"));
            } while (tokens.accept(","));
            tokens.expect("=");
        }
        Token keyword = tokens.take(Kind.WORD, "an operation");
        return switch (keyword.text()) {
            case "const" -> constant(targets);
            case "call" -> {
                String function = tokens.string();
                List<Value> operands = operands();
                Value target = single(keyword, targets);
                yield new Op.Call(target, function, operands, origin());
            }
            case "load" -> {
                Value array = use();
                Value index = index();
                Value target = single(keyword, targets);
                yield new Op.Load(target, array, index, origin());
            }
            case "store" -> {
                Value array = use();
                Value index = index();
                tokens.expect("=");
                Value value = use();
                yield new Op.Store(array, index, value, origin());
            }
            case "alloc" -> {
                List<Value> lengths = new ArrayList<>();
                while (tokens.peek().text().equals("[")) {
                    lengths.add(index());
                }
                Placement placement = placement();
                Value target = single(keyword, targets);
                yield new Op.Alloc(target, lengths, placement, origin());
            }
            case "shadow" -> {
                Value primal = use();
                Placement placement = placement();
                Value target = single(keyword, targets);
                yield new Op.Shadow(target, primal, placement, origin());
            }
            case "copy" -> {
                Value source = use();
                Placement placement = placement();
                Value target = single(keyword, targets);
                yield new Op.Copy(target, source, placement, origin());
            }
            case "length" -> {
                Value array = use();
                Value target = single(keyword, targets);
                yield new Op.Length(target, array, origin());
            }
            case "accumulate" -> {
                Value target = use();
                tokens.expect("+=");
                Value value = use();
                yield new Op.Accumulate(target, value, origin());
            }
            case "invoke" -> {
                String callee = tokens.string();
                List<Value> operands = operands();
                Contract contract = tokens.accept("storage") ? contract() : null;
                CallRule rule = tokens.accept("rule") ? rule() : null;
                List<Value> results = results(targets);
                yield new Op.Invoke(results, callee, operands, contract, rule, origin());
            }
            case "throw" -> {
                String exception = tokens.string();
                yield new Op.Throw(exception, operands(), origin());
            }
            case "save" -> {
                String slot = tokens.string();
                Value value = use();
                yield new Op.Save(slot, value, origin());
            }
            case "restore" -> {
                String slot = tokens.string();
                Value target = single(keyword, targets);
                yield new Op.Restore(target, slot, origin());
            }
            case "if" -> branch(targets);
            case "for" -> counted(targets);
            case "while" -> loop(targets);
            case "yield" -> new Op.Yield(terminated(), origin());
            case "return" -> new Op.Return(terminated(), origin());
            default -> throw tokens.error(keyword, "unknown operation " + keyword);
        };
    }

    private Contract contract() {
        Token text = tokens.take(Kind.STRING, "what happens to storage");
        try {
            return Contract.parse(TokenStream.unquoted(text));
        } catch (NumberFormatException e) {
            throw tokens.error(text, "not pairs of place and level: " + text);
        }
    }

    private CallRule rule() {
        Token text = tokens.take(Kind.STRING, "how the call is differentiated");
        try {
            return CallRule.parse(TokenStream.unquoted(text));
        } catch (RuntimeException e) {
            throw tokens.error(text, "no rule: " + text);
        }
    }

    private Op constant(List<Token> targets) {
        Token literal = tokens.next();
        Value target = single(literal, targets);
        Object value;
        try {
            value = literal.kind() == Kind.STRING
                    ? TokenStream.unquoted(literal)
                    : Literals.parse(literal.text(), target.type());
        } catch (NumberFormatException e) {
            throw tokens.error(literal, "not a literal of type " + target.type() + ": " + literal);
        }
        return new Op.Const(target, value, origin());
    }

    private Op branch(List<Token> targets) {
        Value condition = use();
        Region then = region(List.of());
        tokens.expect("else");
        Region otherwise = region(List.of());
        List<Value> results = results(targets);
        return new Op.If(results, condition, then, otherwise, origin());
    }

    private Op counted(List<Token> targets) {
        String label = tokens.string();
        Token counter = tokens.take(Kind.VALUE, "a counter");
        tokens.expect("=");
        Value first = use();
        Token comparison = tokens.take(Kind.MARK, "a comparison");
        Value limit = use();
        tokens.expect("step");
        Token number = tokens.take(Kind.NUMBER, "a step");
        int step = (Integer) constantOf(number, Primitive.INT);
        String expected = step < 0 ? ">" : "<";
        if (!comparison.text().equals(expected) && !comparison.text().equals(expected + "=")) {
            throw tokens.error(comparison, "the step's sign asks for " + expected + " or " + expected + "=");
        }
        List<Value> inits = new ArrayList<>();
        List<Token> carried = new ArrayList<>();
        if (tokens.accept("carry")) {
            do {
                carried.add(tokens.take(Kind.VALUE, "a carried value"));
                tokens.expect("=");
                inits.add(use());
            } while (tokens.accept(","));
        }
        List<Value> params = new ArrayList<>(List.of(scope.define(counter, first.type())));
        params.addAll(scope.define(carried, types(inits)));
        Region body = region(params);
        List<Value> results = results(targets);
        boolean inclusive = comparison.text().endsWith("=");
        return new Op.For(results, label, first, limit, inclusive, step, inits, body, origin());
    }

    private Op loop(List<Token> targets) {
        String label = tokens.string();
        tokens.expect("(");
        List<Value> inits = new ArrayList<>();
        List<Token> carried = tokens.list(")", () -> {
            Token param = tokens.take(Kind.VALUE, "a carried value");
            tokens.expect("=");
            inits.add(use());
            return param;
        });
        Region condition = region(scope.define(carried, types(inits)));
        Token then = tokens.expect("do");
        tokens.expect("(");
        List<Token> forwarded = tokens.list(")", () -> tokens.take(Kind.VALUE, "a forwarded value"));
        List<Type> types = types(condition.yields());
        if (types.size() != forwarded.size() + 1) {
            throw tokens.error(then, "the condition has to yield a boolean and one value for each that the body takes");
        }
        Region body = region(scope.define(forwarded, types.subList(1, types.size())));
        List<Value> results = results(targets);
        return new Op.While(results, label, inits, condition, body, origin());
    }

    private Object constantOf(Token token, Type type) {
        try {
            return Literals.parse(token.text(), type);
        } catch (NumberFormatException e) {
            throw tokens.error(token, "not of type " + type + ": " + token);
        }
    }

    private Origin origin() {
        Span span = Span.NONE;
        String note = "";
        while (tokens.accept("!")) {
            if (tokens.peek().kind() == Kind.STRING) {
                note = tokens.string();
            } else {
                int line = (Integer) constantOf(tokens.take(Kind.NUMBER, "a line"), Primitive.INT);
                tokens.expect(":");
                int column = (Integer) constantOf(tokens.take(Kind.NUMBER, "a column"), Primitive.INT);
                span = new Span("", line, column, -1, -1);
            }
        }
        return new Origin(span, note);
    }

    private Placement placement() {
        Token word = tokens.take(Kind.WORD, "a placement");
        for (Placement placement : Placement.values()) {
            if (placement.name().toLowerCase(Locale.ROOT).equals(word.text())) {
                return placement;
            }
        }
        throw tokens.error(word, "unknown placement " + word);
    }

    private Value index() {
        tokens.expect("[");
        Value index = use();
        tokens.expect("]");
        return index;
    }

    private Value use() {
        return scope.find(tokens.take(Kind.VALUE, "a value"));
    }

    private List<Value> operands() {
        List<Value> operands = new ArrayList<>();
        // A value after the end of this operation starts the next one: it is followed by '=' or ','.
        while (tokens.peek().kind() == Kind.VALUE && !tokens.startsOperation()) {
            operands.add(use());
        }
        return operands;
    }

    private List<Value> terminated() {
        List<Value> values = new ArrayList<>();
        if (tokens.peek().kind() == Kind.VALUE) {
            do {
                values.add(use());
            } while (tokens.accept(","));
        }
        return values;
    }

    private Value single(Token at, List<Token> targets) {
        List<Value> results = results(targets);
        if (results.size() != 1) {
            throw tokens.error(at, "needs one result, has " + results.size());
        }
        return results.get(0);
    }

    private List<Value> results(List<Token> targets) {
        if (targets.isEmpty()) {
            return List.of();
        }
        Token colon = tokens.expect(":");
        List<Type> types = new ArrayList<>();
        do {
            types.add(tokens.type());
        } while (tokens.accept(","));
        if (types.size() != targets.size()) {
            throw tokens.error(colon, targets.size() + " results but " + types.size() + " types");
        }
        return scope.define(targets, types);
    }

    private static List<Type> types(List<Value> values) {
        return values.stream().map(Value::type).collect(Collectors.toList());
    }
}
