package dev.retrograd.processor.backend;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Text that JavaPoet does not see, which renders a file twice and looks for line breaks in every piece of it. A mark stands in the
 * text's place and names the types, so that they are imported.
 */
final class Deferred {
    private final List<Code> texts = new ArrayList<>();

    /** What stands for a text of whole lines. */
    CodeBlock mark(Code text) {
        if (text.isEmpty()) {
            return CodeBlock.of("");
        }
        String number = Code.MARK + Integer.toString(texts.size());
        texts.add(text);
        String names = (Code.MARK + "$T").repeat(text.types().size());
        return CodeBlock.of(number + names, text.types().toArray());
    }

    /** What stands for a text without types. */
    CodeBlock mark(CharSequence text) {
        return mark(new Code().text(text.toString()));
    }

    /** Puts the texts in the places of the marks. */
    String restore(String rendered) {
        StringBuilder out = new StringBuilder(4 * rendered.length());
        int copied = 0;
        for (int mark = rendered.indexOf(Code.MARK); mark >= 0; mark = rendered.indexOf(Code.MARK, copied)) {
            int start = rendered.lastIndexOf('\n', mark) + 1;
            int end = rendered.indexOf('\n', mark);
            out.append(rendered, copied, start);
            List<String> names = names(rendered, mark, end);
            Code text = texts.get(Integer.parseInt(names.get(0)));
            text.write(rendered.substring(start, mark), names.subList(1, names.size()), out);
            copied = end;
        }
        return out.append(rendered, copied, rendered.length()).toString();
    }

    private static List<String> names(String rendered, int mark, int end) {
        List<String> names = new ArrayList<>();
        int start = mark;
        while (start < end) {
            int next = rendered.indexOf(Code.MARK, start + 1);
            int stop = next < 0 || next > end ? end : next;
            names.add(rendered.substring(start + 1, stop));
            start = stop;
        }
        return names;
    }
}
