package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

/** The residuals of GradBench's {@code ht}: points of a hand's surface against where they were measured. */
public final class HandTracking {

    /** The numbers of a pose: the hand's rotation (3) and position (3), and four angles for each finger. */
    static final int POSE = 26;

    /** The bones that a hand has at least: two that do not bend, and four for each finger. */
    static final int BONES = 22;

    private static final int FINGERS = 5;
    private static final int JOINTS = 3;
    private static final int FIRST_FINGER_BONE = 2;
    private static final double NO_ROTATION = 1e-4;

    private HandTracking() {}

    /**
     * The measured points less the vertices they belong to, in the order x, y, z.
     *
     * @param theta the pose
     * @param vertices for each point the vertex it belongs to
     * @param points the measured points, one row for each
     * @param parents for each bone an earlier one that moves it, or -1
     * @param relatives for each bone its rest position in its parent's frame, a matrix of 4 × 4
     * @param inverses for each bone the inverse of its rest position
     * @param positions the vertices at rest, in homogeneous coordinates
     * @param weights for each vertex a row of the shares of the bones
     * @param mirrored whether x is mirrored
     * @return the differences
     */
    @Differentiable(Derivative.JACOBIAN)
    public static double[] vertexResiduals(
            double[] theta,
            int[] vertices,
            @Constant double[][] points,
            int[] parents,
            @Constant double[][][] relatives,
            @Constant double[][][] inverses,
            @Constant double[][] positions,
            @Constant double[][] weights,
            boolean mirrored) {
        double[][] skin = skin(theta, parents, relatives, inverses, positions, weights, mirrored);
        double[] residuals = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            double[] vertex = skin[vertices[i]];
            for (int j = 0; j < 3; j++) {
                residuals[3 * i + j] = points[i][j] - vertex[j];
            }
        }
        return residuals;
    }

    /**
     * The measured points less those of the triangles they belong to, in the order x, y, z.
     *
     * @param theta the pose
     * @param us for each point its first two barycentric coordinates in its triangle
     * @param corners for each point the vertices of its triangle
     * @param points the measured points, one row for each
     * @param parents for each bone an earlier one that moves it, or -1
     * @param relatives for each bone its rest position in its parent's frame, a matrix of 4 × 4
     * @param inverses for each bone the inverse of its rest position
     * @param positions the vertices at rest, in homogeneous coordinates
     * @param weights for each vertex a row of the shares of the bones
     * @param mirrored whether x is mirrored
     * @return the differences
     */
    @Differentiable(Derivative.JACOBIAN)
    public static double[] triangleResiduals(
            double[] theta,
            @Constant double[][] us,
            int[][] corners,
            @Constant double[][] points,
            int[] parents,
            @Constant double[][][] relatives,
            @Constant double[][][] inverses,
            @Constant double[][] positions,
            @Constant double[][] weights,
            boolean mirrored) {
        double[][] skin = skin(theta, parents, relatives, inverses, positions, weights, mirrored);
        double[] residuals = new double[3 * points.length];
        for (int i = 0; i < points.length; i++) {
            double[] a = skin[corners[i][0]];
            double[] b = skin[corners[i][1]];
            double[] c = skin[corners[i][2]];
            double u = us[i][0];
            double v = us[i][1];
            for (int j = 0; j < 3; j++) {
                residuals[3 * i + j] = points[i][j] - (u * a[j] + v * b[j] + (1 - u - v) * c[j]);
            }
        }
        return residuals;
    }

    /**
     * The same, as a function of where the points are in their triangles.
     *
     * @param theta the pose
     * @param us for each point its first two barycentric coordinates in its triangle
     * @param corners for each point the vertices of its triangle
     * @param points the measured points, one row for each
     * @param parents for each bone an earlier one that moves it, or -1
     * @param relatives for each bone its rest position in its parent's frame, a matrix of 4 × 4
     * @param inverses for each bone the inverse of its rest position
     * @param positions the vertices at rest, in homogeneous coordinates
     * @param weights for each vertex a row of the shares of the bones
     * @param mirrored whether x is mirrored
     * @return the differences
     */
    @Differentiable(Derivative.JVP)
    public static double[] residualsByPlace(
            @Constant double[] theta,
            double[][] us,
            int[][] corners,
            @Constant double[][] points,
            int[] parents,
            @Constant double[][][] relatives,
            @Constant double[][][] inverses,
            @Constant double[][] positions,
            @Constant double[][] weights,
            boolean mirrored) {
        return triangleResiduals(
                theta, us, corners, points, parents, relatives, inverses, positions, weights, mirrored);
    }

    /** Where the pose puts each vertex. */
    private static double[][] skin(
            double[] theta,
            int[] parents,
            double[][][] relatives,
            double[][][] inverses,
            double[][] positions,
            double[][] weights,
            boolean mirrored) {
        double[][][] moves = bones(theta, parents, relatives, inverses);
        double[][] rotation = angleAxis(theta[0], theta[1], theta[2]);
        double[][] skin = new double[positions.length][3];
        for (int i = 0; i < positions.length; i++) {
            double[] rest = positions[i];
            double x = 0;
            double y = 0;
            double z = 0;
            for (int bone = 0; bone < moves.length; bone++) {
                double weight = weights[i][bone];
                if (weight != 0) {
                    double[][] move = moves[bone];
                    x += weight * dot(move[0], rest);
                    y += weight * dot(move[1], rest);
                    z += weight * dot(move[2], rest);
                }
            }
            if (mirrored) {
                x = -x;
            }
            for (int j = 0; j < 3; j++) {
                double[] row = rotation[j];
                skin[i][j] = row[0] * x + row[1] * y + row[2] * z + theta[3 + j];
            }
        }
        return skin;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
    }

    /** For each bone the motion from its rest position. */
    private static double[][][] bones(double[] theta, int[] parents, double[][][] relatives, double[][][] inverses) {
        double[][] angles = angles(theta, parents.length);
        double[][][] absolutes = new double[parents.length][4][4];
        double[][][] moves = new double[parents.length][4][4];
        for (int bone = 0; bone < parents.length; bone++) {
            double[][] turn = rotation(angles[bone][0], angles[bone][1], angles[bone][2]);
            if (parents[bone] < 0) {
                multiply(relatives[bone], turn, absolutes[bone]);
            } else {
                double[][] relative = new double[4][4];
                multiply(relatives[bone], turn, relative);
                multiply(absolutes[parents[bone]], relative, absolutes[bone]);
            }
            multiply(absolutes[bone], inverses[bone], moves[bone]);
        }
        return moves;
    }

    /** For each bone the angles about x, z and y; a finger's first joint has two, the others one, all else none. */
    private static double[][] angles(double[] theta, int bones) {
        double[][] angles = new double[bones][3];
        int bone = FIRST_FINGER_BONE;
        int next = 6;
        for (int finger = 0; finger < FINGERS; finger++) {
            for (int joint = 0; joint < JOINTS; joint++) {
                angles[bone][0] = theta[next];
                next++;
                if (joint == 0) {
                    angles[bone][1] = theta[next];
                    next++;
                }
                bone++;
            }
            bone++;
        }
        return angles;
    }

    /** Turns about x, then y, then z, as a matrix of 4 × 4. */
    private static double[][] rotation(double aboutX, double aboutZ, double aboutY) {
        double cx = Math.cos(aboutX);
        double sx = Math.sin(aboutX);
        double cy = Math.cos(aboutY);
        double sy = Math.sin(aboutY);
        double cz = Math.cos(aboutZ);
        double sz = Math.sin(aboutZ);
        return new double[][] {
            {cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx, 0},
            {sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx, 0},
            {-sy, cy * sx, cy * cx, 0},
            {0, 0, 0, 1}
        };
    }

    private static void multiply(double[][] a, double[][] b, double[][] product) {
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += a[row][k] * b[k][column];
                }
                product[row][column] = sum;
            }
        }
    }

    /** Turns about the vector by its length, not at all where that is next to nothing. */
    private static double[][] angleAxis(double a, double b, double c) {
        double angle = Math.sqrt(a * a + b * b + c * c);
        if (angle < NO_ROTATION) {
            return new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        }
        double x = a / angle;
        double y = b / angle;
        double z = c / angle;
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        double rest = 1 - cosine;
        return new double[][] {
            {x * x + (1 - x * x) * cosine, x * y * rest - z * sine, x * z * rest + y * sine},
            {x * y * rest + z * sine, y * y + (1 - y * y) * cosine, y * z * rest - x * sine},
            {x * z * rest - y * sine, y * z * rest + x * sine, z * z + (1 - z * z) * cosine}
        };
    }
}
