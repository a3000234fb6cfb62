package corpus.scratcharrays;

import dev.retrograd.Constant;
import dev.retrograd.Differentiable;
import dev.retrograd.processor.corpus.In;

/** Arrays that are made once and used again in each iteration: overwritten from end to end first, or not quite. */
final class ScratchArrays {
    private ScratchArrays() {}

    @Differentiable
    static double mixture(
            @In(size = 3) double[] alpha,
            @In(size = {3, 2}) double[][] mean,
            @In(size = {3, 2}) double[][] factor,
            @Constant @In(size = {4, 2}) double[][] x) {
        int d = x[0].length;
        double[] centred = new double[d];
        double[] y = new double[d];
        double[] term = new double[alpha.length];
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            for (int k = 0; k < alpha.length; k++) {
                for (int j = 0; j < d; j++) {
                    centred[j] = x[p][j] - mean[k][j];
                    y[j] = Math.exp(factor[k][j]) * centred[j];
                }
                for (int column = 0; column < d; column++) {
                    for (int row = column + 1; row < d; row++) {
                        y[row] += factor[k][row] * centred[column] * mean[k][column];
                    }
                }
                double squares = 0;
                for (int j = 0; j < d; j++) {
                    squares += y[j] * y[j];
                }
                term[k] = alpha[k] - 0.5 * squares;
            }
            double total = 0;
            for (int k = 0; k < alpha.length; k++) {
                total += Math.exp(term[k]);
            }
            sum += Math.log(total);
        }
        return sum;
    }

    /** The last element keeps what the iteration before left there. */
    @Differentiable
    static double allButTheLast(@In(size = 4) double[] w, @Constant @In(size = {3, 4}) double[][] x) {
        double[] scratch = new double[w.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length - 1; j++) {
                scratch[j] = w[j] * x[i][j];
            }
            for (int j = 1; j < w.length; j++) {
                scratch[w.length - 1] += scratch[j - 1] * w[j];
            }
            for (int j = 0; j < w.length; j++) {
                sum += scratch[j] * scratch[j];
            }
        }
        return sum;
    }

    /** Overwritten in some iterations only. */
    @Differentiable
    static double sometimes(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[] scratch = new double[w.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (i % 2 == 0) {
                for (int j = 0; j < w.length; j++) {
                    scratch[j] = w[j] * x[i][j];
                }
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k <= j; k++) {
                    sum += scratch[k] * x[i][j] * w[j];
                }
            }
        }
        return sum;
    }

    /** Read before it is overwritten: each iteration sees the one before. */
    @Differentiable
    static double theOneBefore(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[] scratch = new double[w.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double dot = 0;
            for (int j = 0; j < w.length; j++) {
                dot += scratch[j] * w[j];
            }
            for (int j = 0; j < w.length; j++) {
                scratch[j] = dot + w[j] * x[i][j];
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k < w.length; k++) {
                    sum += scratch[j] * w[k];
                }
            }
        }
        return sum;
    }

    /** Read behind the loop. */
    @Differentiable
    static double behind(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[] scratch = new double[w.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                scratch[j] = w[j] * w[j] * x[i][j];
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k < w.length; k++) {
                    sum += scratch[j] * w[k] * x[i][k];
                }
            }
        }
        for (int j = 0; j < w.length; j++) {
            sum += scratch[j] * scratch[j];
        }
        return sum;
    }

    /** Written again after it has been read. */
    @Differentiable
    static double again(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[] scratch = new double[w.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                scratch[j] = w[j] * x[i][j];
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k < w.length; k++) {
                    sum += scratch[j] * scratch[k] * w[k];
                }
            }
            for (int j = 0; j < w.length; j++) {
                scratch[j] = Math.sin(scratch[j]);
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k < w.length; k++) {
                    sum += scratch[j] * scratch[k] * w[j];
                }
            }
        }
        return sum;
    }

    /** The loops that overwrite it may not run at all. */
    @Differentiable
    static double perhapsEmpty(
            @In(size = 3) double[] w,
            @Constant @In(size = {3, 3}) double[][] x,
            @In(from = 0, to = 4) int n) {
        double[] scratch = new double[n];
        double sum = w[0];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < n; j++) {
                scratch[j] = w[j % 3] * x[i][j % 3];
            }
            for (int k = 0; k < 2; k++) {
                for (int j = 0; j < n; j++) {
                    sum += scratch[j] * scratch[(j + 1) % n] * w[k];
                }
            }
        }
        return sum;
    }

    /** An iteration's numbers reach the next one by another way. */
    @Differentiable
    static double recurrent(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[] state = new double[w.length];
        double[] next = new double[w.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                next[j] = Math.tanh(w[j] * x[i][j] + state[(j + 1) % w.length]);
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k < w.length; k++) {
                    sum += next[j] * next[k] * w[k];
                }
            }
            for (int j = 0; j < w.length; j++) {
                state[j] = next[j];
            }
        }
        return sum;
    }

    /** Every iteration has rows of its own. */
    @Differentiable
    static double ownRows(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[][] rows = new double[x.length][w.length];
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                rows[i][j] = Math.sin(w[j] * x[i][j]);
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k <= j; k++) {
                    product = product * 0.9 + rows[i][j] * rows[i][k];
                }
            }
        }
        return product;
    }

    /** Iterations write to each other's rows. */
    @Differentiable
    static double othersRows(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[][] rows = new double[x.length][w.length];
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                rows[i][j] += Math.sin(w[j] * x[i][j]);
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k <= j; k++) {
                    product = product * 0.9 + rows[i][j] * rows[i][k];
                }
            }
            for (int j = 0; j < w.length; j++) {
                rows[(i + 1) % x.length][j] += product * w[j];
                rows[i / 2][j] *= 0.5;
            }
        }
        return product;
    }

    /** Rows that are one and the same array. */
    @Differentiable
    static double sameRow(@In(size = 3) double[] w, @Constant @In(size = {4, 3}) double[][] x) {
        double[][] rows = new double[x.length][];
        double[] row = new double[w.length];
        for (int i = 0; i < x.length; i++) {
            rows[i] = row;
        }
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < w.length; j++) {
                rows[i][j] = Math.sin(w[j] * x[i][j]);
            }
            for (int j = 0; j < w.length; j++) {
                for (int k = 0; k <= j; k++) {
                    product = product * 0.9 + rows[i][j] * rows[i][k];
                }
            }
        }
        return product;
    }

    /** A running index through a packed triangle, column by column. */
    @Differentiable
    static double packed(@In(size = 6) double[] l, @In(size = 3) double[] v) {
        double[] y = new double[v.length];
        int next = 0;
        for (int column = 0; column < v.length; column++) {
            for (int row = column; row < v.length; row++) {
                y[row] += l[next] * v[column] * v[column];
                next++;
            }
        }
        double sum = next;
        for (int row = 0; row < v.length; row++) {
            sum = sum * 0.5 + y[row] * y[row];
        }
        return sum;
    }

    /** Running indices up and down, in loops that count down or may not run. */
    @Differentiable
    static double running(@In(size = 7) double[] l, @In(size = 3) double[] v, @In(from = 0, to = 3) int n) {
        int up = -1;
        int down = l.length;
        double product = 1;
        for (int i = n; i >= 1; i--) {
            up++;
            down--;
            product = product * (1 + l[up] * v[up % 3]) + l[down] * l[down];
            for (int j = i; j <= n; j++) {
                product += Math.sin(l[down - 1] * product) * v[j - i];
            }
        }
        for (int i = 0; i < n; i++) {
            product *= l[up] + down * 0.1;
            up--;
            down++;
        }
        return product + up + down * v[0];
    }

    /** The adjoint of the weights is the same multiple of one number for each point. */
    @Differentiable
    static double sumOfMultiples(
            @In(size = 3) double[] w, @Constant @In(size = 3) double[] c, @Constant @In(size = 6) double[] x) {
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            double inner = 0;
            for (int j = 0; j < w.length; j++) {
                inner += w[j] * c[j] - c[j] / (2 + w[j] * w[j]);
            }
            sum += Math.sin(inner * x[p]);
        }
        return sum;
    }

    /** A number for each row of a matrix, downward and in steps, through a scratch array, or in a loop that does not run. */
    @Differentiable
    static double multiplesByRows(
            @In(size = {4, 3}) double[][] l, @In(size = 3) double[] m, @Constant @In(size = {5, 3}) double[][] x) {
        double[] centred = new double[3];
        double sum = 0;
        for (int p = x.length - 1; p >= 0; p -= 2) {
            for (int j = 0; j < 3; j++) {
                centred[j] = x[p][j] - m[j] * 0.5;
            }
            for (int i = 3; i >= 0; i--) {
                double y = 0;
                for (int j = 2; j >= 0; j--) {
                    y += l[i][j] * centred[j];
                }
                sum += Math.cos(y);
            }
        }
        for (int p = 5; p < x.length; p++) {
            for (int i = 0; i < 4; i++) {
                double y = 0;
                for (int j = 0; j < 3; j++) {
                    y += l[i][j] * (x[p][j] - m[j]);
                }
                sum += y * y * y;
            }
        }
        return sum;
    }

    /** Coefficients that the loop itself changes, rows that are one array, and numbers from loops of varying length. */
    @Differentiable
    static double multiplesThatVary(
            @In(size = {3, 3}) double[][] l, @In(size = 3) double[] m, @Constant @In(size = {5, 3}) double[][] x) {
        double[] c = {1, 2, 3};
        double[][] shared = {m, m, l[0]};
        double sum = 0;
        for (int p = 0; p < x.length; p++) {
            for (int i = 0; i < 3; i++) {
                double y = 0;
                for (int j = 0; j < 3; j++) {
                    y += c[j] * m[j] + shared[i][j] * l[1][j];
                }
                sum += Math.sin(y * x[p][i]);
                for (int k = 0; k <= i; k++) {
                    double z = 0;
                    for (int j = 0; j < 3; j++) {
                        z += l[k][j] * x[0][j];
                    }
                    sum += z * z * x[p][k];
                }
            }
            c[p % 3] += 0.5;
        }
        return sum;
    }
}
