package dev.retrograd.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals hold the true median as often as they say, whatever the distribution. */
class IntervalTest {

    @Test
    void holdsTheMedianNineTimesInTen() {
        for (int n : new int[] {5, 15, 16, 30}) {
            Random random = new Random(n);
            double truth = Math.log(2);
            long held = IntStream.range(0, 20_000)
                    .mapToObj(i -> Interval.of(random.doubles(n)
                            .map(uniform -> -Math.log(1 - uniform))
                            .toArray()))
                    .filter(interval -> interval.low() <= truth && truth <= interval.high())
                    .count();
            assertThat(held / 20_000.0).as("%d numbers", n).isBetween(0.895, 0.985);
        }
    }

    @Test
    void fewNumbersAreAllWithin() {
        assertThat(Interval.of(new double[] {3, 1, 2})).isEqualTo(new Interval(1, 2, 3));
        assertThat(Interval.of(new double[] {4})).isEqualTo(new Interval(4, 4, 4));
        assertThat(Interval.of(new double[] {1, 2}).median()).isEqualTo(1.5);
    }
}
