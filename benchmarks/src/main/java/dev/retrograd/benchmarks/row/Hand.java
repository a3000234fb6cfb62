package dev.retrograd.benchmarks.row;

import dev.retrograd.benchmarks.eval.HandTracking;
import dev.retrograd.benchmarks.eval.VertexResidualsGrad;

/**
 * Hand tracking of ADBench: 100 points against the vertices they belong to, by the 26 numbers of the pose. The method is
 * GradBench's {@link HandTracking#vertexResiduals}.
 */
final class Hand {

    private static final int POSE = 26;

    private Hand() {}

    static Row row() {
        Model model = Model.read();
        return new RowBuilder("hand", "hand tracking, 26 columns", 4, 1.1)
                .contender(Row.PRIMAL, () -> Contender.primal(() -> sum(model.residuals())))
                .contender(Row.RETROGRAD, () -> {
                    VertexResidualsGrad.Workspace ws = new VertexResidualsGrad.Workspace();
                    double[][][] jacobian = new double[1][][];
                    return Contender.of(
                            () -> {
                                jacobian[0] = VertexResidualsGrad.jacobian(
                                        model.theta,
                                        model.vertices,
                                        model.points,
                                        model.parents,
                                        model.relatives,
                                        model.inverses,
                                        model.positions,
                                        model.weights,
                                        false,
                                        ws);
                                return jacobian[0][0][0];
                            },
                            () -> Flat.of((Object) jacobian[0]));
                })
                .contender(Row.HAND, () -> {
                    HandByHand jacobian =
                            new HandByHand(model.parents.length, model.positions.length, model.points.length);
                    return Contender.of(
                            () -> sum(jacobian.jacobian(
                                    model.theta,
                                    model.vertices,
                                    model.points,
                                    model.parents,
                                    model.relatives,
                                    model.inverses,
                                    model.positions,
                                    model.weights,
                                    false)),
                            () -> Flat.of((Object) jacobian.rows()));
                })
                .expect(
                        () -> AdBench.jacobian("hand1_t26_c100.expected.txt"),
                        new HandProgram(
                                model.theta,
                                model.vertices,
                                model.points,
                                model.parents,
                                model.relatives,
                                model.inverses,
                                model.positions,
                                model.weights),
                        3 * model.points.length * POSE,
                        1e-11);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The model of a hand, a pose and the points. */
    private record Model(
            double[] theta,
            int[] vertices,
            double[][] points,
            int[] parents,
            double[][][] relatives,
            double[][][] inverses,
            double[][] positions,
            double[][] weights) {

        double[] residuals() {
            return HandTracking.vertexResiduals(
                    theta, vertices, points, parents, relatives, inverses, positions, weights, false);
        }

        static Model read() {
            String[] bones = AdBench.lines("bones.txt").toArray(String[]::new);
            int[] parents = new int[bones.length];
            double[][][] relatives = new double[bones.length][4][4];
            double[][][] inverses = new double[bones.length][4][4];
            for (int bone = 0; bone < bones.length; bone++) {
                String[] words = bones[bone].split(":");
                parents[bone] = Integer.parseInt(words[1]);
                for (int i = 0; i < 16; i++) {
                    relatives[bone][i / 4][i % 4] = Double.parseDouble(words[2 + i]);
                    inverses[bone][i / 4][i % 4] = Double.parseDouble(words[18 + i]);
                }
            }
            String[] lines = AdBench.lines("vertices.txt").toArray(String[]::new);
            double[][] positions = new double[lines.length][4];
            double[][] weights = new double[lines.length][bones.length];
            for (int vertex = 0; vertex < lines.length; vertex++) {
                String[] words = lines[vertex].split(":");
                for (int i = 0; i < 3; i++) {
                    positions[vertex][i] = Double.parseDouble(words[i]);
                }
                positions[vertex][3] = 1;
                for (int i = 0; i < Integer.parseInt(words[8]); i++) {
                    int bone = Integer.parseInt(words[9 + 2 * i]);
                    weights[vertex][bone] = Double.parseDouble(words[10 + 2 * i]);
                }
            }
            AdBench in = AdBench.open("hand1_t26_c100.txt");
            int count = in.integer();
            in.integer();
            int[] vertices = new int[count];
            double[][] points = new double[count][];
            for (int i = 0; i < count; i++) {
                vertices[i] = in.integer();
                points[i] = in.row(3);
            }
            return new Model(in.row(POSE), vertices, points, parents, relatives, inverses, positions, weights);
        }
    }
}
