package dev.retrograd.processor.rules;

import dev.retrograd.processor.ir.ClassType;
import dev.retrograd.processor.ir.RegionBuilder;
import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One row of the matrix table: a function and what each operand's adjoint gets from the result's. */
public final class MatrixRule {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

    private final String function;
    private final List<String> parameters;
    private final List<MatrixFormula> partials;
    private final String text;
    private final boolean unbounded;

    private MatrixRule(
            String function, List<String> parameters, List<MatrixFormula> partials, String text, boolean unbounded) {
        this.function = function;
        this.text = text;
        this.parameters = List.copyOf(parameters);
        this.partials = Collections.unmodifiableList(new ArrayList<>(partials));
        this.unbounded = unbounded;
    }

    /** Reads a row: {@code "plusRow(A, b)"} and a partial for each operand, {@code "0"} for none. */
    static MatrixRule of(String head, String... partials) {
        if (!(MatrixFormulaParser.parse(head) instanceof MatrixFormula.Application application)
                || application.parts().size() != partials.length) {
            throw new IllegalArgumentException("the rule of " + head + " has " + partials.length + " partials");
        }
        List<String> parameters = new ArrayList<>();
        application.parts().forEach(part -> parameters.add(((MatrixFormula.Name) part).name()));
        List<MatrixFormula> formulas = new ArrayList<>();
        for (String partial : partials) {
            formulas.add(partial.equals("0") ? null : MatrixFormulaParser.parse(partial));
        }
        return new MatrixRule(
                application.function(), parameters, formulas, describe(head, parameters, partials), false);
    }

    private static String describe(String head, List<String> parameters, String... partials) {
        StringJoiner text = new StringJoiner(", ", "Y = " + head + ": ", "");
        for (int i = 0; i < partials.length; i++) {
            if (!partials[i].equals("0")) {
                text.add("d" + parameters.get(i) + " += " + partials[i]);
            }
        }
        return text.toString();
    }

    /** The same row, whose partials can be infinite where the operands are finite: elements with adjoint 0 get nothing. */
    MatrixRule unbounded() {
        return new MatrixRule(function, parameters, partials, text, true);
    }

    /** The name as operations of the intermediate representation have it. */
    public String function() {
        return MatrixRules.PREFIX + function;
    }

    /** The number of operands. */
    public int arity() {
        return parameters.size();
    }

    /** Whether the result depends on an operand differentiably. */
    public boolean isActive(int operand) {
        return partials.get(operand) != null;
    }

    /** Whether the contribution to the adjoint of {@code operand} reads the value of operand {@code other}. */
    public boolean reads(int operand, int other) {
        return names(operand).contains(parameters.get(other));
    }

    /** Whether the contribution to the adjoint of {@code operand} reads the value of the result. */
    public boolean readsResult(int operand) {
        return names(operand).contains("Y");
    }

    private Set<String> names(int operand) {
        return partials.get(operand).names();
    }

    /**
     * Emits what the adjoint of an operand gets.
     *
     * @param to where to emit it
     * @param operand which operand
     * @param operands the values of the operands; of those that the contribution does not {@link #reads read} only the types
     *     are looked at
     * @param result the value of the result; not looked at unless {@link #readsResult read}
     * @param adjoint the adjoint of the result
     * @param target the operand's adjoint so far, whose shape may be taken; not looked at for scalar operands
     * @return the contribution, of the operand's type, to be added to its adjoint
     */
    public Value contribution(
            RegionBuilder to, int operand, List<Value> operands, Value result, Value adjoint, Value target) {
        Map<String, Value> bindings = new HashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            bindings.put(parameters.get(i), operands.get(i));
        }
        bindings.put("Y", result);
        bindings.put("dY", adjoint);
        bindings.put("d" + parameters.get(operand), target);
        MatrixEmitter emitter = new MatrixEmitter(to, bindings);
        Value value = emitter.emit(partials.get(operand));
        if (unbounded) {
            value = emitter.apply("whereNonZero", List.of(adjoint, value));
        }
        return convert(to, value, operands.get(operand));
    }

    /** The rule as a comment says it: {@code Y = times(A, B): dA += dY * B', dB += A' * dY}. */
    @Override
    public String toString() {
        return text;
    }

    /** The rule as {@link #toString} has it, with the names of operands and result where they have some. */
    public String describe(List<Value> operands, Value result) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            name(names, parameters.get(i), operands.get(i));
        }
        name(names, "Y", result);
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(names.getOrDefault(match.group(), match.group())));
    }

    private static void name(Map<String, String> names, String letter, Value value) {
        if (value.name() != null) {
            names.put(letter, value.name());
            names.put("d" + letter, "d" + value.name());
        }
    }

    /** Crosses between {@code Matrix} and {@code double[][]} where function and operand differ, as in {@code Matrix.of}. */
    private static Value convert(RegionBuilder to, Value value, Value operand) {
        if (value.type().equals(operand.type())) {
            return value;
        }
        String conversion = operand.type().equals(ClassType.MATRIX) ? "wrap" : "data";
        return to.call(operand.type(), MatrixRules.PREFIX + conversion, value);
    }
}
