package dev.retrograd.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.benchmarks.row.Contender;
import dev.retrograd.benchmarks.row.Peer;
import dev.retrograd.benchmarks.row.Row;
import dev.retrograd.benchmarks.row.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every peer has the derivatives of the rows that it computes, also when it runs again. */
class PeersTest {

    private static final List<Peer> PEERS =
            List.of(new HipparchusPeer(), new FinmathPeer(), new PyTorchPeer(), new TensorFlowPeer());

    @TestFactory
    Stream<DynamicTest> derivatives() {
        return Rows.all().stream()
                .map(maker -> maker.get())
                .flatMap(row -> PEERS.stream()
                        .filter(peer -> peer.contender(row).isPresent())
                        .map(peer -> DynamicTest.dynamicTest(row.name() + " " + peer.name(), () -> check(row, peer))));
    }

    private static void check(Row row, Peer peer) {
        Contender contender = peer.contender(row).orElseThrow().get();
        contender.run();
        contender.run();
        double[] expected = row.expected().get();
        double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double[] actual = contender.derivatives();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("derivative %d", i).isCloseTo(expected[i], within(row.tolerance() * scale));
        }
    }
}
