package dev.retrograd.processor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** With a workspace that has grown, a gradient allocates nothing. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 50;

    private static final Map<String, List<String>> METHODS = Map.of(
            "Scalars", List.of("sigmoidByHand", "namesThatClash"),
            "Loops", List.of("boundsFromBody", "fiveDeep", "breakOut"),
            "Whiles", List.of("newtonRoot", "insideFor", "containsFor"),
            "Arrays",
                    List.of(
                            "logSumExp",
                            "inPlacePrefixSums",
                            "swapOfReferences",
                            "smoothing",
                            "doubleBuffer",
                            "allocatedInLoop",
                            "allocatedInNest",
                            "allocatedInWhile",
                            "referenceFromLoop"),
            "Rows",
                    List.of(
                            "rowsSwapped",
                            "history",
                            "pivoting",
                            "rowsAllocatedInLoop",
                            "jagged",
                            "rowReplaced",
                            "rowsOfNewTableReplaced",
                            "rowsReplacedDeep"),
            "Results", List.of("squares", "writesParameter", "rowsOfParameter", "iterated", "returnsParameter"),
            "Matrices",
                    List.of(
                            "copied",
                            "plainRows",
                            "productOfRows",
                            "softmax",
                            "twice",
                            "network",
                            "chosen",
                            "inLoop",
                            "inWhile"),
            "Floats", List.of("elements", "whileLoop"),
            "Algorithms", List.of("luSolve", "rungeKutta", "lstm", "softEditDistance", "hiddenMarkov"),
            "GradBench", List.of("llsq", "lse", "ode", "gmm"));

    @TestFactory
    Stream<DynamicTest> methods() {
        Map<String, String> sources = Corpus.sources();
        sources.keySet().removeIf(type -> !METHODS.containsKey(simpleName(type)));
        Corpus compiled = Corpus.compile(sources, List.of());
        Map<String, Companion> companions = new TreeMap<>();
        sources.keySet()
                .forEach(type -> METHODS.get(simpleName(type))
                        .forEach(method ->
                                companions.put(simpleName(type) + "." + method, compiled.companion(type, method))));
        return companions.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static void check(Companion companion) throws Throwable {
        Sample sample = Sample.of(companion, 1);
        Object workspace = companion.workspace();
        companion.gradient(sample.arguments(), sample.seed(), workspace);
        MethodHandle call = companion.call(sample.arguments(), sample.seed(), workspace);
        assertThat(allocated(call)).as("bytes in %d calls", CALLS).isZero();
    }

    /** The least of several rounds: the first ones also count what the virtual machine does to link the call. */
    private static long allocated(MethodHandle call) throws Throwable {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.invokeExact();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
