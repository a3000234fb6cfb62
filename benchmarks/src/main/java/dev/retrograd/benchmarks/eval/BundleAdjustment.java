package dev.retrograd.benchmarks.eval;

import dev.retrograd.Constant;
import dev.retrograd.Derivative;
import dev.retrograd.Differentiable;

/** The residuals of GradBench's {@code ba}: a point seen by a camera, against where it was seen. */
public final class BundleAdjustment {

    /** The numbers of a camera: rotation (3), centre (3), focal length, principal point (2), radial distortion (2). */
    static final int CAMERA = 11;

    /** The coordinates of a point. */
    static final int POINT = 3;

    private static final int CENTRE = 3;
    private static final int FOCAL = 6;
    private static final int PRINCIPAL = 7;
    private static final int RADIAL = 9;

    private BundleAdjustment() {}

    /**
     * Where the camera sees the point, less where it was seen, weighted.
     *
     * @param camera the camera's numbers
     * @param point the point's coordinates
     * @param weight the weight of the observation
     * @param feature where the point was seen
     * @return the residual in both directions of the image
     */
    @Differentiable(Derivative.JACOBIAN)
    public static double[] reprojectionError(
            double[] camera, double[] point, double weight, @Constant double[] feature) {
        double[] p =
                rotate(camera, point[0] - camera[CENTRE], point[1] - camera[CENTRE + 1], point[2] - camera[CENTRE + 2]);
        double x = p[0] / p[2];
        double y = p[1] / p[2];
        double squares = x * x + y * y;
        double distortion = 1 + camera[RADIAL] * squares + camera[RADIAL + 1] * squares * squares;
        double scale = camera[FOCAL] * distortion;
        return new double[] {
            weight * (scale * x + camera[PRINCIPAL] - feature[0]),
            weight * (scale * y + camera[PRINCIPAL + 1] - feature[1])
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

    /**
     * The residual that keeps a weight near 1.
     *
     * @param weight the weight of an observation
     * @return the residual
     */
    @Differentiable
    public static double weightError(double weight) {
        return 1 - weight * weight;
    }
}
