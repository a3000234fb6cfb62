package corpus.motion;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Graphics, geometry, kinematics and control as their libraries write it. */
final class Motion {
    private static final double G = 9.80665;

    private Motion() {}

    // ---- graphics and geometry

    @Differentiable
    static double raySphere(@In(size = 3, from = -0.3, to = 0.3) double[] o, @In(size = 3, from = -0.2, to = 0.2) double[] dir,
            @In(from = 1) double radius) {
        double[] c = {0, 0, 5};
        double[] d = {dir[0], dir[1], 1 + dir[2]};
        double len = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        for (int i = 0; i < 3; i++) d[i] /= len;
        double b = 0, cc = -radius * radius;
        for (int i = 0; i < 3; i++) {
            double oc = o[i] - c[i];
            b += oc * d[i];
            cc += oc * oc;
        }
        double disc = b * b - cc;
        if (disc < 0) return -1 + 0 * b;
        double t = -b - Math.sqrt(disc);
        if (t < 1e-6) t = -b + Math.sqrt(disc);
        double nz = (o[2] + t * d[2] - c[2]) / radius;
        return Math.max(0.0, -nz) * (1 / (1 + t));
    }

    private static double sdSphere(double x, double y, double z, double r) {
        return Math.sqrt(x * x + y * y + z * z) - r;
    }

    private static double smin(double a, double b, double k) {
        double h = Math.max(k - Math.abs(a - b), 0) / k;
        return Math.min(a, b) - h * h * k / 4;
    }

    @Differentiable
    static double sphereTracing(@In(from = -0.2, to = 0.2) double x, @In(from = -0.2, to = 0.2) double y, @In(from = 0.8, to = 1) double r) {
        double t = 0;
        for (int i = 0; i < 40; i++) {
            double z = t - 4;
            double d = smin(sdSphere(x, y, z, r), sdSphere(x - 0.8, y, z, r * 0.7), 0.3);
            t += d;
            if (d < 1e-13 || t > 20) break;
        }
        return t;
    }

    /** Rodrigues' formula with its branch at no rotation, then a pinhole camera with radial distortion. */
    @Differentiable
    static double[] project(@In(size = 3, from = -0.3, to = 0.3) double[] w, @In(size = 3) double[] tr, @In(size = 3) double[] p, double f, @In(from = -0.1, to = 0.1) double k1) {
        double theta2 = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        double[] q = new double[3];
        if (theta2 > 0) {
            double theta = Math.sqrt(theta2), c = Math.cos(theta), s = Math.sin(theta), ti = 1 / theta;
            double[] a = {w[0] * ti, w[1] * ti, w[2] * ti};
            double[] cross = {a[1] * p[2] - a[2] * p[1], a[2] * p[0] - a[0] * p[2], a[0] * p[1] - a[1] * p[0]};
            double tmp = (a[0] * p[0] + a[1] * p[1] + a[2] * p[2]) * (1 - c);
            for (int i = 0; i < 3; i++) q[i] = p[i] * c + cross[i] * s + a[i] * tmp;
        } else {
            q[0] = p[0] + w[1] * p[2] - w[2] * p[1];
            q[1] = p[1] + w[2] * p[0] - w[0] * p[2];
            q[2] = p[2] + w[0] * p[1] - w[1] * p[0];
        }
        for (int i = 0; i < 3; i++) q[i] += tr[i];
        double x = q[0] / q[2], y = q[1] / q[2];
        double r2 = x * x + y * y;
        double l = 1 + r2 * (k1 + r2 * 0.01);
        return new double[] {f * l * x, f * l * y};
    }

    @Differentiable
    static double[] quaternionRotate(@In(size = 4, from = -1) double[] q, @In(size = 3) double[] v) {
        double n = 1 / Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        double w = q[0] * n, x = q[1] * n, y = q[2] * n, z = q[3] * n;
        return new double[] {
            (1 - 2 * (y * y + z * z)) * v[0] + 2 * (x * y - w * z) * v[1] + 2 * (x * z + w * y) * v[2],
            2 * (x * y + w * z) * v[0] + (1 - 2 * (x * x + z * z)) * v[1] + 2 * (y * z - w * x) * v[2],
            2 * (x * z - w * y) * v[0] + 2 * (y * z + w * x) * v[1] + (1 - 2 * (x * x + y * y)) * v[2]
        };
    }

    @Differentiable
    static double triangleArea(@In(size = {3, 3}) double[][] p) {
        double ux = p[1][0] - p[0][0], uy = p[1][1] - p[0][1], uz = p[1][2] - p[0][2];
        double vx = p[2][0] - p[0][0], vy = p[2][1] - p[0][1], vz = p[2][2] - p[0][2];
        double cx = uy * vz - uz * vy, cy = uz * vx - ux * vz, cz = ux * vy - uy * vx;
        return Math.sqrt(cx * cx + cy * cy + cz * cz) / 2;
    }

    @Differentiable
    static double polygonArea(@In(size = {5, 2}, from = -1) double[][] p) {
        double area = 0.0;
        for (int i = 0, j = p.length - 1; i < p.length; j = i++) {
            area += (p[j][0] + p[i][0]) * (p[j][1] - p[i][1]);
        }
        return Math.abs(area / 2.0);
    }

