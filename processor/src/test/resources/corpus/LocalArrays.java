package corpus.localarrays;

import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Arrays made in loops, whose elements are read again in the reverse sweep; loops whose sweeps run together. */
final class LocalArrays {
    private LocalArrays() {}

    @Differentiable
    static double keptUntilTheEnd(double[] x, double a) {
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            double[] powers = new double[4];
            powers[0] = x[i];
            for (int k = 1; k < 4; k++) {
                powers[k] = Math.sin(a * k) + x[i] * k;
            }
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                sum += powers[k] * powers[k] * 0.25;
            }
            product *= 1 + sum * 0.01;
        }
        return product;
    }

    @Differentiable
    static double overwrittenLater(double[] x, double a) {
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            double[] t = new double[3];
            for (int k = 0; k < 3; k++) {
                t[k] = x[i] * (k + 1) + a;
            }
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += t[k] * t[k] * a;
            }
            t[1] = a;
            for (int k = 0; k < 3; k++) {
                sum += t[k] * x[i];
            }
            product += product * Math.tanh(sum) * 0.1;
        }
        return product;
    }

    @Differentiable
    static double overwrittenInTheSameLoop(double[] x) {
        double state = 0.5;
        for (int i = 0; i < x.length; i++) {
            double[] t = new double[4];
            for (int k = 0; k < 4; k++) {
                t[k] = x[i] + k;
            }
            for (int k = 1; k < 4; k++) {
                t[k] = t[k] * t[k - 1] * 0.3;
            }
            state = state * Math.cos(t[3]) + t[2];
        }
        return state;
    }

    @Differentiable
    static double goesOnAsRow(@In(size = {3, 3}) double[][] x) {
        double state = 1;
        double[] previous = new double[3];
        for (int i = 0; i < x.length; i++) {
            double[] row = new double[3];
            for (int k = 0; k < 3; k++) {
                row[k] = x[i][k] * state;
            }
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += row[k] * previous[k] + row[k] * row[k];
            }
            previous = row;
            state = Math.sqrt(1 + sum * sum);
        }
        return state;
    }

    @Differentiable
    static double storedInResult(@In(size = {3, 2}) double[][] x) {
        double[][] rows = new double[3][];
        double state = 1;
        for (int i = 0; i < 3; i++) {
            double[] row = new double[2];
            rows[i] = row;
            for (int k = 0; k < 2; k++) {
                row[k] = x[i][k] * x[i][k];
            }
            for (int k = 0; k < 2; k++) {
                state *= 1 + row[k] * row[k] * 0.1;
            }
        }
        rows[0][0] = 7;
        for (double[] row : rows) {
            for (double v : row) {
                state += v * v;
            }
        }
        return state;
    }

    @Differentiable
    static double triangle(@In(size = {3, 3}) double[][] q, double[] x) {
        double state = 1;
        for (int c = 0; c < q.length; c++) {
            double[][] t = new double[3][3];
            for (int col = 0; col < 3; col++) {
                t[col][col] = Math.exp(0.3 * q[c][col]);
                for (int row = col + 1; row < 3; row++) {
                    t[row][col] = q[c][row] * q[c][col];
                }
            }
            double sum = 0;
            for (int row = 0; row < 3; row++) {
                double dot = 0;
                for (int col = 0; col <= row; col++) {
                    dot += t[row][col] * x[col] * state;
                }
                sum += dot * dot;
            }
            state = Math.log(1 + sum);
        }
        return state;
    }

    @Differentiable
    static double rowsSwapped(@In(size = {2, 2}) double[][] q) {
        double state = 1;
        for (int c = 0; c < 3; c++) {
            double[][] t = new double[2][2];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    t[i][j] = q[i][j] * state;
                }
            }
            if (t[0][0] < t[1][1]) {
                double[] row = t[0];
                t[0] = t[1];
                t[1] = row;
            }
            double sum = 0;
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    sum += t[i][j] * t[i][j] * (i + 2 * j + 1);
                }
            }
            state = Math.cos(sum);
        }
        return state;
    }

    @Differentiable
    static double copied(double[] x, int rounds) {
        double state = 1;
        for (int c = 0; c < rounds % 4; c++) {
            double[] t = x.clone();
            double sum = 0;
            for (int i = 0; i < t.length; i++) {
                sum += t[i] * t[i] * state;
            }
            state = Math.sin(sum);
        }
        return state;
    }

    @Differentiable
    static double sumsOfSums(@In(size = {3, 4}) double[][] x, double[] w, double c) {
        double loss = 0;
        for (int i = 0; i < x.length; i++) {
            double[] hidden = new double[w.length];
            for (int j = 0; j < w.length; j++) {
                hidden[j] = Math.tanh(w[j] * x[i][j % 4] + c);
            }
            double out = 0;
            for (int j = 0; j < w.length; j++) {
                out += hidden[j] * w[j];
            }
            loss += (out - c) * (out - c);
            if (out > 0) {
                loss -= 0.5 * out * c;
            }
        }
        return loss / x.length + c * c;
    }

    @Differentiable
    static double writtenBetween(double[] x, double[] y) {
        double[] w = x.clone();
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            s += w[i] * w[i] * x[i];
        }
        w[0] = y[0] * x[0];
        for (int i = 0; i < w.length; i++) {
            s += w[i] * Math.exp(0.1 * w[i]);
        }
        return s;
    }

    @Differentiable
    static double weightOfLaterSum(double[] x) {
        double s = 0;
        for (int i = 0; i < x.length; i++) {
            s += x[i] * x[i];
        }
        double t = 0;
        for (int i = 0; i < x.length; i++) {
            t += Math.sin(x[i]) * 3;
        }
        return s * t;
    }

    @Differentiable
    static double stateOfThree(double[] x, double a) {
        double[] state = {a, 1, x[0]};
        double[] slope = new double[3];
        int step = 0;
        while (step < 5) {
            slope[0] = x[0] * (state[1] - state[0]);
            slope[1] = state[0] * (a - state[2]) - state[1];
            slope[2] = state[0] * state[1] - x[1] * state[2];
            for (int i = 0; i < 3; i++) {
                state[i] += 0.05 * slope[i];
            }
            step++;
        }
        return state[0] + state[1] * state[2];
    }

    @Differentiable
    static double shortLoopsDownAndInside(double[] x, double a) {
        double[] t = new double[4];
        double sum = a;
        int last = -1;
        for (int i = 0; i < x.length; i++) {
            for (int k = 3; k >= 0; k--) {
                double previous = sum;
                for (int m = 1; m <= 3; m += 2) {
                    if (m != k) {
                        t[k] += t[m] * 0.2 + previous * x[i];
                        last = m;
                    }
                }
                sum = previous * 0.5 + t[k] * t[0];
            }
        }
        return sum * (1 + last);
    }

    @Differentiable
    static double shortLoopsThatEndEarly(double[] x, double a) {
        double[] t = new double[3];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < 3; k++) {
                t[k] = Math.sin(a + k) * x[i];
                if (t[k] > 0.9) {
                    break;
                }
                sum += t[k] * t[0];
            }
            for (int k = 0; k < 3; k++) {
                int inner = 0;
                while (inner < k) {
                    t[k] *= a * 0.3;
                    inner++;
                }
            }
        }
        return sum + t[0] * t[1] * t[2];
    }
}
