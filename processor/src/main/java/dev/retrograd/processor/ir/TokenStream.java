package dev.retrograd.processor.ir;

import dev.retrograd.processor.ir.Lexer.Kind;
import dev.retrograd.processor.ir.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The parser's view of the tokens: look ahead, take, insist. */
final class TokenStream {
    private final List<Token> tokens;
    private int position;

    TokenStream(String text) {
        tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(position);
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }

    boolean accept(String text) {
        boolean found = peek().text().equals(text) && peek().kind() != Kind.STRING;
        if (found) {
            position++;
        }
        return found;
    }

    Token expect(String text) {
        Token token = peek();
        if (!accept(text)) {
            throw error(token, "expected '" + text + "' but found " + token);
        }
        return token;
    }

    Token take(Kind kind, String description) {
        Token token = next();
        if (token.kind() != kind) {
            throw error(token, "expected " + description + " but found " + token);
        }
        return token;
    }

    /** Whether the tokens ahead are the results of the next operation rather than operands of this one. */
    boolean startsOperation() {
        String after = tokens.get(Math.min(position + 1, tokens.size() - 1)).text();
        return after.equals("=") || after.equals(",");
    }

    /** Elements between commas up to a closing mark, which is taken. */
    <T> List<T> list(String close, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        if (!accept(close)) {
            do {
                list.add(element.get());
            } while (accept(","));
            expect(close);
        }
        return list;
    }

    String string() {
        return unquoted(take(Kind.STRING, "a string"));
    }

    static String unquoted(Token token) {
        return Literals.unescape(token.text().substring(1, token.text().length() - 1));
    }

    Type type() {
        String name = take(Kind.WORD, "a type").text() + arguments();
        Type type = new ClassType(name);
        for (Primitive primitive : Primitive.values()) {
            if (primitive.name().toLowerCase(Locale.ROOT).equals(name)) {
                type = primitive;
            }
        }
        while (accept("[")) {
            expect("]");
            type = new ArrayType(type);
        }
        return type;
    }

    private String arguments() {
        return accept("<") ? "<" + String.join(",", list(">", this::argument)) + ">" : "";
    }

    private String argument() {
        if (!accept("?")) {
            return type().toString();
        }
        boolean bounded = peek().text().equals("extends") || peek().text().equals("super");
        return bounded ? "? " + next().text() + " " + type() : "?";
    }

    SyntaxException error(Token token, String message) {
        return new SyntaxException(token.line(), token.column(), message);
    }
}
