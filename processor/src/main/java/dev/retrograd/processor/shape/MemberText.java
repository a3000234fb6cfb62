package dev.retrograd.processor.shape;

import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.ir.Repetition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the documentation says of each member. */
final class MemberText {
    private MemberText() {}

    /**
     * What a member computes.
     *
     * @param primal a link to the method
     * @param isScalar whether the method's result is a number
     * @param function what it does
     */
    static String summary(Member member, String primal, boolean isScalar, Function function) {
        return switch (member) {
            case GRADIENT -> "The value of " + primal + " and its derivatives." + threads(function);
            case JVP -> "The value of " + primal + " and its derivative along a direction.";
            case HVP ->
                "The value of " + primal
                        + " and its Hessian times a vector: the derivatives of its gradient along a direction.";
            case HESSIAN ->
                "The Hessian of " + primal
                        + ", rows and columns in the order of the parameters, arrays element by element.\n"
                        + sweeps(function.body(), "rows");
            case JACOBIAN ->
                "The Jacobian of " + primal
                        + ": " + rows() + ".\n"
                        + (isScalar
                                ? "Its one row takes one forward and one reverse sweep."
                                : sweeps(function.body(), "columns"));
            case JACOBIAN_PATTERN ->
                "Which entries of the Jacobian of " + primal + " can differ from zero: " + rows() + ".\n"
                        + pattern(function);
            case HESSIAN_PATTERN ->
                "Which entries of the Hessian of " + primal
                        + " can differ from zero, rows and columns in the order of the parameters, arrays element by element.\n"
                        + pattern(function);
            case SPARSE_JACOBIAN ->
                "The Jacobian of " + primal + " without entries that cannot differ from zero: " + rows() + ".\n"
                        + (isScalar
                                ? "Its one row takes one forward and one reverse sweep."
                                : "Takes " + groups(function, "columns that share no row")
                                        + " or, if rows make fewer groups,\none forward and one reverse sweep for each group of rows that share no column.");
            case SPARSE_HESSIAN ->
                "The Hessian of " + primal
                        + " without entries that cannot differ from zero, rows and columns in the order of the parameters, arrays element by "
                        + "element.\nTakes " + groups(function, "columns that share no row") + ".";
            case HESSIAN_DIAGONAL ->
                "The value of " + primal
                        + " and the diagonal of its Hessian, the second derivative with respect to each number.\n"
                        + "Takes one sweep that finds which numbers share a mixed derivative, then "
                        + groups(function, "numbers that share none") + ".";
        };
    }

    /** Which loops run in several threads. */
    private static String threads(Function function) {
        String lines = function.callees().stream()
                .filter(callee -> CalleeNames.isChunk(callee.name()))
                .map(chunk -> chunk.body().terminator().origin().span().line())
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return lines.isEmpty()
                ? ""
                : "\nChunks of the loop at line " + lines
                        + " run in several threads; the bits do not depend on how many.";
    }

    private static String rows() {
        return "a row for each number of the result, a column for each number of the parameters, arrays element by element";
    }

    /** How the entries are found that can differ from zero. */
    private static String pattern(Function function) {
        return mentions(function.body(), "IndexSets")
                ? "Takes one sweep with sets of parameters in place of numbers. The pattern holds for all arguments that lead through the same "
                        + "branches and array elements."
                : "All of them: of methods with hand-written derivatives and of those that call themselves nothing is known.";
    }

    private static boolean mentions(Region region, String type) {
        return region.ops().stream()
                .anyMatch(
                        op -> (op instanceof Op.Invoke invoke && invoke.callee().contains(type))
                                || op.regions().stream().anyMatch(inner -> mentions(inner, type)));
    }

    private static String groups(Function function, String what) {
        List<Op.For> loops = new ArrayList<>();
        collect(function.body(), loops);
        int step = find(loops, "color").map(Op.For::step).orElse(1);
        return step == 1 ? "one sweep for each group of " + what : "one sweep for every " + step + " groups of " + what;
    }

    /** In how many sweeps a whole matrix is computed, as its loops show. */
    private static String sweeps(Region body, String strips) {
        List<Op.For> loops = new ArrayList<>();
        collect(body, loops);
        Optional<Op.For> column = find(loops, "column");
        Optional<String> columns = column.map(loop -> loop.step() == 1
                ? "one sweep for each of the " + strips
                : "one sweep for every " + loop.step() + " " + strips);
        Optional<String> rows = find(loops, "row")
                .map(loop -> "one forward sweep, then one reverse sweep for each row")
                .or(() -> find(loops, "gradient").map(loop -> "one forward and one reverse sweep for each row"));
        if (columns.isPresent() && rows.isPresent()) {
            return "Takes " + columns.get() + " if there are no more columns than rows, otherwise\n" + rows.get() + ".";
        }
        return "Takes " + columns.or(() -> rows).orElse("one sweep for all entries") + ".";
    }

    private static Optional<Op.For> find(List<Op.For> loops, String name) {
        return loops.stream()
                .filter(loop -> loop.label().endsWith(Repetition.label(name)))
                .findFirst();
    }

    private static void collect(Region region, List<Op.For> loops) {
        for (Op op : region.ops()) {
            if (Repetition.is(op)) {
                loops.add((Op.For) op);
            }
            op.regions().forEach(inner -> collect(inner, loops));
        }
    }

    /** What the method that returns a record, or a matrix, returns. */
    static String returns(Member member) {
        return switch (member) {
            case GRADIENT -> "the value and the derivatives";
            case JVP -> "the value and its tangent";
            case HVP -> "the value of the method, and the product's components in place of the gradient's";
            case HESSIAN -> "the Hessian, symmetric but for rounding";
            case JACOBIAN -> "the Jacobian, row by row";
            case JACOBIAN_PATTERN, HESSIAN_PATTERN -> "the pattern";
            case SPARSE_JACOBIAN -> "the Jacobian and its pattern";
            case SPARSE_HESSIAN -> "the Hessian and its pattern, symmetric but for rounding";
            case HESSIAN_DIAGONAL ->
                "the value of the method, and the diagonal's components in place of the gradient's";
        };
    }

    /** Whose the results are. */
    static String owned(Member member, String workspace) {
        return member.isMatrix()
                ? "The result belongs to " + workspace + "."
                : "The derivatives are left in " + workspace + ", which owns them.";
    }
}
