package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text form into tokens; {@code //} starts a comment. */
final class Lexer {
    private static final Pattern TOKEN = Pattern.compile("(?<skip>\\s+|//[^\\n]*)"
            + "|(?<value>%[\\p{javaJavaIdentifierPart}.]+)"
            + "|(?<string>\"(?:[^\"\\\\\\n]|\\\\u[0-9a-f]{4}|\\\\[n\"\\\\])*\")"
            + "|(?<word>[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*)"
            + "|(?<number>-?(?:Infinity|[0-9][0-9.]*(?:E-?[0-9]+)?))"
            + "|(?<mark>->|\\+=|<=|>=|[@(){}\\[\\]:,=<>!?])");

    private Lexer() {}

    /** What a token is. */
    enum Kind {
        VALUE,
        STRING,
        WORD,
        NUMBER,
        MARK,
        END
    }

    /** A token: its kind, text and place. */
    record Token(Kind kind, String text, int line, int column) {
        @Override
        public String toString() {
            return kind == Kind.END ? "end of text" : "'" + text + "'";
        }
    }

    /**
     * All tokens, the last of kind {@link Kind#END}.
     *
     * @throws SyntaxException at a character that starts no token
     */
    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int line = 1;
        int lineStart = 0;
        int position = 0;
        while (position < text.length()) {
            if (!matcher.region(position, text.length()).lookingAt()) {
                throw new SyntaxException(
                        line, position - lineStart + 1, "unexpected character '" + text.charAt(position) + "'");
            }
            if (matcher.group("skip") == null) {
                tokens.add(new Token(kind(matcher), matcher.group(), line, position - lineStart + 1));
            }
            for (int i = position; i < matcher.end(); i++) {
                if (text.charAt(i) == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
            position = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", line, position - lineStart + 1));
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("value") != null) {
            return Kind.VALUE;
        } else if (matcher.group("string") != null) {
            return Kind.STRING;
        } else if (matcher.group("word") != null) {
            return Kind.WORD;
        }
        return matcher.group("number") != null ? Kind.NUMBER : Kind.MARK;
    }
}
