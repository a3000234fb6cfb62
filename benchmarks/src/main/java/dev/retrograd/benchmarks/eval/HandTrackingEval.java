package dev.retrograd.benchmarks.eval;

import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import dev.retrograd.benchmarks.protocol.InvalidInputException;
import java.util.Map;

/** GradBench's {@code ht}, simple (points belong to vertices) or complicated (points belong to triangles). */
final class HandTrackingEval {

    private HandTrackingEval() {}

    static Eval eval() {
        return new Eval("ht", Map.of("objective", HandTrackingEval::objective, "jacobian", HandTrackingEval::jacobian));
    }

    private static Evaluation objective(Input input) {
        Problem in = Problem.of(input);
        Model hand = in.model;
        if (in.us.length == 0) {
            return () -> HandTracking.vertexResiduals(
                    in.theta,
                    in.vertices,
                    in.points,
                    hand.parents,
                    hand.relatives,
                    hand.inverses,
                    hand.positions,
                    hand.weights,
                    hand.mirrored);
        }
        return () -> HandTracking.triangleResiduals(
                in.theta,
                in.us,
                in.corners,
                in.points,
                hand.parents,
                hand.relatives,
                hand.inverses,
                hand.positions,
                hand.weights,
                hand.mirrored);
    }

    private static Evaluation jacobian(Input input) {
        Problem in = Problem.of(input);
        return in.us.length == 0 ? simpleJacobian(in, in.model) : complicatedJacobian(in, in.model);
    }

    private static Evaluation simpleJacobian(Problem in, Model hand) {
        VertexResidualsGrad.Workspace ws = new VertexResidualsGrad.Workspace();
        return () -> VertexResidualsGrad.jacobian(
                in.theta,
                in.vertices,
                in.points,
                hand.parents,
                hand.relatives,
                hand.inverses,
                hand.positions,
                hand.weights,
                hand.mirrored,
                ws);
    }

    /**
     * The first two columns are the derivatives of each point by its own barycentric coordinates: since no other point depends on
     * these, one tangent moves the first coordinates of all points and one the second.
     */
    private static Evaluation complicatedJacobian(Problem in, Model hand) {
        TriangleResidualsGrad.Workspace ofPose = new TriangleResidualsGrad.Workspace();
        ResidualsByPlaceGrad.Workspace ofPlace = new ResidualsByPlaceGrad.Workspace();
        double[][] jacobian = new double[3 * in.points.length][2 + HandTracking.POSE];
        double[][] direction = new double[in.points.length][2];
        return () -> {
            for (int column = 0; column < 2; column++) {
                fill(direction, column, 1);
                ResidualsByPlaceGrad.jvp(
                        in.theta,
                        in.us,
                        in.corners,
                        in.points,
                        hand.parents,
                        hand.relatives,
                        hand.inverses,
                        hand.positions,
                        hand.weights,
                        hand.mirrored,
                        direction,
                        ofPlace);
                fill(direction, column, 0);
                for (int row = 0; row < jacobian.length; row++) {
                    jacobian[row][column] = ofPlace.tangent()[row];
                }
            }
            double[][] byPose = TriangleResidualsGrad.jacobian(
                    in.theta,
                    in.us,
                    in.corners,
                    in.points,
                    hand.parents,
                    hand.relatives,
                    hand.inverses,
                    hand.positions,
                    hand.weights,
                    hand.mirrored,
                    ofPose);
            for (int row = 0; row < jacobian.length; row++) {
                System.arraycopy(byPose[row], 0, jacobian[row], 2, HandTracking.POSE);
            }
            return jacobian;
        };
    }

    private static void fill(double[][] rows, int column, double value) {
        for (double[] row : rows) {
            row[column] = value;
        }
    }

    /** The decoded input; {@code vertices} is for the simple kind, {@code us} and {@code corners} for the other. */
    private record Problem(
            double[] theta, double[][] us, int[] vertices, int[][] corners, double[][] points, Model model) {

        static Problem of(Input input) {
            Input data = input.object("data");
            Input hand = data.object("model");
            Model model = Model.of(hand);
            double[] theta = input.vector("theta", HandTracking.POSE);
            int[][] triangles = hand.integerRows("triangles", 3, model.positions.length);
            double[][] points = data.matrix("points", 3);
            if (input.isEmpty("us")) {
                int[] vertices = data.integers("correspondences", 0, model.positions.length);
                checkCount(vertices.length, points.length);
                return new Problem(theta, new double[0][], vertices, new int[0][], points, model);
            }
            int[] correspondences = data.integers("correspondences", 0, triangles.length);
            checkCount(correspondences.length, points.length);
            int[][] corners = new int[points.length][];
            for (int i = 0; i < corners.length; i++) {
                corners[i] = triangles[correspondences[i]];
            }
            return new Problem(theta, input.matrix("us", points.length, 2), new int[0], corners, points, model);
        }

        private static void checkCount(int correspondences, int points) {
            if (correspondences != points) {
                throw new InvalidInputException("input.data.correspondences: expected one for each of the " + points
                        + " points, found " + correspondences);
            }
        }
    }

    /** A hand at rest. */
    private record Model(
            int[] parents,
            double[][][] relatives,
            double[][][] inverses,
            double[][] positions,
            double[][] weights,
            boolean mirrored) {

        static Model of(Input input) {
            int bones = input.integer("bone_count", HandTracking.BONES);
            int[] parents = input.integers("parents", -1, bones);
            if (parents.length != bones) {
                throw new InvalidInputException(
                        "input.data.model.parents: expected " + bones + " integers, found " + parents.length);
            }
            for (int bone = 0; bone < bones; bone++) {
                if (parents[bone] >= bone) {
                    throw new InvalidInputException("input.data.model.parents[" + bone
                            + "]: expected an earlier bone or -1, found " + parents[bone]);
                }
            }
            double[][] positions = input.matrix("base_positions", 4);
            return new Model(
                    parents,
                    input.matrices("base_relatives", bones, 4, 4),
                    input.matrices("inverse_base_absolutes", bones, 4, 4),
                    positions,
                    input.matrix("weights", positions.length, bones),
                    input.flag("is_mirrored"));
        }
    }
}
