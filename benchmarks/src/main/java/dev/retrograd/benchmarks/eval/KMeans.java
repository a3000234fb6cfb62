package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Arrays;
import java.util.Map;

/** GradBench's {@code kmeans}: the squared distances of points to the nearest centroid. */
public final class KMeans {

    private KMeans() {}

    static Eval eval() {
        return new Eval("kmeans", Map.of("cost", KMeans::cost, "dir", KMeans::direction));
    }

    /**
     * The sum over all points of the squared distance to the nearest centroid.
     *
     * @param points the points, one row for each
     * @param centroids the centroids, one row for each
     * @return the sum
     */
    @Differentiable(value = Derivative.HVP, name = "KMeansGrad")
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
        Clusters in = Clusters.of(input);
        return () -> cost(in.points, in.centroids);
    }

    /** Newton's direction: each distance is to one centroid alone, so that the Hessian is a diagonal, which a product with ones shows. */
    private static Evaluation direction(Input input) {
        Clusters in = Clusters.of(input);
        int columns = in.centroids[0].length;
        double[][] ones = new double[in.centroids.length][columns];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        double[][] direction = new double[in.centroids.length][columns];
        KMeansGrad.Workspace first = new KMeansGrad.Workspace();
        KMeansGrad.Workspace second = new KMeansGrad.Workspace();
        return () -> {
            KMeansGrad.gradient(in.points, in.centroids, first);
            KMeansGrad.hvp(in.points, in.centroids, ones, second);
            for (int i = 0; i < direction.length; i++) {
                for (int j = 0; j < columns; j++) {
                    direction[i][j] = first.centroids()[i][j] / second.centroids()[i][j];
                }
            }
            return direction;
        };
    }

    /** The decoded input. */
    private record Clusters(double[][] points, double[][] centroids) {

        static Clusters of(Input input) {
            double[][] points = input.matrix("points");
            return new Clusters(points, input.matrix("centroids", points[0].length));
        }
    }
}
