package dev.retrograd.benchmarks.row;

import java.util.Arrays;

/**
 * The Jacobian of hand tracking by hand: tangents, each only of the bones that an angle moves and only for the vertices
 * that a point belongs to. The vertices themselves are all computed, as the method does.
 */
final class HandByHand {

    private static final int POSE = 26;
    private static final int FIRST_ANGLE = 6;
    private static final double NO_ROTATION = 1e-4;

    private final double[][] angles;
    private final double[][][] turns;
    private final double[][][] relative;
    private final double[][][] absolute;
    private final double[][][] moves;
    /** For each angle of the fingers the bone that it turns. */
    private final int[] boneOf = new int[POSE];

    private final boolean[] aboutZ = new boolean[POSE];
    /** For each bone the angles that move it, and how many there are. */
    private final int[][] anglesOf;

    private final int[] angleCount;
    private final double[][][][] dMoves;
    private final double[][][] dAbsolute;
    private final double[][] dTurn = new double[4][4];
    private final double[][] dLocal = new double[4][4];
    private final double[][] rotation = new double[3][3];
    private final double[][][] dRotation = new double[3][3][3];
    private final double[][] posed;
    private final double[][] skin;
    private final double[] residuals;
    private final double[][] rows;

    HandByHand(int bones, int vertices, int points) {
        angles = new double[bones][3];
        turns = new double[bones][4][4];
        relative = new double[bones][4][4];
        absolute = new double[bones][4][4];
        moves = new double[bones][4][4];
        anglesOf = new int[bones][POSE];
        angleCount = new int[bones];
        dMoves = new double[POSE][bones][4][4];
        dAbsolute = new double[bones][4][4];
        posed = new double[vertices][3];
        skin = new double[vertices][3];
        residuals = new double[3 * points];
        rows = new double[3 * points][POSE];
    }

    /** The Jacobian of the last call. */
    double[][] rows() {
        return rows;
    }

    double[] jacobian(
            double[] theta,
            int[] vertices,
            double[][] points,
            int[] parents,
            double[][][] relatives,
            double[][][] inverses,
            double[][] positions,
            double[][] weights,
            boolean mirrored) {
        poseBones(theta, parents, relatives, inverses);
        tangentsOfBones(parents, relatives, inverses);
        poseVertices(theta, positions, weights, mirrored);
        for (int i = 0; i < points.length; i++) {
            int vertex = vertices[i];
            for (int j = 0; j < 3; j++) {
                residuals[3 * i + j] = points[i][j] - skin[vertex][j];
            }
            tangentsOfVertex(
                    positions[vertex],
                    weights[vertex],
                    posed[vertex],
                    mirrored,
                    rows[3 * i],
                    rows[3 * i + 1],
                    rows[3 * i + 2]);
        }
        return residuals;
    }

    private void poseBones(double[] theta, int[] parents, double[][][] relatives, double[][][] inverses) {
        assignAngles(theta);
        for (int bone = 0; bone < parents.length; bone++) {
            turn(angles[bone][0], angles[bone][1], angles[bone][2], turns[bone]);
            multiply(relatives[bone], turns[bone], relative[bone]);
            if (parents[bone] < 0) {
                copy(relative[bone], absolute[bone]);
            } else {
                multiply(absolute[parents[bone]], relative[bone], absolute[bone]);
            }
            multiply(absolute[bone], inverses[bone], moves[bone]);
        }
    }

    private void assignAngles(double[] theta) {
        int bone = 2;
        int next = FIRST_ANGLE;
        for (int finger = 0; finger < 5; finger++) {
            for (int joint = 0; joint < 3; joint++) {
                angles[bone][0] = theta[next];
                boneOf[next] = bone;
                next++;
                if (joint == 0) {
                    angles[bone][1] = theta[next];
                    boneOf[next] = bone;
                    aboutZ[next] = true;
                    next++;
                }
                bone++;
            }
            bone++;
        }
    }

