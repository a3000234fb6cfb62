package dev.retrograd.benchmarks.row;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.benchmarks.operators.Arithmetic;
import dev.retrograd.benchmarks.operators.ScalarProgram;
import java.util.List;

/** The Lorenz system, integrated by 1,000 of Euler's steps: where it is at the end, by its three parameters. */
final class Lorenz {

    private static final int STEPS = 1000;
    private static final double DT = 0.001;
    private static final double[] PARAMETERS = {10, 28, 8.0 / 3};

    private Lorenz() {}

    @Differentiable
    static double lorenz(double sigma, double rho, double beta, @Constant double dt, int steps) {
        double x = 1;
        double y = 1;
        double z = 1;
        for (int i = 0; i < steps; i++) {
            double dx = sigma * (y - x);
            double dy = x * (rho - z) - y;
            double dz = x * y - beta * z;
            x += dt * dx;
            y += dt * dy;
            z += dt * dz;
        }
        return x + y + z;
    }

    /** The same with while, an array for the state and a helper for the slopes. */
    @Differentiable
    static double lorenzInArrays(double[] parameters, @Constant double dt, int steps) {
        double[] state = {1, 1, 1};
        double[] slope = new double[3];
        int step = 0;
        while (step < steps) {
            slopes(parameters, state, slope);
            for (int i = 0; i < 3; i++) {
                state[i] += dt * slope[i];
            }
            step++;
        }
        return state[0] + state[1] + state[2];
    }

    private static void slopes(double[] parameters, double[] state, double[] slope) {
        slope[0] = parameters[0] * (state[1] - state[0]);
        slope[1] = state[0] * (parameters[1] - state[2]) - state[1];
        slope[2] = state[0] * state[1] - parameters[2] * state[2];
    }

    /** The adjoint by hand: the states kept in one array, the partial derivatives ready before they meet the adjoints. */
    static double lorenzByHand(
            double sigma, double rho, double beta, double dt, int steps, double[] states, double[] gradient) {
        double x = 1;
        double y = 1;
        double z = 1;
        int top = 0;
        for (int i = 0; i < steps; i++) {
            states[top] = x;
            states[top + 1] = y;
            states[top + 2] = z;
            top += 3;
            double dx = sigma * (y - x);
            double dy = x * (rho - z) - y;
            double dz = x * y - beta * z;
            x += dt * dx;
            y += dt * dy;
            z += dt * dz;
        }
        double xBar = 1;
        double yBar = 1;
        double zBar = 1;
        double dSigma = 0;
        double dRho = 0;
        double dBeta = 0;
        double xFromX = 1 - dt * sigma;
        double yFromX = dt * sigma;
        double yFromY = 1 - dt;
        double zFromZ = 1 - dt * beta;
        for (int i = 0; i < steps; i++) {
            top -= 3;
            double xi = states[top];
            double yi = states[top + 1];
            double zi = states[top + 2];
            double xFromY = dt * (rho - zi);
            double xFromZ = dt * yi;
            double byX = dt * xi;
            dSigma += (yi - xi) * xBar;
            dRho += xi * yBar;
            dBeta -= zi * zBar;
            double xNext = xFromX * xBar + xFromY * yBar + xFromZ * zBar;
            double yNext = yFromX * xBar + yFromY * yBar + byX * zBar;
            zBar = zFromZ * zBar - byX * yBar;
            xBar = xNext;
            yBar = yNext;
        }
        gradient[0] = dt * dSigma;
        gradient[1] = dt * dRho;
        gradient[2] = dt * dBeta;
        return x + y + z;
    }

