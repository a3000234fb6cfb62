package dev.retrograd.processor.backend;

import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Constants of a companion that tell whether assertions are enabled for the classes whose assertions it repeats. */
final class Assertions {
    private static final String QUESTION = "#assert";

    private Assertions() {}

    /** Whether a function of the representation asks for it. */
    static boolean isQuestion(String function) {
        return function.endsWith(QUESTION);
    }

    /** The constant that answers. */
    static String constant(String function) {
        String owner = function.substring(0, function.length() - QUESTION.length());
        return "ASSERTIONS_OF_" + owner.substring(owner.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    /** The constants that functions need, in the order of their names. */
    static List<Code> constants(List<Function> functions) {
        TreeSet<String> questions = new TreeSet<>();
        functions.forEach(function -> collect(function.body(), questions));
        List<Code> constants = new ArrayList<>();
        for (String question : questions) {
            String owner = question.substring(0, question.length() - QUESTION.length());
            constants.add(Code.of(
                    "private static final boolean $ = $.class.desiredAssertionStatus();\n",
                    constant(question),
                    Types.named(owner)));
        }
        return constants;
    }

    private static void collect(Region region, Set<String> questions) {
        for (Op op : region.ops()) {
            if (op instanceof Op.Call call && isQuestion(call.function())) {
                questions.add(call.function());
            }
            op.regions().forEach(inner -> collect(inner, questions));
        }
    }
}
