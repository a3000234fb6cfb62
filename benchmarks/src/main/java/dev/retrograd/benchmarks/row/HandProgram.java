package dev.retrograd.benchmarks.row;

import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.ArrayList;
import java.util.List;

/** Hand tracking over any kind of number; only vertices that a point belongs to are computed. */
record HandProgram(
        double[] theta,
        int[] vertices,
        double[][] points,
        int[] parents,
        double[][][] relatives,
        double[][][] inverses,
        double[][] positions,
        double[][] weights)
        implements ScalarProgram {

    @Override
    public double[] inputs(int evaluation) {
        return theta;
    }

    @Override
    public <T> List<T> outputs(Arithmetic<T> in, List<T> pose, int evaluation) {
        List<List<List<T>>> moves = bones(in, pose);
        List<List<T>> rotation = angleAxis(in, pose);
        List<T> residuals = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            double[] rest = positions[vertices[i]];
            List<T> place = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                T sum = in.constant(0);
                for (int bone = 0; bone < parents.length; bone++) {
                    double weight = weights[vertices[i]][bone];
                    if (weight != 0) {
                        for (int k = 0; k < 4; k++) {
                            sum = in.plus(sum, in.times(moves.get(bone).get(j).get(k), weight * rest[k]));
                        }
                    }
                }
                place.add(sum);
            }
            for (int j = 0; j < 3; j++) {
                T turned = in.plus(dot(in, rotation.get(j), place), pose.get(3 + j));
                residuals.add(in.plus(in.times(turned, -1), points[i][j]));
            }
        }
        return residuals;
    }

    private <T> List<List<List<T>>> bones(Arithmetic<T> in, List<T> pose) {
        List<List<List<T>>> absolutes = new ArrayList<>();
        List<List<List<T>>> moves = new ArrayList<>();
        int next = 6;
        for (int bone = 0; bone < parents.length; bone++) {
            int joint = bone < 2 ? 3 : (bone - 2) % 4;
            List<List<T>> relative = constants(in, relatives[bone]);
            if (joint < 3) {
                T aboutX = pose.get(next);
                T aboutZ = joint == 0 ? pose.get(next + 1) : in.constant(0);
                relative = multiply(in, relative, turn(in, aboutX, aboutZ));
                next += joint == 0 ? 2 : 1;
            }
            absolutes.add(parents[bone] < 0 ? relative : multiply(in, absolutes.get(parents[bone]), relative));
            moves.add(multiply(in, absolutes.get(bone), constants(in, inverses[bone])));
        }
        return moves;
    }

    private static <T> List<List<T>> turn(Arithmetic<T> in, T aboutX, T aboutZ) {
        T cx = in.cos(aboutX);
        T sx = in.sin(aboutX);
        T cz = in.cos(aboutZ);
        T sz = in.sin(aboutZ);
        T zero = in.constant(0);
        return List.of(
                List.of(cz, in.times(in.times(sz, cx), -1), in.times(sz, sx), zero),
                List.of(sz, in.times(cz, cx), in.times(in.times(cz, sx), -1), zero),
                List.of(zero, sx, cx, zero),
                List.of(zero, zero, zero, in.constant(1)));
    }

    private static <T> List<List<T>> angleAxis(Arithmetic<T> in, List<T> pose) {
        T angle = in.sqrt(dot(in, pose.subList(0, 3), pose.subList(0, 3)));
        List<T> axis = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            axis.add(in.divide(pose.get(i), angle));
        }
        T sine = in.sin(angle);
        T cosine = in.cos(angle);
        T rest = in.plus(in.times(cosine, -1), 1);
        List<List<T>> rotation = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<T> row = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                T entry = in.times(in.times(axis.get(i), axis.get(j)), rest);
                if (i == j) {
                    row.add(in.plus(entry, cosine));
                } else {
                    T cross = in.times(axis.get(3 - i - j), sine);
                    row.add((j - i + 3) % 3 == 1 ? in.minus(entry, cross) : in.plus(entry, cross));
                }
            }
            rotation.add(row);
        }
        return rotation;
    }

    private static <T> List<List<T>> constants(Arithmetic<T> in, double[][] rows) {
        List<List<T>> matrix = new ArrayList<>();
        for (double[] row : rows) {
            List<T> numbers = new ArrayList<>();
            for (double number : row) {
                numbers.add(in.constant(number));
            }
            matrix.add(numbers);
        }
        return matrix;
    }

    private static <T> List<List<T>> multiply(Arithmetic<T> in, List<List<T>> a, List<List<T>> b) {
        List<List<T>> product = new ArrayList<>();
        for (List<T> row : a) {
            List<T> entries = new ArrayList<>();
            for (int column = 0; column < 4; column++) {
                T sum = in.times(row.get(0), b.get(0).get(column));
                for (int k = 1; k < 4; k++) {
                    sum = in.plus(sum, in.times(row.get(k), b.get(k).get(column)));
                }
                entries.add(sum);
            }
            product.add(entries);
        }
        return product;
    }

    private static <T> T dot(Arithmetic<T> in, List<T> a, List<T> b) {
        T sum = in.times(a.get(0), b.get(0));
        for (int i = 1; i < a.size(); i++) {
            sum = in.plus(sum, in.times(a.get(i), b.get(i)));
        }
        return sum;
    }
}
