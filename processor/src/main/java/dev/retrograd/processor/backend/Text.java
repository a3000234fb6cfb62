package dev.retrograd.processor.backend;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** A statement's text before it is broken into lines. */
final class Text {
    /** A piece of text: a {@link String} or a {@link TypeName}; a line may be broken before it. */
    private record Piece(Object content, int depth) {
        private static final int NEVER = Integer.MAX_VALUE;

        int width() {
            return width(content);
        }

        private static int width(Object content) {
            if (content instanceof ClassName name) {
                return String.join(".", name.simpleNames()).length();
            } else if (content instanceof ArrayTypeName array) {
                return width(array.componentType()) + 2;
            }
            return content.toString().length();
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private int depth;
    private int nextBreak = Piece.NEVER;

    Text add(String text) {
        return piece(text);
    }

    Text add(TypeName type) {
        return piece(type);
    }

    private Text piece(Object content) {
        pieces.add(new Piece(content, nextBreak));
        nextBreak = Piece.NEVER;
        return this;
    }

    /** Allows a line break in front of what comes next; the blank is left out if the line is broken there. */
    Text breakable() {
        nextBreak = depth;
        return this;
    }

    /** Allows a line break that is used only if there is no other. */
    Text lastResort() {
        nextBreak = Piece.NEVER - 1;
        return this;
    }

    /** Enters an inner expression, in which lines are broken only if need be. */
    Text open() {
        depth++;
        return this;
    }

    Text close() {
        depth--;
        return this;
    }

    /** Writes the text in lines of at most the given width, where that is possible; continued lines are indented twice. */
    void layout(int width, int indent, Code code) {
        int start = 0;
        int available = width;
        code.indent(indent);
        while (start < pieces.size()) {
            int end = end(start, available);
            for (int i = start; i < end; i++) {
                Piece piece = pieces.get(i);
                if (i > start && piece.depth() != Piece.NEVER) {
                    code.text(" ");
                }
                if (piece.content() instanceof TypeName type) {
                    code.type(type);
                } else {
                    code.text((String) piece.content());
                }
            }
            code.text("\n");
            if (end < pieces.size()) {
                code.indent(indent + 2);
            }
            start = end;
            available = width - 8;
        }
    }

    /** Where the line that starts at a piece ends: before the outermost of the last possible breaks. */
    private int end(int start, int available) {
        int column = 0;
        int best = -1;
        for (int i = start; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean breakable = i > start && piece.depth() != Piece.NEVER;
            if (breakable
                    && column > 0
                    && (best < 0 || piece.depth() <= pieces.get(best).depth())) {
                best = i;
            }
            column += piece.width() + (breakable ? 1 : 0);
            if (column > available && best > 0) {
                return best;
            }
        }
        return pieces.size();
    }
}
