package dev.retrograd.benchmarks.row;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Bundle adjustment: the residual of one observation in two directions of the image, by 11 numbers of the camera, 3 of the
 * point and the weight.
 */
final class Block {

    private static final int EVALUATIONS = 500;
    private static final int CAMERA = 11;
    private static final int POINT = 3;
    private static final int COLUMNS = CAMERA + POINT + 1;

    private Block() {}

    @Differentiable(Derivative.JACOBIAN)
    static double[] block(double[] camera, double[] point, double weight, @Constant double[] feature) {
        double[] p = rotate(camera, point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        double x = p[0] / p[2];
        double y = p[1] / p[2];
        double squares = x * x + y * y;
        double distortion = 1 + camera[9] * squares + camera[10] * squares * squares;
        double scale = camera[6] * distortion;
        return new double[] {
            weight * (scale * x + camera[7] - feature[0]), weight * (scale * y + camera[8] - feature[1])
        };
    }

    /** Turns (x, y, z) by the angle-axis vector in the first three components (Rodrigues). */
    private static double[] rotate(double[] axis, double x, double y, double z) {
        double square = axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2];
        if (square == 0) {
            return new double[] {
                x + axis[1] * z - axis[2] * y, y + axis[2] * x - axis[0] * z, z + axis[0] * y - axis[1] * x
            };
        }
        double angle = Math.sqrt(square);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        double a = axis[0] / angle;
        double b = axis[1] / angle;
        double c = axis[2] / angle;
        double along = (a * x + b * y + c * z) * (1 - cosine);
        return new double[] {
            x * cosine + (b * z - c * y) * sine + a * along,
            y * cosine + (c * x - a * z) * sine + b * along,
            z * cosine + (a * y - b * x) * sine + c * along
        };
    }

