package dev.retrograd.benchmarks.peers;

import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.LogisticData;
import dev.retrograd.benchmarks.row.NetworkData;
import dev.retrograd.benchmarks.row.Peer;
import dev.retrograd.benchmarks.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat64;

/** TensorFlow Java on one thread: a graph, which is fed the parameters at each run. */
public final class TensorFlowPeer implements Peer {

    /** For {@link java.util.ServiceLoader}. */
    public TensorFlowPeer() {}

    @Override
    public String name() {
        return "TensorFlow";
    }

    @Override
    public boolean usesThreads() {
        return true;
    }

    @Override
    public Optional<Supplier<Contender>> contender(Row row) {
        if (row.program().orElse(null) instanceof LogisticData data) {
            return Optional.of(() -> logistic(data));
        }
        if (row.program().orElse(null) instanceof NetworkData data) {
            return Optional.of(() -> network(data));
        }
        return Optional.empty();
    }

    private static Contender logistic(LogisticData data) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Operand<TFloat64> rows = tf.constant(data.rows());
        double[][] labels = new double[data.labels().length][1];
        double[][] weights = new double[data.weights().length][1];
        for (int i = 0; i < labels.length; i++) {
            labels[i][0] = data.labels()[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i][0] = data.weights()[i];
        }
        Operand<TFloat64> labelColumn = tf.constant(labels);
        return contender(
                graph,
                tf,
                w -> {
                    Operand<TFloat64> scores = tf.linalg.matMul(rows, w.get(0));
                    Operand<TFloat64> losses = tf.math.sub(tf.math.softplus(scores), tf.math.mul(labelColumn, scores));
                    return tf.math.div(
                            tf.sum(losses, tf.constant(new int[] {0, 1})), tf.constant((double) labels.length));
                },
                TFloat64.tensorOf(StdArrays.ndCopyOf(weights)));
    }

    private static Contender network(NetworkData data) {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Operand<TFloat64> x = tf.constant(data.x());
        Operand<TFloat64> labels = tf.constant(data.labels());
        return contender(
                graph,
                tf,
                w -> {
                    Operand<TFloat64> hidden = tf.nn.relu(tf.math.add(tf.linalg.matMul(x, w.get(0)), w.get(1)));
                    Operand<TFloat64> scores = tf.math.add(tf.linalg.matMul(hidden, w.get(2)), w.get(3));
                    Operand<TFloat64> dots = tf.math.mul(labels, tf.nn.logSoftmax(scores));
                    return tf.math.div(tf.math.neg(tf.sum(dots, tf.constant(new int[] {0, 1}))), tf.constant((double)
                            data.x().length));
                },
                TFloat64.tensorOf(StdArrays.ndCopyOf(data.w1())),
                TFloat64.vectorOf(data.b1()),
                TFloat64.tensorOf(StdArrays.ndCopyOf(data.w2())),
                TFloat64.vectorOf(data.b2()));
    }

    private static Contender contender(
            Graph graph, Ops tf, Function<List<Operand<TFloat64>>, Operand<TFloat64>> loss, TFloat64... parameters) {
        List<Operand<TFloat64>> inputs = new ArrayList<>();
        for (TFloat64 parameter : parameters) {
            Shape shape = parameter.shape();
            inputs.add(tf.placeholder(TFloat64.class, Placeholder.shape(shape)));
        }
        Operand<TFloat64> value = loss.apply(inputs);
        Gradients gradients = tf.gradients(value, inputs);
        ConfigProto oneThread = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(1)
                .build();
        Session session = new Session(graph, oneThread);
        Result[] last = new Result[1];
        return Contender.of(
                () -> {
                    if (last[0] != null) {
                        last[0].close();
                    }
                    Session.Runner runner = session.runner().fetch(value);
                    for (int i = 0; i < parameters.length; i++) {
                        runner.feed(inputs.get(i), parameters[i]).fetch(gradients.dy(i));
                    }
                    last[0] = runner.run();
                    return ((TFloat64) last[0].get(0)).getDouble();
                },
                () -> {
                    DoubleStream all = DoubleStream.empty();
                    for (int i = 0; i < parameters.length; i++) {
                        all = DoubleStream.concat(all, numbers((TFloat64) last[0].get(1 + i)));
                    }
                    return all.toArray();
                });
    }

    private static DoubleStream numbers(TFloat64 tensor) {
        double[] numbers = new double[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(numbers, false, false));
        return DoubleStream.of(numbers);
    }
}
