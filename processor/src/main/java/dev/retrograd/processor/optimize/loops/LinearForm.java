package dev.retrograd.processor.optimize.loops;

import dev.retrograd.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A number as a sum of multiples of others.
 *
 * @param coefficients the terms that each of the others is multiplied by
 */
record LinearForm(Map<Value, List<Term>> coefficients) {
    private static final int MOST_TERMS = 4;
    private static final int MOST_FACTORS = 3;

    /**
     * A product in a coefficient; one if there are no factors.
     *
     * @param isNegative whether it is subtracted
     */
    record Term(boolean isNegative, List<Value> factors) {
        /** Copies the list. */
        Term {
            factors = List.copyOf(factors);
        }

        boolean isOne() {
            return factors.isEmpty() && !isNegative;
        }

        private Term negated() {
            return new Term(!isNegative, factors);
        }

        private Term times(Value factor) {
            List<Value> more = new ArrayList<>(factors);
            more.add(factor);
            return new Term(isNegative, more);
        }
    }

    /** One number itself. */
    static LinearForm of(Value value) {
        return new LinearForm(Map.of(value, List.of(new Term(false, List.of()))));
    }

    LinearForm plus(LinearForm other) {
        Map<Value, List<Term>> sum = new LinkedHashMap<>(coefficients);
        other.coefficients.forEach((value, terms) -> sum.merge(value, terms, (left, right) -> {
            List<Term> all = new ArrayList<>(left);
            all.addAll(right);
            return all;
        }));
        return new LinearForm(sum);
    }

    LinearForm negated() {
        Map<Value, List<Term>> negative = new LinkedHashMap<>();
        coefficients.forEach((value, terms) ->
                negative.put(value, terms.stream().map(Term::negated).toList()));
        return new LinearForm(negative);
    }

    LinearForm times(Value factor) {
        Map<Value, List<Term>> product = new LinkedHashMap<>();
        coefficients.forEach((value, terms) -> product.put(
                value, terms.stream().map(term -> term.times(factor)).toList()));
        return new LinearForm(product);
    }

    /** Whether it is short enough to be multiplied out. */
    boolean isShort() {
        return coefficients.values().stream()
                .allMatch(terms -> terms.size() <= MOST_TERMS
                        && terms.stream().allMatch(term -> term.factors().size() <= MOST_FACTORS));
    }

    /** Whether a number goes in once as it is. */
    boolean isSumOnto(Value value) {
        List<Term> terms = coefficients.get(value);
        return terms != null && terms.size() == 1 && terms.get(0).isOne();
    }
}
