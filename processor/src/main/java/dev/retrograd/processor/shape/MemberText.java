package dev.retrograd.processor.shape;

/** What the documentation says of each member. */
final class MemberText {
    private MemberText() {}

    /**
     * What a member computes.
     *
     * @param primal a link to the method
     * @param isScalar whether the method's result is a number
     */
    static String summary(Member member, String primal, boolean isScalar) {
        return switch (member) {
            case GRADIENT -> "The value of " + primal + " and its derivatives.";
            case JVP -> "The value of " + primal + " and its derivative along a direction.";
            case HVP ->
                "The value of " + primal
                        + " and its Hessian times a vector: the derivatives of its gradient along a direction.";
            case HESSIAN ->
                "The Hessian of " + primal
                        + ", rows and columns in the order of the parameters, arrays element by element.\nEach row takes one {@code hvp}.";
            case JACOBIAN ->
                "The Jacobian of " + primal
                        + ": a row for each number of the result, a column for each number of the parameters, arrays element by element.\n"
                        + (isScalar
                                ? "Its one row takes one {@code gradient}."
                                : "Takes one {@code jvp} for each column if there are at most twice as many columns as rows, otherwise one\n{@code gradient} for each row.");
        };
    }

    /** What the method that returns a record, or a matrix, returns. */
    static String returns(Member member) {
        return switch (member) {
            case GRADIENT -> "the value and the derivatives";
            case JVP -> "the value and its tangent";
            case HVP -> "the value of the method, and the product's components in place of the gradient's";
            case HESSIAN -> "the Hessian, symmetric but for rounding";
            case JACOBIAN -> "the Jacobian, row by row";
        };
    }

    /** Whose the results are. */
    static String owned(Member member, String workspace) {
        return member.isMatrix()
                ? "The result belongs to " + workspace + "."
                : "The derivatives are left in " + workspace + ", which owns them.";
    }
}
