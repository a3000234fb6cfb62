package dev.retrograd.benchmarks.row;

/**
 * The Jacobian of an observation by hand: one forward sweep, then a reverse sweep for each of the two residuals; what both
 * have in common is computed once, as are the reciprocals of the depth and of the angle.
 */
final class BlockByHand {

    private final double[] first = new double[15];
    private final double[] second = new double[15];
    private final double[][] rows = {first, second};

    double[][] jacobian(double[] camera, double[] point, double weight, double[] feature) {
        double rx = camera[0];
        double ry = camera[1];
        double rz = camera[2];
        double x = point[0] - camera[3];
        double y = point[1] - camera[4];
        double z = point[2] - camera[5];
        double square = rx * rx + ry * ry + rz * rz;
        double angle = Math.sqrt(square);
        boolean turns = square != 0;
        double cosine = turns ? Math.cos(angle) : 1;
        double sine = turns ? Math.sin(angle) : 1;
        double a = turns ? rx / angle : rx;
        double b = turns ? ry / angle : ry;
        double c = turns ? rz / angle : rz;
        double dot = a * x + b * y + c * z;
        double along = dot * (1 - cosine);
        double crossX = b * z - c * y;
        double crossY = c * x - a * z;
        double crossZ = a * y - b * x;
        double p = x * cosine + crossX * sine + a * along;
        double q = y * cosine + crossY * sine + b * along;
        double r = z * cosine + crossZ * sine + c * along;
        double u = p / r;
        double v = q / r;
        double squares = u * u + v * v;
        double distortion = 1 + camera[9] * squares + camera[10] * squares * squares;
        double focal = camera[6];
        double scale = focal * distortion;
        double e0 = scale * u + camera[7] - feature[0];
        double e1 = scale * v + camera[8] - feature[1];

        double weightedFocal = weight * focal;
        double bySquares = 2 * weightedFocal * (camera[9] + 2 * camera[10] * squares);
        double weightedScale = weight * scale;
        double crossed = bySquares * u * v;
        double depth = 1 / r;
        double uFromU = (weightedScale + bySquares * u * u) * depth;
        double mixed = crossed * depth;
        double vFromV = (weightedScale + bySquares * v * v) * depth;
        lens(first, u, e0, weight, distortion, weightedFocal, squares);
        first[7] = weight;
        first[8] = 0;
        lens(second, v, e1, weight, distortion, weightedFocal, squares);
        second[7] = 0;
        second[8] = weight;

        double dp0 = uFromU;
        double dq0 = mixed;
        double dr0 = -(uFromU * u + mixed * v);
        double dp1 = mixed;
        double dq1 = vFromV;
        double dr1 = -(mixed * u + vFromV * v);
        double rest = 1 - cosine;
        double dAlong0 = a * dp0 + b * dq0 + c * dr0;
        double dAlong1 = a * dp1 + b * dq1 + c * dr1;
        double dDot0 = dAlong0 * rest;
        double dDot1 = dAlong1 * rest;
        double dx0 = cosine * dp0 + sine * (c * dq0 - b * dr0) + a * dDot0;
        double dx1 = cosine * dp1 + sine * (c * dq1 - b * dr1) + a * dDot1;
        double dy0 = cosine * dq0 + sine * (a * dr0 - c * dp0) + b * dDot0;
        double dy1 = cosine * dq1 + sine * (a * dr1 - c * dp1) + b * dDot1;
        double dz0 = cosine * dr0 + sine * (b * dp0 - a * dq0) + c * dDot0;
        double dz1 = cosine * dr1 + sine * (b * dp1 - a * dq1) + c * dDot1;
        place(first, dx0, dy0, dz0);
        place(second, dx1, dy1, dz1);
        double da0 = along * dp0 + sine * (y * dr0 - z * dq0) + x * dDot0;
        double da1 = along * dp1 + sine * (y * dr1 - z * dq1) + x * dDot1;
        double db0 = along * dq0 + sine * (z * dp0 - x * dr0) + y * dDot0;
        double db1 = along * dq1 + sine * (z * dp1 - x * dr1) + y * dDot1;
        double dc0 = along * dr0 + sine * (x * dq0 - y * dp0) + z * dDot0;
        double dc1 = along * dr1 + sine * (x * dq1 - y * dp1) + z * dDot1;
        double inverse = turns ? 1 / angle : 1;
        double dAngle0 = 0;
        double dAngle1 = 0;
        if (turns) {
            double dCosine0 = x * dp0 + y * dq0 + z * dr0 - dot * dAlong0;
            double dCosine1 = x * dp1 + y * dq1 + z * dr1 - dot * dAlong1;
            double dSine0 = crossX * dp0 + crossY * dq0 + crossZ * dr0;
            double dSine1 = crossX * dp1 + crossY * dq1 + crossZ * dr1;
            dAngle0 = cosine * dSine0 - sine * dCosine0 - (a * da0 + b * db0 + c * dc0) * inverse;
            dAngle1 = cosine * dSine1 - sine * dCosine1 - (a * da1 + b * db1 + c * dc1) * inverse;
        }
        first[0] = da0 * inverse + a * dAngle0;
        first[1] = db0 * inverse + b * dAngle0;
        first[2] = dc0 * inverse + c * dAngle0;
        second[0] = da1 * inverse + a * dAngle1;
        second[1] = db1 * inverse + b * dAngle1;
        second[2] = dc1 * inverse + c * dAngle1;
        return rows;
    }

    private static void lens(
            double[] row, double u, double e, double weight, double distortion, double weightedFocal, double squares) {
        row[6] = weight * distortion * u;
        double radial = weightedFocal * u * squares;
        row[9] = radial;
        row[10] = radial * squares;
        row[14] = e;
    }

    private static void place(double[] row, double dx, double dy, double dz) {
        row[11] = dx;
        row[12] = dy;
        row[13] = dz;
        row[3] = -dx;
        row[4] = -dy;
        row[5] = -dz;
    }
}
