package dev.retrograd.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.LogisticData;
import dev.retrograd.benchmarks.row.NetworkData;
import dev.retrograd.benchmarks.row.Peer;
import dev.retrograd.benchmarks.row.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Deep Java Library with PyTorch on one thread. Its natives come as jars, nothing is loaded from elsewhere at run time. */
public final class PyTorchPeer implements Peer {

    /** For {@link java.util.ServiceLoader}. */
    public PyTorchPeer() {}

    @Override
    public String name() {
        return "DJL/PyTorch";
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

    private static NDManager manager() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        return NDManager.newBaseManager("PyTorch");
    }

    private static Contender logistic(LogisticData data) {
        NDManager manager = manager();
        NDArray rows = manager.create(data.rows());
        NDArray labels = manager.create(data.labels());
        NDArray count = manager.create((double) data.labels().length);
        NDArray zero = manager.create(0.0);
        NDArray one = manager.create(1.0);
        return contender(
                manager,
                local -> {
                    NDArray scores = rows.matMul(local[0]);
                    NDArray softplus = scores.maximum(zero)
                            .add(scores.abs().neg().exp().add(one).log());
                    return softplus.sub(labels.mul(scores)).sum().div(count);
                },
                manager.create(data.weights()));
    }

    private static Contender network(NetworkData data) {
        NDManager manager = manager();
        NDArray x = manager.create(data.x());
        NDArray labels = manager.create(data.labels());
        NDArray count = manager.create((double) data.x().length);
        NDArray zero = manager.create(0.0);
        return contender(
                manager,
                w -> {
                    NDArray hidden = x.matMul(w[0]).add(w[1]).maximum(zero);
                    NDArray scores = hidden.matMul(w[2]).add(w[3]);
                    return labels.mul(scores.logSoftmax(1)).sum().neg().div(count);
                },
                manager.create(data.w1()),
                manager.create(data.b1()),
                manager.create(data.w2()),
                manager.create(data.b2()));
    }

    private static Contender contender(NDManager manager, Function<NDArray[], NDArray> loss, NDArray... parameters) {
        for (NDArray parameter : parameters) {
            parameter.setRequiresGradient(true);
        }
        return Contender.of(
                () -> {
                    try (NDManager local = manager.newSubManager();
                            GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                        for (NDArray parameter : parameters) {
                            parameter.tempAttach(local);
                            clear(parameter);
                        }
                        NDArray value = loss.apply(parameters);
                        collector.backward(value);
                        return value.getDouble();
                    }
                },
                () -> Arrays.stream(parameters)
                        .map(NDArray::getGradient)
                        .flatMapToDouble(gradient -> Arrays.stream(gradient.toDoubleArray()))
                        .toArray());
    }

    /** Gradients add up from run to run. */
    private static void clear(NDArray parameter) {
        try (NDArray gradient = parameter.getGradient()) {
            gradient.subi(gradient);
        }
    }
}