    /** Each angle moves its bone and the bones that hang on it, directly or not. */
    private void tangentsOfBones(int[] parents, double[][][] relatives, double[][][] inverses) {
        Arrays.fill(angleCount, 0);
        for (int angle = FIRST_ANGLE; angle < POSE; angle++) {
            int first = boneOf[angle];
            tangentOfTurn(turns[first], aboutZ[angle]);
            multiply(relatives[first], dTurn, dLocal);
            if (parents[first] < 0) {
                copy(dLocal, dAbsolute[first]);
            } else {
                multiply(absolute[parents[first]], dLocal, dAbsolute[first]);
            }
            moved(angle, first, inverses);
            for (int bone = first + 1; bone < parents.length; bone++) {
                int parent = parents[bone];
                if (parent >= first && angleCount[parent] > 0 && anglesOf[parent][angleCount[parent] - 1] == angle) {
                    multiply(dAbsolute[parent], relative[bone], dAbsolute[bone]);
                    moved(angle, bone, inverses);
                }
            }
        }
    }

    private void moved(int angle, int bone, double[][][] inverses) {
        multiply(dAbsolute[bone], inverses[bone], dMoves[angle][bone]);
        anglesOf[bone][angleCount[bone]] = angle;
        angleCount[bone]++;
    }

    /** A turn about x mixes the last two columns, one about z the first two rows. */
    private void tangentOfTurn(double[][] turn, boolean z) {
        for (int i = 0; i < 3; i++) {
            dTurn[0][i] = z ? -turn[1][i] : 0;
            dTurn[1][i] = z ? turn[0][i] : 0;
            dTurn[2][i] = 0;
        }
        if (!z) {
            for (int i = 0; i < 3; i++) {
                dTurn[i][1] = turn[i][2];
                dTurn[i][2] = -turn[i][1];
            }
        }
    }

    private void poseVertices(double[] theta, double[][] positions, double[][] weights, boolean mirrored) {
        angleAxis(theta[0], theta[1], theta[2]);
        for (int i = 0; i < positions.length; i++) {
            double[] rest = positions[i];
            double[] weightRow = weights[i];
            double x = 0;
            double y = 0;
            double z = 0;
            for (int bone = 0; bone < moves.length; bone++) {
                double weight = weightRow[bone];
                if (weight != 0) {
                    double[][] move = moves[bone];
                    x += weight * dot(move[0], rest);
                    y += weight * dot(move[1], rest);
                    z += weight * dot(move[2], rest);
                }
            }
            double[] place = posed[i];
            place[0] = mirrored ? -x : x;
            place[1] = y;
            place[2] = z;
            for (int j = 0; j < 3; j++) {
                double[] row = rotation[j];
                skin[i][j] = row[0] * place[0] + row[1] * y + row[2] * z + theta[3 + j];
            }
        }
    }

    private void tangentsOfVertex(
            double[] rest,
            double[] weights,
            double[] place,
            boolean mirrored,
            double[] row0,
            double[] row1,
            double[] row2) {
        Arrays.fill(row0, 0);
        Arrays.fill(row1, 0);
        Arrays.fill(row2, 0);
        for (int i = 0; i < 3; i++) {
            double[][] turned = dRotation[i];
            row0[i] = -(turned[0][0] * place[0] + turned[0][1] * place[1] + turned[0][2] * place[2]);
            row1[i] = -(turned[1][0] * place[0] + turned[1][1] * place[1] + turned[1][2] * place[2]);
            row2[i] = -(turned[2][0] * place[0] + turned[2][1] * place[1] + turned[2][2] * place[2]);
        }
        row0[3] = -1;
        row1[4] = -1;
        row2[5] = -1;
        double[] r0 = rotation[0];
        double[] r1 = rotation[1];
        double[] r2 = rotation[2];
        for (int bone = 0; bone < weights.length; bone++) {
            double weight = weights[bone];
            if (weight != 0) {
                double xWeight = mirrored ? -weight : weight;
                int[] moving = anglesOf[bone];
                int count = angleCount[bone];
                for (int k = 0; k < count; k++) {
                    double[][] move = dMoves[moving[k]][bone];
                    double x = xWeight * dot(move[0], rest);
                    double y = weight * dot(move[1], rest);
                    double z = weight * dot(move[2], rest);
                    row0[moving[k]] -= r0[0] * x + r0[1] * y + r0[2] * z;
                    row1[moving[k]] -= r1[0] * x + r1[1] * y + r1[2] * z;
                    row2[moving[k]] -= r2[0] * x + r2[1] * y + r2[2] * z;
                }
            }
        }
    }

