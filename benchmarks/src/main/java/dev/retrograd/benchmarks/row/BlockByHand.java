package dev.retrograd.benchmarks.row;

/**
 * The Jacobian of an observation by hand: one forward sweep, then a reverse sweep for each of the two residuals; what both
 * have in common is computed once, as are the reciprocals of the depth and of the angle.
 *
 * <p>A small change ω of the rotation moves the turned point p by ω × p, so that the adjoint of ω is p × dp; the change that a
 * change of the angle-axis vector makes is the left Jacobian of the rotation times that.
 */
final class BlockByHand {

    private final double[] first = new double[15];
    private final double[] second = new double[15];
    private final double[][] rows = {first, second};

    double[][] jacobian(double[] camera, double[] point, double weight, double[] feature) {
        double k2 = camera[10];
        double k1 = camera[9];
        double focal = camera[6];
        double z = point[2] - camera[5];
        double y = point[1] - camera[4];
        double x = point[0] - camera[3];
        double rz = camera[2];
        double ry = camera[1];
        double rx = camera[0];
        double square = rx * rx + ry * ry + rz * rz;
        double cosine = 1;
        double sine = 0;
        double a = 0;
        double b = 0;
        double c = 0;
        double bySine = 1;
        double byRest = 0;
        if (square != 0) {
            double angle = Math.sqrt(square);
            cosine = Math.cos(angle);
            sine = Math.sin(angle);
            a = rx / angle;
            b = ry / angle;
            c = rz / angle;
            double inverse = 1 / angle;
            bySine = sine * inverse;
            byRest = (1 - cosine) * inverse;
        }
        double rest = 1 - cosine;
        double along = (a * x + b * y + c * z) * rest;
        double p = x * cosine + (b * z - c * y) * sine + a * along;
        double q = y * cosine + (c * x - a * z) * sine + b * along;
        double r = z * cosine + (a * y - b * x) * sine + c * along;
        double u = p / r;
        double v = q / r;
        double squares = u * u + v * v;
        double distortion = 1 + k1 * squares + k2 * squares * squares;
        double scale = focal * distortion;

        first[14] = scale * u + camera[7] - feature[0];
        second[14] = scale * v + camera[8] - feature[1];
        double weightedFocal = weight * focal;
        double weightedDistortion = weight * distortion;
        double radial = weightedFocal * squares;
        first[10] = radial * u * squares;
        second[10] = radial * v * squares;
        first[9] = radial * u;
        second[9] = radial * v;
        first[8] = 0;
        second[8] = weight;
        first[7] = weight;
        second[7] = 0;
        first[6] = weightedDistortion * u;
        second[6] = weightedDistortion * v;

        double depth = 1 / r;
        double bySquares = 2 * weightedFocal * (k1 + 2 * k2 * squares) * depth;
        double weightedScale = weight * scale * depth;
        double mixed = bySquares * u * v;
        double uFromU = weightedScale + bySquares * u * u;
        double vFromV = weightedScale + bySquares * v * v;
        double uFromDepth = -(uFromU * u + mixed * v);
        double vFromDepth = -(mixed * u + vFromV * v);
        place(first, a, b, c, cosine, sine, rest, uFromU, mixed, uFromDepth);
        place(second, a, b, c, cosine, sine, rest, mixed, vFromV, vFromDepth);
        rotation(first, a, b, c, bySine, byRest, p, q, r, uFromU, mixed, uFromDepth);
        rotation(second, a, b, c, bySine, byRest, p, q, r, mixed, vFromV, vFromDepth);
        return rows;
    }

    /** By the point and the centre: the adjoint turned back. */
    private static void place(
            double[] row,
            double a,
            double b,
            double c,
            double cosine,
            double sine,
            double rest,
            double dp,
            double dq,
            double dr) {
        double along = (a * dp + b * dq + c * dr) * rest;
        double dz = cosine * dr - sine * (a * dq - b * dp) + c * along;
        double dy = cosine * dq - sine * (c * dp - a * dr) + b * along;
        double dx = cosine * dp - sine * (b * dr - c * dq) + a * along;
        row[13] = dz;
        row[12] = dy;
        row[11] = dx;
        row[5] = -dz;
        row[4] = -dy;
        row[3] = -dx;
    }

    /** By the angle-axis vector. */
    private static void rotation(
            double[] row,
            double a,
            double b,
            double c,
            double bySine,
            double byRest,
            double p,
            double q,
            double r,
            double dp,
            double dq,
            double dr) {
        double gx = q * dr - r * dq;
        double gy = r * dp - p * dr;
        double gz = p * dq - q * dp;
        double along = (a * gx + b * gy + c * gz) * (1 - bySine);
        row[2] = bySine * gz + c * along + byRest * (gx * b - gy * a);
        row[1] = bySine * gy + b * along + byRest * (gz * a - gx * c);
        row[0] = bySine * gx + a * along + byRest * (gy * c - gz * b);
    }
}
