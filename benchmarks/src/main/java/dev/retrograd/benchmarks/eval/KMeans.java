package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Map;

/** GradBench's {@code kmeans}: the squared distances of points to the nearest centroid. */
public final class KMeans {

    private KMeans() {}

    static Eval eval() {
        return new Eval("kmeans", Map.of("cost", KMeans::cost));
    }

    /**
     * The sum over all points of the squared distance to the nearest centroid.
     *
     * @param points the points, one row for each
     * @param centroids the centroids, one row for each
     * @return the sum
     */
    @Differentiable(name = "KMeansGrad")
    public static double cost(@Constant double[][] points, double[][] centroids) {
        double cost = 0;
        for (double[] point : points) {
            cost += squaredDistance(point, centroids[nearest(point, centroids)]);
        }
        return cost;
    }

    /** The index of the first of the centroids that have the least distance. */
    private static int nearest(double[] point, double[][] centroids) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centroids.length; i++) {
            double distance = squaredDistance(point, centroids[i]);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    private static Evaluation cost(Input input) {
        Arguments in = Arguments.of(input);
        return () -> cost(in.points, in.centroids);
    }

    /** The decoded input. */
    private record Arguments(double[][] points, double[][] centroids) {

        static Arguments of(Input input) {
            double[][] points = input.matrix("points");
            return new Arguments(points, input.matrix("centroids", points[0].length));
        }
    }
}
