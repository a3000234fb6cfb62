package dev.retrograd.benchmarks.row;

import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights and the samples; also the loss over any kind of number.
 *
 * @param weights a weight for each feature
 * @param rows a row of features for each sample
 * @param labels 1 or 0 for each sample
 */
public record LogisticData(double[] weights, double[][] rows, double[] labels) implements ScalarProgram {

    @Override
    public double[] inputs(int evaluation) {
        return weights;
    }

    @Override
    public <T> List<T> outputs(Arithmetic<T> in, List<T> w, int evaluation) {
        List<T> losses = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            T score = in.times(w.get(0), rows[i][0]);
            for (int j = 1; j < rows[i].length; j++) {
                score = in.plus(score, in.times(w.get(j), rows[i][j]));
            }
            boolean positive = in.value(score) > 0;
            T softplus = in.log(in.plus(in.exp(in.times(score, positive ? -1 : 1)), 1));
            losses.add(in.plus(softplus, in.times(score, (positive ? 1 : 0) - labels[i])));
        }
        T loss = losses.get(0);
        for (T next : losses.subList(1, losses.size())) {
            loss = in.plus(loss, next);
        }
        return List.of(in.times(loss, 1.0 / rows.length));
    }
}