    @Differentiable
    static double cubicBezierLength(@In(size = {4, 2}) double[][] p) {
        double len = 0, px = p[0][0], py = p[0][1];
        for (int i = 1; i <= 16; i++) {
            double t = i / 16.0, s = 1 - t;
            double x = s * s * s * p[0][0] + 3 * s * s * t * p[1][0] + 3 * s * t * t * p[2][0] + t * t * t * p[3][0];
            double y = s * s * s * p[0][1] + 3 * s * s * t * p[1][1] + 3 * s * t * t * p[2][1] + t * t * t * p[3][1];
            len += Math.hypot(x - px, y - py);
            px = x;
            py = y;
        }
        return len;
    }

    @Differentiable
    static double[] srgb(@In(size = 3, from = 0, to = 1) double[] c) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = c[i] <= 0.0031308 ? 12.92f * c[i] : 1.055 * Math.pow(c[i], 1 / 2.4) - 0.055;
        }
        return out;
    }

    @Differentiable
    static double[] hsv(@In(size = 3, from = 0.1, to = 1) double[] rgb) {
        double r = rgb[0], g = rgb[1], b = rgb[2];
        double max = Math.max(r, Math.max(g, b)), min = Math.min(r, Math.min(g, b));
        double h, s, d = max - min;
        s = max == 0 ? 0 : d / max;
        if (max == min) {
            h = 0;
        } else if (max == r) {
            h = (g - b) / d + (g < b ? 6 : 0);
        } else if (max == g) {
            h = (b - r) / d + 2;
        } else {
            h = (r - g) / d + 4;
        }
        return new double[] {h / 6, s, max};
    }

    // ---- kinematics and control

    @Differentiable
    static double[] forwardKinematics(@In(size = 3) double[] theta, @In(size = 3) double[] lengths) {
        double x = 0, y = 0, a = 0;
        for (int i = 0; i < theta.length; i++) {
            a += theta[i];
            x += lengths[i] * Math.cos(a);
            y += lengths[i] * Math.sin(a);
        }
        return new double[] {x, y, a % (2 * Math.PI)};
    }

    @Differentiable
    static double kalman(@In(size = 5) double[] z, @In(from = 0.01, to = 0.2) double q, double r) {
        double x = 0, p = 1, logLikelihood = 0;
        for (double measurement : z) {
            p += q;
            double s = p + r;
            double innovation = measurement - x;
            double k = p / s;
            x += k * innovation;
            p *= 1 - k;
            logLikelihood -= 0.5 * (Math.log(2 * Math.PI * s) + innovation * innovation / s);
        }
        return logLikelihood;
    }

    @Differentiable
    static double[] kalmanTwoStates(@In(size = 4) double[] z, double dt, double r) {
        double[] x = {0, 0};
        double[][] p = {{1, 0}, {0, 1}};
        for (int n = 0; n < z.length; n++) {
            x[0] += dt * x[1];
            double p00 = p[0][0] + dt * (p[1][0] + p[0][1]) + dt * dt * p[1][1] + 0.01;
            double p01 = p[0][1] + dt * p[1][1], p10 = p[1][0] + dt * p[1][1], p11 = p[1][1] + 0.01;
            double s = p00 + r, k0 = p00 / s, k1 = p10 / s, y = z[n] - x[0];
            x[0] += k0 * y;
            x[1] += k1 * y;
            p[0][0] = (1 - k0) * p00;
            p[0][1] = (1 - k0) * p01;
            p[1][0] = p10 - k1 * p00;
            p[1][1] = p11 - k1 * p01;
        }
        return x;
    }

    @Differentiable
    static double pid(double kp, double ki, double kd) {
        double y = 0, integral = 0, last = 0, cost = 0, dt = 0.1;
        for (int i = 0; i < 10; i++) {
            double error = 1 - y;
            integral += error * dt;
            double u = kp * error + ki * integral + kd * (error - last) / dt * 0.01;
            u = Math.max(-2, Math.min(2, u));
            last = error;
            y += dt * (u - y);
            cost += error * error;
        }
        return cost;
    }

    @Differentiable
    static double bouncingBall(@In(from = 1) double height, @In(from = 0.5, to = 0.9) double restitution) {
        double y = height, v = 0, t = 0, dt = 0.01;
        int bounces = 0;
        while (t < 0.3) {
            v -= G * dt;
            y += v * dt;
            if (y < 0 && v < 0) {
                y = -y * restitution;
                v = -v * restitution;
                if (++bounces > 5) {
                    break;
                }
            }
            t += dt;
        }
        return y + v;
    }

    @Differentiable
    static double projectile(@In(from = 0.5, to = 1) double angle, @In(from = 5, to = 9) double speed, @In(from = 0.01, to = 0.05) double drag) {
        double vx = speed * Math.cos(angle), vy = speed * Math.sin(angle), x = 0, y = 0;
        final double dt = 0.02;
        for (int i = 0; i < 25; i++) {
            double v = Math.sqrt(vx * vx + vy * vy);
            vx -= dt * drag * v * vx;
            vy -= dt * (G + drag * v * vy);
            x += dt * vx;
            y += dt * vy;
        }
        return x * x + y;
    }
}