    /** The rotation, and its derivatives by the three components of the vector. */
    private void angleAxis(double a, double b, double c) {
        double angle = Math.sqrt(a * a + b * b + c * c);
        if (angle < NO_ROTATION) {
            for (int i = 0; i < 3; i++) {
                Arrays.fill(rotation[i], 0);
                rotation[i][i] = 1;
                for (double[] row : dRotation[i]) {
                    Arrays.fill(row, 0);
                }
            }
            return;
        }
        double x = a / angle;
        double y = b / angle;
        double z = c / angle;
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        double rest = 1 - cosine;
        set(rotation[0], x * x + (1 - x * x) * cosine, x * y * rest - z * sine, x * z * rest + y * sine);
        set(rotation[1], x * y * rest + z * sine, y * y + (1 - y * y) * cosine, y * z * rest - x * sine);
        set(rotation[2], x * z * rest - y * sine, y * z * rest + x * sine, z * z + (1 - z * z) * cosine);
        double inverse = 1 / angle;
        for (int i = 0; i < 3; i++) {
            double along = i == 0 ? x : i == 1 ? y : z;
            double dx = ((i == 0 ? 1 : 0) - x * along) * inverse;
            double dy = ((i == 1 ? 1 : 0) - y * along) * inverse;
            double dz = ((i == 2 ? 1 : 0) - z * along) * inverse;
            double dRest = sine * along;
            double dSine = cosine * along;
            double xy = (dx * y + x * dy) * rest + x * y * dRest;
            double xz = (dx * z + x * dz) * rest + x * z * dRest;
            double yz = (dy * z + y * dz) * rest + y * z * dRest;
            double dxSine = dx * sine + x * dSine;
            double dySine = dy * sine + y * dSine;
            double dzSine = dz * sine + z * dSine;
            set(dRotation[i][0], 2 * x * dx * rest - (1 - x * x) * dRest, xy - dzSine, xz + dySine);
            set(dRotation[i][1], xy + dzSine, 2 * y * dy * rest - (1 - y * y) * dRest, yz - dxSine);
            set(dRotation[i][2], xz - dySine, yz + dxSine, 2 * z * dz * rest - (1 - z * z) * dRest);
        }
    }

    private static void set(double[] row, double x, double y, double z) {
        row[0] = x;
        row[1] = y;
        row[2] = z;
    }

    private static void turn(double aboutX, double aboutZ, double aboutY, double[][] turn) {
        double cx = Math.cos(aboutX);
        double sx = Math.sin(aboutX);
        double cy = Math.cos(aboutY);
        double sy = Math.sin(aboutY);
        double cz = Math.cos(aboutZ);
        double sz = Math.sin(aboutZ);
        set(turn[0], cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx);
        set(turn[1], sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx);
        set(turn[2], -sy, cy * sx, cy * cx);
        turn[3][3] = 1;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
    }

    private static void multiply(double[][] a, double[][] b, double[][] product) {
        double[] b0 = b[0];
        double[] b1 = b[1];
        double[] b2 = b[2];
        double[] b3 = b[3];
        for (int row = 0; row < 4; row++) {
            double[] factors = a[row];
            for (int column = 0; column < 4; column++) {
                product[row][column] = factors[0] * b0[column]
                        + factors[1] * b1[column]
                        + factors[2] * b2[column]
                        + factors[3] * b3[column];
            }
        }
    }

    private static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }
}
