package dev.retrograd.processor.corpus;

import dev.retrograd.processor.corpus.RandomScope.Kind;

/** Random statements of one line that give variables and elements new values, and calls. */
final class RandomAssignments {
    private final Choices choices;
    private final RandomScope scope;
    private final RandomExpressions expressions;

    RandomAssignments(Choices choices, RandomScope scope, RandomExpressions expressions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
    }

    /** Scales a variable or an element. */
    String scaled() {
        return choices.pick(expressions.scalarTarget(), expressions.element())
                + switch (choices.below(4)) {
                    case 0 -> " *= 0.5;";
                    case 1 -> " *= Math.sin(" + expressions.real(1) + ");";
                    case 2 -> " /= 2 + Math.cos(" + expressions.real(1) + ");";
                    default -> " %= 1.7;";
                };
    }

    /** Sets or changes an element. */
    String element() {
        return expressions.element() + choices.pick(" = ", " += ", " -= ") + expressions.bounded(expressions.real(1))
                + ";";
    }

    /** Puts an array in the place of a table's or a matrix's row; null if there is neither. */
    String row() {
        if (scope.has(Kind.TABLE) && choices.below(4) > 0) {
            return choices.pick(scope.all(Kind.TABLE)) + "[" + expressions.index() + "] = " + expressions.array(2)
                    + ";";
        } else if (scope.has(Kind.MATRIX)) {
            return choices.pick(scope.all(Kind.MATRIX)) + ".data()[" + expressions.index() + "] = "
                    + expressions.array(2) + ";";
        }
        return null;
    }

    /** Changes an integer; null if there is none that may change. */
    String integer() {
        if (scope.has(Kind.INTS) && choices.below(3) == 0) {
            return choices.pick(scope.all(Kind.INTS)) + "[" + expressions.index() + "] = " + expressions.integer(2)
                    + ";";
        } else if (scope.assignable(Kind.INT).isEmpty()) {
            return null;
        }
        return choices.pick(scope.assignable(Kind.INT))
                + choices.pick("++;", "--;", " += 2;", " = " + expressions.integer(2) + ";");
    }

    /** Calls a helper. */
    String call() {
        return expressions.helperCall(null, () -> expressions.scalarTarget() + "++") + ";";
    }

    /** Sets a variable and an element at once. */
    String chained() {
        return expressions.scalarTarget() + " = " + expressions.element() + " = "
                + expressions.bounded(expressions.real(1)) + ";";
    }
}