    /** The tangents by hand, in three directions at once: cheaper here than the adjoint. */
    static double lorenzTangentsByHand(double sigma, double rho, double beta, double dt, int steps, double[] gradient) {
        double x = 1;
        double y = 1;
        double z = 1;
        double xa = 0;
        double ya = 0;
        double za = 0;
        double xb = 0;
        double yb = 0;
        double zb = 0;
        double xc = 0;
        double yc = 0;
        double zc = 0;
        for (int i = 0; i < steps; i++) {
            double dx = sigma * (y - x);
            double dy = x * (rho - z) - y;
            double dz = x * y - beta * z;
            double fromX = rho - z;
            double dxa = sigma * (ya - xa) + (y - x);
            double dya = xa * fromX - x * za - ya;
            double dza = xa * y + x * ya - beta * za;
            double dxb = sigma * (yb - xb);
            double dyb = xb * fromX + x * (1 - zb) - yb;
            double dzb = xb * y + x * yb - beta * zb;
            double dxc = sigma * (yc - xc);
            double dyc = xc * fromX - x * zc - yc;
            double dzc = xc * y + x * yc - beta * zc - z;
            x += dt * dx;
            y += dt * dy;
            z += dt * dz;
            xa += dt * dxa;
            ya += dt * dya;
            za += dt * dza;
            xb += dt * dxb;
            yb += dt * dyb;
            zb += dt * dzb;
            xc += dt * dxc;
            yc += dt * dyc;
            zc += dt * dzc;
        }
        gradient[0] = xa + ya + za;
        gradient[1] = xb + yb + zb;
        gradient[2] = xc + yc + zc;
        return x + y + z;
    }

    static Row row() {
        double sigma = PARAMETERS[0];
        double rho = PARAMETERS[1];
        double beta = PARAMETERS[2];
        return new RowBuilder("lorenz", "Lorenz/Euler, 1000 steps", 2.5, 1.05)
                .contender(Row.PRIMAL, () -> Contender.primal(() -> lorenz(sigma, rho, beta, DT, STEPS)))
                .contender(Row.RETROGRAD, () -> {
                    LorenzGrad.Workspace ws = new LorenzGrad.Workspace();
                    return Contender.of(
                            () -> LorenzGrad.gradient(sigma, rho, beta, DT, STEPS, ws),
                            () -> Flat.of(ws.sigma(), ws.rho(), ws.beta()));
                })
                .contender(Row.HAND, () -> {
                    double[] states = new double[3 * STEPS];
                    double[] gradient = new double[3];
                    return Contender.of(
                            () -> lorenzByHand(sigma, rho, beta, DT, STEPS, states, gradient), gradient::clone);
                })
                .contender(Row.HAND + " tangents", () -> {
                    double[] gradient = new double[3];
                    return Contender.of(
                            () -> lorenzTangentsByHand(sigma, rho, beta, DT, STEPS, gradient), gradient::clone);
                })
                .style("arrays", () -> Contender.primal(() -> lorenzInArrays(PARAMETERS, DT, STEPS)), () -> {
                    LorenzInArraysGrad.Workspace ws = new LorenzInArraysGrad.Workspace();
                    return Contender.of(
                            () -> LorenzInArraysGrad.gradient(PARAMETERS, DT, STEPS, ws),
                            () -> Flat.of(ws.parameters()));
                })
                .expectTape(new Program(), 3, 1e-10);
    }

    /** The system over any kind of number. */
    private static final class Program implements ScalarProgram {

        @Override
        public double[] inputs(int evaluation) {
            return PARAMETERS;
        }

        @Override
        public <T> List<T> outputs(Arithmetic<T> in, List<T> parameters, int evaluation) {
            T x = in.constant(1);
            T y = x;
            T z = x;
            for (int i = 0; i < STEPS; i++) {
                T dx = in.times(parameters.get(0), in.minus(y, x));
                T dy = in.minus(in.times(x, in.minus(parameters.get(1), z)), y);
                T dz = in.minus(in.times(x, y), in.times(parameters.get(2), z));
                x = in.plus(x, in.times(dx, DT));
                y = in.plus(y, in.times(dy, DT));
                z = in.plus(z, in.times(dz, DT));
            }
            return List.of(in.plus(in.plus(x, y), z));
        }
    }
}
