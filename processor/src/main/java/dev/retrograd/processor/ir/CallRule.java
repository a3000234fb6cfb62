package dev.retrograd.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a call that stays in the generated source is differentiated: by methods that somebody wrote for it, or by a companion.
 *
 * @param active the operands that have derivatives
 * @param returned what the call itself returns
 * @param adjoint gives the adjoints of the active operands; null if nothing does
 * @param tangent gives the tangents of the results; null if nothing does
 * @param second gives the tangents of the adjoints; null if nothing does, or if {@code adjoint} is differentiated itself
 */
public record CallRule(List<Integer> active, Parts returned, Routine adjoint, Routine tangent, Routine second) {
    /** Copies the list. */
    public CallRule {
        active = List.copyOf(active);
    }

    /** What a routine takes. */
    public enum Form {
        /** The operands, the results, the adjoints of the results. */
        ADJOINT,
        /** The operands, and the adjoint of the result unless it is a number, with which the adjoints are to be multiplied. */
        GRADIENT,
        /** The operands, then the tangents of the active ones. */
        TANGENT,
        /** The operands, the results, the tangents of the active operands. */
        TANGENT_AT_RESULT
    }

    /**
     * What a method returns.
     *
     * @param record the record whose components are the results; null if the method returns the only one
     * @param accessors the components
     */
    public record Parts(ClassType record, List<String> accessors) {
        /** The only result itself. */
        public static final Parts SINGLE = new Parts(null, List.of());

        /** Copies the list. */
        public Parts {
            accessors = List.copyOf(accessors);
        }

        /** Whether the results are components of a record. */
        public boolean isRecord() {
            return record != null;
        }

        @Override
        public String toString() {
            return isRecord() ? record.name() + "(" + String.join(" ", accessors) + ")" : "";
        }

        private static Parts parse(String text) {
            int open = text.indexOf('(');
            return open < 0
                    ? SINGLE
                    : new Parts(
                            new ClassType(text.substring(0, open)),
                            List.of(text.substring(open + 1, text.length() - 1).split(" ", -1)));
        }
    }

    /**
     * A method or function that computes derivatives.
     *
     * @param callee what is called, as in {@link Op.Invoke}
     * @param form what it takes
     * @param returned what it returns
     */
    public record Routine(String callee, Form form, Parts returned) {
        @Override
        public String toString() {
            return form + " " + callee + " -> " + returned;
        }

        private static Routine parse(String text) {
            int arrow = text.indexOf(" -> ");
            int space = text.indexOf(' ');
            return new Routine(
                    text.substring(space + 1, arrow),
                    Form.valueOf(text.substring(0, space)),
                    Parts.parse(text.substring(arrow + 4)));
        }
    }

    /** A call of a routine that nothing differentiates. */
    public static CallRule none(List<Integer> active, Parts returned) {
        return new CallRule(active, returned, null, null, null);
    }

    /** The numbers of the values that have derivatives by their type. */
    public static List<Integer> numbers(List<Value> values) {
        return IntStream.range(0, values.size())
                .filter(i -> values.get(i).type().isDifferentiable())
                .boxed()
                .toList();
    }

    /** The active ones among a call's operands. */
    public List<Value> active(List<Value> operands) {
        return active.stream().map(operands::get).toList();
    }

    /** The text form: {@code active 0 2; returns ; adjoint ADJOINT p.Rules.adjoint -> p.Rules.Pair(a b)}. */
    @Override
    public String toString() {
        String all = "active " + active.stream().map(String::valueOf).collect(Collectors.joining(" ")) + "; returns "
                + returned;
        all += adjoint == null ? "" : "; adjoint " + adjoint;
        all += tangent == null ? "" : "; tangent " + tangent;
        return all + (second == null ? "" : "; second " + second);
    }

    /**
     * Reads the text form.
     *
     * @throws RuntimeException if it is none
     */
    public static CallRule parse(String text) {
        List<Integer> active = new ArrayList<>();
        Parts returned = Parts.SINGLE;
        Routine adjoint = null;
        Routine tangent = null;
        Routine second = null;
        for (String entry : text.split("; ", -1)) {
            int space = entry.indexOf(' ');
            String content = entry.substring(space + 1);
            switch (entry.substring(0, space)) {
                case "active" -> {
                    for (String number : content.isEmpty() ? new String[0] : content.split(" ", -1)) {
                        active.add(Integer.parseInt(number));
                    }
                }
                case "returns" -> returned = Parts.parse(content);
                case "adjoint" -> adjoint = Routine.parse(content);
                case "tangent" -> tangent = Routine.parse(content);
                case "second" -> second = Routine.parse(content);
                default -> throw new IllegalArgumentException(entry);
            }
        }
        return new CallRule(active, returned, adjoint, tangent, second);
    }
}
