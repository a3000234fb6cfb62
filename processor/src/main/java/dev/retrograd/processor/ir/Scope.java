package dev.retrograd.processor.ir;

import dev.retrograd.processor.ir.Lexer.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that the parser has seen, by name. */
final class Scope {
    private final Map<String, Value> values = new HashMap<>();

    /** Makes a value; its hint is the name without number or suffix. */
    Value define(Token token, Type type) {
        String name = token.text().substring(1);
        int dot = name.indexOf('.');
        String hint = dot < 0 ? name : name.substring(0, dot);
        boolean named = !hint.isEmpty() && Character.isJavaIdentifierStart(hint.charAt(0));
        Value value = named ? Value.of(type, hint) : Value.of(type);
        if (values.putIfAbsent(name, value) != null) {
            throw new SyntaxException(token.line(), token.column(), token + " is defined twice");
        }
        return value;
    }

    List<Value> define(List<Token> tokens, List<Type> types) {
        List<Value> defined = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            defined.add(define(tokens.get(i), types.get(i)));
        }
        return defined;
    }

    Value find(Token token) {
        Value value = values.get(token.text().substring(1));
        if (value == null) {
            throw new SyntaxException(token.line(), token.column(), token + " is not defined");
        }
        return value;
    }
}
