package dev.retrograd.benchmarks.ratio;

import java.util.Arrays;

/**
 * The median of independent numbers and an interval that holds the true median with a probability of at least 90 %, whatever
 * their distribution; with fewer than five numbers it is all of them, and holds it less often.
 *
 * @param low the interval's lower end
 * @param median the median
 * @param high the interval's upper end
 */
public record Interval(double low, double median, double high) {

    private static final double OUTSIDE = 0.05;

    /**
     * Computes both.
     *
     * @param numbers at least one number
     * @return the median and its interval
     */
    public static Interval of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        int rank = rank(n);
        return new Interval(sorted[rank], median, sorted[n - 1 - rank]);
    }

    /** How many of n numbers may be left out at either end, by the binomial distribution. */
    private static int rank(int n) {
        double probability = Math.pow(0.5, n);
        double below = probability;
        int rank = 0;
        while (rank < n / 2) {
            probability = probability * (n - rank) / (rank + 1);
            if (below + probability > OUTSIDE) {
                break;
            }
            below += probability;
            rank++;
        }
        return rank;
    }
}
