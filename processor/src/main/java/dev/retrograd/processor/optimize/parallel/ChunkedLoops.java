package dev.retrograd.processor.optimize.parallel;

import dev.retrograd.processor.analysis.Uses;
import dev.retrograd.processor.ir.CalleeNames;
import dev.retrograd.processor.ir.Finding;
import dev.retrograd.processor.ir.Function;
import dev.retrograd.processor.ir.Op;
import dev.retrograd.processor.ir.Region;
import dev.retrograd.processor.optimize.parallel.Independence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits loops whose iterations meet in nothing but sums into chunks: functions of their own that may run beside each other, each in
 * a workspace of its own. Chunks depend on the number of iterations alone, and what they give is added in their order, so that
 * results do not depend on the number of threads; sums of the method itself are made term by term in the method's order.
 */
public final class ChunkedLoops {
    /** The largest number of chunks of a loop. */
    public static final int CHUNKS = 32;

    /**
     * What became of a function.
     *
     * @param function the function; loops that could be split are loops over chunks
     * @param findings for each loop that would be worth it and could not be split, why
     * @param isSplit whether any loop was
     */
    public record Result(Function function, List<Finding> findings, boolean isSplit) {
        /** Copies the list. */
        public Result {
            findings = List.copyOf(findings);
        }
    }

    private final Function function;
    private final Uses uses;
    private final Independence independence;
    private final List<Function> chunks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ChunkedLoops(Function function, int values) {
        this.function = function;
        this.uses = Uses.of(function);
        this.independence = new Independence(function, values, uses);
    }

    /**
     * Splits the outermost loops of a gradient whose storage has been planned.
     *
     * @param values how many of its results are no adjoints
     */
    public static Result apply(Function gradient, int values) {
        return new ChunkedLoops(gradient, values).apply();
    }

    private Result apply() {
        List<Op> ops = new ArrayList<>();
        for (Op op : function.body().ops()) {
            Optional<Chunk> chunk =
                    op instanceof Op.For loop && isWorthIt(loop.body()) ? chunk(loop) : Optional.empty();
            chunk.ifPresentOrElse(
                    split -> {
                        ops.addAll(split.calls());
                        chunks.add(split.function());
                    },
                    () -> {
                        ops.add(op);
                        if (op instanceof Op.While loop && isWorthIt(loop.body())) {
                            refuse(loop, "nobody knows beforehand how often it runs");
                        }
                    });
        }
        List<Function> callees = new ArrayList<>(function.callees());
        callees.addAll(chunks);
        Function split = function.withBody(new Region(function.params(), ops)).withCallees(callees);
        return new Result(chunks.isEmpty() ? function : split, findings, !chunks.isEmpty());
    }

    private Optional<Chunk> chunk(Op.For loop) {
        Verdict verdict = independence.of(loop);
        if (!verdict.isIndependent()) {
            refuse(loop, verdict.obstacle());
            return Optional.empty();
        }
        String number = chunks.isEmpty() ? "" : String.valueOf(chunks.size() + 1);
        Optional<Chunk> chunk = Chunk.of(loop, verdict, uses, function.name() + CalleeNames.CHUNK + number);
        if (chunk.isEmpty()) {
            refuse(loop, "an inner loop adds to a sum of the whole loop; let it add to a variable of the iteration");
        }
        return chunk;
    }

    private void refuse(Op loop, String reason) {
        Finding finding = new Finding(Finding.Kind.SEQUENTIAL, loop.origin().span(), List.of(reason));
        if (findings.stream().noneMatch(other -> other.span().equals(finding.span()))) {
            findings.add(finding);
        }
    }

    /** Whether an iteration does more than to move a few numbers. */
    private static boolean isWorthIt(Region body) {
        return body.ops().stream()
                .anyMatch(op -> op instanceof Op.For
                        || op instanceof Op.While
                        || (op instanceof Op.Call call && call.function().contains("Math."))
                        || op.regions().stream().anyMatch(ChunkedLoops::isWorthIt));
    }
}
