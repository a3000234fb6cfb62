package dev.retrograd.benchmarks.times;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Inputs of the kind that GradBench gives, always the same ones, of sizes from the middle of its ladders. */
final class Workloads {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> GRADIENT = List.of("gradient");
    private static final List<String> JACOBIAN = List.of("jacobian");
    private static final List<String> MODES = List.of("ff", "fr", "rf", "rr");

    private final Random random = new Random(1);

    private Workloads() {}

    static List<Workload> all() {
        Workloads make = new Workloads();
        return List.of(
                make.ode(1000, 100),
                make.det(7),
                make.llsq(128, 4096),
                make.lse(640_000),
                make.kmeans(100, 1000, 8),
                make.saddle(),
                make.particle(),
                make.ht(544, 100),
                make.lstm(2, 14, 1024),
                make.ba(49, 7776, 31_843),
                make.gmm(10, 25, 1000));
    }

    private Workload ode(int n, int steps) {
        ObjectNode input = object();
        input.set("x", vector(n, random::nextDouble));
        input.put("s", steps);
        return new Workload("ode", "n=" + n + ", s=" + steps, "primal", GRADIENT, input);
    }

    private Workload det(int size) {
        ObjectNode input = object();
        input.set("A", vector(size * size, random::nextDouble));
        input.put("ell", size);
        return new Workload("det", "l=" + size, "primal", GRADIENT, input);
    }

    private Workload llsq(int m, int n) {
        ObjectNode input = object();
        input.set("x", vector(m, random::nextDouble));
        input.put("n", n);
        return new Workload("llsq", "m=" + m + ", n=" + n, "primal", GRADIENT, input);
    }

    private Workload lse(int n) {
        ObjectNode input = object();
        input.set("x", vector(n, random::nextDouble));
        return new Workload("lse", "n=" + n, "primal", GRADIENT, input);
    }

    private Workload kmeans(int k, int n, int d) {
        ObjectNode input = object();
        ArrayNode points = matrix(n, d, random::nextDouble);
        ArrayNode centroids = input.putArray("centroids");
        for (int i = n - k; i < n; i++) {
            centroids.add(points.get(i));
        }
        input.set("points", points);
        return new Workload("kmeans", "k=" + k + ", n=" + n + ", d=" + d, "cost", List.of("dir"), input);
    }

    private Workload saddle() {
        ObjectNode input = object();
        input.set("start", vector(2, () -> 1));
        return new Workload("saddle", "", "", MODES, input);
    }

    private Workload particle() {
        return new Workload("particle", "", "", MODES, object().put("w", 0.0));
    }

    private Workload lstm(int layers, int bits, int characters) {
        ObjectNode input = object();
        input.set("main_params", matrix(2 * layers, 4 * bits, random::nextDouble));
        input.set("extra_params", matrix(3, bits, random::nextDouble));
        input.set("state", matrix(2 * layers, bits, random::nextDouble));
        input.set("sequence", matrix(characters, bits, () -> random.nextInt(2)));
        return new Workload("lstm", "l=" + layers + ", c=" + characters, "objective", JACOBIAN, input);
    }

    private Workload ba(int cameras, int points, int observations) {
        ObjectNode input = object();
        input.put("n", cameras).put("m", points).put("p", observations).put("w", 0.4);
        double[] camera = {-0.76, -1.11, -0.85, 34.6, 39.7, 53.9, 419, 5.86, -8.52, 0.0878, 0.00274};
        ArrayNode numbers = input.putArray("cam");
        for (double number : camera) {
            numbers.add(number);
        }
        input.set("x", vector(3, () -> 10 * random.nextDouble()));
        input.set("feat", vector(2, () -> 500 * random.nextDouble()));
        return new Workload("ba", "p=" + observations, "objective", JACOBIAN, input);
    }

    private Workload gmm(int d, int k, int n) {
        ObjectNode input = object();
        input.put("d", d).put("k", k).put("n", n).put("m", 0).put("gamma", 1.0);
        input.set("x", matrix(n, d, random::nextGaussian));
        input.set("alpha", vector(k, random::nextGaussian));
        input.set("mu", matrix(k, d, random::nextDouble));
        input.set("q", matrix(k, d, random::nextGaussian));
        input.set("l", matrix(k, d * (d - 1) / 2, random::nextGaussian));
        return new Workload("gmm", "d=" + d + ", k=" + k + ", n=" + n, "objective", JACOBIAN, input);
    }

    /** A hand of random bones, each vertex moved by up to four of them. */
    private Workload ht(int vertices, int points) {
        int bones = 22;
        ObjectNode input = object();
        input.set("theta", vector(26, random::nextGaussian));
        input.set("us", matrix(points, 2, () -> random.nextDouble() / 2));
        ObjectNode data = input.putObject("data");
        data.set("points", matrix(points, 3, random::nextGaussian));
        ObjectNode model = data.putObject("model");
        model.put("bone_count", bones).put("is_mirrored", false);
        ArrayNode parents = model.putArray("parents");
        ArrayNode relatives = model.putArray("base_relatives");
        ArrayNode inverses = model.putArray("inverse_base_absolutes");
        for (int bone = 0; bone < bones; bone++) {
            parents.add(bone < 2 ? bone - 1 : (bone - 2) % 4 == 0 ? 1 : bone - 1);
            relatives.add(matrix(4, 4, random::nextGaussian));
            inverses.add(matrix(4, 4, random::nextGaussian));
        }
        ArrayNode positions = model.putArray("base_positions");
        ArrayNode weights = model.putArray("weights");
        ArrayNode triangles = model.putArray("triangles");
        for (int vertex = 0; vertex < vertices; vertex++) {
            positions.add(vector(3, random::nextGaussian).add(1.0));
            weights.add(vector(bones, () -> random.nextInt(bones) < 4 ? random.nextDouble() : 0));
            triangles.add(indices(3, vertices));
        }
        data.set("correspondences", indices(points, vertices));
        return new Workload("ht", "V=" + vertices + ", N=" + points, "objective", JACOBIAN, input);
    }

    private ArrayNode indices(int length, int bound) {
        ArrayNode indices = JSON.createArrayNode();
        for (int i = 0; i < length; i++) {
            indices.add(random.nextInt(bound));
        }
        return indices;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static ArrayNode vector(int length, DoubleSupplier numbers) {
        ArrayNode vector = JSON.createArrayNode();
        for (int i = 0; i < length; i++) {
            vector.add(numbers.getAsDouble());
        }
        return vector;
    }

    private static ArrayNode matrix(int rows, int columns, DoubleSupplier numbers) {
        ArrayNode matrix = JSON.createArrayNode();
        for (int i = 0; i < rows; i++) {
            matrix.add(vector(columns, numbers));
        }
        return matrix;
    }
}