    /** The same in loops over arrays, with helpers for the products of vectors. */
    @Differentiable(Derivative.JACOBIAN)
    static double[] blockOfVectors(double[] camera, double[] point, double weight, @Constant double[] feature) {
        double[] ray = new double[3];
        double[] axis = new double[3];
        double square = 0;
        for (int i = 0; i < 3; i++) {
            ray[i] = point[i] - camera[3 + i];
            square += camera[i] * camera[i];
        }
        double[] turned = new double[3];
        if (square == 0) {
            cross(camera, ray, turned);
            for (int i = 0; i < 3; i++) {
                turned[i] += ray[i];
            }
        } else {
            double angle = Math.sqrt(square);
            for (int i = 0; i < 3; i++) {
                axis[i] = camera[i] / angle;
            }
            cross(axis, ray, turned);
            double along = dot(axis, ray) * (1 - Math.cos(angle));
            for (int i = 0; i < 3; i++) {
                turned[i] = ray[i] * Math.cos(angle) + turned[i] * Math.sin(angle) + axis[i] * along;
            }
        }
        double[] residual = {turned[0] / turned[2], turned[1] / turned[2]};
        double squares = residual[0] * residual[0] + residual[1] * residual[1];
        double distortion = 1 + camera[9] * squares + camera[10] * squares * squares;
        for (int i = 0; i < 2; i++) {
            residual[i] = weight * (residual[i] * distortion * camera[6] + camera[7 + i] - feature[i]);
        }
        return residual;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static void cross(double[] a, double[] b, double[] product) {
        product[0] = a[1] * b[2] - a[2] * b[1];
        product[1] = a[2] * b[0] - a[0] * b[2];
        product[2] = a[0] * b[1] - a[1] * b[0];
    }

    static Row row() {
        Observations data = Observations.random();
        return new RowBuilder("ba", "BA per observation, 2×15 block", 1.7, 1.05)
                .evaluations(EVALUATIONS)
                .contender(Row.PRIMAL, () -> Contender.primal(() -> data.sum(Block::block)))
                .contender(Row.RETROGRAD, () -> {
                    BlockGrad.Workspace ws = new BlockGrad.Workspace();
                    return data.contender(
                            (camera, point, weight, feature) -> BlockGrad.jacobian(camera, point, weight, feature, ws));
                })
                .contender(Row.HAND, () -> {
                    BlockByHand adjoint = new BlockByHand();
                    return data.contender(adjoint::jacobian);
                })
                .style("vectors", () -> Contender.primal(() -> data.sum(Block::blockOfVectors)), () -> {
                    BlockOfVectorsGrad.Workspace ws = new BlockOfVectorsGrad.Workspace();
                    return data.contender((camera, point, weight, feature) ->
                            BlockOfVectorsGrad.jacobian(camera, point, weight, feature, ws));
                })
                .expectTape(data, 2 * COLUMNS * EVALUATIONS, 1e-12);
    }

    /** A function with two results by its parameters. */
    private interface Vectors<R> {
        R at(double[] camera, double[] point, double weight, double[] feature);
    }

    /** Observations near ADBench's. */
    private record Observations(double[][] cameras, double[][] points, double[] weights, double[][] features)
            implements ScalarProgram {

        static Observations random() {
            double[] camera = {
                -0.758453,
                -1.109613,
                -0.845551,
                34.556073,
                39.676747,
                53.881673,
                419.194514,
                5.864426,
                -8.518,
                0.0878,
                0.00274
            };
            Random random = new Random(4);
            double[][] cameras = new double[EVALUATIONS][];
            Arrays.setAll(cameras, i -> near(random, camera));
            double[][] points = new double[EVALUATIONS][];
            Arrays.setAll(points, i -> near(random, new double[] {0.7, 0.4, 0.7}));
            double[][] features = new double[EVALUATIONS][];
            Arrays.setAll(features, i -> near(random, new double[] {360, -240}));
            double[] weights = random.doubles(EVALUATIONS, 0.2, 0.9).toArray();
            return new Observations(cameras, points, weights, features);
        }

        private static double[] near(Random random, double[] numbers) {
            return Arrays.stream(numbers)
                    .map(a -> a * (1 + 0.1 * random.nextDouble()))
                    .toArray();
        }

        double sum(Vectors<double[]> residual) {
            double sum = 0;
            for (int i = 0; i < cameras.length; i++) {
                double[] y = residual.at(cameras[i], points[i], weights[i], features[i]);
                sum += y[0] + y[1];
            }
            return sum;
        }

        /** The value is read from the last column, since a residual is the weight times its derivative by the weight. */
        Contender contender(Vectors<double[][]> jacobian) {
            return Contender.of(
                    () -> {
                        double sum = 0;
                        for (int i = 0; i < cameras.length; i++) {
                            double[][] rows = jacobian.at(cameras[i], points[i], weights[i], features[i]);
                            sum += weights[i] * rows[0][COLUMNS - 1] + weights[i] * rows[1][COLUMNS - 1];
                        }
                        return sum;
                    },
                    () -> IntStream.range(0, cameras.length)
                            .mapToObj(i -> jacobian.at(cameras[i], points[i], weights[i], features[i]))
                            .flatMapToDouble(rows -> Arrays.stream(Flat.of((Object) rows)))
                            .toArray());
        }

        @Override
        public int evaluations() {
            return EVALUATIONS;
        }

        @Override
        public double[] inputs(int i) {
            return Flat.of(cameras[i], points[i], weights[i]);
        }

        @Override
        public <T> List<T> outputs(Arithmetic<T> in, List<T> v, int i) {
            T square = in.plus(
                    in.plus(in.times(v.get(0), v.get(0)), in.times(v.get(1), v.get(1))), in.times(v.get(2), v.get(2)));
            T angle = in.sqrt(square);
            T cosine = in.cos(angle);
            T sine = in.sin(angle);
            T a = in.divide(v.get(0), angle);
            T b = in.divide(v.get(1), angle);
            T c = in.divide(v.get(2), angle);
            T x = in.minus(v.get(11), v.get(3));
            T y = in.minus(v.get(12), v.get(4));
            T z = in.minus(v.get(13), v.get(5));
            T dot = in.plus(in.plus(in.times(a, x), in.times(b, y)), in.times(c, z));
            T along = in.times(dot, in.plus(in.times(cosine, -1), 1));
            T p = turned(in, x, in.minus(in.times(b, z), in.times(c, y)), in.times(a, along), cosine, sine);
            T q = turned(in, y, in.minus(in.times(c, x), in.times(a, z)), in.times(b, along), cosine, sine);
            T r = turned(in, z, in.minus(in.times(a, y), in.times(b, x)), in.times(c, along), cosine, sine);
            T u = in.divide(p, r);
            T w = in.divide(q, r);
            T squares = in.plus(in.times(u, u), in.times(w, w));
            T inner = in.plus(v.get(9), in.times(v.get(10), squares));
            T scale = in.times(v.get(6), in.plus(in.times(squares, inner), 1));
            T first = in.plus(in.plus(in.times(scale, u), v.get(7)), -features[i][0]);
            T second = in.plus(in.plus(in.times(scale, w), v.get(8)), -features[i][1]);
            return List.of(in.times(v.get(14), first), in.times(v.get(14), second));
        }

        private static <T> T turned(Arithmetic<T> in, T x, T cross, T along, T cosine, T sine) {
            return in.plus(in.plus(in.times(x, cosine), in.times(cross, sine)), along);
        }
    }
}
