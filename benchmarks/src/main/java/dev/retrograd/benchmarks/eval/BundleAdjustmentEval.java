package dev.retrograd.benchmarks.eval;

import dev.retrograd.benchmarks.protocol.Eval;
import dev.retrograd.benchmarks.protocol.Evaluation;
import dev.retrograd.benchmarks.protocol.Input;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** GradBench's {@code ba}: all residuals of a bundle adjustment and their sparse Jacobian, row by row. */
final class BundleAdjustmentEval {

    /** How many entries of the Jacobian's arrays the answer shows, apart from the last. */
    private static final int SHOWN = 30;

    private BundleAdjustmentEval() {}

    static Eval eval() {
        return new Eval(
                "ba", Map.of("objective", BundleAdjustmentEval::objective, "jacobian", BundleAdjustmentEval::jacobian));
    }

    private static Evaluation objective(Input input) {
        Problem in = Problem.of(input);
        double[] reprojection = new double[2 * in.observations()];
        double[] weight = new double[in.observations()];
        return () -> {
            for (int i = 0; i < in.observations(); i++) {
                double[] error =
                        BundleAdjustment.reprojectionError(in.camera(i), in.point(i), in.weights[i], in.features[i]);
                reprojection[2 * i] = error[0];
                reprojection[2 * i + 1] = error[1];
                weight[i] = BundleAdjustment.weightError(in.weights[i]);
            }
            Map<String, Object> output = new LinkedHashMap<>();
            output.put(
                    "reproj_error", Map.of("elements", Arrays.copyOf(reprojection, 2), "repeated", in.observations()));
            output.put("w_err", Map.of("element", weight[0], "repeated", in.observations()));
            return output;
        };
    }

    private static Evaluation jacobian(Input input) {
        Problem in = Problem.of(input);
        SparseRows jacobian = new SparseRows(in.observations());
        return () -> {
            fill(jacobian, in);
            Map<String, Object> output = new LinkedHashMap<>();
            output.put("rows", shown(jacobian.starts));
            output.put("cols", shown(jacobian.columns));
            output.put("vals", shown(jacobian.values));
            return output;
        };
    }

    /** The rows of the reprojection errors, two of 15 entries for each observation, then those of the weights. */
    private static void fill(SparseRows jacobian, Problem in) {
        int points = BundleAdjustment.CAMERA * in.cameras.length;
        int weights = points + BundleAdjustment.POINT * in.points.length;
        ReprojectionErrorGrad.Workspace ws = new ReprojectionErrorGrad.Workspace();
        jacobian.clear();
        for (int i = 0; i < in.observations(); i++) {
            int camera = BundleAdjustment.CAMERA * (i % in.cameras.length);
            int point = points + BundleAdjustment.POINT * (i % in.points.length);
            double[][] block =
                    ReprojectionErrorGrad.jacobian(in.camera(i), in.point(i), in.weights[i], in.features[i], ws);
            for (double[] row : block) {
                jacobian.add(camera, row, 0, BundleAdjustment.CAMERA);
                jacobian.add(point, row, BundleAdjustment.CAMERA, BundleAdjustment.POINT);
                jacobian.add(weights + i, row[row.length - 1]);
                jacobian.endRow();
            }
        }
        WeightErrorGrad.Workspace weight = new WeightErrorGrad.Workspace();
        for (int i = 0; i < in.observations(); i++) {
            WeightErrorGrad.gradient(in.weights[i], weight);
            jacobian.add(weights + i, weight.weight());
            jacobian.endRow();
        }
    }

    private static int[] shown(int[] full) {
        int[] shown = Arrays.copyOf(full, Math.min(SHOWN, full.length) + 1);
        shown[shown.length - 1] = full[full.length - 1];
        return shown;
    }

    private static double[] shown(double[] full) {
        double[] shown = Arrays.copyOf(full, Math.min(SHOWN, full.length) + 1);
        shown[shown.length - 1] = full[full.length - 1];
        return shown;
    }

    /** A matrix of three rows for each observation by their entries that are not always zero. */
    private static final class SparseRows {

        private static final int ENTRIES = 2 * (BundleAdjustment.CAMERA + BundleAdjustment.POINT + 1) + 1;

        private final int[] starts;
        private final int[] columns;
        private final double[] values;
        private int rows;
        private int next;

        SparseRows(int observations) {
            starts = new int[3 * observations + 1];
            columns = new int[ENTRIES * observations];
            values = new double[ENTRIES * observations];
        }

        void clear() {
            rows = 0;
            next = 0;
        }

        void add(int column, double value) {
            columns[next] = column;
            values[next] = value;
            next++;
        }

        void add(int firstColumn, double[] entries, int first, int count) {
            for (int i = 0; i < count; i++) {
                columns[next + i] = firstColumn + i;
                values[next + i] = entries[first + i];
            }
            next += count;
        }

        void endRow() {
            rows++;
            starts[rows] = next;
        }
    }

    /** Cameras, points, weights and features, each a copy of the one in the input; observation i takes them in turn. */
    private record Problem(double[][] cameras, double[][] points, double[] weights, double[][] features) {

        static Problem of(Input input) {
            int observations = input.integer("p", 1);
            double[] weights = new double[observations];
            Arrays.fill(weights, input.number("w"));
            return new Problem(
                    copies(input.vector("cam", BundleAdjustment.CAMERA), input.integer("n", 1)),
                    copies(input.vector("x", BundleAdjustment.POINT), input.integer("m", 1)),
                    weights,
                    copies(input.vector("feat", 2), observations));
        }

        private static double[][] copies(double[] row, int count) {
            double[][] rows = new double[count][];
            Arrays.setAll(rows, i -> row.clone());
            return rows;
        }

        int observations() {
            return weights.length;
        }

        double[] camera(int observation) {
            return cameras[observation % cameras.length];
        }

        double[] point(int observation) {
            return points[observation % points.length];
        }
    }
}
